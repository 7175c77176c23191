#include "core/merkle/tree.hpp"

#include <fmt/format.h>
#include <random>
#include <sodium.h>

using namespace holdfast::merkle;

/// Prints the roots of a thousand random logs, a line each: seed, size and root.
int main() {
    std::mt19937 random(20170331);
    for (int log = 0; log < 1'000; ++log) {
        const std::uint64_t seed = random();
        const std::uint64_t size = random() % 600;
        Leaves leaves;
        for (std::uint64_t i = 0; i < size; ++i) leaves.append(leaf_hash(fmt::format("{}/{}", seed, i)));
        std::string hexadecimal(2 * sizeof(Hash) + 1, '\0');
        const Hash root = root_of(size, leaves.subtrees());
        sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), root.data(), root.size());
        fmt::print("{} {} {}\n", seed, size, hexadecimal.c_str());
    }
}

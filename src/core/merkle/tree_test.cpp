#include "core/merkle/tree.hpp"

#include <doctest/doctest.h>
#include <random>
#include <sodium.h>

using namespace holdfast::merkle;

static std::string from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, nullptr, nullptr);
    return bytes;
}

static Leaves of_random_leaves(std::uint64_t size, unsigned seed) {
    Leaves leaves;
    for (std::uint64_t i = 0; i < size; ++i) leaves.append(leaf_hash(std::to_string(seed) + "/" + std::to_string(i)));
    return leaves;
}

static Head head_of(const Leaves& leaves, std::uint64_t size) { return {size, root_of(size, leaves.subtrees())}; }

TEST_CASE("the roots are those that Certificate Transparency publishes for its eight test leaves") {
    const std::vector<std::pair<const char*, const char*>> published{
        {"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"}};
    Leaves leaves;
    for (const auto& [leaf, root] : published) {
        leaves.append(leaf_hash(from_hex(leaf)));
        CHECK(bytes_of(root_of(leaves.size(), leaves.subtrees())) == from_hex(root));
    }
}

TEST_CASE("the tree of nothing has the hash of nothing as its root") { CHECK(root_of(0, Leaves().subtrees()) == sha256({})); }

TEST_CASE("every leaf of every tree up to 70 leaves is proven, and no proof serves another leaf, place or root") {
    const Leaves leaves = of_random_leaves(70, 1);
    for (std::uint64_t size = 1; size <= 70; ++size) {
        const Head head = head_of(leaves, size);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(size, index, leaves.subtrees());
            CHECK(is_included(leaves.subtree(0, index), index, head, proof));
            CHECK_FALSE(is_included(leaf_hash("another"), index, head, proof));
            CHECK_FALSE(is_included(leaves.subtree(0, index), index, {size, leaf_hash("another")}, proof));
            if (size > 1) CHECK_FALSE(is_included(leaves.subtree(0, index), (index + 1) % size, head, proof));
        }
    }
}

TEST_CASE("every tree up to 70 leaves is shown to begin with every smaller one, and with no other") {
    const Leaves leaves = of_random_leaves(70, 2);
    const Leaves others = of_random_leaves(70, 3);
    for (std::uint64_t size = 0; size <= 70; ++size)
        for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
            const auto proof = consistency_proof(old_size, size, leaves.subtrees());
            CHECK(is_consistent(head_of(leaves, old_size), head_of(leaves, size), proof));
            if (old_size == 0) continue;
            CHECK_FALSE(is_consistent(head_of(others, old_size), head_of(leaves, size), proof));
            CHECK_FALSE(is_consistent(head_of(leaves, old_size), head_of(others, size), proof));
        }
}

TEST_CASE("a proof with any one bit turned proves nothing") {
    const Leaves leaves = of_random_leaves(1000, 4);
    const Head now = head_of(leaves, 1000);
    std::mt19937_64 random(20170331);
    const auto below = [&](std::uint64_t bound) { return std::uniform_int_distribution<std::uint64_t>(0, bound - 1)(random); };
    const auto turn = [&](std::vector<Hash> proof) {
        const std::uint64_t bit = below(256);
        auto& byte = proof[below(proof.size())][bit / 8];
        byte = static_cast<unsigned char>(byte ^ (1U << (bit % 8)));
        return proof;
    };
    for (int trial = 0; trial < 20'000; ++trial) {
        const std::uint64_t index = below(1000);
        REQUIRE_FALSE(is_included(leaves.subtree(0, index), index, now, turn(inclusion_proof(1000, index, leaves.subtrees()))));
        const std::uint64_t old_size = 1 + below(999);
        REQUIRE_FALSE(is_consistent(head_of(leaves, old_size), now, turn(consistency_proof(old_size, 1000, leaves.subtrees()))));
    }
}

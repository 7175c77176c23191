#pragma once

#include "core/merkle/hash.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace holdfast::merkle {

/// The hash of the complete subtree of 2^level leaves that begins at leaf index * 2^level.
using Subtree = std::function<Hash(unsigned level, std::uint64_t index)>;

/// The root of a tree of `size` leaves (RFC 6962, section 2.1). Of no leaves it is the hash of nothing.
Hash root_of(std::uint64_t size, const Subtree& subtree);

/// The hashes that lead from the leaf at `index` to the root of the tree of `size` leaves (section 2.1.1). Precondition: index < size.
std::vector<Hash> inclusion_proof(std::uint64_t size, std::uint64_t index, const Subtree& subtree);
/// The hashes that show that the tree of `size` leaves begins with the one of `old_size` (section 2.1.2); none for 0 or the same size.
/// Precondition: old_size <= size.
std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size, const Subtree& subtree);

/// A tree that is known by its size and root.
struct Head {
    std::uint64_t size{};
    Hash root{};
    friend bool operator==(const Head&, const Head&) = default;
};
/// Whether the proof leads from this leaf, at this index, to the head (RFC 9162, section 2.1.3.2).
bool is_included(const Hash& leaf, std::uint64_t index, const Head& head, const std::vector<Hash>& proof);
/// Whether the proof shows that `now` only adds to `before` (RFC 9162, section 2.1.4.2).
bool is_consistent(const Head& before, const Head& now, const std::vector<Hash>& proof);

/// Leaves in memory, for trees small enough: the source of their subtrees.
class Leaves {
public:
    void append(const Hash& leaf);
    std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }
    Hash subtree(unsigned level, std::uint64_t index) const { return levels_.at(level).at(index); }
    Subtree subtrees() const {
        return [this](unsigned level, std::uint64_t index) { return subtree(level, index); };
    }

private:
    std::vector<std::vector<Hash>> levels_{};
};

}  // namespace holdfast::merkle

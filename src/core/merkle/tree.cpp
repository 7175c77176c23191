#include "core/merkle/tree.hpp"

#include <bit>

namespace holdfast::merkle {

/// The largest power of two below `size`, as its exponent. Precondition: size > 1.
static unsigned split_level(std::uint64_t size) { return static_cast<unsigned>(std::bit_width(size - 1)) - 1; }

/// Leaves `from` to `from + size`, where `from` is where a subtree of that size may begin.
struct Range {
    std::uint64_t from{};
    std::uint64_t size{};

    Range left() const { return {from, std::uint64_t{1} << split_level(size)}; }
    Range right() const {
        const std::uint64_t half = std::uint64_t{1} << split_level(size);
        return {from + half, size - half};
    }
};

static Hash hash_of(Range range, const Subtree& subtree) {
    if (std::has_single_bit(range.size)) {
        const auto level = static_cast<unsigned>(std::countr_zero(range.size));
        return subtree(level, range.from >> level);
    }
    return node_hash(hash_of(range.left(), subtree), hash_of(range.right(), subtree));
}

Hash root_of(std::uint64_t size, const Subtree& subtree) { return size == 0 ? sha256({}) : hash_of({0, size}, subtree); }

std::vector<Hash> inclusion_proof(std::uint64_t size, std::uint64_t index, const Subtree& subtree) {
    std::vector<Hash> from_root;
    for (Range range{0, size}; range.size > 1;) {
        const bool is_left = index < range.left().from + range.left().size;
        from_root.push_back(hash_of(is_left ? range.right() : range.left(), subtree));
        range = is_left ? range.left() : range.right();
    }
    return {from_root.rbegin(), from_root.rend()};
}

std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t size, const Subtree& subtree) {
    if (old_size == 0 || old_size == size) return {};
    std::vector<Hash> from_root;
    Range range{0, size};
    bool is_whole_old_tree = true;
    while (range.from + range.size != old_size) {
        const bool is_left = old_size <= range.left().from + range.left().size;
        from_root.push_back(hash_of(is_left ? range.right() : range.left(), subtree));
        is_whole_old_tree = is_whole_old_tree && is_left;
        range = is_left ? range.left() : range.right();
    }
    // Who asks knows the old root already, so it is not said when it is a node of the new tree.
    if (!is_whole_old_tree) from_root.push_back(hash_of(range, subtree));
    return {from_root.rbegin(), from_root.rend()};
}

bool is_included(const Hash& leaf, std::uint64_t index, const Head& head, const std::vector<Hash>& proof) {
    if (index >= head.size) return false;
    std::uint64_t at = index;
    std::uint64_t last = head.size - 1;
    Hash hash = leaf;
    for (const Hash& next : proof) {
        if (last == 0) return false;
        if ((at & 1) == 0 && at != last) {
            hash = node_hash(hash, next);
        } else {
            hash = node_hash(next, hash);
            // An only child has no sister on its level: go up to where it has one.
            while ((at & 1) == 0) at >>= 1, last >>= 1;
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == head.root;
}

/// The walk of RFC 9162, section 2.1.4.2, from the last node that both trees have.
static bool leads_to_both(const Head& before, const Head& now, const std::vector<Hash>& path) {
    if (path.empty()) return false;
    std::uint64_t at = before.size - 1;
    std::uint64_t last = now.size - 1;
    while ((at & 1) == 1) at >>= 1, last >>= 1;
    Hash old_root = path.front();
    Hash new_root = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (last == 0) return false;
        if ((at & 1) == 1 || at == last) {
            old_root = node_hash(path[i], old_root);
            new_root = node_hash(path[i], new_root);
            while (at != 0 && (at & 1) == 0) at >>= 1, last >>= 1;
        } else {
            new_root = node_hash(new_root, path[i]);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && old_root == before.root && new_root == now.root;
}

bool is_consistent(const Head& before, const Head& now, const std::vector<Hash>& proof) {
    if (before.size > now.size) return false;
    if (before.size == now.size) return proof.empty() && before.root == now.root;
    if (before.size == 0) return proof.empty() && before.root == sha256({});
    std::vector<Hash> path;
    if (std::has_single_bit(before.size)) path.push_back(before.root);
    path.insert(path.end(), proof.begin(), proof.end());
    return leads_to_both(before, now, path);
}

void Leaves::append(const Hash& leaf) {
    Hash hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        auto& row = levels_[level];
        row.push_back(hash);
        if (row.size() % 2 == 1) return;
        hash = node_hash(row[row.size() - 2], row.back());
    }
}

}  // namespace holdfast::merkle

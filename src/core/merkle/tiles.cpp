#include "core/merkle/tiles.hpp"

#include <memory>
#include <stdexcept>
#include <utility>

namespace holdfast::merkle {

static constexpr std::size_t hash_size = sizeof(Hash);

/// The root of `count` hashes, a power of two of them, from place `from` of a tile.
static Hash folded(std::string_view hashes, std::uint64_t from, std::uint64_t count) {
    if (count == 1) {
        const auto hash = from * hash_size < hashes.size() ? hash_from_bytes(hashes.substr(from * hash_size, hash_size)) : std::nullopt;
        if (!hash) throw std::runtime_error("a tile of the trail is shorter than it must be");
        return *hash;
    }
    return node_hash(folded(hashes, from, count / 2), folded(hashes, from + count / 2, count / 2));
}

Hash root_of_tile(std::string_view hashes) {
    if (hashes.size() != tile_width * hash_size) throw std::runtime_error("a tile of the trail is not full");
    return folded(hashes, 0, tile_width);
}

/// Where in which tile the hashes of a subtree stand.
struct Span {
    TilePlace tile{};
    std::uint64_t from{};
    std::uint64_t count{};
};

static Span span_of(unsigned level, std::uint64_t index) {
    const unsigned within = level % tile_height;
    const std::uint64_t first = index << within;
    return {.tile = {level / tile_height, first / tile_width}, .from = first % tile_width, .count = std::uint64_t{1} << within};
}

Subtree subtrees_of(ReadTile read) {
    struct Kept {
        std::uint64_t position{};
        std::string hashes{};
    };
    auto kept = std::make_shared<std::map<unsigned, Kept>>();
    return [read = std::move(read), kept](unsigned level, std::uint64_t index) {
        const Span span = span_of(level, index);
        Kept& tile = (*kept)[span.tile.level];
        if (tile.hashes.empty() || tile.position != span.tile.position) tile = {span.tile.position, read(span.tile)};
        return folded(tile.hashes, span.from, span.count);
    };
}

Growth::Growth(std::uint64_t size, const ReadTile& read) : size_(size) {
    unsigned level = 0;
    for (std::uint64_t subtrees = size; subtrees > 0; subtrees >>= tile_height, ++level)
        if (const std::uint64_t width = subtrees % tile_width; width > 0) {
            edges_[level] = read({level, subtrees / tile_width});
            if (edges_[level].size() != width * hash_size) throw std::runtime_error("a tile of the trail does not fit the size of its checkpoint");
        }
}

void Growth::append(const Hash& leaf) {
    ++size_;
    Hash hash = leaf;
    std::uint64_t subtrees = size_;
    for (unsigned level = 0;; ++level, subtrees >>= tile_height) {
        std::string& edge = edges_[level];
        edge += bytes_of(hash);
        if (subtrees % tile_width != 0) return;
        hash = root_of_tile(edge);
        finished_[{level, subtrees / tile_width - 1}] = std::move(edge);
        edges_.erase(level);
    }
}

Hash Growth::subtree(unsigned level, std::uint64_t index) const {
    const Span span = span_of(level, index);
    return folded(edges_.at(span.tile.level), span.from, span.count);
}

Head Growth::head() const {
    return {.size = size_, .root = root_of(size_, [this](unsigned level, std::uint64_t index) { return subtree(level, index); })};
}

std::map<TilePlace, std::string> Growth::take_changed() {
    auto tiles = std::exchange(finished_, {});
    for (const auto& [level, hashes] : edges_) tiles[{level, (size_ >> (tile_height * level)) / tile_width}] = hashes;
    return tiles;
}

}  // namespace holdfast::merkle

#pragma once

#include "core/merkle/tree.hpp"

#include <compare>
#include <map>
#include <string>

namespace holdfast::merkle {

/// Where a tile stands: on level n its hashes are those of subtrees of 256^n leaves, 256 in a full tile (C2SP tlog-tiles).
struct TilePlace {
    unsigned level{};
    std::uint64_t position{};
    friend auto operator<=>(const TilePlace&, const TilePlace&) = default;
};
inline constexpr unsigned tile_height = 8;
inline constexpr std::uint64_t tile_width = std::uint64_t{1} << tile_height;

/// The hashes of a tile, one after another; fewer than 256 of them in a level's last tile.
using ReadTile = std::function<std::string(TilePlace)>;

/// Subtrees read from tiles, of which the last one of each level is kept. Throws std::runtime_error where a tile is missing or short.
Subtree subtrees_of(ReadTile read);
/// The root of a full tile. Throws std::runtime_error for any other.
Hash root_of_tile(std::string_view hashes);

/// A log that grows behind what its tiles hold.
class Growth {
public:
    Growth(std::uint64_t size, const ReadTile& read);

    void append(const Hash& leaf);
    std::uint64_t size() const { return size_; }
    Head head() const;
    /// The tiles to be stored, whole: those that were finished since this was asked last, and the unfinished ones.
    std::map<TilePlace, std::string> take_changed();

private:
    Hash subtree(unsigned level, std::uint64_t index) const;

    std::uint64_t size_;
    std::map<unsigned, std::string> edges_{};  ///< the unfinished tile of each level
    std::map<TilePlace, std::string> finished_{};
};

}  // namespace holdfast::merkle

#include "core/merkle/tiles.hpp"

#include <doctest/doctest.h>
#include <stdexcept>

using namespace holdfast::merkle;

/// Tiles kept as a database would.
struct Kept {
    std::map<TilePlace, std::string> tiles{};

    ReadTile read() const {
        return [this](TilePlace place) {
            const auto found = tiles.find(place);
            return found == tiles.end() ? std::string() : found->second;
        };
    }
    /// Grows from `size` by `more` leaves, as one checkpoint does.
    Head grow(std::uint64_t size, std::uint64_t more) {
        Growth growth{size, read()};
        for (std::uint64_t i = size; i < size + more; ++i) growth.append(leaf_hash(std::to_string(i)));
        for (auto& [place, hashes] : growth.take_changed()) tiles[place] = hashes;
        return growth.head();
    }
};

TEST_CASE("a log grown in steps has the roots of the tree, and its tiles give every proof") {
    Leaves leaves;
    Kept kept;
    std::uint64_t size = 0;
    for (const std::uint64_t step : {1, 1, 3, 250, 1, 256, 512, 0, 65'000, 700, 1}) {
        for (std::uint64_t i = size; i < size + step; ++i) leaves.append(leaf_hash(std::to_string(i)));
        const Head head = kept.grow(size, step);
        size += step;
        REQUIRE(head.size == size);
        REQUIRE(head.root == root_of(size, leaves.subtrees()));
        REQUIRE(root_of(size, subtrees_of(kept.read())) == head.root);
    }
    const auto from_tiles = subtrees_of(kept.read());
    for (std::uint64_t index = 0; index < size; index += 997) CHECK(inclusion_proof(size, index, from_tiles) == inclusion_proof(size, index, leaves.subtrees()));
    for (std::uint64_t old_size = 1; old_size < size; old_size += 997)
        CHECK(consistency_proof(old_size, size, from_tiles) == consistency_proof(old_size, size, leaves.subtrees()));
}

TEST_CASE("a log that goes on growing in memory gives each finished tile once, and the tiles a log read afresh would have") {
    Kept kept, afresh;
    Growth growth{0, kept.read()};
    std::uint64_t size = 0;
    for (const std::uint64_t step : {1, 254, 1, 300, 0, 65'000, 513}) {
        for (std::uint64_t i = size; i < size + step; ++i) growth.append(leaf_hash(std::to_string(i)));
        const auto changed = growth.take_changed();
        CHECK(changed.size() <= step / tile_width + 4);
        for (const auto& [place, hashes] : changed) kept.tiles[place] = hashes;
        CHECK(growth.head() == afresh.grow(size, step));
        size += step;
        CHECK(growth.size() == size);
        CHECK(kept.tiles == afresh.tiles);
    }
}

TEST_CASE("a missing or short tile is an error, not a wrong root") {
    Kept kept;
    kept.grow(0, 300);
    kept.tiles[{0, 1}].resize(32);
    CHECK_THROWS_AS(root_of(300, subtrees_of(kept.read())), std::runtime_error);
    CHECK_THROWS_AS(Growth(300, kept.read()), std::runtime_error);
    kept.tiles.erase({0, 1});
    CHECK_THROWS_AS(root_of(300, subtrees_of(kept.read())), std::runtime_error);
}

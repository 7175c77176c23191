#pragma once

#include "core/trail/key_folder.hpp"
#include "core/merkle/note.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::trail {

/// The first entry that is not what was written.
struct Break {
    std::int64_t sequence{};
    std::string reason{};
};

/// What an examination of the whole trail found.
struct Verification {
    std::int64_t entries{};
    std::uint64_t sealed{};  ///< entries that the latest checkpoint covers
    std::size_t checkpoints{};
    std::size_t erased{};  ///< entries whose payload was erased, each with an event that says so
    std::optional<Break> first_break{};
    std::vector<std::string> remarks{};  ///< what limits the examination
};

/// Recomputes every entry's payload digest and leaf, compares them with the tiles, the tiles with the signed checkpoints, and those with
/// `outside`, checkpoints kept elsewhere. Reads on as many threads as the machine has cores.
Verification verify_trail(store::Database& database, const KeyFolder& keys, const std::vector<merkle::Note>& outside);

}  // namespace holdfast::trail

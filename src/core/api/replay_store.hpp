#pragma once

#include "core/api/client.hpp"
#include "core/trail/change.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace holdfast::api {

/// How long the answer of a request that carried a key is given again.
inline constexpr std::chrono::hours replays_kept_for{48};

/// An answer as it was first given.
struct Replay {
    std::string request_fingerprint{};
    int status{};
    std::string location{};
    std::string body{};
};
std::optional<Replay> find_replay(trail::View& view, Id<Client> client, const std::string& key_fingerprint);
/// Keeps it with what the request wrote, and takes away those that are too old.
void insert_replay(trail::Change& change, Id<Client> client, const std::string& key_fingerprint, const Replay& replay);

}  // namespace holdfast::api

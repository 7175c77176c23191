#pragma once

#include "core/api/client_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::api {

/// Keeps a token by its fingerprint, notes that its secret was used, and takes away those that have run out.
void insert_token(trail::Change& change, Id<Secret> secret, const std::string& fingerprint, const std::vector<std::string>& scopes);

/// Whose token it is and what it is for; nothing when it is unknown or has run out, or its secret was ended, as all are with their system.
struct Held {
    Client client{};
    std::vector<std::string> scopes{};
};
std::optional<Held> find_held(store::Reader& reader, const std::string& fingerprint, Instant now);

}  // namespace holdfast::api

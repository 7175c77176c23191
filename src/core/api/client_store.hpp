#pragma once

#include "core/api/client.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

/// The schema of systems, their secrets and tokens, and of answers that are given again.
std::vector<store::Migration> migrations();

/// Every system there is or was, those that still run first, by name.
std::vector<Client> load_clients(trail::View& view);
std::optional<Client> find_client(trail::View& view, Id<Client> id);

Id<Client> insert_client(trail::Change& change, const Client& client);
void replace_pace(trail::Change& change, Id<Client> client, std::int64_t a_second);
Id<Secret> insert_secret(trail::Change& change, Id<Client> client, const std::string& fingerprint);
/// From now on neither it nor a token that was had with it opens anything.
void close_secret(trail::Change& change, Id<Secret> secret);
/// Ends the system with its secrets.
void close_client(trail::Change& change, Id<Client> client);

/// Who shows this key with this secret, if that is in use.
struct Shown {
    Client client{};
    Id<Secret> secret{};
};
std::optional<Shown> find_shown(trail::View& view, std::string_view key, const std::string& secret_fingerprint);

}  // namespace holdfast::api

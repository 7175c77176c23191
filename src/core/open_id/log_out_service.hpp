#pragma once

#include "core/open_id/party.hpp"
#include "core/trail/journal.hpp"

#include <string>
#include <string_view>

namespace holdfast::open_id {

/// What was sent to the address of an issuer, as it came.
struct LogOutOrder {
    std::string issuer_key{};
    std::string token{};
};
/// Back-channel logout: ends the sessions, and the sign-ins that wait for a second factor, of whom a verified logout token names. Each token is good once.
/// Refused: not found where there is no such issuer, `wait` where the address has sent too many that were none, else with one word for why.
Outcome<Done> log_out_from_there(trail::Journal& journal, const trail::Actor& sender, Parties& parties, const LogOutOrder& order);

/// The key of the issuer that a session came from, where it is still in the settings.
std::string issuer_key_of(trail::View& view, const Parties& parties, std::string_view origin);

/// Where the browser signs out at the issuer as well, once a session with this origin has ended here; empty where it has no such page.
std::string address_to_leave(Parties& parties, Party& party, const std::string& origin, Instant now);

}  // namespace holdfast::open_id

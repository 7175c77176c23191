#pragma once

#include "core/sign_in/invitation_service.hpp"
#include "core/sign_in/throttle.hpp"

#include <chrono>
#include <string>

namespace holdfast::sign_in {

/// Somebody may ask for a new password this often before they have to wait.
inline constexpr Allowance for_wish{3, std::chrono::minutes{15}};
/// A person gets so many links an hour at most, whoever asks.
inline constexpr int links_an_hour = 3;

/// Notes that somebody has forgotten their password: `typed` is a user name or an address. Gives how long to wait where too much was asked. What is
/// written, and how long it takes, does not depend on whether anybody has that name: it is looked up later, by answer_wishes.
std::chrono::seconds wish_for_reset(trail::Journal& journal, const trail::Actor& visitor, const std::string& typed, const Place& place,
                                    const trail::KeyFolder& keys);

/// Answers every wish: writes to those with a password who may enter today, with a link. Gives how many letters were put into the queue.
int answer_wishes(trail::Journal& journal, const LinkMail& mail);

/// Whether a password opens the account, whatever else does.
bool has_password(trail::View& view, Id<trail::Account> account);
/// Writes to the person, because an administrator asked for it, with a link to choose a new password; links before open nothing any more. The password
/// that they have stays until then. Refused where they have none, may not enter today or have no address.
Outcome<Done> send_reset(trail::Change& change, Id<trail::Account> account, const LinkMail& mail);
/// The same link, not sent but given once to who manages accounts, to hand over; its key.
Outcome<std::string> hand_over_reset(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in

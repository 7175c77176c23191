#pragma once

#include "base/log.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/notices/smtp.hpp"
#include "core/trail/journal.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace holdfast::notices {

/// The product itself, when nobody asked for what it does.
trail::Actor the_product();

/// How mail leaves: what hands a letter to the server, and what opens the sealed key of a link.
struct Delivery {
    const MailSettings& settings;
    Log log{};
    std::function<Answer(const Letter&, const std::stop_token&)> hand_over{};
    std::function<std::optional<std::string>(const Message&)> open_key{};
};

/// How many were sent, wait for another try, and cannot be delivered.
struct Tally {
    int sent{};
    int waiting{};
    int failed{};
};

/// Sends what is due; with Due::all, whatever waits. One after the other, each claimed first, so that two programs do not send the same. What
/// cannot be sent now is tried again later; what the server refuses, or what is of no use any more, has failed. An unreachable server is not
/// asked again for the others of this round.
Tally deliver(trail::Journal& journal, const Delivery& delivery, Due due, const std::stop_token& stop);

/// Closes what waited longer than it is of use, and drops what was done with thirty days ago, and what was in an inbox for long enough. Goes on where
/// mail is off.
void tidy(trail::Journal& journal, const Log& log = Log{});

/// How long to wait after so many tries: a minute at first, four hours at most.
std::chrono::minutes wait_after(int tries);

/// Puts a message back into the queue at once; refused where it is sent already or of no use any more.
Outcome<Done> send_again(trail::Change& change, Id<Message> id);

}  // namespace holdfast::notices

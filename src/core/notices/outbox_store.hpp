#pragma once

#include "base/outcome.hpp"
#include "core/notices/message.hpp"
#include "core/trail/change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::notices {

/// The schema of the queue, of the inboxes, and of how people want to be told.
std::vector<store::Migration> migrations();

/// Puts a message into the queue, in the transaction of the change that causes it: both or neither. Throws std::invalid_argument for an address
/// or a subject that could break out of its header; whoever takes an address from a person asks is_address first.
Id<Message> put(trail::Change& change, const Message& message);
/// Takes back what waits of this kind about this, because something newer takes its place.
void withdraw(trail::Change& change, std::string_view kind, std::string_view about);

/// What is due to be sent, the oldest first; with `all`, whatever waits.
enum class Due { due, all };
std::vector<Id<Message>> waiting(trail::View& view, Due due);
/// What waits and is of no use any more.
std::vector<Id<Message>> overdue(trail::View& view);
/// Takes the message for this sender alone, for ten minutes, and counts a try; nothing where another has it or it is done. Needs no event: it
/// says nothing but that somebody is about to send it.
std::optional<Message> claim(store::Writer& writer, Id<Message> id, Instant now);
/// Lets it wait until then, with why.
void postpone(store::Writer& writer, Id<Message> id, Instant until, const std::string& problem);
/// Lets it wait until then where nobody has claimed it.
void put_off(store::Writer& writer, Id<Message> id, Instant until, const std::string& problem);
/// It is done with: its words, its key and its attachment are wiped.
void close(trail::Change& change, Id<Message> id, State state, const std::string& problem);
/// Puts a failed message that still has its words back into the queue; false where there is none.
bool try_again(trail::Change& change, Id<Message> id);
/// Drops what was done with before that moment.
void forget_done(store::Writer& writer, Instant before);
bool has_done_before(trail::View& view, Instant before);

/// The messages in this state, the latest first.
std::vector<Listed> listed(trail::View& view, State state, int most);
std::int64_t count(trail::View& view, State state);
/// What became of the latest message of this kind about this.
std::optional<Listed> latest(trail::View& view, std::string_view kind, std::string_view about);

}  // namespace holdfast::notices

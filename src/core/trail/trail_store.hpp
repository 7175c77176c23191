#pragma once

#include "core/trail/change.hpp"

#include <vector>

namespace holdfast::trail {

/// The schema of the trail: append-only `trail_events`, one row an event, numbered densely from 1.
std::vector<store::Migration> migrations();

/// Appends the change's events. To be called inside its transaction, last. Gives the number of the last.
std::int64_t append_events(Change& change);
/// The type of event that says that somebody was shown a record.
inline constexpr std::string_view viewed_type = "record.viewed";
/// Appends one `record.viewed` event for each look. Gives the number of the last.
std::int64_t append_looks(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks, Instant now);

/// The kind of record that an event of the trail is, and the type of event that says that one's payload was erased.
inline constexpr std::string_view event_kind = "trail_event";
inline constexpr std::string_view payload_erased_type = "trail.payload_erased";
/// Erases what an event says in words (who by name, from where, why, what in detail), as data-protection law may demand, and records that it did.
/// The proofs of all other entries, and of its having been there, still hold. False where there is no such event or it is erased already.
bool erase_payload(Change& change, std::int64_t sequence);

/// An event as it stands in the trail.
struct TrailEntry {
    std::int64_t sequence{};
    Instant at{};
    std::string actor{};
    std::string agency{};
    std::string type{};
    std::string kind{};
    std::string reference{};
    std::string reason{};
    std::string detail{};
};
/// The latest events about a record, newest first.
std::vector<TrailEntry> events_about(View& view, const RecordRef& record, int most);
/// The types of the events about a record that somebody caused, each once.
std::vector<std::string> deeds_about(View& view, const RecordRef& record, Id<Account> account);
/// The number of the latest event, 0 before the first. Every write leaves an event in its own transaction, so this is the version of all that is
/// recorded.
std::int64_t latest_sequence(View& view);
/// The latest events of any record, newest first.
std::vector<TrailEntry> latest_events(View& view, int most);

}  // namespace holdfast::trail

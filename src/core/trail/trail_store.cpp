#include "core/trail/trail_store.hpp"

namespace holdfast::trail {

std::vector<store::Migration> migrations() {
    return {{"trail/0001_events", R"(
        CREATE TABLE trail_events (
            sequence ${integer} NOT NULL PRIMARY KEY,
            at ${instant} NOT NULL,
            account_id ${integer} NOT NULL,
            actor ${text} NOT NULL,
            agency ${text} NOT NULL,
            address ${text} NOT NULL,
            session ${text} NOT NULL,
            type ${text} NOT NULL,
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            reason ${text} NOT NULL,
            detail ${text} NOT NULL
        );
        CREATE INDEX trail_events_by_record ON trail_events (kind, reference, sequence);
    )"}};
}

/// The number is a subquery of its own: an INSERT that selects from its own table would copy the selection first.
static void append(store::Writer& writer, const Actor& actor, const Event& event, Instant at, const std::string& reason) {
    writer.execute(
        "INSERT INTO trail_events (sequence, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail) "
        "VALUES ((SELECT COALESCE(MAX(sequence), 0) + 1 FROM trail_events), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        at, actor.account, actor.name, actor.agency, actor.address, actor.session, event.type, event.subject.kind,
        event.subject.reference, reason, event.detail);
}

void append_events(Change& change) {
    for (const auto& event : change.events()) append(change.writer(), change.actor(), event, change.now(), change.reason());
}

void append_looks(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks, Instant now) {
    for (const auto& record : looks) append(writer, actor, {"record.viewed", record, {}}, now, "shown on a page");
}

static TrailEntry entry(const store::Row& row) {
    return {
        .sequence = row.get<std::int64_t>(0),
        .at = row.get<Instant>(1),
        .actor = row.get<std::string>(2),
        .agency = row.get<std::string>(3),
        .type = row.get<std::string>(4),
        .kind = row.get<std::string>(5),
        .reference = row.get<std::string>(6),
        .reason = row.get<std::string>(7),
        .detail = row.get<std::string>(8),
    };
}

std::vector<TrailEntry> events_about(View& view, const RecordRef& record, int most) {
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events "
        "WHERE kind = $1 AND reference = $2 ORDER BY sequence DESC LIMIT $3",
        entry, record.kind, record.reference, most);
}

std::int64_t latest_sequence(View& view) { return view.reader().value<std::int64_t>("SELECT COALESCE(MAX(sequence), 0) FROM trail_events"); }

std::vector<TrailEntry> latest_events(View& view, int most) {
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events "
        "ORDER BY sequence DESC LIMIT $1",
        entry, most);
}

}  // namespace holdfast::trail

#include "core/trail/trail_store.hpp"

#include "core/trail/entry_row_store.hpp"
#include "core/trail/sealed.hpp"

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
    )"},
            {"trail/0002_sealed", R"(
        ALTER TABLE trail_events ADD COLUMN outcome ${text} NOT NULL DEFAULT 'done';
        ALTER TABLE trail_events ADD COLUMN salt ${bytes};
        ALTER TABLE trail_events ADD COLUMN payload_digest ${bytes};
        ALTER TABLE trail_events ADD COLUMN leaf ${bytes};
        CREATE TABLE trail_logs (
            origin ${text} NOT NULL PRIMARY KEY
        );
        CREATE TABLE trail_keys (
            public_key ${text} NOT NULL PRIMARY KEY,
            from_size ${integer} NOT NULL
        );
        CREATE TABLE trail_tiles (
            level ${integer} NOT NULL,
            position ${integer} NOT NULL,
            hashes ${bytes} NOT NULL,
            PRIMARY KEY (level, position)
        );
        CREATE TABLE trail_checkpoints (
            size ${integer} NOT NULL PRIMARY KEY,
            at ${instant} NOT NULL,
            note ${text} NOT NULL
        );
        CREATE TABLE trail_witnesses (
            public_key ${text} NOT NULL PRIMARY KEY,
            agency ${text} NOT NULL,
            signed_size ${integer} NOT NULL DEFAULT 0
        );
    )"},
            {"trail/0003_search", R"(
        CREATE INDEX trail_events_by_account ON trail_events (account_id, sequence);
        CREATE INDEX trail_events_by_type ON trail_events (type, sequence);
    )"},
            {"trail/0004_witness_mail", R"(
        ALTER TABLE trail_witnesses ADD COLUMN email ${text} NOT NULL DEFAULT '';
        ALTER TABLE trail_witnesses ADD COLUMN asked_at ${instant};
    )"},
            {"trail/0005_search_by_person_and_type", R"(
        DROP INDEX trail_events_by_account;
        CREATE INDEX trail_events_by_account_and_type ON trail_events (account_id, type, sequence);
    )"}};
}

namespace {

/// Appends to the log behind its last entry. The writer's transaction keeps every other writer out until it ends.
class Appending {
public:
    Appending(store::Writer& writer, const Actor& actor, Instant at)
        : writer_(writer), actor_(actor), at_(at), sequence_(writer.value<std::int64_t>("SELECT COALESCE(MAX(sequence), 0) FROM trail_events")) {}

    void append(const Event& event, std::string_view reason) {
        const std::string salt = fresh_salt();
        Sealed sealed{.sequence = ++sequence_,
                      .at = at_,
                      .account = actor_.account.number,
                      .agency = actor_.agency,
                      .session = actor_.session,
                      .type = event.type,
                      .kind = event.subject.kind,
                      .reference = event.subject.reference,
                      .outcome = event.outcome,
                      .payload = payload_digest(salt, {actor_.name, actor_.address, reason, event.detail})};
        const merkle::Hash leaf = merkle::leaf_hash(log_entry(sealed));
        writer_.execute(
            "INSERT INTO trail_events (sequence, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail, outcome, salt, "
            "payload_digest, leaf) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            sequence_, at_, actor_.account, actor_.name, actor_.agency, actor_.address, actor_.session, event.type, event.subject.kind, event.subject.reference,
            reason, event.detail, event.outcome, store::Bytes{salt}, store::Bytes{merkle::bytes_of(sealed.payload)}, store::Bytes{merkle::bytes_of(leaf)});
    }

    std::int64_t last() const { return sequence_; }

private:
    store::Writer& writer_;
    const Actor& actor_;
    Instant at_;
    std::int64_t sequence_;
};

}  // namespace

std::int64_t append_events(Change& change) {
    Appending log{change.writer(), change.actor(), change.now()};
    for (const auto& event : change.events()) log.append(event, change.reason());
    return log.last();
}

std::int64_t append_looks(store::Writer& writer, const Actor& actor, const std::vector<RecordRef>& looks, Instant now) {
    Appending log{writer, actor, now};
    for (const auto& record : looks) log.append({viewed_type, record, {}}, "shown on a page");
    return log.last();
}

bool erase_payload(Change& change, std::int64_t sequence) {
    const auto erased = change.writer().execute(
        "UPDATE trail_events SET salt = NULL, actor = '', address = '', reason = '', detail = '' WHERE sequence = $1 AND salt IS NOT NULL", sequence);
    if (erased == 1) change.record({payload_erased_type, {event_kind, std::to_string(sequence)}, {}});
    return erased == 1;
}

TrailEntry entry_in(const store::Row& row) {
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
        entry_in, record.kind, record.reference, most);
}

std::vector<std::string> deeds_about(View& view, const RecordRef& record, Id<Account> account) {
    return view.reader().all(
        "SELECT DISTINCT type FROM trail_events WHERE kind = $1 AND reference = $2 AND account_id = $3 ORDER BY type",
        [](const store::Row& row) { return row.get<std::string>(0); }, record.kind, record.reference, account);
}

std::int64_t latest_sequence(View& view) { return view.reader().value<std::int64_t>("SELECT COALESCE(MAX(sequence), 0) FROM trail_events"); }

std::vector<TrailEntry> latest_events(View& view, int most) {
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events "
        "ORDER BY sequence DESC LIMIT $1",
        entry_in, most);
}

}  // namespace holdfast::trail

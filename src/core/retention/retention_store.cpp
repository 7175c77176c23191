#include "core/retention/retention_store.hpp"

#include <algorithm>
#include <array>

namespace holdfast::retention {

std::vector<store::Migration> migrations() {
    return {{"retention/0001_retention", R"(
        CREATE TABLE retention_classes (
            class_key ${text} NOT NULL PRIMARY KEY,
            what ${text} NOT NULL,
            clock ${text} NOT NULL,
            length ${text} NOT NULL,
            authority ${text} NOT NULL,
            source ${text} NOT NULL,
            at_end ${text} NOT NULL
        );
        CREATE TABLE retention_holds (
            id ${id},
            class_key ${text} NOT NULL REFERENCES retention_classes (class_key),
            reference ${text} NOT NULL,
            reason ${text} NOT NULL,
            placed_by ${integer} NOT NULL,
            placed_by_name ${text} NOT NULL,
            placed_at ${instant} NOT NULL,
            lifted_by ${integer},
            lifted_at ${instant},
            lift_reason ${text} NOT NULL
        );
        CREATE TABLE retention_proposals (
            id ${id},
            class_key ${text} NOT NULL REFERENCES retention_classes (class_key),
            reason ${text} NOT NULL,
            state ${text} NOT NULL,
            proposed_by ${integer} NOT NULL,
            proposed_by_name ${text} NOT NULL,
            proposed_at ${instant} NOT NULL,
            decided_by ${integer},
            decided_by_name ${text} NOT NULL,
            decided_at ${instant}
        );
        CREATE INDEX retention_proposals_by_state ON retention_proposals (state);
        CREATE TABLE retention_items (
            proposal_id ${integer} NOT NULL REFERENCES retention_proposals (id),
            reference ${text} NOT NULL,
            state ${text} NOT NULL,
            reason ${text} NOT NULL,
            PRIMARY KEY (proposal_id, reference)
        );
        CREATE TABLE retention_certificates (
            id ${id},
            proposal_id ${integer} NOT NULL UNIQUE REFERENCES retention_proposals (id),
            class_key ${text} NOT NULL,
            what ${text} NOT NULL,
            clock ${text} NOT NULL,
            length ${text} NOT NULL,
            authority ${text} NOT NULL,
            source ${text} NOT NULL,
            at_end ${text} NOT NULL,
            record_kind ${text} NOT NULL,
            disposed ${integer} NOT NULL,
            proposed_by ${text} NOT NULL,
            approved_by ${text} NOT NULL,
            given_at ${instant} NOT NULL
        );
    )"}};
}

/// A line of the schedule that stands in seven columns from `first` on.
static Class class_from(const store::Row& row, int first) {
    return {.key = row.get<std::string>(first),
            .what = row.get<std::string>(first + 1),
            .clock = row.get<std::string>(first + 2),
            .length = parse_length(row.get<std::string_view>(first + 3)).value(),
            .authority = row.get<std::string>(first + 4),
            .source = row.get<std::string>(first + 5),
            .at_end = parse_at_end(row.get<std::string_view>(first + 6)).value()};
}
static Class class_of(const store::Row& row) { return class_from(row, 0); }

std::vector<Class> load_schedule(trail::View& view) {
    return view.reader().all("SELECT class_key, what, clock, length, authority, source, at_end FROM retention_classes ORDER BY class_key", class_of);
}

std::optional<Class> find_class(trail::View& view, std::string_view key) {
    return view.reader().first("SELECT class_key, what, clock, length, authority, source, at_end FROM retention_classes WHERE class_key = $1", class_of, key);
}

void put_class(trail::Change& change, const Class& wanted) {
    change.writer().execute(
        "INSERT INTO retention_classes (class_key, what, clock, length, authority, source, at_end) VALUES ($1, $2, $3, $4, $5, $6, $7) "
        "ON CONFLICT (class_key) DO UPDATE SET what = $2, clock = $3, length = $4, authority = $5, source = $6, at_end = $7",
        wanted.key, wanted.what, wanted.clock, words_of(wanted.length), wanted.authority, wanted.source, token_of(wanted.at_end));
}

Id<Hold> insert_hold(trail::Change& change, const Hold& hold) {
    return change.writer().value<Id<Hold>>(
        "INSERT INTO retention_holds (class_key, reference, reason, placed_by, placed_by_name, placed_at, lift_reason) VALUES ($1, $2, $3, $4, $5, $6, '') "
        "RETURNING id",
        hold.class_key, hold.reference, hold.reason, change.actor().account, change.actor().name, change.now());
}

std::vector<Hold> holds_in_force(trail::View& view) {
    return view.reader().all(
        "SELECT id, class_key, reference, reason, placed_by, placed_by_name, placed_at FROM retention_holds WHERE lifted_at IS NULL ORDER BY id DESC",
        [](const store::Row& row) {
            return Hold{.id = row.get<Id<Hold>>(0),
                        .class_key = row.get<std::string>(1),
                        .reference = row.get<std::string>(2),
                        .reason = row.get<std::string>(3),
                        .placed_by = row.get<Id<trail::Account>>(4),
                        .placed_by_name = row.get<std::string>(5),
                        .placed_at = row.get<Instant>(6)};
        });
}

bool lift_hold_row(trail::Change& change, Id<Hold> id, const std::string& reason) {
    return change.writer().execute("UPDATE retention_holds SET lifted_by = $2, lifted_at = $3, lift_reason = $4 WHERE id = $1 AND lifted_at IS NULL", id,
                                   change.actor().account, change.now(), reason) == 1;
}

static constexpr std::array<std::string_view, 4> proposal_states{"open", "approved", "withdrawn", "carried_out"};
static constexpr std::array<std::string_view, 4> item_states{"proposed", "taken_out", "disposed", "kept"};

template <class State>
static std::string_view word_of(const std::array<std::string_view, 4>& words, State state) {
    return words.at(static_cast<std::size_t>(state));
}
template <class State>
static State state_of(const std::array<std::string_view, 4>& words, std::string_view word) {
    return static_cast<State>(std::ranges::find(words, word) - words.begin());
}

Id<Proposal> insert_proposal(trail::Change& change, const Proposal& proposal, const std::vector<std::string>& references) {
    const auto id = change.writer().value<Id<Proposal>>(
        "INSERT INTO retention_proposals (class_key, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by_name) "
        "VALUES ($1, $2, 'open', $3, $4, $5, '') RETURNING id",
        proposal.class_key, proposal.reason, change.actor().account, change.actor().name, change.now());
    for (const auto& reference : references)
        change.writer().execute("INSERT INTO retention_items (proposal_id, reference, state, reason) VALUES ($1, $2, 'proposed', '')", id, reference);
    return id;
}

static Proposal proposal_of(const store::Row& row) {
    return {.id = row.get<Id<Proposal>>(0),
            .class_key = row.get<std::string>(1),
            .reason = row.get<std::string>(2),
            .state = state_of<ProposalState>(proposal_states, row.get<std::string_view>(3)),
            .proposed_by = row.get<Id<trail::Account>>(4),
            .proposed_by_name = row.get<std::string>(5),
            .proposed_at = row.get<Instant>(6),
            .decided_by = row.get<std::optional<Id<trail::Account>>>(7),
            .decided_by_name = row.get<std::string>(8)};
}

std::optional<Proposal> find_proposal(trail::View& view, Id<Proposal> id) {
    return view.reader().first(
        "SELECT id, class_key, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name FROM retention_proposals WHERE id = $1",
        proposal_of, id);
}

std::vector<Proposal> unfinished_proposals(trail::View& view) {
    return view.reader().all(
        "SELECT id, class_key, reason, state, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name FROM retention_proposals "
        "WHERE state IN ('open', 'approved') ORDER BY id",
        proposal_of);
}

std::vector<Item> items_of(trail::View& view, Id<Proposal> id) {
    return view.reader().all(
        "SELECT reference, state, reason FROM retention_items WHERE proposal_id = $1 ORDER BY reference",
        [](const store::Row& row) {
            return Item{row.get<std::string>(0), state_of<ItemState>(item_states, row.get<std::string_view>(1)), row.get<std::string>(2)};
        },
        id);
}

std::vector<std::string> references_proposed(trail::View& view, const std::string& class_key) {
    return view.reader().all(
        "SELECT i.reference FROM retention_items i JOIN retention_proposals p ON p.id = i.proposal_id "
        "WHERE p.class_key = $1 AND p.state IN ('open', 'approved') AND i.state = 'proposed'",
        [](const store::Row& row) { return row.get<std::string>(0); }, class_key);
}

void set_item(trail::Change& change, Id<Proposal> id, const Item& item) {
    change.writer().execute("UPDATE retention_items SET state = $3, reason = $4 WHERE proposal_id = $1 AND reference = $2", id, item.reference,
                            word_of(item_states, item.state), item.reason);
}

void decide_proposal(trail::Change& change, Id<Proposal> id, ProposalState state) {
    change.writer().execute("UPDATE retention_proposals SET state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5 WHERE id = $1", id,
                            word_of(proposal_states, state), change.actor().account, change.actor().name, change.now());
}

void finish_proposal(trail::Change& change, Id<Proposal> id) {
    change.writer().execute("UPDATE retention_proposals SET state = 'carried_out' WHERE id = $1", id);
}

Id<Certificate> insert_certificate(trail::Change& change, const Certificate& certificate) {
    const auto& line = certificate.line;
    return change.writer().value<Id<Certificate>>(
        "INSERT INTO retention_certificates (proposal_id, class_key, what, clock, length, authority, source, at_end, record_kind, disposed, proposed_by, "
        "approved_by, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
        certificate.proposal, line.key, line.what, line.clock, words_of(line.length), line.authority, line.source, token_of(line.at_end),
        certificate.record_kind, certificate.count, certificate.proposed_by, certificate.approved_by, change.now());
}

static Certificate certificate_of(const store::Row& row) {
    return {.id = row.get<Id<Certificate>>(0),
            .proposal = row.get<Id<Proposal>>(1),
            .line = class_from(row, 2),
            .record_kind = row.get<std::string>(9),
            .count = row.get<int>(10),
            .proposed_by = row.get<std::string>(11),
            .approved_by = row.get<std::string>(12),
            .given_at = row.get<Instant>(13)};
}

std::optional<Certificate> find_certificate(trail::View& view, Id<Certificate> id) {
    return view.reader().first(
        "SELECT id, proposal_id, class_key, what, clock, length, authority, source, at_end, record_kind, disposed, proposed_by, approved_by, given_at "
        "FROM retention_certificates WHERE id = $1",
        certificate_of, id);
}

std::vector<Certificate> load_certificates(trail::View& view) {
    return view.reader().all(
        "SELECT id, proposal_id, class_key, what, clock, length, authority, source, at_end, record_kind, disposed, proposed_by, approved_by, given_at "
        "FROM retention_certificates ORDER BY id DESC",
        certificate_of);
}

}  // namespace holdfast::retention

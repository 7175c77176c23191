#include "core/subject_access/request_store.hpp"

#include <algorithm>
#include <array>

namespace holdfast::subject_access {

std::vector<store::Migration> migrations() {
    return {{"subject_access/0001_requests", R"(
        CREATE TABLE subject_access_requests (
            id ${id},
            account_id ${integer} NOT NULL,
            name ${text} NOT NULL,
            asked_on ${date} NOT NULL,
            state ${text} NOT NULL,
            opened_by ${integer} NOT NULL,
            opened_at ${instant} NOT NULL,
            prepared_by ${integer},
            prepared_at ${instant},
            released_by ${integer},
            released_at ${instant}
        );
        CREATE TABLE subject_access_items (
            id ${id},
            request_id ${integer} NOT NULL REFERENCES subject_access_requests (id),
            source ${text} NOT NULL,
            what ${text} NOT NULL,
            happened ${text} NOT NULL,
            origin ${text} NOT NULL,
            words ${text} NOT NULL,
            decision ${text} NOT NULL,
            why ${text} NOT NULL,
            instead ${text} NOT NULL
        );
        CREATE INDEX subject_access_items_of_request ON subject_access_items (request_id);
    )"},
            {"subject_access/0002_records", R"(
        CREATE TABLE subject_access_records (
            request_id ${integer} NOT NULL PRIMARY KEY REFERENCES subject_access_requests (id),
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            asked_by ${text} NOT NULL,
            named_id ${integer} NOT NULL,
            until_on ${date} NOT NULL,
            involvement_id ${integer} NOT NULL
        );
        CREATE TABLE subject_access_withheld (
            id ${id},
            request_id ${integer} NOT NULL REFERENCES subject_access_requests (id),
            words ${text} NOT NULL,
            why ${text} NOT NULL
        );
        CREATE INDEX subject_access_withheld_of_request ON subject_access_withheld (request_id);
        ALTER TABLE subject_access_items ADD COLUMN about_others ${flag};
    )"}};
}

static constexpr std::array<std::string_view, 4> states{"being_prepared", "ready", "released", "withdrawn"};
static constexpr std::array<std::string_view, 4> decisions{"undecided", "given", "left_out", "replaced"};

std::optional<Decision> parse_decision(std::string_view text) {
    const auto found = std::ranges::find(decisions, text);
    if (found == decisions.end()) return std::nullopt;
    return static_cast<Decision>(found - decisions.begin());
}

std::string_view token_of(Decision decision) { return decisions.at(static_cast<std::size_t>(decision)); }

Id<Asked> insert_request(trail::Change& change, const Asked& asked) {
    const auto id = change.writer().value<Id<Asked>>(
        "INSERT INTO subject_access_requests (account_id, name, asked_on, state, opened_by, opened_at) VALUES ($1, $2, $3, 'being_prepared', $4, $5) "
        "RETURNING id",
        asked.person, asked.name, asked.asked_on, change.actor().account, change.now());
    if (const auto& record = asked.record)
        change.writer().execute(
            "INSERT INTO subject_access_records (request_id, kind, reference, asked_by, named_id, until_on, involvement_id) VALUES ($1, $2, $3, $4, $5, $6, "
            "$7)",
            id, record->kind, record->reference, record->asked_by, record->named, record->until, record->part);
    return id;
}

static Asked asked_of(const store::Row& row) {
    Asked asked{.id = row.get<Id<Asked>>(0),
                .person = row.get<Id<trail::Account>>(1),
                .name = row.get<std::string>(2),
                .asked_on = row.get<Date>(3),
                .state = static_cast<State>(std::ranges::find(states, row.get<std::string_view>(4)) - states.begin()),
                .opened_by = row.get<Id<trail::Account>>(5),
                .opened_at = row.get<Instant>(6),
                .prepared_by = row.get<std::optional<Id<trail::Account>>>(7),
                .released_by = row.get<std::optional<Id<trail::Account>>>(8),
                .released_at = row.get<std::optional<Instant>>(9)};
    if (const auto kind = row.get<std::optional<std::string>>(10))
        asked.record = AskedRecord{.kind = *kind,
                                   .reference = row.get<std::string>(11),
                                   .asked_by = row.get<std::string>(12),
                                   .named = row.get<Id<trail::Account>>(13),
                                   .until = row.get<Date>(14),
                                   .part = row.get<Id<policy::Involvement>>(15)};
    return asked;
}

#define SELECT_ASKED                                                                                                                                       \
    "SELECT q.id, q.account_id, q.name, q.asked_on, q.state, q.opened_by, q.opened_at, q.prepared_by, q.released_by, q.released_at, r.kind, r.reference, " \
    "r.asked_by, r.named_id, r.until_on, r.involvement_id FROM subject_access_requests q LEFT JOIN subject_access_records r ON r.request_id = q.id "

std::optional<Asked> find_request(trail::View& view, Id<Asked> id) { return view.reader().first(SELECT_ASKED "WHERE q.id = $1", asked_of, id); }

std::vector<Asked> load_requests(trail::View& view) { return view.reader().all(SELECT_ASKED "ORDER BY q.id DESC", asked_of); }

void set_state(trail::Change& change, Id<Asked> id, State state) {
    change.writer().execute("UPDATE subject_access_requests SET state = $2 WHERE id = $1", id, states.at(static_cast<std::size_t>(state)));
    if (state == State::ready)
        change.writer().execute("UPDATE subject_access_requests SET prepared_by = $2, prepared_at = $3 WHERE id = $1", id, change.actor().account,
                                change.now());
    if (state == State::released)
        change.writer().execute("UPDATE subject_access_requests SET released_by = $2, released_at = $3 WHERE id = $1", id, change.actor().account,
                                change.now());
}

void insert_item(trail::Change& change, Id<Asked> id, const GatheredItem& item) {
    change.writer().execute(
        "INSERT INTO subject_access_items (request_id, source, what, happened, origin, words, decision, why, instead, about_others) VALUES ($1, $2, $3, $4, "
        "$5, $6, "
        "$7, '', '', $8)",
        id, item.source, item.held.what, item.held.when, item.held.from, item.held.words, token_of(Decision::undecided), item.held.is_about_others);
}

static GatheredItem item_of(const store::Row& row) {
    return {.id = row.get<Id<GatheredItem>>(0),
            .source = row.get<std::string>(1),
            .held = HeldItem{row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
                             row.get<std::optional<bool>>(9).value_or(false)},
            .decision = parse_decision(row.get<std::string_view>(6)).value(),
            .why = row.get<std::string>(7),
            .instead = row.get<std::string>(8)};
}

std::vector<GatheredItem> items_of(trail::View& view, Id<Asked> id) {
    return view.reader().all(
        "SELECT id, source, what, happened, origin, words, decision, why, instead, about_others FROM subject_access_items WHERE request_id = $1 ORDER BY id",
        item_of, id);
}

std::optional<GatheredItem> find_item(trail::View& view, Id<Asked> id, Id<GatheredItem> item) {
    return view.reader().first(
        "SELECT id, source, what, happened, origin, words, decision, why, instead, about_others FROM subject_access_items WHERE request_id = $1 AND id = $2",
        item_of, id, item);
}

bool decide_item(trail::Change& change, Id<Asked> id, const GatheredItem& decided) {
    return change.writer().execute("UPDATE subject_access_items SET decision = $3, why = $4, instead = $5 WHERE request_id = $1 AND id = $2", id, decided.id,
                                   token_of(decided.decision), decided.why, decided.instead) == 1;
}

void give_the_rest(trail::Change& change, Id<Asked> id) {
    change.writer().execute("UPDATE subject_access_items SET decision = 'given' WHERE request_id = $1 AND decision = 'undecided'", id);
}

std::int64_t undecided_about_others(trail::View& view, Id<Asked> id) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM subject_access_items WHERE request_id = $1 AND decision = 'undecided' AND about_others", id);
}

void insert_withheld(trail::Change& change, Id<Asked> id, const WithheldWords& withheld) {
    change.writer().execute("INSERT INTO subject_access_withheld (request_id, words, why) VALUES ($1, $2, $3)", id, withheld.words, withheld.why);
}

std::vector<WithheldWords> withheld_in(trail::View& view, Id<Asked> id) {
    return view.reader().all(
        "SELECT id, words, why FROM subject_access_withheld WHERE request_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return WithheldWords{row.get<Id<WithheldWords>>(0), row.get<std::string>(1), row.get<std::string>(2)};
        },
        id);
}

bool forget_withheld(trail::Change& change, Id<Asked> id, Id<WithheldWords> withheld) {
    return change.writer().execute("DELETE FROM subject_access_withheld WHERE request_id = $1 AND id = $2", id, withheld) == 1;
}

void wipe_items(trail::Change& change, Id<Asked> id) {
    change.writer().execute("DELETE FROM subject_access_items WHERE request_id = $1", id);
    change.writer().execute("DELETE FROM subject_access_withheld WHERE request_id = $1", id);
}

void wipe_name(trail::Change& change, Id<Asked> id) {
    change.writer().execute("UPDATE subject_access_requests SET name = '' WHERE id = $1", id);
    change.writer().execute("UPDATE subject_access_records SET asked_by = '' WHERE request_id = $1", id);
}

}  // namespace holdfast::subject_access

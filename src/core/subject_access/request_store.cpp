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
    return change.writer().value<Id<Asked>>(
        "INSERT INTO subject_access_requests (account_id, name, asked_on, state, opened_by, opened_at) VALUES ($1, $2, $3, 'being_prepared', $4, $5) "
        "RETURNING id",
        asked.person, asked.name, asked.asked_on, change.actor().account, change.now());
}

static Asked asked_of(const store::Row& row) {
    return {.id = row.get<Id<Asked>>(0),
            .person = row.get<Id<trail::Account>>(1),
            .name = row.get<std::string>(2),
            .asked_on = row.get<Date>(3),
            .state = static_cast<State>(std::ranges::find(states, row.get<std::string_view>(4)) - states.begin()),
            .opened_by = row.get<Id<trail::Account>>(5),
            .opened_at = row.get<Instant>(6),
            .prepared_by = row.get<std::optional<Id<trail::Account>>>(7),
            .released_by = row.get<std::optional<Id<trail::Account>>>(8),
            .released_at = row.get<std::optional<Instant>>(9)};
}

std::optional<Asked> find_request(trail::View& view, Id<Asked> id) {
    return view.reader().first(
        "SELECT id, account_id, name, asked_on, state, opened_by, opened_at, prepared_by, released_by, released_at FROM subject_access_requests WHERE id = $1",
        asked_of, id);
}

std::vector<Asked> load_requests(trail::View& view) {
    return view.reader().all(
        "SELECT id, account_id, name, asked_on, state, opened_by, opened_at, prepared_by, released_by, released_at FROM subject_access_requests ORDER BY id "
        "DESC",
        asked_of);
}

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
        "INSERT INTO subject_access_items (request_id, source, what, happened, origin, words, decision, why, instead) VALUES ($1, $2, $3, $4, $5, $6, $7, '', "
        "'')",
        id, item.source, item.held.what, item.held.when, item.held.from, item.held.words, token_of(Decision::undecided));
}

static GatheredItem item_of(const store::Row& row) {
    return {.id = row.get<Id<GatheredItem>>(0),
            .source = row.get<std::string>(1),
            .held = {row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5)},
            .decision = parse_decision(row.get<std::string_view>(6)).value(),
            .why = row.get<std::string>(7),
            .instead = row.get<std::string>(8)};
}

std::vector<GatheredItem> items_of(trail::View& view, Id<Asked> id) {
    return view.reader().all(
        "SELECT id, source, what, happened, origin, words, decision, why, instead FROM subject_access_items WHERE request_id = $1 ORDER BY id", item_of, id);
}

std::optional<GatheredItem> find_item(trail::View& view, Id<Asked> id, Id<GatheredItem> item) {
    return view.reader().first(
        "SELECT id, source, what, happened, origin, words, decision, why, instead FROM subject_access_items WHERE request_id = $1 AND id = $2", item_of, id,
        item);
}

bool decide_item(trail::Change& change, Id<Asked> id, const GatheredItem& decided) {
    return change.writer().execute("UPDATE subject_access_items SET decision = $3, why = $4, instead = $5 WHERE request_id = $1 AND id = $2", id, decided.id,
                                   token_of(decided.decision), decided.why, decided.instead) == 1;
}

void give_the_rest(trail::Change& change, Id<Asked> id) {
    change.writer().execute("UPDATE subject_access_items SET decision = 'given' WHERE request_id = $1 AND decision = 'undecided'", id);
}

void wipe_items(trail::Change& change, Id<Asked> id) { change.writer().execute("DELETE FROM subject_access_items WHERE request_id = $1", id); }

void wipe_name(trail::Change& change, Id<Asked> id) { change.writer().execute("UPDATE subject_access_requests SET name = '' WHERE id = $1", id); }

}  // namespace holdfast::subject_access

#include "core/clocks/clock_store.hpp"

#include <array>
#include <stdexcept>

namespace holdfast::clocks {

std::vector<store::Migration> migrations() {
    return {{"clocks/0001_running", R"(
        CREATE TABLE clocks_running (
            id ${id},
            rule ${text} NOT NULL,
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            started_at ${instant} NOT NULL,
            due_at ${instant},
            ended_at ${instant},
            ending ${text} NOT NULL CHECK (ending IN ('', 'met', 'cancelled')),
            CHECK ((ended_at IS NULL) = (ending = ''))
        );
        CREATE INDEX clocks_running_of_record ON clocks_running (kind, reference, id);
        CREATE UNIQUE INDEX clocks_running_one ON clocks_running (kind, reference, rule) WHERE ended_at IS NULL;
        CREATE INDEX clocks_running_due ON clocks_running (kind, due_at) WHERE ended_at IS NULL;
        CREATE INDEX clocks_running_by_rule ON clocks_running (rule, started_at);
        CREATE TABLE clocks_pauses (
            id ${id},
            clock_id ${integer} NOT NULL REFERENCES clocks_running (id),
            from_at ${instant} NOT NULL,
            until_at ${instant},
            reason ${text} NOT NULL
        );
        CREATE INDEX clocks_pauses_of_clock ON clocks_pauses (clock_id, id);
    )"},
            {"clocks/0002_agreed_days", "ALTER TABLE clocks_running ADD COLUMN agreed_on ${date}"}};
}

namespace {

constexpr std::array<std::string_view, 3> endings{"", "met", "cancelled"};

std::string_view token(Ending ending) { return ending == Ending::met ? endings[1] : endings[2]; }

std::optional<Ending> ending_of(std::string_view token) {
    if (token == endings[0]) return std::nullopt;
    if (token == endings[1]) return Ending::met;
    if (token == endings[2]) return Ending::cancelled;
    throw std::runtime_error("a clock ended in a way that is not known");
}

/// Each member on its own: what cannot be read leaves the others to be destroyed once.
Running read_running(const store::Row& row, const Rules& rules) {
    Running one;
    one.id = row.get<Id<Running>>(0);
    one.rule = &rules.of(row.get<std::string_view>(1));
    one.kind = row.get<std::string>(2);
    one.reference = row.get<std::string>(3);
    one.started_at = row.get<Instant>(4);
    one.ended_at = row.get<std::optional<Instant>>(5);
    one.ending = ending_of(row.get<std::string_view>(6));
    one.agreed_on = row.get<std::optional<Date>>(7);
    return one;
}

Pause read_pause(const store::Row& row) {
    Pause pause;
    pause.from = row.get<Instant>(0);
    pause.until = row.get<std::optional<Instant>>(1);
    pause.reason = row.get<std::string>(2);
    return pause;
}

#define HOLDFAST_CLOCK "SELECT id, rule, kind, reference, started_at, ended_at, ending, agreed_on FROM clocks_running "

/// Adds the pauses, and what they and the rule make of when the clock is due.
std::vector<Running> reckoned(trail::View& view, const Rules& rules, std::vector<Running> clocks) {
    for (Running& clock : clocks) {
        clock.pauses = view.reader().all("SELECT from_at, until_at, reason FROM clocks_pauses WHERE clock_id = $1 ORDER BY from_at, id", read_pause, clock.id);
        clock.due = due(rules.timekeeping(), *clock.rule, clock.started_at, clock.pauses);
        if (clock.agreed_on) clock.due = sooner(std::move(clock.due), *clock.agreed_on);
    }
    return clocks;
}

}  // namespace

std::optional<Running> find_running(trail::View& view, const Rules& rules, const RecordRef& record, const Rule& rule) {
    auto found = reckoned(view, rules,
                          view.reader().all(
                              HOLDFAST_CLOCK "WHERE kind = $1 AND reference = $2 AND rule = $3 AND ended_at IS NULL",
                              [&](const store::Row& row) { return read_running(row, rules); }, record.kind, record.reference, rule.key()));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Running> clocks_of(trail::View& view, const Rules& rules, const RecordRef& record) {
    return reckoned(view, rules,
                    view.reader().all(
                        HOLDFAST_CLOCK "WHERE kind = $1 AND reference = $2 ORDER BY id", [&](const store::Row& row) { return read_running(row, rules); },
                        record.kind, record.reference));
}

std::vector<Running> due_before(trail::View& view, const Rules& rules, std::string_view kind, Instant moment) {
    return reckoned(view, rules,
                    view.reader().all(
                        HOLDFAST_CLOCK "WHERE kind = $1 AND ended_at IS NULL AND due_at < $2 ORDER BY due_at, id",
                        [&](const store::Row& row) { return read_running(row, rules); }, kind, moment));
}

std::vector<Running> all_running(trail::View& view, const Rules& rules) {
    return reckoned(view, rules,
                    view.reader().all(HOLDFAST_CLOCK "WHERE ended_at IS NULL ORDER BY id", [&](const store::Row& row) { return read_running(row, rules); }));
}

Timeliness timeliness(trail::View& view, const Rule& rule, Date from, Date to) {
    return view.reader()
        .first(
            "SELECT count(*) FILTER (WHERE ending = 'met' AND (due_at IS NULL OR ended_at <= due_at)), "
            "count(*) FILTER (WHERE (ending = 'met' AND ended_at > due_at) OR (ending = '' AND due_at < $4)), "
            "count(*) FILTER (WHERE ending = '' AND (due_at IS NULL OR due_at >= $4)) "
            "FROM clocks_running WHERE rule = $1 AND started_at >= $2 AND started_at <= $3",
            [](const store::Row& row) {
                return Timeliness{row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
            },
            rule.key(), start_of_day(from), end_of_day(to), view.now())
        .value();
}

void insert_running(trail::Change& change, const RecordRef& record, const Rule& rule, Instant started, const Due& due) {
    change.writer().execute("INSERT INTO clocks_running (rule, kind, reference, started_at, due_at, ending) VALUES ($1, $2, $3, $4, $5, '')", rule.key(),
                            record.kind, record.reference, started, due.at);
}

void put_agreed(trail::Change& change, Id<Running> clock, Date day) {
    change.writer().execute("UPDATE clocks_running SET agreed_on = $2 WHERE id = $1", clock, day);
}

bool put_due(trail::Change& change, Id<Running> clock, const Due& due) {
    return change.writer().execute("UPDATE clocks_running SET due_at = $2 WHERE id = $1 AND due_at IS DISTINCT FROM $2", clock, due.at) > 0;
}

void put_ending(trail::Change& change, Id<Running> clock, Instant ended, Ending ending) {
    change.writer().execute("UPDATE clocks_running SET ended_at = $2, ending = $3 WHERE id = $1", clock, ended, token(ending));
}

void insert_pause(trail::Change& change, Id<Running> clock, const Pause& pause) {
    change.writer().execute("INSERT INTO clocks_pauses (clock_id, from_at, until_at, reason) VALUES ($1, $2, $3, $4)", clock, pause.from, pause.until,
                            pause.reason);
}

void end_pause(trail::Change& change, Id<Running> clock, Instant until) {
    change.writer().execute("UPDATE clocks_pauses SET until_at = $2 WHERE clock_id = $1 AND until_at IS NULL", clock, until);
}

void erase_clocks(trail::Change& change, const RecordRef& record) {
    change.writer().execute("DELETE FROM clocks_pauses WHERE clock_id IN (SELECT id FROM clocks_running WHERE kind = $1 AND reference = $2)", record.kind,
                            record.reference);
    change.writer().execute("DELETE FROM clocks_running WHERE kind = $1 AND reference = $2", record.kind, record.reference);
}

}  // namespace holdfast::clocks

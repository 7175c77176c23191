#include "core/trail/search_store.hpp"

#include "core/trail/entry_row_store.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace holdfast::trail {

/// The number of the first entry at or after the moment. Entries are written in the order of time, so halving finds it without an index of its own.
static std::int64_t first_at(View& view, Instant moment) {
    std::int64_t low = 1;
    std::int64_t high = latest_sequence(view) + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto at = view.reader().first("SELECT at FROM trail_events WHERE sequence = $1", [](const store::Row& row) { return row.get<Instant>(0); }, middle);
        if (at && *at < moment) low = middle + 1;
        else high = middle;
    }
    return low;
}

namespace {

/// Numbers of the entries that come into question.
struct Bounds {
    std::int64_t from{};
    std::int64_t below{};
};

}  // namespace

static Bounds bounds_of(View& view, const TrailSearch& asked) {
    Bounds bounds{.from = asked.from ? first_at(view, *asked.from) : 1, .below = std::numeric_limits<std::int64_t>::max()};
    if (asked.until) bounds.below = first_at(view, *asked.until);
    if (asked.before > 0) bounds.below = std::min(bounds.below, asked.before);
    return bounds;
}

static std::vector<TrailEntry> about_record(View& view, const TrailSearch& asked, Bounds bounds, int most) {
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events WHERE kind = $1 AND reference = $2 AND sequence >= $3 AND "
        "sequence < $4 AND ($5 = 0 OR account_id = $5) AND ($6 = '' OR type = $6) ORDER BY sequence DESC LIMIT $7",
        entry_in, asked.record.kind, asked.record.reference, bounds.from, bounds.below, asked.account, asked.type, most);
}

static std::vector<TrailEntry> by_person_of_type(View& view, const TrailSearch& asked, Bounds bounds, int most) {
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events WHERE account_id = $1 AND type = $2 AND sequence >= $3 AND "
        "sequence < $4 ORDER BY sequence DESC LIMIT $5",
        entry_in, asked.account, asked.type, bounds.from, bounds.below, most);
}

/// The types of what one person did: as many steps as there are types.
static std::vector<std::string> types_by(View& view, std::int64_t account) {
    return view.reader().all(
        "WITH RECURSIVE types (type) AS (SELECT MIN(type) FROM trail_events WHERE account_id = $1 UNION ALL SELECT (SELECT MIN(type) FROM trail_events WHERE "
        "account_id = $1 AND type > types.type) FROM types WHERE types.type IS NOT NULL) SELECT type FROM types WHERE type IS NOT NULL",
        [](const store::Row& row) { return row.get<std::string>(0); }, account);
}

/// One index serves a person's entries of one type and of all: the latest of each type together hold the latest of all.
static std::vector<TrailEntry> by_person(View& view, const TrailSearch& asked, Bounds bounds, int most) {
    std::vector<std::int64_t> numbers;
    for (const auto& type : types_by(view, asked.account))
        view.reader().each(
            "SELECT sequence FROM trail_events WHERE account_id = $1 AND type = $2 AND sequence >= $3 AND sequence < $4 ORDER BY sequence DESC LIMIT $5",
            [&](const store::Row& row) { numbers.push_back(row.get<std::int64_t>(0)); }, asked.account, type, bounds.from, bounds.below, most);
    std::ranges::sort(numbers, std::greater{});
    numbers.resize(std::min(numbers.size(), static_cast<std::size_t>(most)));
    std::vector<TrailEntry> entries;
    for (const std::int64_t number : numbers)
        entries.push_back(
            view.reader().first("SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events WHERE sequence = $1", entry_in, number).value());
    return entries;
}

/// The most telling of what is asked leads the search.
static std::vector<TrailEntry> in_bounds(View& view, const TrailSearch& asked, Bounds bounds, int most) {
    if (!asked.record.kind.empty()) return about_record(view, asked, bounds, most);
    if (asked.account != 0) return asked.type.empty() ? by_person(view, asked, bounds, most) : by_person_of_type(view, asked, bounds, most);
    if (!asked.type.empty())
        return view.reader().all(
            "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events WHERE type = $1 AND sequence >= $2 AND sequence < $3 "
            "ORDER BY sequence DESC LIMIT $4",
            entry_in, asked.type, bounds.from, bounds.below, most);
    return view.reader().all(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail FROM trail_events WHERE sequence >= $1 AND sequence < $2 ORDER BY sequence DESC "
        "LIMIT $3",
        entry_in, bounds.from, bounds.below, most);
}

std::vector<TrailEntry> search(View& view, const TrailSearch& asked, int most) {
    const Bounds bounds = bounds_of(view, asked);
    if (bounds.from >= bounds.below) return {};
    return in_bounds(view, asked, bounds, most);
}

std::optional<TrailEntryInFull> find_entry(View& view, std::int64_t sequence) {
    return view.reader().first(
        "SELECT sequence, at, actor, agency, type, kind, reference, reason, detail, account_id, address, session, outcome, "
        "(SELECT COALESCE(MAX(size), 0) FROM trail_checkpoints), salt FROM trail_events WHERE sequence = $1",
        [](const store::Row& row) {
            return TrailEntryInFull{.entry = entry_in(row),
                                    .account = row.get<std::int64_t>(9),
                                    .address = row.get<std::string>(10),
                                    .session = row.get<std::string>(11),
                                    .outcome = row.get<std::string>(12),
                                    .is_erased = row.is_null(14),
                                    .is_sealed = row.get<std::int64_t>(13) >= row.get<std::int64_t>(0)};
        },
        sequence);
}

/// The next value behind one, again and again: as many steps as there are values, not as there are entries.
std::vector<std::string> event_types(View& view) {
    return view.reader().all(
        "WITH RECURSIVE types (type) AS (SELECT MIN(type) FROM trail_events UNION ALL SELECT (SELECT MIN(type) FROM trail_events WHERE type > types.type) FROM types "
        "WHERE types.type IS NOT NULL) SELECT type FROM types WHERE type IS NOT NULL ORDER BY type",
        [](const store::Row& row) { return row.get<std::string>(0); });
}

std::vector<Person> people_in_trail(View& view) {
    return view.reader().all(
        "WITH RECURSIVE people (account_id) AS (SELECT MIN(account_id) FROM trail_events WHERE account_id > 0 UNION ALL SELECT (SELECT MIN(account_id) FROM trail_events "
        "WHERE account_id > people.account_id) FROM people WHERE people.account_id IS NOT NULL) SELECT account_id, COALESCE((SELECT actor FROM trail_events e WHERE e.account_id = "
        "people.account_id AND actor <> '' ORDER BY type DESC, sequence DESC LIMIT 1), '') FROM people WHERE account_id IS NOT NULL",
        [](const store::Row& row) { return Person{.account = row.get<std::int64_t>(0), .name = row.get<std::string>(1)}; });
}

}  // namespace holdfast::trail

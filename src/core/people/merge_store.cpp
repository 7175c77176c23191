#include "core/people/merge_store.hpp"

#include <algorithm>

namespace holdfast::people {

using store::Row;

Id<Merge> insert_merge(trail::Change& change, Id<Person> kept, Id<Person> merged, const std::string& why) {
    return change.writer().value<Id<Merge>>(
        "INSERT INTO people_merges (kept_id, merged_id, merged_at, merged_by, why, undone_why) VALUES ($1, $2, $3, $4, $5, '') RETURNING id", kept, merged,
        change.now(), change.actor().account, why);
}

static Merge merge_of(const Row& row) {
    return {.id = row.get<Id<Merge>>(0),
            .kept = row.get<Id<Person>>(1),
            .merged = row.get<Id<Person>>(2),
            .merged_at = row.get<Instant>(3),
            .merged_by = row.get<Id<trail::Account>>(4),
            .why = row.get<std::string>(5),
            .undone_at = row.get<std::optional<Instant>>(6),
            .undone_why = row.get<std::string>(7)};
}

std::optional<Merge> find_merge(trail::View& view, Id<Merge> id) {
    return view.reader().first("SELECT id, kept_id, merged_id, merged_at, merged_by, why, undone_at, undone_why FROM people_merges WHERE id = $1", merge_of,
                               id);
}

std::vector<Merge> merges_of(trail::View& view, Id<Person> person) {
    return view.reader().all(
        "SELECT id, kept_id, merged_id, merged_at, merged_by, why, undone_at, undone_why FROM people_merges WHERE kept_id = $1 OR merged_id = $1 ORDER BY id",
        merge_of, person);
}

bool undo_merge(trail::Change& change, Id<Merge> id, const std::string& why) {
    return change.writer().execute("UPDATE people_merges SET undone_at = $2, undone_by = $3, undone_why = $4 WHERE id = $1 AND undone_at IS NULL", id,
                                   change.now(), change.actor().account, why) == 1;
}

Id<Person> kept_of(trail::View& view, Id<Person> person) {
    const auto next = [&](Id<Person> from) {
        return view.reader().first(
            "SELECT kept_id FROM people_merges WHERE merged_id = $1 AND undone_at IS NULL", [](const Row& row) { return row.get<Id<Person>>(0); }, from);
    };
    for (auto above = next(person); above; above = next(person)) person = *above;
    return person;
}

std::vector<Id<Person>> records_of(trail::View& view, Id<Person> person) {
    std::vector<Id<Person>> all{kept_of(view, person)};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto below = view.reader().all(
            "SELECT merged_id FROM people_merges WHERE kept_id = $1 AND undone_at IS NULL ORDER BY id", [](const Row& row) { return row.get<Id<Person>>(0); },
            all[i]);
        all.insert(all.end(), below.begin(), below.end());
    }
    return all;
}

void insert_distinct(trail::Change& change, Id<Person> one, Id<Person> other, const std::string& why) {
    change.writer().execute("INSERT INTO people_distinct (one_id, other_id, said_at, said_by, why) VALUES ($1, $2, $3, $4, $5)", std::min(one, other),
                            std::max(one, other), change.now(), change.actor().account, why);
}

bool are_distinct(trail::View& view, Id<Person> one, Id<Person> other) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM people_distinct WHERE one_id = $1 AND other_id = $2", std::min(one, other),
                                             std::max(one, other)) > 0;
}

}  // namespace holdfast::people

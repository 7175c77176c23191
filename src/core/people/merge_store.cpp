#include "core/people/merge_store.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <set>

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

namespace {

/// A link in force.
struct Link {
    std::int64_t id{};
    Id<Person> kept{}, merged{};
    friend auto operator<=>(const Link&, const Link&) = default;
};
/// The records that links hold together, from one on, and the links in the order in which they were made.
struct Group {
    std::vector<Id<Person>> records{};
    std::set<Link> links{};
};

Group group_of(trail::View& view, Id<Person> person) {
    Group group{.records = {person}};
    for (std::size_t i = 0; i < group.records.size(); ++i)
        view.reader().each(
            "SELECT id, kept_id, merged_id FROM people_merges WHERE (kept_id = $1 OR merged_id = $1) AND undone_at IS NULL ORDER BY id",
            [&](const Row& row) {
                const Link link{row.get<std::int64_t>(0), row.get<Id<Person>>(1), row.get<Id<Person>>(2)};
                if (!group.links.insert(link).second) return;
                for (const auto id : {link.kept, link.merged})
                    if (std::ranges::find(group.records, id) == group.records.end()) group.records.push_back(id);
            },
            group.records[i]);
    return group;
}

/// Each link, when it was made, put the record that stood for the one it names first in the place of the other's.
Id<Person> standing_for(const Group& group) {
    std::map<Id<Person>, Id<Person>> stands_for;
    for (const auto id : group.records) stands_for[id] = id;
    for (const auto& link : group.links) {
        const auto kept = stands_for[link.kept], merged = stands_for[link.merged];
        for (auto& [record, standing] : stands_for)
            if (standing == merged) standing = kept;
    }
    return stands_for[group.records.front()];
}

}  // namespace

Id<Person> kept_of(trail::View& view, Id<Person> person) { return standing_for(group_of(view, person)); }

std::vector<Id<Person>> records_of(trail::View& view, Id<Person> person) {
    auto group = group_of(view, person);
    const auto kept = standing_for(group);
    std::ranges::sort(group.records, {}, [&](Id<Person> id) { return std::pair(id != kept, id); });
    return std::move(group.records);
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

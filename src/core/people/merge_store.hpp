#pragma once

#include "core/people/person_store.hpp"

#include <vector>

namespace holdfast::people {

/// That two records are of one person: a link between them, which can be taken away again. Nothing is copied or moved.
struct Merge {
    Id<Merge> id{};
    Id<Person> kept{};
    Id<Person> merged{};
    Instant merged_at{};
    Id<trail::Account> merged_by{};
    std::string why{};
    std::optional<Instant> undone_at{};
    std::string undone_why{};
};

Id<Merge> insert_merge(trail::Change& change, Id<Person> kept, Id<Person> merged, const std::string& why);
std::optional<Merge> find_merge(trail::View& view, Id<Merge> id);
/// Every merge in which the person has a part, also those undone, in their order.
std::vector<Merge> merges_of(trail::View& view, Id<Person> person);
/// False where it is undone already.
bool undo_merge(trail::Change& change, Id<Merge> id, const std::string& why);

/// The record that stands for the person: of those that links hold together, the one that was kept last.
Id<Person> kept_of(trail::View& view, Id<Person> person);
/// Every record that is linked with this one, the one that stands for the person first.
std::vector<Id<Person>> records_of(trail::View& view, Id<Person> person);

/// Somebody has looked and said that these are two people.
void insert_distinct(trail::Change& change, Id<Person> one, Id<Person> other, const std::string& why);
bool are_distinct(trail::View& view, Id<Person> one, Id<Person> other);

}  // namespace holdfast::people

#pragma once

#include "core/pathway/protection.hpp"
#include "core/pathway/row_store.hpp"

namespace holdfast::pathway {

/// The schema of entries, records and their history.
std::vector<store::Migration> migrations();

/// Stores an entry, made now by who makes the change.
Entry insert_entry(trail::Change& change, Entry entry);
std::optional<Entry> find_entry(trail::View& view, Id<Entry> id);
/// The entry of a file with this fingerprint, which was loaded for the agency and nothing of which was loaded again since.
std::optional<Entry> find_entry_of_file(trail::View& view, const std::string& source, const std::string& agency, const std::string& fingerprint);
/// The loaded returns of this source, the newest first.
std::vector<Entry> entries_from(trail::View& view, const std::string& source);

/// What a record said before it was changed or withdrawn.
struct Revision {
    std::string table{};
    std::int64_t record{};
    Id<Entry> was_through{};
    Id<Entry> replaced_by{};
    std::string values{};  ///< a JSON object of its columns
};
/// The history of everything in the child's pathway, the oldest first.
std::vector<Revision> revisions_of(trail::View& view, Id<people::Person> child);

/// Wipes the child's pathway, its history, and what is kept of returns with their number; to be called while their facts are there. For disposal alone.
void wipe_pathway(trail::Change& change, Id<people::Person> child);

}  // namespace holdfast::pathway

#pragma once

#include "core/pathway/recording_form.hpp"
#include "core/pathway/row_store.hpp"

#include <optional>
#include <utility>

namespace holdfast::pathway {

/// Where the reasons of what was written by hand are kept.
store::Migration reasons_migration();

/// Keeps why an entry changed something of the child's.
void keep_reason(trail::Change& change, Id<Entry> entry, Id<people::Person> child, const std::string& why);
/// Why it did; empty where nobody had to say, as of a return.
std::string reason_of(trail::View& view, Id<Entry> entry);
/// Wipes what was written of the child as reasons. For disposal alone.
void wipe_reasons(trail::Change& change, Id<people::Person> child);

/// What a record said until an entry changed or withdrew it.
struct Version {
    std::string_view table{};
    std::int64_t record{};
    Said said{};  ///< empty where another entry said the same, or said again what had been withdrawn
    Id<Entry> through{};
    Id<Entry> until{};
    bool was_withdrawn{};  ///< until `until` it did not hold
};
/// What the child's records said before, the oldest first.
std::vector<Version> versions_of(trail::View& view, Id<people::Person> child);

template <class Record>
inline constexpr detail::Statement ever_sql = detail::select_statement<Record>("", " WHERE id = $1");

/// The record with this number, and by which entry it was withdrawn, if it was.
template <class Record>
std::optional<std::pair<Record, std::optional<Id<Entry>>>> find_ever(trail::View& view, Id<Record> id) {
    static constexpr detail::Statement sql = detail::about_table("SELECT withdrawn_by_entry FROM ", Record::table, " WHERE id = $1");
    auto record = view.reader().first(store::Sql(ever_sql<Record>.chars.data()), detail::read_row<Record>, id);
    if (!record) return std::nullopt;
    return std::pair(*record, view.reader().value<std::optional<Id<Entry>>>(store::Sql(sql.chars.data()), id));
}

/// Of a kind of record: the numbers of those of the child that were withdrawn, in the order they were made.
std::vector<std::int64_t> withdrawn_numbers(trail::View& view, Id<people::Person> child, std::string_view table);

}  // namespace holdfast::pathway

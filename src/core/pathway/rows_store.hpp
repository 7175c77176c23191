#pragma once

#include "core/extracts/table.hpp"
#include "core/pathway/pathway_store.hpp"

#include <string>
#include <vector>

/// Rows of returns that are no records: kept as they came, with their history.
namespace holdfast::pathway {

/// A row as it came: the cells that hold something, by their columns.
struct KeptRow {
    std::string table{};
    std::string la_child_id{};  ///< the authority's number of the child it is about; empty where it is about none
    std::vector<std::pair<std::string, std::string>> cells{};
    friend bool operator==(const KeptRow&, const KeptRow&) = default;
    friend auto operator<=>(const KeptRow&, const KeptRow&) = default;
};

/// Through which return a row came, and by which it was replaced, if it was.
struct KeptRowOfReturn {
    KeptRow row{};
    Id<Entry> through{};
    std::optional<Id<Entry>> replaced_by{};
};

/// How many rows a return added, and how many it replaced with others or nothing.
struct KeptRowsTally {
    std::size_t added{}, replaced{};
};

/// Keeps the rows of a table in the place of those that the agency's last return had of it. A return of an earlier day than the last adds and replaces nothing.
KeptRowsTally keep_rows(trail::Change& change, const Entry& entry, const std::string& table, std::vector<KeptRow> rows);
/// The rows of the agency's last return by the day, in the order in which they came.
std::vector<KeptRow> rows_as_at(trail::View& view, const std::string& agency, const std::string& table, Date day);
/// All that returns had of the child in rows that are no records, what was replaced too.
std::vector<KeptRowOfReturn> rows_about(trail::View& view, Id<people::Person> child);

/// Rows that one return brought and that are about no child.
struct RowsWithoutChild {
    Id<Entry> through{};
    std::string agency{};
    Date on{};  ///< the last day that the return is about
    std::int64_t count{};
};
/// Those of returns about that day or an earlier one, the oldest first, what was replaced since too.
std::vector<RowsWithoutChild> rows_without_child(trail::View& view, Date by);
/// Wipes those that the return brought. For disposal alone.
void forget_rows_without_child(trail::Change& change, Id<Entry> through);

/// The rows of the table. Whom each is about is said by the first column that ends in `person_id`, or by that of the row that it refers to.
std::vector<KeptRow> rows_to_keep(const extracts::Table& table, const std::vector<extracts::Table>& all);
/// Of rows that become records: what stands in columns that no record has a place for, with the numbers by which the row is known; rows that have nothing there are left out.
std::vector<KeptRow> remainders_to_keep(const extracts::Table& table, const std::vector<extracts::Table>& all,
                                        bool (*is_without_record)(const std::string& column));
/// Back as a row of the table; `line` is its place.
extracts::Row row_of(const KeptRow& kept, const extracts::Form& form, int line);
/// `column: value; column: value`.
std::string in_words(const KeptRow& row);

}  // namespace holdfast::pathway

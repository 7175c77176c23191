#pragma once

#include "core/extracts/table.hpp"
#include "core/pathway/reported_child.hpp"

#include <map>
#include <string>
#include <vector>

namespace holdfast::pathway {

/// What is read of lists or an extract: the children by the authority's numbers, the kinds of record that the tables speak of, by their tables, and what was left
/// out and why.
struct ReportedChildren {
    std::map<std::string, ReportedChild> children{};
    std::vector<std::string_view> spoken_of{};
    std::vector<std::string> left_out{};

    ReportedChild& child(std::string_view number) {
        auto& child = children[std::string(number)];
        child.la_child_id = number;
        return child;
    }
};

/// A row whose cells are asked for by name, as what they are. Lives no longer than its table.
class ExtractRow {
public:
    ExtractRow(const extracts::Table& table, const extracts::Row& row, std::vector<std::string>& left_out) : table_(table), row_(row), left_out_(left_out) {}

    std::string text(std::string_view column) const { return std::string(extracts::text(table_, row_, column)); }
    std::optional<Date> day(std::string_view column) const { return extracts::day(table_, row_, column); }
    /// Nothing where it says no time of day.
    std::optional<Instant> moment(std::string_view column) const;
    /// Yes and no by the first letter of the code; nothing for unknown.
    std::optional<bool> flag(std::string_view column) const;
    /// The short form of a code where its column has one for it: `N1` of `a) N1: Abuse or neglect`; of a group with one code that one; else nothing.
    std::string code(std::string_view column) const;
    /// The words of a code as the standard has them; empty where the cell is none.
    std::string label(std::string_view column) const;
    /// The day, which the record cannot be without. Where it is missing the row is left out, and that is noted.
    std::optional<Date> needed(std::string_view column) const;

private:
    const extracts::Column& column(std::string_view name) const;
    const extracts::Table& table_;
    const extracts::Row& row_;
    std::vector<std::string>& left_out_;
};

/// Calls `visit(row)` for each row of the table, if it is there.
template <class Visit>
void for_rows(const std::vector<extracts::Table>& tables, std::string_view name, ReportedChildren& all, Visit&& visit) {
    for (const auto& table : tables)
        if (table.form->name == name)
            for (const auto& row : table.rows) visit(ExtractRow(table, row, all.left_out));
}

/// The children of an extract of the Standard Safeguarding Dataset, as at the day.
ReportedChildren read_ssd(const std::vector<extracts::Table>& tables, Date as_at);
/// Whether rows of the table become records, or parts of some.
bool is_record_of_ssd(const std::string& table);
/// Whether no record has a place for the column, of a table whose rows become records: what stands in it is kept as it came.
bool is_without_record(const std::string& column);
/// The children of lists 1 to 10 of Annex A, made as at the day.
ReportedChildren read_annex_a(const std::vector<extracts::Table>& tables, Date as_at);

}  // namespace holdfast::pathway

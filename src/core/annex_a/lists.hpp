#pragma once

#include "core/extracts/checks.hpp"

/// The 11 lists of children and adopters that Ofsted asks for at an inspection of a local authority's children's services (Annex A).
namespace holdfast::annex_a {

/// data/annex-a-columns.csv as it is shipped.
std::string_view shipped_columns();
/// `List 1` to `List 11`.
const extracts::Standard& lists();

/// The day, or the days, on which the ages in the lists may have been taken.
struct AsAt {
    Date from{};
    Date to{};
};
/// The newest day in the lists that is not after today, and the month after it; nothing where there is none.
std::optional<AsAt> newest_days(const std::vector<extracts::Table>& tables, Date today);
/// Completed years; below 0 for a child who is not born.
int age_on(Date born, Date day);

/// The rule beside those that hold for every table.
inline constexpr extracts::RuleWords age_rule{"hf-age", census::Severity::query, "The age does not follow from the date of birth",
                                              "Correct the age or the date of birth."};

/// What came of holding the lists to their columns and rules.
struct Verdict {
    std::uint64_t children{};  ///< different ones, over all lists
    std::uint64_t errors{};
    std::uint64_t queries{};
};
/// Holds each list to its columns. Where it is known when they were made, an age that the date of birth does not give is a query (`hf-age`).
Verdict validate(const std::vector<extracts::Table>& tables, const std::optional<AsAt>& as_at, const extracts::Sink& sink);

/// Writes the lists as a workbook, a sheet each from its first cell on, in their order; one that is not among the tables has its header alone.
void write_workbook(const std::vector<extracts::Table>& tables, const std::string& file);

/// The lists of columns and rules in docs/reference/returns.md.
std::string reference_page();

}  // namespace holdfast::annex_a

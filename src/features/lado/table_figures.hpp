#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"
#include "features/lado/ledger_figures.hpp"

#include <optional>
#include <string>

/// The tables of the report of allegations: the rows are those of the Board's report.
namespace holdfast::lado {

/// The tables of one year, out of the ledger: what is counted from the records, and for years before them what was published.
class Tables {
public:
    Tables(const figures::Ledger& ledger, const Period& year) : ledger_(ledger), year_(year) {}

    bool has(const std::string& key) const { return ledger_.best(key) != nullptr; }
    std::optional<Decimal> value(const std::string& key) const {
        const auto* figure = ledger_.best(key);
        return figure == nullptr ? std::nullopt : figure->stated_or_computed();
    }
    std::string key(std::string_view measure, std::string_view population = {}) const { return key_of(measure, year_, population); }
    documents::Cell number(const std::string& key) const {
        const auto* figure = ledger_.best(key);
        if (figure == nullptr) return {.text = "not available"};
        return {.number = figure->stated_or_computed(), .figure = key, .is_count_of_people = figure->unit == figures::Unit::count};
    }
    documents::Cell of_allegations(std::string_view population = {}) const { return number(key(measures::allegations, population)); }
    const Period& year() const { return year_; }

private:
    const figures::Ledger& ledger_;
    Period year_;
};

documents::Table employers_table(const Tables& tables);
documents::Table referrers_table(const Tables& tables);
/// Rows overlap: an allegation can have several outcomes.
documents::Table outcomes_table(const Tables& tables, const Counts& counts);
/// The year and the two before it.
documents::Table years_table(const Tables& tables);
documents::Chart years_chart(const documents::Table& years);
/// The categories of three years beside each other, what was recorded as conduct under neglect; without rows where only one year's are known.
documents::Table categories_table(const Tables& tables);
/// What stands under neglect there, by the word under which it was recorded; without rows where nothing was recorded as conduct.
documents::Table neglect_table(const Tables& tables);
documents::Table restraint_table(const Tables& tables);
documents::Table timeliness_table(const Tables& tables);
documents::Table closure_table(const Tables& tables);
documents::Table consultations_table(const Tables& tables);
documents::Table feedback_table(const Tables& tables);

/// A column of the table as bars, without the total and without rows that are nought; `did` is what the title says of the longest.
documents::Chart chart_of(const documents::Table& table, std::size_t column, std::string_view did);

}  // namespace holdfast::lado

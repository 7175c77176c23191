#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"
#include "core/figures/year_figures.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// The cells of one year's tables, out of the ledger: what is counted from records, and for years before them what was published.
class YearTables {
public:
    YearTables(const figures::Ledger& ledger, const Period& year) : ledger_(ledger), year_(year) {}

    bool has(const std::string& key) const { return ledger_.best(key) != nullptr; }
    std::optional<Decimal> value(const std::string& key) const;
    std::string key(std::string_view measure, std::string_view population = {}) const { return figures::key_of(measure, year_, population); }
    Cell number(const std::string& key) const;
    const Period& year() const { return year_; }

private:
    const figures::Ledger& ledger_;
    Period year_;
};

/// The year and those before it, so many in all, the earliest first.
std::vector<Period> years_to(const Period& year, int number);

/// A column of the table as bars, without the total and without rows that are nought; `did` is what the title says of the longest.
Chart longest_bars(const Table& table, std::size_t column, std::string_view did);
/// A column of a table whose rows are periods, in their order; `what` begins the title: "Allegations rose from 2014-15 to 2016-17".
Chart movement_chart(const Table& table, std::size_t column, std::string_view what);

}  // namespace holdfast::documents

#pragma once

#include "core/documents/document.hpp"
#include "core/figures/ledger.hpp"
#include "core/site/router.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::site {

/// What a slice counts of each year, as a report of its own: on a page, in files for office programs, printed, in an edition for the public that hides small counts.
struct CountReport {
    std::string_view path{};     ///< "/lado/report"
    std::string_view title{};    ///< "Allegations in numbers"
    std::string_view subject{};  ///< heads a year's report: "Allegations against people who work with children"
    std::string_view nothing{};  ///< what the page says where nothing is counted yet
    std::string_view file{};     ///< how its files are called, before the year: "allegations"
    Permission permission{};
    std::vector<figures::Provider> providers{};
    /// The years of which anything is counted, the latest first.
    std::function<std::vector<Period>(trail::View&)> years{};
    std::function<std::vector<documents::Block>(trail::View&, const figures::Ledger&, const Period& year)> blocks{};
};

/// The blocks of the year as the annual report has them; none for who may not see them.
std::vector<documents::Block> section_of(trail::View& view, const CountReport& report, const Period& year);
/// Where the figures stand in the report, for each year that is wanted and those after it, whose tables compare with it.
std::vector<figures::Use> uses_of(trail::View& view, const CountReport& report, const figures::Wanted& wanted);
/// The year's report with every figure that it shows. Refused with not_found for a year of which nothing is counted.
Outcome<documents::Document> document_of(trail::View& view, const CountReport& report, const Period& year, bool is_public);

/// The report's page, its files and its tables.
void add_count_report(Router& router, const CountReport& report);

}  // namespace holdfast::site

#pragma once

#include "core/figures/provider.hpp"
#include "core/figures/year_figures.hpp"
#include "features/early_help/count_figures.hpp"

namespace holdfast::early_help {

/// The measures of the ledger that are counted from assessments.
namespace measures {
using figures::Measure;
inline constexpr Measure begun{"eha.initiated", "Early help assessments initiated"}, closed{"eha.closed", "Early help assessments closed"},
    gap{"eha.gap", "Early help assessments initiated less closed"}, satisfied{"eha.closed_satisfactory", "EHAs closed with a satisfactory outcome"},
    unengaged{"eha.closed_no_engagement", "EHAs closed for lack of engagement"}, reasons{"eha.closing_reasons", "Early help assessments closed, by reason"},
    per_child{"eha.initiated_rate", "Early help assessments initiated, for 10,000 children of 0 to 17 in the middle of the year"},
    per_month{"eha.initiated_monthly_rate", "Early help assessments initiated a month for 10,000 children, January to March"};
}  // namespace measures

/// The population of closures whose reason nobody recorded.
inline constexpr std::string_view reason_unknown = "Not known";
/// The reason as a population: "Outcomes met".
std::string_view short_words(EndReason reason);

/// Every figure of the years that are counted; none for who may not see counts.
std::vector<figures::Figure> early_help_figures(trail::View& view, const figures::Wanted& wanted);

}  // namespace holdfast::early_help

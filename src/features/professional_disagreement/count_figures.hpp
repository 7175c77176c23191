#pragma once

#include "base/outcome.hpp"
#include "core/documents/document.hpp"
#include "core/figures/provider.hpp"
#include "features/professional_disagreement/vocabulary.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How many disagreements there were, and how they ended. One is counted once the quarter in which it was raised is over, so that no number tells of a single one while it is new.
namespace holdfast::professional_disagreement {

/// The measures of the ledger that are counted from disagreements; both by the day on which they were raised.
namespace measures {
inline constexpr std::string_view raised = "disagreement.raised", resolved = "disagreement.resolved";
}  // namespace measures

/// How long one took, in calendar days from the day on which it was raised.
enum class Band { week, fortnight, four_weeks, longer };
inline constexpr std::array every_band{Band::week, Band::fortnight, Band::four_weeks, Band::longer};
Band band_of(Date raised, Date resolved);
std::string_view in_words(Band band);

/// What is counted of those that were raised in a reporting year.
struct Counts {
    std::int64_t raised{}, resolved{};
    std::map<std::string, std::int64_t> by_raising{}, by_deciding{};  ///< by what the agencies are called today
    std::map<Ending, std::int64_t> endings{};
    std::map<std::string, std::int64_t> levels{};  ///< at which they were resolved
    std::map<Band, std::int64_t> bands{};
};
/// By reporting year.
std::map<Period, Counts> count_disagreements(trail::View& view);

/// Every figure of the years that are counted; none for who may not see counts.
std::vector<figures::Figure> disagreement_figures(trail::View& view, const figures::Wanted& wanted);

/// The tables of a year with every figure that they show. The edition for the public hides small counts. Refused with not_found for a year of which nothing is counted.
Outcome<documents::Document> disagreement_report(trail::View& view, const Period& year, bool is_public);

}  // namespace holdfast::professional_disagreement

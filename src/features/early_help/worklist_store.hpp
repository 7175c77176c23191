#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/assessment.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

/// Open assessments that were not reviewed for long, and of which people were told.
namespace holdfast::early_help {

/// Which of them: not reviewed since before the day, nor begun since; of one agency where it is named.
struct Unreviewed {
    Date since{};
    std::string agency{};
    std::int64_t most{};
};
/// The longest first, of those that the viewer may list.
std::vector<Assessment> listed_unreviewed(trail::View& view, const policy::ListFilter& filter, const Unreviewed& wanted);

/// What an agency leads, of what the viewer may list.
struct AgencyCount {
    std::string agency{};
    std::int64_t open{}, never_reviewed{}, unreviewed{}, stuck{}, drifting{};
};
/// By the agency's name. `silent_since` as in Wanted.
std::vector<AgencyCount> counts_by_agency(trail::View& view, const policy::ListFilter& filter, Date unreviewed_since, Date silent_since);

/// Every open assessment whose plan drifts, whoever may know of it: for those who are told.
std::vector<Assessment> every_silent(trail::View& view, Date silent_since);

/// Of which assessment somebody was told what, and for which day: the one on which the review was due, or since which nothing was said.
enum class Lateness : std::uint8_t { review, drift };
struct ToldOf {
    Id<Assessment> assessment{};
    Lateness what{};
    Date day{};
    friend auto operator<=>(const ToldOf&, const ToldOf&) = default;
};
std::set<ToldOf> everything_told(trail::View& view);
void mark_told(trail::Change& change, const ToldOf& told);
void forget_told(trail::Change& change, Id<Assessment> assessment);

}  // namespace holdfast::early_help

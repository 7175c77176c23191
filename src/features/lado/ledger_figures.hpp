#pragma once

#include "core/figures/provider.hpp"
#include "core/figures/year_figures.hpp"
#include "features/lado/count_figures.hpp"

#include <string>
#include <string_view>

namespace holdfast::lado {

/// The measures of the ledger that are counted from allegations and consultations.
namespace measures {
inline constexpr std::string_view allegations = "lado.allegations", outcomes = "lado.outcomes", restraint = "lado.restraint_percent",
                                  in_one_day = "lado.in_one_day_percent", referred_in_time = "lado.in_one_day", day_known = "lado.day_known",
                                  closed = "lado.closed", consultations = "lado.consultations", feedback = "lado.feedback";
}  // namespace measures
using figures::key_of;

/// How the Board's table calls an ending: its rows, in its order; what did not come up is a row too, but for an allegation found to be false.
struct Ending {
    std::string_view words{};
    std::int64_t number{};
};
std::vector<Ending> endings_of(const Counts& counts);
/// The population of those whom an agency referred: "Referred by Education".
std::string referred_by(ReferrerType referrer);
/// The population of the category's allegations against the employer's people: "Physical/Health".
std::string kind_of(EmployerType employer, Category category);
/// The populations of forms of feedback that were answered or not, and that were answered so: "Heard in time/Partly".
inline constexpr std::string_view answered = "Answered", not_answered = "Not answered";
std::string answered_so(FeedbackQuestion question, Reply reply);
inline constexpr std::string_view after_restraint = "Physical/From restraint";
/// The population under which years are compared: what was recorded as conduct is recorded as neglect since the category was withdrawn.
inline constexpr std::string_view neglect_and_conduct = "Neglect and conduct";

/// Every figure of the years that are counted; none for who may not see counts.
std::vector<figures::Figure> lado_figures(trail::View& view, const figures::Wanted& wanted);

}  // namespace holdfast::lado

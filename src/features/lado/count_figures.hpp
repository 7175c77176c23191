#pragma once

#include "core/trail/view.hpp"
#include "base/period.hpp"
#include "core/figures/year_figures.hpp"
#include "features/lado/allegation.hpp"
#include "features/lado/feedback.hpp"

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace holdfast::lado {

using figures::Share;

/// What is counted of the allegations that were received in a period. One that was taken as advice, or that another authority deals with, is not among them.
struct Counts {
    std::map<std::pair<EmployerType, Category>, std::int64_t> kinds{};
    std::map<ReferrerType, std::int64_t> referrers{};
    std::map<Finding, std::int64_t> findings{};
    std::map<Result, std::int64_t> results{};
    std::map<Band, std::int64_t> bands{};  ///< of those that are closed
    std::int64_t without_action{};
    std::int64_t after_restraint{};
    std::optional<Share> in_one_day{};  ///< of those whose day is known; nothing where the bank holidays are not

    std::int64_t all() const;
    std::int64_t of(Category category) const;
    std::int64_t of(EmployerType employer) const;
    std::int64_t of(EmployerType employer, Category category) const;
};
Counts count_allegations(trail::View& view, const Period& period);
/// How often advice was asked for in the period.
std::int64_t count_consultations(trail::View& view, const Period& period);

/// How many forms of feedback were sent and answered, and how, about allegations that were received in a period.
struct FeedbackCounts {
    std::int64_t sent{}, answered{};
    std::map<std::pair<FeedbackQuestion, Reply>, std::int64_t> replies{};
};
FeedbackCounts count_feedback(trail::View& view, const Period& period);

/// The reporting years that have counts for the viewer, from the first allegation or consultation to the last, the latest first; those without any are left out.
std::vector<Period> years_counted(trail::View& view);

}  // namespace holdfast::lado

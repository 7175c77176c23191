#pragma once

#include "base/period.hpp"
#include "core/actions/rating.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::governance {

using holdfast::in_words;

/// How an action of the business plan stands: as any action does.
using actions::in_words;
using actions::letter;
using actions::parse_rating;
using actions::Rating;
using actions::ratings;

/// One action of a year's business plan. Year and place in the plan name it, because the references of printed plans repeat and go missing.
struct Action {
    Period year{Period::year(2000)};
    int place{};  ///< in the plan, from 1
    int theme_number{};
    std::string theme{};
    std::string reference{};  ///< as printed, possibly empty
    std::string action{};
    std::string who{};
    std::string when{};           ///< as printed
    std::optional<Period> due{};  ///< a day or a month
    bool is_ongoing{false};
    std::string outcome{};  ///< what it is to achieve
    std::string update{};
    std::optional<Period> updated{};
    Rating rating{Rating::not_rated};
    std::string note{};
    friend bool operator==(const Action&, const Action&) = default;
};

inline bool is_complete(const Action& action) { return action.rating == Rating::complete; }
/// Whether the action's date has passed and it is not complete. An ongoing action has no end to pass; one due in a month has until its last day.
bool is_overdue(const Action& action, Date as_at);
/// `1. Leadership and Governance`.
std::string theme_label(const Action& action);

/// How many actions of one theme stand where.
struct ThemeSummary {
    int number{};
    std::string name{};
    std::array<int, ratings.size()> counts{};  ///< in the order of `ratings`
    int total() const;
    int count(Rating rating) const { return counts[static_cast<std::size_t>(rating)]; }
};
/// One summary for each theme in the order of the plan.
std::vector<ThemeSummary> summarise(const std::vector<Action>& actions);
/// The sum over the themes, numbered 0.
ThemeSummary total_of(const std::vector<ThemeSummary>& summaries);

/// What is wrong with the plan as it is written, in words: references that repeat, are missing, or are pointed at and do not exist, and
/// dates before the plan's year. None of it stops the plan from being used.
std::vector<std::string> findings(const std::vector<Action>& actions);

}  // namespace holdfast::governance

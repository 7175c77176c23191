#pragma once

#include "features/governance/plan.hpp"

#include <string>
#include <vector>

namespace holdfast::governance {

/// Which actions of a plan are asked for.
struct PlanSelection {
    int theme{};                     ///< 0 for every theme
    std::optional<Rating> rating{};  ///< nothing for every rating
    bool is_overdue_only{false};
    Date as_at{};
    bool is_filtered() const { return theme != 0 || rating || is_overdue_only; }
};

std::vector<Action> select(const std::vector<Action>& actions, const PlanSelection& selection);

/// The word of a rating in an address: `complete`, `on-track`, `not-rated`.
std::string rating_word(Rating rating);
std::optional<Rating> parse_rating_word(std::string_view word);

}  // namespace holdfast::governance

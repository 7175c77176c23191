#include "features/governance/plan_selection.hpp"

#include <algorithm>

namespace holdfast::governance {

std::vector<Action> select(const std::vector<Action>& actions, const PlanSelection& selection) {
    std::vector<Action> selected;
    std::ranges::copy_if(actions, std::back_inserter(selected), [&](const Action& action) {
        return (selection.theme == 0 || action.theme_number == selection.theme) && (!selection.rating || action.rating == *selection.rating) &&
               (!selection.is_overdue_only || is_overdue(action, selection.as_at));
    });
    return selected;
}

std::string rating_word(Rating rating) {
    std::string word(in_words(rating));
    std::ranges::replace(word, ' ', '-');
    return word;
}

std::optional<Rating> parse_rating_word(std::string_view word) {
    for (const Rating rating : ratings)
        if (rating_word(rating) == word) return rating;
    return std::nullopt;
}

}  // namespace holdfast::governance

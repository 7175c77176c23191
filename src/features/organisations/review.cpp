#include "features/organisations/review.hpp"

#include <algorithm>

namespace holdfast::organisations {

Period quarter_of(Date day) {
    const std::chrono::year_month_day parts{day};
    const int month = static_cast<int>(static_cast<unsigned>(parts.month()));
    const int year = static_cast<int>(parts.year());
    return month >= 4 ? Period::quarter(year, (month - 1) / 3) : Period::quarter(year - 1, 4);
}

ReviewState state_of(const ReviewFacts& facts, Date day) {
    if (!facts.first_grant) return ReviewState::nothing_to_review;
    const Date start = quarter_of(day).first_day();
    const Date start_before = quarter_of(start - std::chrono::days{1}).first_day();
    if (facts.last_signed_off && *facts.last_signed_off >= start) return ReviewState::signed_off;
    const bool was_missed = *facts.first_grant < start && (!facts.last_signed_off || *facts.last_signed_off < start_before);
    return was_missed ? ReviewState::overdue : ReviewState::due;
}

std::string_view in_words(ReviewState state) {
    switch (state) {
        case ReviewState::signed_off: return "signed off";
        case ReviewState::due: return "due";
        case ReviewState::overdue: return "overdue";
        case ReviewState::nothing_to_review: break;
    }
    return "nobody has a role";
}

std::vector<Id<access::Grant>> unanswered(const std::vector<access::Grant>& grants, const std::vector<Answer>& answers) {
    std::vector<Id<access::Grant>> missing;
    for (const auto& grant : grants)
        if (std::ranges::find(answers, grant.id, &Answer::grant) == answers.end()) missing.push_back(grant.id);
    return missing;
}

}  // namespace holdfast::organisations

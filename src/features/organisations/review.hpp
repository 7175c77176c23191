#pragma once

#include "base/period.hpp"
#include "core/access/grant.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::organisations {

/// Each quarter of the reporting year the safeguarding lead of every agency goes through who there may do what.
enum class ReviewState { signed_off, due, overdue, nothing_to_review };

/// The quarter of the reporting year in which the day falls.
Period quarter_of(Date day);

/// What an agency's review hangs on.
struct ReviewFacts {
    std::optional<Date> first_grant{};  ///< of those that count now; nothing where none does
    std::optional<Date> last_signed_off{};
};
/// Signed off when it was done in the quarter of `day`; overdue when a whole quarter passed since the first grant and was not made good.
ReviewState state_of(const ReviewFacts& facts, Date day);
/// For people: "signed off", "due", "overdue", "nobody has a role".
std::string_view in_words(ReviewState state);

/// What the reviewer says of one grant.
struct Answer {
    Id<access::Grant> grant{};
    bool is_confirmed{false};
};
/// Those of the grants that no answer speaks of.
std::vector<Id<access::Grant>> unanswered(const std::vector<access::Grant>& grants, const std::vector<Answer>& answers);

}  // namespace holdfast::organisations

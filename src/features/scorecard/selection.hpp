#pragma once

#include "features/scorecard/scorecard_row.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::scorecard {

/// Which rows of a scorecard to show and in which order, as the page's query says it. Words that mean nothing here choose nothing.
struct Selection {
    std::string rating{};  ///< `red`, `amber`, `green`, `none`; empty for all
    std::string trend{};   ///< `Improving`, `Declining`, `Static`, `Sustained`; empty for all
    std::string text{};    ///< in the code or the description, whatever the case
    std::string
        sort{};  ///< `indicator`, `description`, `value`, `rating`, `trend`, `good`, `target`, with `-` before it for the other way round; empty for the scorecard's order

    bool is_filtered() const { return !rating.empty() || !trend.empty() || !text.empty(); }
    /// Whether rows keep the scorecard's order and so can stand under their headings.
    bool is_in_order() const { return sort.empty(); }
};

std::vector<const Row*> select(const Scorecard& scorecard, const Selection& selection);

/// How many rows have each rating.
struct RatingCounts {
    int red{};
    int amber{};
    int green{};
    int none{};
};
RatingCounts count_ratings(const Scorecard& scorecard);

/// How many indicators have a value in the year, and how many of those are approved.
struct ApprovalCounts {
    int held{};
    int approved{};
};
ApprovalCounts count_approved(const Scorecard& scorecard);

}  // namespace holdfast::scorecard

#pragma once

#include "core/measures/measure.hpp"

namespace holdfast::measures {

/// Days of reviews (or visits) in order, those of one plan or one child.
struct ReviewDays {
    const Day* first{};
    const Day* last{};
};

/// How reviews kept to their days.
struct Kept {
    int judged{};              ///< reviews that fell due in the period or were held in it, and one that was due by its end and is missing
    int late{};                ///< of these
    bool is_up_to_date{true};  ///< the day of none is past at the end of the period
};

/// Follows reviews from `began` until `ended`: `due(anchor, how_many_before)` is the last day for the next one, counted from the one before.
template <class Due>
Kept follow(const Span& span, ReviewDays reviews, Day began, Day ended, Due due) {
    Kept kept;
    Day anchor = began;
    int before = 0;
    for (const Day* day = reviews.first; day != reviews.last && *day <= span.to && *day < ended; ++day) {
        if (*day <= anchor) continue;
        const Day until = due(anchor, before++);
        if (*day >= span.from || span.has(until)) {
            ++kept.judged;
            kept.late += *day > until;
        }
        anchor = *day;
    }
    const Day next = due(anchor, before);
    if (next <= span.to && next < ended && (ended > span.to || next >= span.from)) {
        ++kept.judged;
        ++kept.late;
        kept.is_up_to_date = next == span.to;
    }
    return kept;
}

}  // namespace holdfast::measures

#include "core/measures/care_rows.hpp"
#include "core/measures/review_walk.hpp"

#include <algorithm>

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view regulations = "Care Planning, Placement and Case Review (England) Regulations 2010", local = "Local",
                                  guidance = "Statutory guidance on children who run away or go missing, 2014";
static constexpr std::uint8_t under_four = 0, took_no_part = 7, not_known = 255;

/// Where nobody can tell which review of a child's the first one on record is, for it or its care began before what is on record, that one is not judged, and
/// the others are followed from it; from the beginning of the record where there is none.
static Kept care_reviews_of(const Frame& frame, std::uint32_t row) {
    const auto& care = frame.cohort.care;
    const auto& reviews = frame.cohort.care_reviews;
    const auto first = care.first_review[row];
    auto last = first;
    while (last < reviews.on.size() && reviews.child[last] == care.child[row]) ++last;
    ReviewDays days{reviews.on.data() + first, reviews.on.data() + last};
    const Day started = care.started[row], since = frame.cohort.people.reviews_since_of(care.child[row]);
    if (since != no_day) days.first = std::lower_bound(days.first, days.last, std::max(started, since));
    const bool is_any = days.first != days.last && *days.first <= frame.span.to && *days.first < care.ended[row];
    if (care.entered[row] == Flag::yes && (since <= started || (since == no_day && !is_any)))
        return follow(frame.span, days, started, care.ended[row], [&](Day anchor, int before) {
            return before == 0 ? frame.almanac.add_working_days(anchor, 20) : Almanac::add_months(anchor, before == 1 ? 3 : 6);
        });
    const Day began = is_any ? *days.first++ : since == no_day ? started : std::max(started, since);
    return follow(frame.span, days, began, care.ended[row], [](Day anchor, int) { return Almanac::add_months(anchor, 6); });
}

/// Each time in care that was open at the end or ended in the period and for which a review is judged: whether all were in time.
static void reviewed_in_period(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    if (frame.cohort.care_reviews.on.empty()) return;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!frame.span.is_open(care.started[i], care.ended[i]) && !frame.span.has(care.ended[i])) continue;
        const auto kept = care_reviews_of(frame, static_cast<std::uint32_t>(i));
        if (kept.judged > 0) selection.answer(care.child[i], kept.late == 0);
    }
}
static void in_care_and_reviewed(const Frame& frame, Selection& selection) {
    if (!frame.cohort.care_reviews.on.empty()) in_care_at_end(frame, selection);
}
static bool care_review_is_up_to_date(const Frame& frame, std::uint32_t row) { return care_reviews_of(frame, row).is_up_to_date; }

static void reviews_held(const Frame& frame, Selection& selection) {
    const auto& reviews = frame.cohort.care_reviews;
    for (std::size_t i = 0; i < reviews.on.size(); ++i)
        if (frame.span.has(reviews.on[i]) && reviews.participation[i] != under_four && reviews.participation[i] != not_known)
            selection.add(reviews.child[i], i);
}
static bool took_part(const Frame& frame, std::uint32_t row) { return frame.cohort.care_reviews.participation[row] < took_no_part; }

static void latest_reviews(const Frame& frame, Selection& selection) {
    Selection children;
    in_care_at_end(frame, children);
    const auto& reviews = frame.cohort.care_reviews;
    InStep in_step(reviews);
    for (std::size_t i = 0; i < children.child.size(); ++i) {
        const auto row = in_step.latest(children.child[i], frame.span.to);
        if (row && reviews.on[*row] >= frame.cohort.care.started[children.row[i]] && reviews.participation[*row] != under_four &&
            reviews.participation[*row] != not_known)
            selection.add(children.child[i], *row);
    }
}

static void returned(const Frame& frame, Selection& selection) {
    const auto& missing = frame.cohort.missing;
    for (std::size_t i = 0; i < missing.child.size(); ++i)
        if (missing.is_missing[i] == Flag::yes && frame.span.has(missing.returned[i])) selection.add(missing.child[i], i);
}
static void went_missing(const Frame& frame, Selection& selection) {
    const auto& missing = frame.cohort.missing;
    for (std::size_t i = 0; i < missing.child.size(); ++i)
        if (missing.is_missing[i] == Flag::yes && frame.span.has(missing.began[i])) selection.add(missing.child[i], i);
}
static void returned_at_an_hour(const Frame& frame, Selection& selection) {
    const auto& missing = frame.cohort.missing;
    for (std::size_t i = 0; i < missing.child.size(); ++i)
        if (missing.is_missing[i] == Flag::yes && frame.span.has(missing.returned[i]) && missing.returned_at[i] != 0) selection.add(missing.child[i], i);
}
static void interviewed(const Frame& frame, Selection& selection) {
    const auto& missing = frame.cohort.missing;
    for (std::size_t i = 0; i < missing.child.size(); ++i)
        if (missing.is_missing[i] == Flag::yes && frame.span.has(missing.returned[i]) && missing.returned_at[i] != 0 && missing.interviewed_at[i] != 0)
            selection.add(missing.child[i], i);
}
static bool interviewed_in_time(const Frame& frame, std::uint32_t row) {
    static constexpr std::int64_t hours_72 = 72LL * 60 * 60 * 1000;
    const auto& missing = frame.cohort.missing;
    const auto waited = missing.interviewed_at[row] - missing.returned_at[row];
    return missing.interviewed_at[row] != 0 && waited >= 0 && waited <= hours_72;
}
static bool offered_interview(const Frame& frame, std::uint32_t row) { return frame.cohort.missing.offered[row] == Flag::yes; }

std::vector<Measure> review_measures() {
    return {
        {"CS6.2", "Reviews of looked-after children held in time", Unit::percent, false,
         "Of those, the ones with every such review in time: the first within 20 working days, the second within 3 months of it, each further one within 6 "
         "months",
         "Children looked after at the end of the period, or who ceased in it, with a review that fell due or was held in the period; where care began before "
         "its authority's reviews are on record, or its entry is not on record, the first review on record is not judged and the next ones are counted from it",
         regulations, reviewed_in_period, count<as_selected>, ""},
        {"CS6.3", "Latest review of looked-after children up to date", Unit::percent, true, "Of those, the ones of whom no review is overdue",
         "Children looked after at the end of the period, short breaks left out", regulations, in_care_and_reviewed, count<care_review_is_up_to_date>, ""},
        {"CS6.4", "Participation in reviews of looked-after children", Unit::percent, false, "Of those, the ones in which the child took part (PN1 to PN6)",
         "Reviews held in the period of children of 4 and over (PN0 left out) of which it is known", local, reviews_held, count<took_part>, ""},
        {"CS6.5", "Participation in the latest review", Unit::percent, true, "Of those, the ones who took part in it (PN1 to PN6)",
         "Children looked after at the end of the period of whose latest review it is known, those under 4 left out", local, latest_reviews, count<took_part>,
         ""},
        {"missing.episodes", "Times looked-after children went missing", Unit::count, false,
         "Missing episodes begun in the period; being away without authorisation is none", "", guidance, went_missing, count<each_one>, ""},
        {"missing.interview_offered", "Return interviews offered", Unit::percent, false, "Of those, the ones after which a return interview was offered",
         "Missing episodes ended in the period", guidance, returned, count<offered_interview>, ""},
        {"CS5.5", "Return interviews within 72 hours", Unit::percent, false,
         "Of those, the ones after which an interview was held within 72 hours of the return",
         "Missing episodes ended in the period with a known hour of return", guidance, returned_at_an_hour, count<interviewed_in_time>, ""},
        {"missing.held_in_72_hours", "Return interviews held that were within 72 hours", Unit::percent, false,
         "Of those, the ones held within 72 hours of the return", "Return interviews held after missing episodes that ended in the period, both hours known",
         guidance, interviewed, count<interviewed_in_time>, ""},
    };
}

}  // namespace holdfast::measures::detail

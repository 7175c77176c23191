#include "core/measures/review_walk.hpp"

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view working_together = "Working Together to Safeguard Children",
                                  release = "Department for Education, children in need statistics", local = "Local",
                                  population = "Children aged 0 to 17, in ten thousands";

static void plans_started(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    selection.add_where(plans.child, [&](std::size_t i) { return frame.span.has(plans.started[i]); });
}
static void plans_ended(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    selection.add_where(plans.child, [&](std::size_t i) { return frame.span.has(plans.ended[i]); });
}
static void plans_open(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    selection.add_where(plans.child, [&](std::size_t i) { return frame.span.is_open(plans.started[i], plans.ended[i]); });
}
static void children_on_plan(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    selection.add_first_where(plans.child, [&](std::size_t i) { return frame.span.is_open(plans.started[i], plans.ended[i]); });
}
static void plans_open_and_reviewed(const Frame& frame, Selection& selection) {
    if (!frame.cohort.plans.reviews.empty()) plans_open(frame, selection);
}
static void plans_open_three_months(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    if (plans.reviews.empty()) return;
    for (std::size_t i = 0; i < plans.child.size(); ++i)
        if (frame.span.is_open(plans.started[i], plans.ended[i]) && Almanac::reaches(plans.started[i], 3, frame.span.to)) selection.add(plans.child[i], i);
}
static void plans_open_for_a_visit(const Frame& frame, Selection& selection) {
    const auto& plans = frame.cohort.plans;
    if (plans.visits.empty()) return;
    for (std::size_t i = 0; i < plans.child.size(); ++i)
        if (frame.span.is_open(plans.started[i], plans.ended[i]) && !frame.within(plans.started[i], frame.span.to, frame.standards.protection_visit_days))
            selection.add(plans.child[i], i);
}

static bool had_plans(const Frame& frame, std::uint32_t row) { return frame.cohort.plans.earlier[row] > 0; }

static bool planned_again(const Frame& frame, std::uint32_t row) {
    const auto& plans = frame.cohort.plans;
    Day latest = no_day;
    for (std::size_t i = row; i > 0 && plans.child[i - 1] == plans.child[row]; --i)
        if (plans.ended[i - 1] <= plans.started[row] && (latest == no_day || plans.ended[i - 1] > latest)) latest = plans.ended[i - 1];
    return latest != no_day && Almanac::add_months(latest, 24) >= plans.started[row];
}

static bool lasted_two_years(const Frame& frame, std::uint32_t row) {
    const auto& plans = frame.cohort.plans;
    return Almanac::reaches(plans.started[row], 24, plans.ended[row]);
}
static bool open_for_two_years(const Frame& frame, std::uint32_t row) { return Almanac::reaches(frame.cohort.plans.started[row], 24, frame.span.to); }

static Kept reviews_of(const Frame& frame, std::uint32_t row) {
    const auto& plans = frame.cohort.plans;
    const ReviewDays reviews{plans.reviews.data() + plans.first_review[row], plans.reviews.data() + plans.first_review[row + 1]};
    return follow(frame.span, reviews, plans.started[row], plans.ended[row],
                  [](Day anchor, int before) { return Almanac::add_months(anchor, before == 0 ? 3 : 6); });
}
static bool reviewed_in_time(const Frame& frame, std::uint32_t row) { return reviews_of(frame, row).late == 0; }
static bool review_is_up_to_date(const Frame& frame, std::uint32_t row) { return reviews_of(frame, row).is_up_to_date; }

static bool visited_lately(const Frame& frame, std::uint32_t row) {
    const auto& plans = frame.cohort.plans;
    Day latest = no_day;
    for (auto i = plans.first_visit[row]; i < plans.first_visit[row + 1] && plans.visits[i] <= frame.span.to; ++i) latest = plans.visits[i];
    return latest != no_day && frame.within(latest, frame.span.to, frame.standards.protection_visit_days);
}

std::vector<Measure> protection_measures() {
    return {
        {"CS2.3", "Children subject of a protection plan", Unit::rate_per_10000, true, "Children with a plan open at the end of the period", population,
         working_together, children_on_plan, count<each_one>, "plans.rate"},
        {"plans.started", "Protection plans started", Unit::rate_per_10000, false, "Plans begun in the period", population, release, plans_started,
         count<each_one>, "plans.started_rate"},
        {"plans.ended", "Protection plans ended", Unit::rate_per_10000, false, "Plans ended in the period", population, release, plans_ended, count<each_one>,
         "plans.ended_rate"},
        {"CS2.4", "Protection visits up to date", Unit::percent, true,
         "Of those, the ones whose child was last seen at a visit within the local standard of 10 working days",
         "Plans open at the end of the period for more than 10 working days", local, plans_open_for_a_visit, count<visited_lately>, ""},
        {"NI 65", "Protection plans for a second or subsequent time", Unit::percent, false,
         "Of those, the ones of a child who had a plan before, here or elsewhere", "Plans begun in the period", release, plans_started, count<had_plans>, ""},
        {"CS2.5", "Repeat protection plan within 2 years", Unit::percent, false,
         "Of those, the ones of a child whose last plan here ended no more than 24 months before", "Plans begun in the period", local, plans_started,
         count<planned_again>, ""},
        {"CS2.7", "Protection plans that lasted 2 years or more", Unit::percent, false,
         "Of those, the ones that ended 2 years to the day after they began, or later", "Plans ended in the period", release, plans_ended,
         count<lasted_two_years>, "plans.two_years"},
        {"plans.open_two_years", "Protection plans open for 2 years or more", Unit::percent, true,
         "Of those, the ones begun 2 years before the end, or earlier", "Plans open at the end of the period", release, plans_open, count<open_for_two_years>,
         ""},
        {"CS6.0", "Protection reviews held in time", Unit::percent, false,
         "Of those, the ones with every review that fell due or was held in the period in time: the first within 3 months of the start, each further one "
         "within 6 months of the one before",
         "Plans open at the end of the period for 3 months or more", working_together, plans_open_three_months, count<reviewed_in_time>,
         "plans.reviewed_in_time"},
        {"CS6.1", "Latest protection review up to date", Unit::percent, true, "Of those, the ones of which no review is overdue",
         "Plans open at the end of the period", working_together, plans_open_and_reviewed, count<review_is_up_to_date>, ""},
    };
}

}  // namespace holdfast::measures::detail

#include "core/measures/measure.hpp"

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view release = "Department for Education, children looked after statistics",
                                  regulations = "Care Leavers (England) Regulations 2010",
                                  planning = "Care Planning, Placement and Case Review (England) Regulations 2010",
                                  leavers_19 = "Care leavers of 19 to 21 of whom the period's return tells; those who died or returned home are left out";

/// The last of a child's rows up to the end of the period.
template <class Visit>
static void latest_of_each(const Frame& frame, Visit visit) {
    const auto& leavers = frame.cohort.leavers;
    for (std::size_t i = 0; i < leavers.on.size(); ++i) {
        const bool is_last = i + 1 == leavers.on.size() || leavers.child[i + 1] != leavers.child[i] || leavers.on[i + 1] > frame.span.to;
        if (leavers.on[i] <= frame.span.to && is_last) visit(i);
    }
}

static void leavers_of_19(const Frame& frame, Selection& selection) {
    const auto& leavers = frame.cohort.leavers;
    latest_of_each(frame, [&](std::size_t i) {
        const Day born = frame.cohort.people.born[static_cast<std::size_t>(leavers.child[i])];
        if (leavers.on[i] < frame.span.from || leavers.counted[i] != Flag::yes || born == no_day) return;
        const int age = Almanac::age(born, frame.span.to);
        if (age >= 19 && age <= 21) selection.add(leavers.child[i], i);
    });
}
static bool housed_suitably(const Frame& frame, std::uint32_t row) { return frame.cohort.leavers.suitable[row] == Flag::yes; }
static bool active(const Frame& frame, std::uint32_t row) { return frame.cohort.leavers.active[row] == Flag::yes; }
static bool in_touch(const Frame& frame, std::uint32_t row) { return frame.cohort.leavers.in_touch[row] == Flag::yes; }

static void eligible(const Frame& frame, Selection& selection) {
    latest_of_each(frame, [&](std::size_t i) {
        if (frame.cohort.leavers.eligible[i] == Flag::yes) selection.add(frame.cohort.leavers.child[i], i);
    });
}
static void left(const Frame& frame, Selection& selection) {
    latest_of_each(frame, [&](std::size_t i) {
        if (frame.cohort.leavers.eligible[i] == Flag::no) selection.add(frame.cohort.leavers.child[i], i);
    });
}
static bool plan_reviewed(const Frame& frame, std::uint32_t row) {
    const Day reviewed = frame.cohort.leavers.reviewed[row];
    return reviewed <= frame.span.to && Almanac::add_months(reviewed, 6) >= frame.span.to;
}

std::vector<Measure> leaver_measures() {
    return {
        {"CS4.0", "Care leavers of 19 to 21 in suitable accommodation", Unit::percent, false, "Of those, the ones in suitable accommodation", leavers_19,
         release, leavers_of_19, count<housed_suitably>, ""},
        {"CS4.1", "Care leavers of 19 to 21 in education, employment or training", Unit::percent, false,
         "Of those, the ones in education, employment or training", leavers_19, release, leavers_of_19, count<active>, ""},
        {"leavers.in_touch", "Care leavers of 19 to 21 with whom the authority is in touch", Unit::percent, false, "Of those, the ones in touch", leavers_19,
         release, leavers_of_19, count<in_touch>, ""},
        {"CS4.2", "Eligible children with an up-to-date pathway plan", Unit::percent, true, "Of those, the ones whose plan was reviewed in the last 6 months",
         "Eligible looked-after children by the latest list", planning, eligible, count<plan_reviewed>, ""},
        {"CS4.3", "Care leavers with an up-to-date pathway plan", Unit::percent, true, "Of those, the ones whose plan was reviewed in the last 6 months",
         "Care leavers by the latest list: relevant, former relevant, qualifying or other", regulations, left, count<plan_reviewed>, ""},
    };
}

}  // namespace holdfast::measures::detail

#include "core/measures/care_rows.hpp"

#include <algorithm>

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view
    scorecard = "Department for Education, adoption scorecards",
    local = "Local",
    adopted_3_years =
        "Children adopted in the 3 years to the end of the period who lived with the adoptive family before and whose entry into care (RNE S) is "
        "on record";

/// The day on which the child moved in with the adoptive family in this time in care; `no_day` where that did not happen.
static Day moved_in(const Frame& frame, std::size_t care_row) {
    const auto& cohort = frame.cohort;
    for (auto i = cohort.care.first_placement[care_row]; i < cohort.care.first_placement[care_row + 1]; ++i)
        if (cohort.placements.adoptive[i] != no_day) return cohort.placements.adoptive[i];
    return no_day;
}
static std::optional<std::size_t> adoption_of(const Frame& frame, Child child) {
    const auto& adoptions = frame.cohort.adoptions;
    const auto at = std::ranges::upper_bound(adoptions.child, child);
    if (at == adoptions.child.begin() || *(at - 1) != child) return std::nullopt;
    return static_cast<std::size_t>(at - adoptions.child.begin() - 1);
}
/// The child's latest decision for adoption up to a day.
static std::optional<std::size_t> decision_of(const Frame& frame, Child child, Day until) {
    const auto& decisions = frame.cohort.adoption_decisions;
    auto at = static_cast<std::size_t>(std::ranges::upper_bound(decisions.child, child) - decisions.child.begin());
    for (; at > 0 && decisions.child[at - 1] == child; --at)
        if (decisions.on[at - 1] <= until) return at - 1;
    return std::nullopt;
}

static bool was_adopted_in_three_years(const Frame& frame, std::size_t row) {
    const auto& care = frame.cohort.care;
    return care.adopted[row] == Flag::yes && care.ended[row] <= frame.span.to && care.ended[row] >= Almanac::add_months(frame.span.to + 1, -36);
}
static void adopted(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i)
        if (care.entered[i] == Flag::yes && was_adopted_in_three_years(frame, i) && moved_in(frame, i) != no_day) selection.add(care.child[i], i);
}
static std::uint32_t days_to_moving_in(const Frame& frame, std::uint32_t row) {
    return static_cast<std::uint32_t>(moved_in(frame, row) - frame.cohort.care.started[row]);
}
static std::uint32_t days_to_foster_carer(const Frame& frame, std::uint32_t row) {
    const auto& adoptions = frame.cohort.adoptions;
    const Day started = frame.cohort.care.started[row];
    const auto adoption = adoption_of(frame, frame.cohort.care.child[row]);
    const bool by_carer = adoption && adoptions.by_carer[*adoption] == Flag::yes && adoptions.fostered[*adoption] != no_day;
    const Day until = by_carer ? std::max(started, adoptions.fostered[*adoption]) : moved_in(frame, row);
    return static_cast<std::uint32_t>(until - started);
}

/// Where the first row on record is under the order already, nobody knows since when.
static bool has_known_order(const Care& care, std::size_t row) {
    return care.order[row] != no_day && (care.entered[row] == Flag::yes || care.order[row] > care.started[row]);
}
static void adopted_after_order(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!was_adopted_in_three_years(frame, i) || !has_known_order(care, i) || moved_in(frame, i) == no_day) continue;
        const auto adoption = adoption_of(frame, care.child[i]);
        if (adoption && frame.cohort.adoptions.matched[*adoption] != no_day) selection.add(care.child[i], i);
    }
}
static std::uint32_t days_to_match(const Frame& frame, std::uint32_t row) {
    const auto adoption = adoption_of(frame, frame.cohort.care.child[row]);
    return static_cast<std::uint32_t>(std::max(0, frame.cohort.adoptions.matched[*adoption] - frame.cohort.care.order[row]));
}

/// Adopted in the period, or waiting at its end: whether the wait was, or is so far, under 14 months.
static void adopted_or_waiting(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (care.entered[i] != Flag::yes) continue;
        const Day until = moved_in(frame, i), limit = Almanac::add_months(care.started[i], 14);
        if (care.adopted[i] == Flag::yes && frame.span.has(care.ended[i]) && until != no_day) selection.answer(care.child[i], until < limit);
        if (!frame.span.is_open(care.started[i], care.ended[i]) || until <= frame.span.to) continue;
        const auto decision = decision_of(frame, care.child[i], frame.span.to);
        if (decision && frame.cohort.adoption_decisions.on[*decision] >= care.started[i] && frame.cohort.adoption_decisions.reversed[*decision] > frame.span.to)
            selection.answer(care.child[i], frame.span.to < limit);
    }
}

static void placed_for_adoption(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    const auto& decisions = frame.cohort.adoption_decisions;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        const Day placed = moved_in(frame, i);
        if (!frame.span.has(placed) || (placed == care.started[i] && frame.cohort.placements.begun[care.first_placement[i]] != Flag::yes)) continue;
        const auto decision = decision_of(frame, care.child[i], placed);
        selection.answer(care.child[i], decision && Almanac::add_months(decisions.on[*decision], 12) >= placed);
    }
}

static void families_matched(const Frame& frame, Selection& selection) {
    const auto& adoptions = frame.cohort.adoptions;
    std::vector<std::uint64_t> seen;
    for (std::size_t i = 0; i < adoptions.child.size(); ++i) {
        if (!frame.span.has(adoptions.matched[i]) || adoptions.approved[i] == no_day) continue;
        if (adoptions.family[i] != 0 && std::ranges::find(seen, adoptions.family[i]) != seen.end()) continue;
        seen.push_back(adoptions.family[i]);
        selection.add(adoptions.child[i], i);
    }
}
static bool waited_three_months(const Frame& frame, std::uint32_t row) {
    return Almanac::add_months(frame.cohort.adoptions.approved[row], 3) <= frame.cohort.adoptions.matched[row];
}

std::vector<Measure> adoption_measures() {
    return {
        {"CS3.19", "Children placed for adoption within 12 months of the decision", Unit::percent, false,
         "Of those, the ones placed no later than the same day 12 months after the decision", "Children placed for adoption on a day on record in the period",
         local, placed_for_adoption, count<as_selected>, ""},
        {"CS3.20", "Average time between entering care and moving in with the adoptive family (A1)", Unit::days, false,
         "Days from the start of care to the placement for adoption, added up", adopted_3_years, scorecard, adopted, count<days_to_moving_in>, ""},
        {"adoption.a10", "The same, up to the foster placement for children adopted by their carer (A10)", Unit::days, false,
         "Days from the start of care to the placement for adoption, or to the foster placement with the adopters, added up", adopted_3_years, scorecard,
         adopted, count<days_to_foster_carer>, ""},
        {"CS3.21", "Average time between court authority and match with the adoptive family (A2)", Unit::days, false,
         "Days from the placement or freeing order to the match, 0 where the match was first, added up",
         "Children adopted in the 3 years to the end of the period with such an order, made on a day on record, and a known match", scorecard,
         adopted_after_order, count<days_to_match>, ""},
        {"adoption.a3", "Children who waited less than 14 months to move in with the adoptive family (A3)", Unit::percent, false,
         "Of those, the ones who moved in, or have waited so far, less than 14 months from the start of care",
         "Children adopted in the period, or waiting at its end with a decision for adoption, whose entry into care (RNE S) is on record", scorecard,
         adopted_or_waiting, count<as_selected>, ""},
        {"CS3.22", "Families who waited 3 months or more from approval to match", Unit::percent, false,
         "Of those, the ones matched 3 months or more after approval", "Families matched in the period whose approval is known", scorecard, families_matched,
         count<waited_three_months>, ""},
    };
}

}  // namespace holdfast::measures::detail

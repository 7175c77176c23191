#include "core/measures/care_rows.hpp"

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view section_22 = "Children Act 1989, section 22",
                                  regulations = "Care Planning, Placement and Case Review (England) Regulations 2010",
                                  release = "Department for Education, children looked after statistics", local = "Local",
                                  population = "Children aged 0 to 17, in ten thousands",
                                  in_care = "Children looked after at the end of the period, short breaks left out";

void in_care_at_end(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i)
        if (frame.span.is_open(care.started[i], care.ended[i]) && !selection.ends_with(care.child[i])) selection.add(care.child[i], i);
}
void entered_care(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i)
        if (care.entered[i] == Flag::yes && frame.span.has(care.started[i]) && !selection.ends_with(care.child[i])) selection.add(care.child[i], i);
}
static void left_care(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i)
        if (frame.span.has(care.ended[i]) && !selection.ends_with(care.child[i])) selection.add(care.child[i], i);
}

std::uint32_t placement_at_end(const Frame& frame, std::uint32_t care_row) {
    const auto& cohort = frame.cohort;
    std::uint32_t found = no_placement;
    for (auto i = cohort.care.first_placement[care_row]; i < cohort.care.first_placement[care_row + 1] && cohort.placements.started[i] <= frame.span.to; ++i)
        found = i;
    return found;
}

static bool moved_often(const Frame& frame, std::uint32_t care_row) {
    const auto& placements = frame.cohort.placements;
    const Day since = Almanac::add_months(frame.span.to + 1, -12);
    const Child child = frame.cohort.care.child[care_row];
    int times = 0;
    for (auto i = frame.cohort.care.first_placement[care_row + 1]; i > 0 && placements.child[i - 1] == child; --i)
        if (placements.started[i - 1] <= frame.span.to && placements.ended[i - 1] > since) ++times;
    return times >= 3;
}

static void settled_children(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    const auto& born = frame.cohort.people.born;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!frame.span.is_open(care.started[i], care.ended[i]) || selection.ends_with(care.child[i])) continue;
        if (!Almanac::reaches(care.started[i], 30, frame.span.to)) continue;
        const Day birth = born[static_cast<std::size_t>(care.child[i])];
        if (birth != no_day && Almanac::age(birth, frame.span.to) < 16) selection.add(care.child[i], i);
    }
}
static bool stayed_two_years(const Frame& frame, std::uint32_t care_row) {
    const auto& placements = frame.cohort.placements;
    auto row = placement_at_end(frame, care_row);
    if (row == no_placement) return false;
    if (placements.adoptive[row] <= frame.span.to && row > frame.cohort.care.first_placement[care_row]) --row;
    return Almanac::reaches(placements.started[row], 24, frame.span.to);
}

static bool purchased(const Frame& frame, std::uint32_t care_row) {
    const auto row = placement_at_end(frame, care_row);
    return row != no_placement && frame.cohort.placements.purchased[row] == Flag::yes;
}

static void placed_somewhere_known(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!frame.span.is_open(care.started[i], care.ended[i]) || selection.ends_with(care.child[i])) continue;
        const auto row = placement_at_end(frame, static_cast<std::uint32_t>(i));
        if (row != no_placement && frame.cohort.placements.outside[row] != Flag::unknown) selection.add(care.child[i], row);
    }
}
static bool outside(const Frame& frame, std::uint32_t placement) { return frame.cohort.placements.outside[placement] == Flag::yes; }

/// The day by which the next visit is due, after the last or, for the first, after the placement began.
static Day next_visit(const Placements& placements, std::size_t row, Day anchor, bool is_first) {
    if (is_first) return anchor + 7;
    const bool is_later_year = Almanac::add_months(placements.started[row], 12) <= anchor;
    return placements.long_term[row] == Flag::yes && is_later_year ? Almanac::add_months(anchor, 3) : anchor + 42;
}

static void visits_of(const Frame& frame, std::size_t row, Selection& selection) {
    const auto& placements = frame.cohort.placements;
    const auto& visits = frame.cohort.care_visits;
    const Child child = placements.child[row];
    std::size_t at = frame.cohort.care.first_visit[placements.care[row]];
    Day anchor = placements.started[row];
    while (at < visits.on.size() && visits.child[at] == child && visits.on[at] < anchor) ++at;
    const bool is_begun = placements.begun[row] == Flag::yes;
    if (!is_begun && at < visits.on.size() && visits.child[at] == child && visits.on[at] < placements.ended[row]) anchor = visits.on[at++];
    for (bool is_first = is_begun;; is_first = false) {
        const Day due = next_visit(placements, row, anchor, is_first);
        if (due > frame.span.to || due >= placements.ended[row]) return;
        Day made = no_day;
        for (; at < visits.on.size() && visits.child[at] == child && visits.on[at] <= due; ++at) made = visits.on[at];
        if (due >= frame.span.from) selection.answer(child, made != no_day);
        anchor = made != no_day ? made : due;
    }
}
static void visits_due(const Frame& frame, Selection& selection) {
    const auto& placements = frame.cohort.placements;
    if (frame.cohort.care_visits.on.empty()) return;
    for (std::size_t i = 0; i < placements.child.size(); ++i)
        if (placements.started[i] <= frame.span.to && placements.ended[i] >= frame.span.from) visits_of(frame, i, selection);
}

std::vector<Measure> care_measures() {
    return {
        {"CS3.0", "Looked-after children", Unit::rate_per_10000, true, in_care, population, section_22, in_care_at_end, count<each_one>, ""},
        {"CS3.1", "Children entering care", Unit::count, false,
         "Children who started to be looked after (RNE S) in the period, each once, short breaks left out", "", section_22, entered_care, count<each_one>, ""},
        {"CS3.2", "Children leaving care", Unit::count, false, "Children who ceased to be looked after in the period, each once, short breaks left out", "",
         section_22, left_care, count<each_one>, ""},
        {"CS3.4", "Visits to looked-after children made in time", Unit::percent, false,
         "Of those, the ones made: the child was seen after the visit before and by the day it was due",
         "Visits due in the period: within a week of the placement, where its first day is on record, then every 6 weeks; every 3 months after the first year "
         "of long-term fostering",
         regulations, visits_due, count<as_selected>, ""},
        {"CS3.5", "Looked-after children with 3 or more placements in 12 months", Unit::percent, true,
         "Of those, the ones with 3 or more placements on any day of the 12 months; a move with the same carer and a temporary placement are none", in_care,
         release, in_care_at_end, count<moved_often>, ""},
        {"CS3.6", "Looked-after children in the same placement for 2 years or more", Unit::percent, true,
         "Of those, the ones 2 years or more in the same placement, or placed for adoption and 2 years or more counting the placement before",
         "Children under 16 looked after at the end of the period without a break for 2 and a half years or more", release, settled_children,
         count<stayed_two_years>, ""},
        {"CS3.7", "Looked-after children in purchased placements", Unit::percent, true,
         "Of those, the ones whose placement another authority, a private or a voluntary provider has (PR2 to PR5)", in_care, local, in_care_at_end,
         count<purchased>, ""},
        {"CS3.8", "Looked-after children placed outside the area", Unit::percent, true, "Of those, the ones placed outside the authority's area",
         "Children looked after at the end of the period of whose placement it is known where it is", release, placed_somewhere_known, count<outside>, ""},
    };
}

}  // namespace holdfast::measures::detail

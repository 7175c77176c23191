#include "core/measures/care_rows.hpp"

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view regulations = "Care Planning, Placement and Case Review (England) Regulations 2010",
                                  release = "Department for Education, children looked after statistics",
                                  a_year = "Children looked after throughout the 12 months to the end of the period, short breaks left out";

static bool was_in_care_for_a_year(const Frame& frame, std::size_t row) {
    const auto& care = frame.cohort.care;
    return frame.span.is_open(care.started[row], care.ended[row]) && care.started[row] <= Almanac::add_months(frame.span.to + 1, -12);
}
static int age_at_end(const Frame& frame, Child child) {
    const Day born = frame.cohort.people.born[static_cast<std::size_t>(child)];
    return born == no_day ? -1 : Almanac::age(born, frame.span.to);
}

/// Children of whom a year's return of health is asked: what `flag` of it says.
static void health_of_the_year(const Frame& frame, Selection& selection, std::vector<Flag> HealthYears::*flag, int under_age) {
    const auto& care = frame.cohort.care;
    const auto& years = frame.cohort.health_years;
    if (years.on.empty()) return;
    InStep in_step(years);
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!was_in_care_for_a_year(frame, i) || selection.ends_with(care.child[i])) continue;
        if (under_age > 0) {
            const int age = age_at_end(frame, care.child[i]);
            if (age < 0 || age >= under_age) continue;
        }
        const auto row = in_step.latest(care.child[i], frame.span.to);
        selection.answer(care.child[i], row && years.on[*row] >= frame.span.from && (years.*flag)[*row] == Flag::yes);
    }
}
static void health_assessed(const Frame& frame, Selection& selection) { health_of_the_year(frame, selection, &HealthYears::assessment, 0); }
static void teeth_checked(const Frame& frame, Selection& selection) { health_of_the_year(frame, selection, &HealthYears::teeth, 0); }
static void immunised(const Frame& frame, Selection& selection) { health_of_the_year(frame, selection, &HealthYears::immunisations, 0); }
static void development_checked(const Frame& frame, Selection& selection) { health_of_the_year(frame, selection, &HealthYears::development, 5); }

static void assessed_on_entry(const Frame& frame, Selection& selection) {
    const auto& care = frame.cohort.care;
    const auto& days = frame.cohort.first_assessments;
    if (days.on.empty()) return;
    std::size_t at = 0;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (care.entered[i] != Flag::yes || !frame.span.has(care.started[i])) continue;
        while (at < days.on.size() && (days.child[at] < care.child[i] || (days.child[at] == care.child[i] && days.on[at] < care.started[i]))) ++at;
        const bool is_there = at < days.on.size() && days.child[at] == care.child[i] && days.on[at] < care.ended[i];
        selection.answer(care.child[i], is_there && frame.within(care.started[i], days.on[at], 20));
    }
}

/// Children of the ages [`from_age`, `to_age`) who have been in care for `months`: whether they were assessed within as many.
static void assessed_within(const Frame& frame, Selection& selection, int months, bool is_under_five) {
    const auto& care = frame.cohort.care;
    const auto& days = frame.cohort.health_assessments;
    if (days.on.empty()) return;
    InStep in_step(days);
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        if (!frame.span.is_open(care.started[i], care.ended[i]) || selection.ends_with(care.child[i])) continue;
        const int age = age_at_end(frame, care.child[i]);
        if (age < 0 || (age < 5) != is_under_five || Almanac::add_months(care.started[i], months) > frame.span.to) continue;
        const auto row = in_step.latest(care.child[i], frame.span.to);
        selection.answer(care.child[i], row && Almanac::add_months(days.on[*row], months) >= frame.span.to);
    }
}
static void young_reviewed(const Frame& frame, Selection& selection) { assessed_within(frame, selection, 6, true); }
static void older_reviewed(const Frame& frame, Selection& selection) { assessed_within(frame, selection, 12, false); }

std::vector<Measure> health_measures() {
    return {
        {"CS3.12", "Initial health assessments of children entering care", Unit::percent, false,
         "Of those, the ones with an initial health assessment within 20 working days", "Times in care that began (RNE S) in the period, short breaks left out",
         regulations, assessed_on_entry, count<as_selected>, ""},
        {"CS3.13", "Review health assessments, under 5", Unit::percent, true, "Of those, the ones with a health assessment in the last 6 months",
         "Children under 5 looked after at the end of the period for 6 months or more", regulations, young_reviewed, count<as_selected>, ""},
        {"CS3.14", "Review health assessments, 5 and over", Unit::percent, true, "Of those, the ones with a health assessment in the last 12 months",
         "Children of 5 and over looked after at the end of the period for 12 months or more", regulations, older_reviewed, count<as_selected>, ""},
        {"CS3.15", "Health assessments of children looked after for 12 months", Unit::percent, false, "Of those, the ones whose return of health says so",
         a_year, release, health_assessed, count<as_selected>, ""},
        {"CS3.16", "Dental checks of children looked after for 12 months", Unit::percent, false, "Of those, the ones whose return of health says so", a_year,
         release, teeth_checked, count<as_selected>, ""},
        {"CS3.17", "Immunisations of children looked after for 12 months", Unit::percent, false,
         "Of those, the ones whose return of health says that they are up to date", a_year, release, immunised, count<as_selected>, ""},
        {"health.development", "Development checks of children under 5 looked after for 12 months", Unit::percent, false,
         "Of those, the ones whose return of health says so", "Children under 5 looked after throughout the 12 months to the end of the period", release,
         development_checked, count<as_selected>, ""},
    };
}

}  // namespace holdfast::measures::detail

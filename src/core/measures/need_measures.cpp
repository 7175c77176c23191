#include "core/measures/measure.hpp"

namespace holdfast::measures::detail {

using figures::Unit;

static constexpr std::string_view working_together = "Working Together to Safeguard Children", section_17 = "Children Act 1989, section 17",
                                  section_47 = "Children Act 1989, section 47", release = "Department for Education, children in need statistics",
                                  local = "Local", population = "Children aged 0 to 17, in ten thousands";

static void referrals_in_period(const Frame& frame, Selection& selection) {
    const auto& referrals = frame.cohort.referrals;
    selection.add_where(referrals.child, [&](std::size_t i) { return frame.span.has(referrals.on[i]); });
}

static bool re_referred(const Frame& frame, std::uint32_t row) { return frame.cohort.referrals.repeated[row] == Flag::yes; }
static bool without_further_action(const Frame& frame, std::uint32_t row) { return frame.cohort.referrals.no_further_action[row] == Flag::yes; }

static bool assessed_not_in_need(const Frame& frame, std::uint32_t row) { return frame.cohort.referrals.not_in_need[row] == Flag::yes; }

static void children_referred(const Frame& frame, Selection& selection) {
    const auto& referrals = frame.cohort.referrals;
    selection.add_first_where(referrals.child, [&](std::size_t i) { return frame.span.has(referrals.on[i]); });
}
static bool any_re_referred(const Frame& frame, std::uint32_t row) {
    const auto& referrals = frame.cohort.referrals;
    for (std::size_t i = row; i < referrals.on.size() && referrals.child[i] == referrals.child[row] && referrals.on[i] <= frame.span.to; ++i)
        if (referrals.repeated[i] == Flag::yes) return true;
    return false;
}

static constexpr Day outcome_days = 30;
static bool assessed_soon(const Referrals& referrals, std::uint32_t row) { return referrals.assessed[row] <= referrals.on[row] + outcome_days; }
static bool enquired_soon(const Referrals& referrals, std::uint32_t row) { return referrals.enquired[row] <= referrals.on[row] + outcome_days; }
static bool assessed_only(const Frame& frame, std::uint32_t row) {
    return assessed_soon(frame.cohort.referrals, row) & !enquired_soon(frame.cohort.referrals, row);
}
static bool enquired_only(const Frame& frame, std::uint32_t row) {
    return !assessed_soon(frame.cohort.referrals, row) & enquired_soon(frame.cohort.referrals, row);
}
static bool assessed_and_enquired(const Frame& frame, std::uint32_t row) {
    return assessed_soon(frame.cohort.referrals, row) & enquired_soon(frame.cohort.referrals, row);
}

/// One row for each child with a referral that led to something, the child not found to be in no need, and of which `chosen` (span, from, closed) is true.
template <class Chosen>
static void children_in_need(const Frame& frame, Selection& selection, Chosen chosen) {
    const auto& referrals = frame.cohort.referrals;
    selection.add_first_where(referrals.child, [&](std::size_t i) {
        return (referrals.no_further_action[i] != Flag::yes) & (referrals.not_in_need[i] != Flag::yes) &
               chosen(frame.span, referrals.on[i], referrals.closed[i]);
    });
}
static void in_need_at_end(const Frame& frame, Selection& selection) {
    children_in_need(frame, selection, [](Span span, Day on, Day closed) { return span.is_open(on, closed); });
}
static void in_need_at_any_time(const Frame& frame, Selection& selection) {
    children_in_need(frame, selection, [](Span span, Day on, Day closed) { return (on <= span.to) & (closed >= span.from); });
}
static void need_began(const Frame& frame, Selection& selection) {
    children_in_need(frame, selection, [](Span span, Day on, Day) { return span.has(on); });
}
static void need_ended(const Frame& frame, Selection& selection) {
    children_in_need(frame, selection, [](Span span, Day, Day closed) { return span.has(closed); });
}

static void assessments_authorised(const Frame& frame, Selection& selection) {
    const auto& assessments = frame.cohort.assessments;
    selection.add_where(assessments.child, [&](std::size_t i) { return frame.span.has(assessments.authorised[i]); });
}
static void assessments_open(const Frame& frame, Selection& selection) {
    const auto& assessments = frame.cohort.assessments;
    selection.add_where(assessments.child, [&](std::size_t i) { return frame.span.is_open(assessments.started[i], assessments.authorised[i]); });
}
static bool authorised_in_time(const Frame& frame, std::uint32_t row) {
    return frame.within(frame.cohort.assessments.started[row], frame.cohort.assessments.authorised[row], 45);
}
static bool open_too_long(const Frame& frame, std::uint32_t row) { return !frame.within(frame.cohort.assessments.started[row], frame.span.to, 45); }

static void enquiries_started(const Frame& frame, Selection& selection) {
    const auto& enquiries = frame.cohort.enquiries;
    selection.add_where(enquiries.child, [&](std::size_t i) { return frame.span.has(enquiries.started[i]); });
}
static void enquiries_ended(const Frame& frame, Selection& selection) {
    const auto& enquiries = frame.cohort.enquiries;
    selection.add_where(enquiries.child, [&](std::size_t i) { return frame.span.has(enquiries.ended[i]); });
}
static bool enquired_in_time(const Frame& frame, std::uint32_t row) {
    return frame.within(frame.cohort.enquiries.started[row], frame.cohort.enquiries.ended[row], frame.standards.enquiry_days);
}
static bool enquiry_led_to_plan(const Frame& frame, std::uint32_t row) {
    const auto& enquiries = frame.cohort.enquiries;
    return enquiries.planned[row] <= enquiries.started[row] + 60;
}

static void conferences_held(const Frame& frame, Selection& selection) {
    const auto& conferences = frame.cohort.conferences;
    selection.add_where(conferences.child, [&](std::size_t i) { return frame.span.has(conferences.held[i]) & (conferences.enquired[i] != no_day); });
}
static void conferences_of_moved(const Frame& frame, Selection& selection) {
    const auto& conferences = frame.cohort.conferences;
    selection.add_where(conferences.child, [&](std::size_t i) { return frame.span.has(conferences.held[i]) & (conferences.enquired[i] == no_day); });
}
static bool conferred_in_time(const Frame& frame, std::uint32_t row) {
    return frame.within(frame.cohort.conferences.enquired[row], frame.cohort.conferences.held[row], 15);
}
static bool conference_led_to_plan(const Frame& frame, std::uint32_t row) {
    const auto& conferences = frame.cohort.conferences;
    return conferences.planned[row] <= conferences.held[row] + 45;
}

static std::vector<Measure> referral_measures() {
    return {
        {"CS1.0", "Referrals within 12 months of a previous referral", Unit::percent, false,
         "Referrals in the period of a child who was referred before, on an earlier day, and again no later than the same day 12 months on",
         "Referrals in the period, those without further action too", release, referrals_in_period, count<re_referred>, "referrals.repeated"},
        {"referrals.children_repeated", "Children referred who were referred in the 12 months before", Unit::percent, false,
         "Children with such a referral in the period", "Children referred in the period", release, children_referred, count<any_re_referred>,
         "referrals.children_repeated"},
        {"referrals.rate", "Referrals", Unit::rate_per_10000, false, "Referrals in the period", population, release, referrals_in_period, count<each_one>,
         "referrals.rate"},
        {"referrals.no_further_action", "Referrals that led to no further action", Unit::percent, false,
         "Referrals in the period that led to no further action", "Referrals in the period", release, referrals_in_period, count<without_further_action>,
         "referrals.no_further_action"},
        {"referrals.not_in_need", "Referrals assessed, and the child not in need", Unit::percent, false,
         "Of those, the ones closed after the assessment (RC8, RC9)", "Referrals in the period", release, referrals_in_period, count<assessed_not_in_need>,
         "referrals.not_in_need"},
        {"referrals.assessed_in_30_days", "Referrals assessed within 30 days, without an enquiry", Unit::percent, false,
         "Referrals in the period after which an assessment, but no section 47 enquiry, began within 30 days", "Referrals in the period", local,
         referrals_in_period, count<assessed_only>, ""},
        {"referrals.enquired_in_30_days", "Referrals with an enquiry within 30 days, without an assessment", Unit::percent, false,
         "Referrals in the period after which a section 47 enquiry, but no assessment, began within 30 days", "Referrals in the period", local,
         referrals_in_period, count<enquired_only>, ""},
        {"referrals.both_in_30_days", "Referrals with both an assessment and an enquiry within 30 days", Unit::percent, false,
         "Referrals in the period after which an assessment and a section 47 enquiry began within 30 days", "Referrals in the period", local,
         referrals_in_period, count<assessed_and_enquired>, ""},
        {"need.open", "Children in need", Unit::rate_per_10000, true,
         "Children with an episode of need open at the end of the period; a referral without further action, or closed after an assessment that found no need, "
         "is none",
         population, section_17, in_need_at_end, count<each_one>, ""},
        {"need.any_time", "Children in need at any time", Unit::rate_per_10000, false, "Children with an episode of need on any day of the period", population,
         section_17, in_need_at_any_time, count<each_one>, ""},
        {"need.started", "Children whose episode of need began", Unit::count, false, "Children with an episode of need that began in the period", "",
         section_17, need_began, count<each_one>, ""},
        {"need.ended", "Children whose episode of need ended", Unit::count, false, "Children with an episode of need that was closed in the period", "",
         section_17, need_ended, count<each_one>, ""},
    };
}

std::vector<Measure> need_measures() {
    auto measures = referral_measures();
    const std::vector<Measure> more{
        {"CS1.1", "Assessments completed within 45 working days", Unit::percent, false,
         "Of those, the ones authorised within 45 working days of their start, the start being day 0", "Assessments authorised in the period", working_together,
         assessments_authorised, count<authorised_in_time>, ""},
        {"assessments.rate", "Assessments completed", Unit::rate_per_10000, false, "Assessments authorised in the period", population, release,
         assessments_authorised, count<each_one>, ""},
        {"assessments.open_late", "Assessments open for more than 45 working days", Unit::percent, true,
         "Of those, the ones begun more than 45 working days before", "Assessments open at the end of the period", working_together, assessments_open,
         count<open_too_long>, ""},
        {"CS2.0", "Section 47 enquiries completed within 6 working days", Unit::percent, false,
         "Of those, the ones that ended within the local standard of 6 working days of their start", "Section 47 enquiries that ended in the period", local,
         enquiries_ended, count<enquired_in_time>, ""},
        {"enquiries.rate", "Section 47 enquiries", Unit::rate_per_10000, false, "Section 47 enquiries begun in the period", population, section_47,
         enquiries_started, count<each_one>, "enquiries.rate"},
        {"enquiries.plan_in_60_days", "Section 47 enquiries followed by a plan within 60 days", Unit::percent, false,
         "Of those, the ones of a child for whom a protection plan began within 60 days of the start", "Section 47 enquiries begun in the period", local,
         enquiries_started, count<enquiry_led_to_plan>, ""},
        {"CS2.1", "Initial child protection conferences within 15 working days", Unit::percent, false,
         "Of those, the ones held within 15 working days of the start of the enquiry; one dated before it is not among them",
         "Initial conferences held in the period after an enquiry", working_together, conferences_held, count<conferred_in_time>, "conferences.in_15_days"},
        {"conferences.rate", "Initial child protection conferences", Unit::rate_per_10000, false, "Initial conferences held in the period after an enquiry",
         population, release, conferences_held, count<each_one>, "conferences.rate"},
        {"conferences.moved_in", "Initial conferences of children who moved in under a plan", Unit::count, false,
         "Initial conferences held in the period without an enquiry here", "", working_together, conferences_of_moved, count<each_one>, ""},
        {"conferences.plan_in_45_days", "Initial conferences followed by a plan within 45 days", Unit::percent, false,
         "Of those, the ones of a child for whom a protection plan began within 45 days", "Initial conferences held in the period after an enquiry", local,
         conferences_held, count<conference_led_to_plan>, ""},
    };
    measures.insert(measures.end(), more.begin(), more.end());
    return measures;
}

}  // namespace holdfast::measures::detail

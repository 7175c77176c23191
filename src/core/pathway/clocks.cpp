#include "core/pathway/clocks.hpp"

#include <array>

namespace holdfast::pathway {

using clocks::Basis;
using clocks::Months;
using clocks::Rule;
using clocks::Version;
using clocks::WorkingDays;

static constexpr std::string_view working_together = "Working Together to Safeguard Children";
static constexpr std::string_view care_planning = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33";

static constexpr Version forty_five_days[]{{{}, WorkingDays{45}, working_together}};
static constexpr Rule assessment{{"children_in_need.assessment", "Assessment", "from the referral", Basis::statutory}, forty_five_days};

static constexpr Version forty_five_days_here[]{{{}, WorkingDays{45}, "A local standard: the national one is for the first assessment after a referral"}};
static constexpr Rule later_assessment{
    {"children_in_need.later_assessment", "Later assessment", "from the start of this later assessment", Basis::local_standard}, forty_five_days_here};

static constexpr Version fifteen_days[]{{{}, WorkingDays{15}, working_together}};
static constexpr Rule conference{{"child_protection.initial_conference", "Initial conference", "from the strategy discussion", Basis::statutory}, fifteen_days};

static constexpr Version three_months[]{{{}, Months{3}, working_together}};
static constexpr Version six_months[]{{{}, Months{6}, working_together}};
static constexpr Rule first_plan_review{{"child_protection.first_review", "First review of a plan", "after the initial conference", Basis::statutory},
                                        three_months};
static constexpr Rule plan_review_without_conference{
    {"child_protection.first_review_without_conference", "First review of a plan without a conference on record", "after the plan began", Basis::statutory},
    three_months};
static constexpr Rule later_plan_review{{"child_protection.later_review", "Later review of a plan", "after the review", Basis::statutory}, six_months};

static constexpr Version twenty_days_of_care[]{{{}, WorkingDays{20}, care_planning}};
static constexpr Version three_months_of_care[]{{{}, Months{3}, care_planning}};
static constexpr Version six_months_of_care[]{{{}, Months{6}, care_planning}};
static constexpr Rule first_care_review{{"looked_after.first_review", "First review of care", "after care began", Basis::statutory}, twenty_days_of_care};
static constexpr Rule second_care_review{{"looked_after.second_review", "Second review of care", "after the review", Basis::statutory}, three_months_of_care};
static constexpr Rule later_care_review{{"looked_after.later_review", "Later review of care", "after the review", Basis::statutory}, six_months_of_care};
/// Care had begun before any review could be on record: which review comes next is not known.
static constexpr Rule care_review_since{
    {"looked_after.review_since_records", "Review of care that began before records", "after reviews were first on record", Basis::statutory},
    six_months_of_care};

static constexpr std::array rules{&assessment,        &later_assessment,  &conference,         &first_plan_review, &plan_review_without_conference,
                                  &later_plan_review, &first_care_review, &second_care_review, &later_care_review, &care_review_since};

std::span<const Rule* const> clock_rules() { return rules; }

Due assessment_due(const calendar::Calendar& calendar, const Referral& referral) { return due(calendar, assessment, referral.referred_on); }

Due later_assessment_due(const calendar::Calendar& calendar, Date started_on) { return due(calendar, later_assessment, started_on); }

Due conference_due(const calendar::Calendar& calendar, const Enquiry& enquiry) { return due(calendar, conference, enquiry.started_on); }

Due plan_review_due(const ProtectionPlan& plan, std::optional<Date> conference_on, std::span<const Date> reviews_held) {
    if (!reviews_held.empty()) return due(later_plan_review, reviews_held.back());
    if (conference_on) return due(first_plan_review, *conference_on);
    return due(plan_review_without_conference, plan.started_on);
}

Due care_review_due(const calendar::Calendar& calendar, std::optional<Date> began, std::span<const Date> reviews_held, std::optional<Date> since) {
    const bool is_first_known = began && (!since || *since <= *began);
    if (!reviews_held.empty()) return due(is_first_known && reviews_held.size() == 1 ? second_care_review : later_care_review, reviews_held.back());
    if (is_first_known) return due(calendar, first_care_review, *began);
    Due made = since ? due(care_review_since, *since) : Due{};
    made.authority = care_planning;
    made.because += since ? ": none is on record since then, and care had begun before" : "neither the day care began nor a review is on record";
    return made;
}

}  // namespace holdfast::pathway

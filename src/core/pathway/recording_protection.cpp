#include "core/pathway/recording_form.hpp"

namespace holdfast::pathway {

namespace {

constexpr Question team{.column = "team", .label = "Team", .is_seldom = true};
constexpr Question worker{.column = "worker", .label = "Social worker", .is_seldom = true, .starts_as = StartsAs::own_name};
constexpr Question referral_part{.column = "referral_id", .label = "Under which referral", .is_needed = true};
constexpr Question plan_part{.column = "plan_id", .label = "Under which plan", .is_needed = true};
constexpr const char* quorate_hint = "Children's social care and at least two other agencies were there";

constexpr Question conference[]{
    referral_part,
    {.column = "enquiry_id", .label = "After which section 47 enquiry", .hint = "None for a child who moved in under another authority's plan"},
    {.column = "held_on", .label = "Date of the conference", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "led_to_plan", .label = "Was a child protection plan made?", .is_needed = true},
    {.column = "is_quorate", .label = "Was the conference quorate?", .hint = quorate_hint},
    team,
    worker,
};
constexpr Question plan[]{
    referral_part,
    {.column = "started_on", .label = "Start date of the plan", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "initial_category", .label = "Initial category of abuse", .codes = CodeList::abuse, .is_needed = true},
    {.column = "latest_category", .label = "Latest category of abuse", .hint = "Leave it out where it is the initial one", .codes = CodeList::abuse},
    {.column = "earlier_plans", .label = "Number of earlier child protection plans", .hint = "Here or in another authority; 0 for none", .is_needed = true},
    {.column = "ended_on", .label = "End date", .hint = "Leave it out while the plan goes on"},
    {.column = "is_of_other_authority", .label = "Is it the plan of another authority?", .hint = "For a child who lives here for a time", .is_seldom = true},
    team,
    worker,
};
constexpr Question review[]{
    plan_part,
    {.column = "held_on", .label = "Date of the review conference", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "goes_on", .label = "Does the plan go on?", .is_needed = true},
    {.column = "is_quorate", .label = "Was the conference quorate?", .hint = quorate_hint},
    {.column = "participation", .label = "How the child took part", .codes = CodeList::participation},
};
constexpr Question core_group[]{
    plan_part,
    {.column = "held_on", .label = "Date of the meeting", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "present", .label = "Which agencies were there", .hint = "Select all that apply", .codes = CodeList::agencies, .takes_several = true},
};
constexpr Question visit[]{
    plan_part,
    {.column = "visited_on", .label = "Date of visit", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "child_seen", .label = "Was the child seen?", .is_needed = true},
    {.column = "seen_alone", .label = "Was the child seen alone?"},
    {.column = "bedroom_seen", .label = "Was the child's bedroom seen?", .is_seldom = true},
    {.column = "worker", .label = "Who visited", .is_seldom = true, .starts_as = StartsAs::own_name},
};

constexpr std::string_view chapter = "Child protection";
constexpr RecordForm forms[]{
    {ProtectionVisit::table, "protection-visits", "Child protection visit", chapter, visit},
    {CoreGroup::table, "core-groups", "Core group", chapter, core_group},
    {Conference::table, "conferences", "Initial child protection conference", chapter, conference},
    {ProtectionPlan::table, "protection-plans", "Child protection plan", chapter, plan},
    {PlanReview::table, "plan-reviews", "Review child protection conference", chapter, review},
};

}  // namespace

std::span<const RecordForm> protection_forms() { return forms; }

}  // namespace holdfast::pathway

#include "core/pathway/recording_form.hpp"

namespace holdfast::pathway {

namespace {

constexpr const char* worker_label = "Social worker";
constexpr Question team{.column = "team", .label = "Team", .is_seldom = true};
constexpr Question worker{.column = "worker", .label = worker_label, .is_seldom = true, .starts_as = StartsAs::own_name};
constexpr Question referral_part{.column = "referral_id", .label = "Under which referral", .is_needed = true};

constexpr Question contact[]{
    {.column = "contacted_on", .label = "Date of contact", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "source", .label = "Who got in touch", .codes = CodeList::referral_source, .is_needed = true},
};
constexpr Question early_help[]{
    {.column = "started_on", .label = "Start date", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "organisation", .label = "Lead organisation"},
    {.column = "ended_on", .label = "End date", .hint = "Leave it out while the help goes on"},
};
constexpr Question referral[]{
    {.column = "referred_on", .label = "Date of referral", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "source", .label = "Source of referral", .codes = CodeList::referral_source, .is_needed = true},
    {.column = "primary_need", .label = "Primary need", .codes = CodeList::primary_need},
    {.column = "no_further_action", .label = "No further action?"},
    {.column = "outcome", .label = "Decision on the referral", .hint = "In a few words, such as: assessment", .is_seldom = true},
    {.column = "closed_on", .label = "Case closed on", .hint = "Leave it out while the case is open", .is_seldom = true},
    {.column = "closure_reason", .label = "Reason for closure", .codes = CodeList::closure_reason, .is_seldom = true},
    team,
    worker,
};
constexpr Question assessment[]{
    referral_part,
    {.column = "started_on", .label = "Start date of the assessment", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "child_seen", .label = "Was the child seen?"},
    {.column = "authorised_on", .label = "Date it was authorised", .hint = "Leave it out while the assessment is open"},
    {.column = "factors",
     .label = "Factors identified",
     .hint = "Where the assessment is authorised, select all that apply",
     .codes = CodeList::factor,
     .takes_several = true},
    {.column = "needs_support", .label = "Does the child need children's social care?", .is_seldom = true},
    {.column = "internal_review_on", .label = "Internal review point", .is_seldom = true, .may_lie_ahead = true},
    team,
    worker,
};
constexpr Question enquiry[]{
    referral_part,
    {.column = "started_on", .label = "Date of the strategy discussion that began the enquiry", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "conference_not_required", .label = "Was an initial conference found not to be required?"},
    {.column = "outcome", .label = "Outcome", .hint = "In a few words, such as: concerns substantiated, child at continuing risk"},
    {.column = "ended_on", .label = "End date", .hint = "Leave it out while the enquiry goes on"},
    {.column = "conference_target_on",
     .label = "Target date of the initial conference",
     .hint = "Leave it out for 15 working days after the strategy discussion",
     .is_seldom = true,
     .may_lie_ahead = true},
    team,
    worker,
};
constexpr Question plan[]{
    referral_part,
    {.column = "started_on", .label = "Start date of the plan", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "ended_on", .label = "End date", .hint = "Leave it out while the plan goes on"},
    team,
    worker,
};
constexpr Question visit[]{
    {.column = "visited_on", .label = "Date of visit", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "child_seen", .label = "Was the child seen?", .is_needed = true},
    {.column = "seen_alone", .label = "Was the child seen alone?"},
    {.column = "bedroom_seen", .label = "Was the child's bedroom seen?", .is_seldom = true},
    {.column = "worker", .label = "Who visited", .is_seldom = true, .starts_as = StartsAs::own_name},
};
constexpr Question pre_proceedings[]{
    referral_part,
    {.column = "started_on", .label = "Start date", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "letter_sent_on", .label = "Date of the letter before proceedings"},
    {.column = "first_meeting_on", .label = "Date of the first pre-proceedings meeting"},
    {.column = "meeting_offered", .label = "Was a family group decision-making meeting offered?"},
    {.column = "meeting_held", .label = "Was a family group decision-making meeting held?"},
    {.column = "review_meetings", .label = "Number of review meetings", .is_seldom = true},
    {.column = "decided_on", .label = "Date of the decision", .is_seldom = true},
    {.column = "outcome", .label = "Outcome", .hint = "The code of the census", .is_seldom = true},
    {.column = "court_application_on", .label = "Date of the application to the court", .is_seldom = true},
    {.column = "letter_of_conference_on", .label = "Date of the letter for an initial conference", .is_seldom = true},
};

constexpr std::string_view chapter = "Children in need";
constexpr RecordForm forms[]{
    {NeedVisit::table, "need-visits", "Visit to a child in need", chapter, visit},
    {Contact::table, "contacts", "Contact", chapter, contact},
    {Referral::table, "referrals", "Referral", chapter, referral},
    {Assessment::table, "assessments", "Assessment", chapter, assessment},
    {NeedPlan::table, "need-plans", "Child in need plan", chapter, plan},
    {Enquiry::table, "enquiries", "Section 47 enquiry", chapter, enquiry},
    {EarlyHelp::table, "early-help", "Early help", chapter, early_help},
    {PreProceedings::table, "pre-proceedings", "Pre-proceedings", chapter, pre_proceedings},
};

}  // namespace

std::span<const RecordForm> need_forms() { return forms; }

}  // namespace holdfast::pathway

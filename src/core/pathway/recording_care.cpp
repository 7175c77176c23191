#include "core/pathway/recording_form.hpp"

namespace holdfast::pathway {

namespace {

constexpr Question start_day{.column = "started_on", .label = "Start date", .is_needed = true, .starts_as = StartsAs::today};
constexpr Question end_day{.column = "ended_on", .label = "End date", .hint = "Leave it out while it goes on"};

constexpr Question visit[]{
    {.column = "visited_on", .label = "Date of visit", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "child_seen", .label = "Was the child seen?", .is_needed = true},
    {.column = "seen_alone", .label = "Was the child seen alone?"},
    {.column = "worker", .label = "Who visited", .is_seldom = true, .starts_as = StartsAs::own_name},
};
constexpr Question review[]{
    {.column = "held_on", .label = "Date of the review", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "participation", .label = "How the child took part", .codes = CodeList::participation, .is_needed = true},
};
constexpr Question episode[]{
    {.column = "started_on",
     .label = "Start date of the episode",
     .hint = "An episode that is open until then is ended on this day",
     .is_needed = true,
     .starts_as = StartsAs::today},
    {.column = "start_reason", .label = "Reason for the new episode", .codes = CodeList::new_episode, .is_needed = true},
    {.column = "legal_status", .label = "Legal status", .codes = CodeList::legal_status, .is_needed = true},
    {.column = "need", .label = "Category of need", .codes = CodeList::care_need, .is_needed = true},
    {.column = "placement", .label = "Placement", .codes = CodeList::placement, .is_needed = true},
    {.column = "provider", .label = "Placement provider", .codes = CodeList::provider},
    {.column = "placement_postcode", .label = "Postcode of the placement"},
    {.column = "placement_location", .label = "Where the placement is", .codes = CodeList::location},
    {.column = "placement_change_reason",
     .label = "Reason for the change of placement",
     .hint = "Why the placement before this one changed",
     .codes = CodeList::placement_change,
     .is_seldom = true},
    {.column = "home_postcode", .label = "Postcode of the home the child came from", .is_seldom = true},
    {.column = "urn", .label = "Ofsted number of the placement (URN)", .is_seldom = true},
    {.column = "ended_on", .label = "End date", .hint = "Leave it out while the episode goes on", .is_seldom = true},
    {.column = "end_reason", .label = "Reason it ended", .codes = CodeList::care_ended, .is_seldom = true},
};
constexpr Question missing[]{
    {.column = "kind", .label = "What happened", .codes = CodeList::missing, .is_needed = true},
    {.column = "missing_on", .label = "Missing from", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "missing_at", .label = "Time", .hint = "For example, 21:30. Leave it out where it is not known", .day_of = "missing_on"},
    {.column = "returned_on", .label = "Returned on", .hint = "Leave it out while the child is missing"},
    {.column = "returned_at", .label = "Time of return", .hint = "For example, 7:15", .day_of = "returned_on"},
    {.column = "interview_offered", .label = "Was a return interview offered?"},
    {.column = "interview_accepted", .label = "Was the return interview accepted?"},
    {.column = "interview_held_at", .label = "Return interview held"},
};
constexpr Question worker_spell[]{
    {.column = "worker", .label = "Social worker", .is_needed = true, .starts_as = StartsAs::own_name},
    start_day,
    {.column = "change_reason", .label = "Reason for the change", .codes = CodeList::worker_change},
    end_day,
};
constexpr Question deprivation[]{start_day, end_day};
constexpr Question asylum[]{
    {.column = "ended_on", .label = "Unaccompanied until", .hint = "Leave it out while the child is unaccompanied", .may_lie_ahead = true},
};
constexpr Question motherhood[]{
    {.column = "is_mother", .label = "Is she a mother?", .is_needed = true},
    {.column = "born_on", .label = "Date of birth of her child"},
};
constexpr Question health_check[]{
    {.column = "kind", .label = "Which assessment or check", .codes = CodeList::health_check, .is_needed = true},
    {.column = "done_on", .label = "Date it was done", .is_needed = true, .starts_as = StartsAs::today},
};
constexpr Question health[]{
    {.column = "year_ended_on",
     .label = "Year ending",
     .hint = "31 March of the collection year",
     .is_needed = true,
     .may_lie_ahead = true,
     .starts_as = StartsAs::end_of_year},
    {.column = "health_assessment", .label = "Was health assessed in the year?"},
    {.column = "teeth_check", .label = "Were teeth checked by a dentist?"},
    {.column = "immunisations", .label = "Are immunisations up to date?"},
    {.column = "health_check", .label = "Under 5: is health surveillance up to date?"},
    {.column = "sdq_score", .label = "Strengths and difficulties (SDQ) score", .hint = "0 to 40"},
    {.column = "sdq_reason", .label = "Why there is no SDQ score", .codes = CodeList::sdq_reason},
    {.column = "convicted", .label = "Was the child convicted or cautioned?", .is_seldom = true},
    {.column = "substance_misuse", .label = "Was substance misuse identified?", .is_seldom = true},
    {.column = "intervention_received", .label = "Was help with it received?", .is_seldom = true},
    {.column = "intervention_offered", .label = "Was help with it offered?", .is_seldom = true},
};
constexpr Question leaver[]{
    {.column = "year_ended_on",
     .label = "As on",
     .hint = "The day of the contact, or the last day of the collection year",
     .is_needed = true,
     .starts_as = StartsAs::today},
    {.column = "in_touch", .label = "Contact", .codes = CodeList::in_touch, .is_needed = true},
    {.column = "latest_contact_on", .label = "Date of the latest contact"},
    {.column = "activity", .label = "Activity", .codes = CodeList::activity},
    {.column = "accommodation", .label = "Accommodation", .codes = CodeList::accommodation},
    {.column = "pathway_plan_reviewed_on", .label = "Pathway plan reviewed on"},
    {.column = "eligibility", .label = "Eligibility", .codes = CodeList::eligibility, .is_seldom = true},
    {.column = "personal_adviser", .label = "Personal adviser", .is_seldom = true, .starts_as = StartsAs::own_name},
    {.column = "suitable", .label = "Is the accommodation suitable?", .is_seldom = true},
    {.column = "team", .label = "Team", .is_seldom = true},
    {.column = "worker", .label = "Social worker", .is_seldom = true},
};
constexpr Question adoption[]{
    {.column = "decided_on", .label = "Date adoption was decided to be in the child's interest"},
    {.column = "matched_on", .label = "Date of the match"},
    {.column = "foster_care", .label = "Is it an adoption by the child's foster carer?"},
    {.column = "fostered_on", .label = "Date placed with that carer for fostering"},
    {.column = "adopters", .label = "Number of adopters", .is_seldom = true},
    {.column = "adopters_sex", .label = "Sex of the adopters", .codes = CodeList::adopters_sex, .is_seldom = true},
    {.column = "adopters_legal_status", .label = "Legal status of the adopters", .codes = CodeList::adopters_status, .is_seldom = true},
    {.column = "family", .label = "Number of the adopters", .is_seldom = true},
    {.column = "adopters_approved_on", .label = "Date the adopters were approved", .is_seldom = true},
};
constexpr Question adoption_placement[]{
    {.column = "decided_on", .label = "Date of the decision that the child should be placed for adoption", .is_needed = true, .starts_as = StartsAs::today},
    {.column = "reversed_on", .label = "Date the decision was reversed", .hint = "Leave it out while it stands"},
    {.column = "reversal_reason", .label = "Reason it was reversed", .codes = CodeList::reversal},
};
constexpr Question permanence[]{
    {.column = "permanence_option", .label = "Earlier permanence", .codes = CodeList::permanence, .is_needed = true},
    {.column = "authority", .label = "Authority", .hint = "Its number, or where it was"},
    {.column = "date_text", .label = "Date of the order", .hint = "As on the return: 14/05/2014, or zz/05/2014 where the day is not known"},
};

constexpr std::string_view chapter = "Looked after and care leavers";
constexpr RecordForm forms[]{
    {CareVisit::table, "care-visits", "Visit to a looked-after child", chapter, visit},
    {CareReview::table, "care-reviews", "Looked-after review", chapter, review},
    {CareEpisode::table, "episodes", "Episode of care: placement and legal status", chapter, episode},
    {MissingEpisode::table, "missing", "Missing episode", chapter, missing},
    {HealthAssessment::table, "health-assessments", "Health assessment or check", chapter, health_check},
    {CareLeaver::table, "care-leavers", "Care leaver contact", chapter, leaver},
    {CareHealth::table, "health", "Health in the year", chapter, health},
    {SocialWorkerSpell::table, "social-workers", "Social worker allocated", chapter, worker_spell},
    {Adoption::table, "adoptions", "Adoption", chapter, adoption},
    {AdoptionPlacement::table, "adoption-placements", "Decision for adoption", chapter, adoption_placement},
    {PreviousPermanence::table, "previous-permanence", "Earlier permanence that did not last", chapter, permanence},
    {AsylumSpell::table, "asylum", "Unaccompanied child seeking asylum", chapter, asylum},
    {Motherhood::table, "motherhood", "Motherhood", chapter, motherhood},
    {Deprivation::table, "deprivations", "Deprivation of liberty order", chapter, deprivation},
};

}  // namespace

std::span<const RecordForm> care_forms() { return forms; }

}  // namespace holdfast::pathway

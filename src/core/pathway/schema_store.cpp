#include "core/pathway/pathway_store.hpp"

namespace holdfast::pathway {

/// What every record carries. Its number is given by the program, which alone writes at a time, so that many can be stored at once.
#define PATHWAY_RECORD                                               \
    "id ${integer} NOT NULL PRIMARY KEY, "                           \
    "child_id ${integer} NOT NULL REFERENCES people_persons (id), "  \
    "entry_id ${integer} NOT NULL REFERENCES pathway_entries (id), " \
    "withdrawn_by_entry ${integer}, "
#define PATHWAY_WHO "team ${text} NOT NULL, worker ${text} NOT NULL"

static store::Migration entries_migration() {
    return {"pathway/0001_entries", R"(
        CREATE TABLE pathway_entries (
            id ${id},
            source ${text} NOT NULL,
            agency ${text} NOT NULL,
            entered_at ${instant} NOT NULL,
            entered_by ${integer} NOT NULL,
            reference_on ${date},
            fingerprint ${text} NOT NULL,
            file ${text} NOT NULL
        );
        CREATE INDEX pathway_entries_of_agency ON pathway_entries (agency, source);
        CREATE TABLE pathway_revisions (
            id ${id},
            table_name ${text} NOT NULL,
            record_id ${integer} NOT NULL,
            child_id ${integer} NOT NULL,
            was_through_entry ${integer} NOT NULL,
            replaced_by_entry ${integer} NOT NULL,
            was_values ${json} NOT NULL
        );
        CREATE INDEX pathway_revisions_of_child ON pathway_revisions (child_id);
    )"};
}

static store::Migration need_migration() {
    return {"pathway/0002_children_in_need",
            "CREATE TABLE children_in_need_referrals (" PATHWAY_RECORD
            "referred_on ${date} NOT NULL, source ${text} NOT NULL, primary_need ${text} NOT NULL, no_further_action ${flag}, closed_on ${date}, "
            "closure_reason ${text} NOT NULL, outcome ${text} NOT NULL, " PATHWAY_WHO
            ");"
            "CREATE INDEX children_in_need_referrals_of_child ON children_in_need_referrals (child_id);"
            "CREATE TABLE children_in_need_assessments (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, started_on ${date} NOT NULL, internal_review_on ${date}, authorised_on ${date}, factors ${text} NOT NULL, "
            "child_seen ${flag}, needs_support ${flag}, " PATHWAY_WHO
            ");"
            "CREATE INDEX children_in_need_assessments_of_child ON children_in_need_assessments (child_id);"
            "CREATE TABLE children_in_need_plans (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, started_on ${date} NOT NULL, ended_on ${date}, " PATHWAY_WHO
            ");"
            "CREATE INDEX children_in_need_plans_of_child ON children_in_need_plans (child_id);"
            "CREATE TABLE children_in_need_enquiries (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, started_on ${date} NOT NULL, ended_on ${date}, conference_target_on ${date}, conference_not_required ${flag}, "
            "outcome ${text} NOT NULL, " PATHWAY_WHO
            ");"
            "CREATE INDEX children_in_need_enquiries_of_child ON children_in_need_enquiries (child_id);"
            "CREATE TABLE children_in_need_visits (" PATHWAY_RECORD
            "visited_on ${date} NOT NULL, child_seen ${flag}, seen_alone ${flag}, bedroom_seen ${flag}, worker ${text} NOT NULL);"
            "CREATE INDEX children_in_need_visits_of_child ON children_in_need_visits (child_id);"
            "CREATE TABLE children_in_need_pre_proceedings (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, started_on ${date}, letter_sent_on ${date}, meeting_offered ${flag}, meeting_held ${flag}, "
            "first_meeting_on ${date}, review_meetings ${integer}, decided_on ${date}, outcome ${text} NOT NULL, court_application_on ${date}, "
            "letter_of_conference_on ${date});"
            "CREATE INDEX children_in_need_pre_proceedings_of_child ON children_in_need_pre_proceedings (child_id);"};
}

static store::Migration protection_migration() {
    return {"pathway/0003_child_protection",
            "CREATE TABLE child_protection_conferences (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, enquiry_id ${integer}, held_on ${date} NOT NULL, led_to_plan ${flag}, is_quorate ${flag}, " PATHWAY_WHO
            ");"
            "CREATE INDEX child_protection_conferences_of_child ON child_protection_conferences (child_id);"
            "CREATE TABLE child_protection_plans (" PATHWAY_RECORD
            "referral_id ${integer} NOT NULL, started_on ${date} NOT NULL, ended_on ${date}, initial_category ${text} NOT NULL, "
            "latest_category ${text} NOT NULL, earlier_plans ${integer}, is_of_other_authority ${flag}, " PATHWAY_WHO
            ");"
            "CREATE INDEX child_protection_plans_of_child ON child_protection_plans (child_id);"
            "CREATE TABLE child_protection_reviews (" PATHWAY_RECORD
            "plan_id ${integer} NOT NULL, held_on ${date} NOT NULL, goes_on ${flag}, is_quorate ${flag}, participation ${text} NOT NULL);"
            "CREATE INDEX child_protection_reviews_of_child ON child_protection_reviews (child_id);"
            "CREATE TABLE child_protection_core_groups (" PATHWAY_RECORD
            "plan_id ${integer} NOT NULL, held_on ${date} NOT NULL, present ${text} NOT NULL);"
            "CREATE INDEX child_protection_core_groups_of_child ON child_protection_core_groups (child_id);"
            "CREATE TABLE child_protection_visits (" PATHWAY_RECORD
            "plan_id ${integer} NOT NULL, visited_on ${date} NOT NULL, child_seen ${flag}, seen_alone ${flag}, bedroom_seen ${flag}, worker ${text} NOT NULL);"
            "CREATE INDEX child_protection_visits_of_child ON child_protection_visits (child_id);"};
}

std::vector<store::Migration> migrations() { return {entries_migration(), need_migration(), protection_migration()}; }

}  // namespace holdfast::pathway

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/recording_store.hpp"
#include "core/pathway/returns_store.hpp"

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

static store::Migration care_migration() {
    return {"pathway/0004_looked_after", "CREATE TABLE looked_after_episodes (" PATHWAY_RECORD
                                         "started_on ${date} NOT NULL, start_reason ${text} NOT NULL, legal_status ${text} NOT NULL, need ${text} NOT NULL, "
                                         "placement ${text} NOT NULL, provider ${text} NOT NULL, ended_on ${date}, end_reason ${text} NOT NULL, "
                                         "placement_change_reason ${text} NOT NULL, home_postcode ${text} NOT NULL, placement_postcode ${text} NOT NULL, "
                                         "urn ${text} NOT NULL, placement_location ${text} NOT NULL);"
                                         "CREATE INDEX looked_after_episodes_of_child ON looked_after_episodes (child_id);"
                                         "CREATE TABLE looked_after_reviews (" PATHWAY_RECORD
                                         "held_on ${date} NOT NULL, participation ${text} NOT NULL);"
                                         "CREATE INDEX looked_after_reviews_of_child ON looked_after_reviews (child_id);"
                                         "CREATE TABLE looked_after_visits (" PATHWAY_RECORD
                                         "visited_on ${date} NOT NULL, child_seen ${flag}, seen_alone ${flag}, worker ${text} NOT NULL);"
                                         "CREATE INDEX looked_after_visits_of_child ON looked_after_visits (child_id);"
                                         "CREATE TABLE looked_after_missing (" PATHWAY_RECORD
                                         "kind ${text} NOT NULL, missing_on ${date} NOT NULL, missing_at ${instant}, returned_on ${date}, "
                                         "returned_at ${instant}, interview_offered ${flag}, interview_accepted ${flag}, interview_held_at ${instant});"
                                         "CREATE INDEX looked_after_missing_of_child ON looked_after_missing (child_id);"
                                         "CREATE TABLE looked_after_social_workers (" PATHWAY_RECORD
                                         "worker ${text} NOT NULL, started_on ${date} NOT NULL, ended_on ${date}, change_reason ${text} NOT NULL);"
                                         "CREATE INDEX looked_after_social_workers_of_child ON looked_after_social_workers (child_id);"
                                         "CREATE TABLE looked_after_deprivations (" PATHWAY_RECORD
                                         "started_on ${date} NOT NULL, ended_on ${date});"
                                         "CREATE INDEX looked_after_deprivations_of_child ON looked_after_deprivations (child_id);"
                                         "CREATE TABLE looked_after_asylum (" PATHWAY_RECORD
                                         "ended_on ${date});"
                                         "CREATE INDEX looked_after_asylum_of_child ON looked_after_asylum (child_id);"
                                         "CREATE TABLE looked_after_motherhood (" PATHWAY_RECORD
                                         "is_mother ${flag}, born_on ${date});"
                                         "CREATE INDEX looked_after_motherhood_of_child ON looked_after_motherhood (child_id);"};
}

static store::Migration care_outcome_migration() {
    return {"pathway/0006_care_outcomes",
            "CREATE TABLE looked_after_health (" PATHWAY_RECORD
            "year_ended_on ${date} NOT NULL, sdq_score ${integer}, sdq_reason ${text} NOT NULL, convicted ${flag}, "
            "health_check ${flag}, immunisations ${flag}, teeth_check ${flag}, health_assessment ${flag}, "
            "substance_misuse ${flag}, intervention_received ${flag}, intervention_offered ${flag});"
            "CREATE INDEX looked_after_health_of_child ON looked_after_health (child_id);"
            "CREATE TABLE looked_after_health_assessments (" PATHWAY_RECORD
            "kind ${text} NOT NULL, done_on ${date} NOT NULL);"
            "CREATE INDEX looked_after_health_assessments_of_child ON looked_after_health_assessments (child_id);"
            "CREATE TABLE looked_after_leavers (" PATHWAY_RECORD
            "year_ended_on ${date} NOT NULL, in_touch ${text} NOT NULL, activity ${text} NOT NULL, accommodation ${text} NOT NULL, "
            "suitable ${flag}, eligibility ${text} NOT NULL, personal_adviser ${text} NOT NULL, pathway_plan_reviewed_on ${date}, "
            "latest_contact_on ${date}, " PATHWAY_WHO
            ");"
            "CREATE INDEX looked_after_leavers_of_child ON looked_after_leavers (child_id);"
            "CREATE TABLE looked_after_adoptions (" PATHWAY_RECORD
            "decided_on ${date}, matched_on ${date}, foster_care ${flag}, adopters ${integer}, adopters_sex ${text} NOT NULL, "
            "adopters_legal_status ${text} NOT NULL, fostered_on ${date}, family ${text} NOT NULL, adopters_approved_on ${date});"
            "CREATE INDEX looked_after_adoptions_of_child ON looked_after_adoptions (child_id);"
            "CREATE TABLE looked_after_adoption_placements (" PATHWAY_RECORD
            "decided_on ${date} NOT NULL, reversed_on ${date}, reversal_reason ${text} NOT NULL);"
            "CREATE INDEX looked_after_adoption_placements_of_child ON looked_after_adoption_placements (child_id);"
            "CREATE TABLE looked_after_previous_permanence (" PATHWAY_RECORD
            "permanence_option ${text} NOT NULL, authority ${text} NOT NULL, date_text ${text} NOT NULL);"
            "CREATE INDEX looked_after_previous_permanence_of_child ON looked_after_previous_permanence (child_id);"};
}

static store::Migration early_migration() {
    return {"pathway/0007_contacts_and_rows",
            "CREATE TABLE children_in_need_contacts (" PATHWAY_RECORD
            "contacted_on ${date} NOT NULL, source ${text} NOT NULL);"
            "CREATE INDEX children_in_need_contacts_of_child ON children_in_need_contacts (child_id);"
            "CREATE TABLE children_in_need_early_help (" PATHWAY_RECORD
            "started_on ${date} NOT NULL, ended_on ${date}, organisation ${text} NOT NULL);"
            "CREATE INDEX children_in_need_early_help_of_child ON children_in_need_early_help (child_id);"
            "CREATE TABLE pathway_rows (id ${id}, agency ${text} NOT NULL, table_name ${text} NOT NULL, la_child_id ${text} NOT NULL, cells ${text} NOT NULL, "
            "entry_id ${integer} NOT NULL REFERENCES pathway_entries (id), replaced_by_entry ${integer});"
            "CREATE INDEX pathway_rows_of_table ON pathway_rows (agency, table_name);"
            "CREATE INDEX pathway_rows_of_child ON pathway_rows (la_child_id);"};
}

std::vector<store::Migration> migrations() {
    return {entries_migration(),           need_migration(),  protection_migration(), care_migration(), care_outcome_migration(), returns_migration(),
            strangers_history_migration(), early_migration(), reasons_migration()};
}

}  // namespace holdfast::pathway

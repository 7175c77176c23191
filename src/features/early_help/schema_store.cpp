#include "features/early_help/assessment_store.hpp"

namespace holdfast::early_help {

std::vector<store::Migration> migrations() {
    return {{"early_help/0001_assessments", R"(
        CREATE TABLE early_help_assessments (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            child_id ${integer} NOT NULL,
            started_on ${date} NOT NULL,
            lead_account ${integer},
            lead_name ${text} NOT NULL,
            agency ${text} NOT NULL,
            consent ${text} NOT NULL,
            consent_by ${text} NOT NULL,
            consent_on ${date},
            child_words ${text} NOT NULL,
            child_words_use ${text} NOT NULL,
            parents_words ${text} NOT NULL,
            stage ${text} NOT NULL,
            reviewed_on ${date},
            stuck_on ${date},
            closed_on ${date},
            end_reason ${text} NOT NULL,
            begun_by ${integer} NOT NULL,
            early_help_id ${integer},
            part_of_lead ${integer},
            disposed_on ${date},
            version ${integer} NOT NULL
        );
        CREATE INDEX early_help_assessments_of_child ON early_help_assessments (child_id);
        CREATE INDEX early_help_assessments_by_stage ON early_help_assessments (stage, id);
        CREATE INDEX early_help_assessments_by_start ON early_help_assessments (started_on);
        CREATE INDEX early_help_assessments_by_end ON early_help_assessments (closed_on);
        CREATE TABLE early_help_findings (
            assessment_id ${integer} NOT NULL REFERENCES early_help_assessments (id),
            domain ${text} NOT NULL,
            needs ${text} NOT NULL,
            strengths ${text} NOT NULL,
            words ${text} NOT NULL,
            PRIMARY KEY (assessment_id, domain)
        );
        CREATE TABLE early_help_entries (
            id ${id},
            assessment_id ${integer} NOT NULL REFERENCES early_help_assessments (id),
            kind ${text} NOT NULL,
            happened_on ${date} NOT NULL,
            who ${text} NOT NULL,
            decision ${text} NOT NULL,
            words ${text} NOT NULL,
            written_at ${instant} NOT NULL,
            written_by ${integer} NOT NULL
        );
        CREATE INDEX early_help_entries_of_assessment ON early_help_entries (assessment_id);
    )"},
            {"early_help/0002_meetings", R"(
        CREATE TABLE early_help_meetings (
            id ${id},
            assessment_id ${integer} NOT NULL REFERENCES early_help_assessments (id),
            held_on ${date} NOT NULL,
            child_part ${text} NOT NULL,
            child_view ${text} NOT NULL,
            agreed ${text} NOT NULL,
            is_review ${flag} NOT NULL,
            written_at ${instant} NOT NULL,
            written_by ${integer} NOT NULL
        );
        CREATE INDEX early_help_meetings_of_assessment ON early_help_meetings (assessment_id);
        CREATE TABLE early_help_invited (
            id ${id},
            meeting_id ${integer} NOT NULL REFERENCES early_help_meetings (id),
            who ${text} NOT NULL,
            attendance ${text} NOT NULL
        );
        CREATE INDEX early_help_invited_of_meeting ON early_help_invited (meeting_id);
    )"},
            {"early_help/0003_panels", R"(
        CREATE TABLE early_help_panels (
            id ${id},
            district ${text} NOT NULL,
            held_on ${date} NOT NULL,
            convened_by ${integer} NOT NULL,
            minutes ${text} NOT NULL,
            version ${integer} NOT NULL,
            UNIQUE (held_on, district)
        );
        CREATE TABLE early_help_panel_members (
            id ${id},
            panel_id ${integer} NOT NULL REFERENCES early_help_panels (id),
            name ${text} NOT NULL,
            agency ${text} NOT NULL,
            attendance ${text} NOT NULL
        );
        CREATE INDEX early_help_panel_members_of_panel ON early_help_panel_members (panel_id);
        CREATE TABLE early_help_panel_cases (
            id ${id},
            panel_id ${integer} NOT NULL REFERENCES early_help_panels (id),
            assessment_id ${integer} NOT NULL REFERENCES early_help_assessments (id),
            why ${text} NOT NULL,
            put_by ${integer} NOT NULL,
            put_at ${instant} NOT NULL,
            part ${integer},
            decision ${text} NOT NULL,
            reasons ${text} NOT NULL,
            decided_on ${date},
            decided_by ${integer}
        );
        CREATE INDEX early_help_panel_cases_of_panel ON early_help_panel_cases (panel_id);
        CREATE INDEX early_help_panel_cases_of_assessment ON early_help_panel_cases (assessment_id);
    )"},
            {"early_help/0004_told", R"(
        CREATE TABLE early_help_told (
            assessment_id ${integer} NOT NULL REFERENCES early_help_assessments (id),
            what ${text} NOT NULL,
            missed_on ${date} NOT NULL,
            PRIMARY KEY (assessment_id, what)
        );
    )"},
            {"early_help/0005_past", R"(
        CREATE TABLE early_help_past (
            reference ${text} PRIMARY KEY,
            authority ${text} NOT NULL,
            district ${text} NOT NULL,
            started_on ${date} NOT NULL,
            closed_on ${date},
            end_reason ${text} NOT NULL
        );
        CREATE INDEX early_help_past_by_start ON early_help_past (started_on);
        CREATE INDEX early_help_past_by_end ON early_help_past (closed_on);
    )"},
            {"early_help/0006_absences", R"(
        CREATE TABLE early_help_absences (
            child_id ${integer} NOT NULL,
            year ${text} NOT NULL,
            term ${text} NOT NULL,
            school ${text} NOT NULL,
            possible ${integer} NOT NULL,
            missed ${integer} NOT NULL,
            PRIMARY KEY (child_id, year, term, school)
        );
        CREATE INDEX early_help_absences_by_year ON early_help_absences (year);
    )"}};
}

}  // namespace holdfast::early_help

#include "features/lado/allegation_store.hpp"

namespace holdfast::lado {

std::vector<store::Migration> migrations() {
    return {{"lado/0001_allegations", R"(
        CREATE TABLE lado_allegations (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            received_at ${instant} NOT NULL,
            received_on ${date} NOT NULL,
            referrer ${text} NOT NULL,
            referrer_agency ${text} NOT NULL,
            referred_by ${integer},
            employer ${text} NOT NULL,
            category ${text} NOT NULL,
            is_after_restraint ${flag} NOT NULL,
            alleged_on ${date},
            employer_knew_on ${date},
            stage ${text} NOT NULL,
            finding ${text} NOT NULL,
            is_without_action ${flag} NOT NULL,
            closed_on ${date},
            officer ${integer},
            version ${integer} NOT NULL
        );
        CREATE INDEX lado_allegations_by_day ON lado_allegations (received_on);
        CREATE INDEX lado_allegations_by_officer ON lado_allegations (officer, stage);
        CREATE INDEX lado_allegations_by_stage ON lado_allegations (stage, id);
        CREATE INDEX lado_allegations_by_referrer ON lado_allegations (referred_by);
        CREATE TABLE lado_criteria (
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            criterion ${text} NOT NULL,
            PRIMARY KEY (allegation_id, criterion)
        );
        CREATE TABLE lado_results (
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            result ${text} NOT NULL,
            PRIMARY KEY (allegation_id, result)
        );
        CREATE TABLE lado_entries (
            id ${id},
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            kind ${text} NOT NULL,
            meeting_id ${integer} NOT NULL,
            written_at ${instant} NOT NULL,
            written_by ${integer} NOT NULL
        );
        CREATE INDEX lado_entries_of_allegation ON lado_entries (allegation_id);
        CREATE TABLE lado_strands (
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            strand ${text} NOT NULL,
            state ${text} NOT NULL,
            changed_on ${date} NOT NULL,
            PRIMARY KEY (allegation_id, strand)
        );
        CREATE TABLE lado_meetings (
            id ${id},
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            held_on ${date} NOT NULL,
            next_review_on ${date},
            recorded_at ${instant} NOT NULL,
            recorded_by ${integer} NOT NULL
        );
        CREATE INDEX lado_meetings_of_allegation ON lado_meetings (allegation_id);
        CREATE TABLE lado_consultations (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            asked_at ${instant} NOT NULL,
            asked_on ${date} NOT NULL,
            asker ${text} NOT NULL,
            employer ${text} NOT NULL,
            category ${text} NOT NULL,
            advised_by ${integer} NOT NULL,
            allegation ${text} NOT NULL
        );
        CREATE INDEX lado_consultations_by_day ON lado_consultations (asked_on);
        CREATE INDEX lado_consultations_by_allegation ON lado_consultations (allegation);
    )"},
            {"lado/0002_disposal", R"(
        ALTER TABLE lado_allegations ADD COLUMN disposed_on ${date};
        ALTER TABLE lado_consultations ADD COLUMN disposed_on ${date};
    )"},
            {"lado/0003_audits", R"(
        CREATE TABLE lado_samples (
            id ${id},
            quarter ${text} NOT NULL UNIQUE,
            seed ${text} NOT NULL,
            size ${integer} NOT NULL,
            candidates ${integer} NOT NULL,
            drawn_at ${instant} NOT NULL,
            drawn_by ${integer} NOT NULL
        );
        CREATE TABLE lado_sample_cases (
            sample_id ${integer} NOT NULL REFERENCES lado_samples (id),
            reference ${text} NOT NULL,
            place ${integer} NOT NULL,
            audited_on ${date},
            audited_by ${integer},
            PRIMARY KEY (sample_id, reference)
        );
        CREATE TABLE lado_audit_answers (
            sample_id ${integer} NOT NULL REFERENCES lado_samples (id),
            reference ${text} NOT NULL,
            question ${text} NOT NULL,
            answer ${text} NOT NULL,
            PRIMARY KEY (sample_id, reference, question)
        );
    )"},
            {"lado/0004_clocks_told", R"(
        CREATE TABLE lado_clocks_told (
            clock_id ${integer} NOT NULL PRIMARY KEY,
            due_at ${instant} NOT NULL
        );
    )"},
            {"lado/0005_lists", R"(
        DROP INDEX lado_allegations_by_officer;
        DROP INDEX lado_allegations_by_stage;
        CREATE INDEX lado_allegations_open ON lado_allegations ((CASE WHEN stage IN ('closed', 'transferred', 'advice_only') THEN 1 ELSE 0 END), id);
        CREATE INDEX lado_allegations_of_officer ON lado_allegations
            ((CASE WHEN stage IN ('closed', 'transferred', 'advice_only') THEN 1 ELSE 0 END), (COALESCE(officer, 0)), id);
    )"}};
}

}  // namespace holdfast::lado

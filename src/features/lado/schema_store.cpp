#include "features/lado/allegation_store.hpp"

namespace holdfast::lado {

/// A sample is of one authority, which may draw once from a quarter; what was drawn before is of the authority of whoever drew it. The quarter alone was unique, so
/// its column now says both.
static store::Migration samples_of_authorities() {
    return {"lado/0006_samples_of_authorities", R"(
        ALTER TABLE lado_samples RENAME COLUMN quarter TO agency_quarter;
        ALTER TABLE lado_samples ADD COLUMN quarter ${text} NOT NULL DEFAULT '';
        ALTER TABLE lado_samples ADD COLUMN agency ${text} NOT NULL DEFAULT '';
        UPDATE lado_samples SET quarter = agency_quarter, agency = COALESCE(
            (SELECT g.agency_key FROM access_accounts a JOIN organisations_names n ON n.name = a.agency JOIN organisations_agencies g ON g.id = n.agency_id
                WHERE a.id = drawn_by ORDER BY CASE WHEN n.until_on IS NULL THEN 0 ELSE 1 END, g.agency_key LIMIT 1),
            (SELECT a.agency FROM access_accounts a WHERE a.id = drawn_by), '');
        UPDATE lado_samples SET agency_quarter = agency || ' ' || quarter;
        INSERT INTO policy_records (kind, reference, owner_agency, restriction, restriction_reason, subject_agency, vault, owner_by_law_from)
            SELECT 'lado_sample', 'AUDIT-' || id, agency, 'ordinary', '', '', 'lado', CAST('2000-01-01' AS ${date}) FROM lado_samples;
    )"};
}

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
    )"},
            samples_of_authorities(),
            {"lado/0007_shares", R"(
        CREATE TABLE lado_shares (
            id ${id},
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            reference ${text} NOT NULL UNIQUE,
            lead ${integer} NOT NULL,
            agency ${text} NOT NULL,
            shared_by ${integer} NOT NULL,
            shared_at ${instant} NOT NULL,
            ended_at ${instant}
        );
        CREATE INDEX lado_shares_by_allegation ON lado_shares (allegation_id);
        CREATE INDEX lado_shares_by_lead ON lado_shares (lead);
        CREATE TABLE lado_messages (
            id ${id},
            share_id ${integer} NOT NULL REFERENCES lado_shares (id),
            is_answer ${flag} NOT NULL,
            written_at ${instant} NOT NULL
        );
        CREATE INDEX lado_messages_of_share ON lado_messages (share_id);
    )"},
            {"lado/0007_feedback", R"(
        CREATE TABLE lado_feedback (
            id ${id},
            allegation_id ${integer} NOT NULL REFERENCES lado_allegations (id),
            account ${integer},
            asked_on ${date} NOT NULL,
            given_on ${date}
        );
        CREATE INDEX lado_feedback_by_account ON lado_feedback (account);
        CREATE INDEX lado_feedback_by_allegation ON lado_feedback (allegation_id);
        CREATE TABLE lado_replies (
            feedback_id ${integer} NOT NULL REFERENCES lado_feedback (id),
            question ${text} NOT NULL,
            reply ${text} NOT NULL,
            PRIMARY KEY (feedback_id, question)
        );
    )"},
            {"lado/0008_placements_and_candidates", R"(
        CREATE TABLE lado_placements (
            allegation_id ${integer} NOT NULL PRIMARY KEY REFERENCES lado_allegations (id),
            decision ${text} NOT NULL,
            decided_on ${date} NOT NULL
        );
        CREATE TABLE lado_sample_candidates (
            sample_id ${integer} NOT NULL REFERENCES lado_samples (id),
            reference ${text} NOT NULL,
            PRIMARY KEY (sample_id, reference)
        );
    )"}};
}

}  // namespace holdfast::lado

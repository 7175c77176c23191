#include "core/policy/record_store.hpp"
#include "core/policy/succession_store.hpp"

namespace holdfast::policy {

static store::Migration records_migration() {
    return {"policy/0001_records", R"(
        CREATE TABLE policy_records (
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            owner_agency ${text} NOT NULL,
            restriction ${text} NOT NULL,
            restriction_reason ${text} NOT NULL,
            subject_account ${integer},
            subject_agency ${text} NOT NULL,
            vault ${text} NOT NULL,
            PRIMARY KEY (kind, reference)
        );
        CREATE TABLE policy_involvements (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            relation ${text} NOT NULL,
            account_id ${integer},
            team ${text} NOT NULL,
            agency ${text} NOT NULL,
            from_on ${date} NOT NULL,
            until_on ${date},
            because ${text} NOT NULL,
            added_by ${integer} NOT NULL,
            FOREIGN KEY (kind, reference) REFERENCES policy_records (kind, reference)
        );
        CREATE INDEX policy_involvements_of_record ON policy_involvements (kind, reference);
        CREATE INDEX policy_involvements_of_account ON policy_involvements (account_id);
        CREATE TABLE policy_conflicts (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            conflict ${text} NOT NULL,
            reason ${text} NOT NULL,
            declared_by ${integer} NOT NULL,
            declared_at ${instant} NOT NULL,
            ended_at ${instant},
            ended_by ${integer}
        );
        CREATE INDEX policy_conflicts_of_record ON policy_conflicts (kind, reference, account_id);
        CREATE TABLE policy_conflict_overrides (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            reason ${text} NOT NULL,
            until_at ${instant} NOT NULL,
            proposed_by ${integer} NOT NULL,
            proposed_at ${instant} NOT NULL,
            confirmed_by ${integer},
            confirmed_at ${instant}
        );
        CREATE INDEX policy_conflict_overrides_of_record ON policy_conflict_overrides (kind, reference, account_id);
        CREATE TABLE policy_vault_readers (
            id ${id},
            vault ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            reason ${text} NOT NULL,
            proposed_by ${integer} NOT NULL,
            proposed_at ${instant} NOT NULL,
            confirmed_by ${integer},
            confirmed_at ${instant},
            ended_at ${instant}
        );
        CREATE INDEX policy_vault_readers_of_vault ON policy_vault_readers (vault, account_id);
    )"};
}

static store::Migration exceptions_migration() {
    return {"policy/0002_exceptions", R"(
        CREATE TABLE policy_break_glass (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            account_name ${text} NOT NULL,
            reason ${text} NOT NULL,
            opened_at ${instant} NOT NULL,
            until_at ${instant} NOT NULL,
            verdict ${text} NOT NULL,
            reviewed_by ${integer},
            reviewed_at ${instant},
            review_note ${text} NOT NULL,
            escalated_at ${instant}
        );
        CREATE INDEX policy_break_glass_of_record ON policy_break_glass (kind, reference, account_id);
        CREATE INDEX policy_break_glass_of_account ON policy_break_glass (account_id, until_at);
        CREATE TABLE policy_notices (
            id ${id},
            account_id ${integer} NOT NULL,
            break_glass_id ${integer} NOT NULL REFERENCES policy_break_glass (id),
            made_at ${instant} NOT NULL,
            seen_at ${instant}
        );
        CREATE INDEX policy_notices_of_account ON policy_notices (account_id);
        CREATE TABLE policy_sharing_decisions (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            is_shared ${flag} NOT NULL,
            with_whom ${text} NOT NULL,
            what ${text} NOT NULL,
            why ${text} NOT NULL,
            basis ${text} NOT NULL,
            advice ${text} NOT NULL,
            decided_on ${date} NOT NULL,
            decided_by ${integer} NOT NULL,
            recorded_at ${instant} NOT NULL
        );
        CREATE INDEX policy_sharing_decisions_of_record ON policy_sharing_decisions (kind, reference);
    )"};
}

static store::Migration told_migration() {
    return {"policy/0003_told", R"(
        ALTER TABLE policy_break_glass ADD COLUMN told_at ${instant};
    )"};
}

static store::Migration owners_by_law_migration() {
    return {"policy/0004_owners_by_law", R"(
        ALTER TABLE policy_records ADD COLUMN owner_by_law_from ${date};
    )"};
}

/// Records of one subject; `subject` is the reference of any of them.
static store::Migration subjects_migration() {
    return {"policy/0005_subjects", R"(
        CREATE TABLE policy_subjects (
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            subject ${text} NOT NULL,
            PRIMARY KEY (kind, reference)
        );
        CREATE INDEX policy_subjects_of_subject ON policy_subjects (kind, subject);
        CREATE INDEX policy_conflicts_of_account ON policy_conflicts (account_id);
    )"};
}

/// A conflict of interest ends when two people say so.
static store::Migration withdrawals_migration() {
    return {"policy/0007_withdrawals", R"(
        ALTER TABLE policy_conflicts ADD COLUMN withdrawal_by ${integer};
    )"};
}

/// The conflicts of a vault's records are its readers' to see.
static store::Migration vault_conflicts_migration() {
    return {"policy/0008_vault_conflicts", R"(
        ALTER TABLE policy_conflicts ADD COLUMN vault ${text} NOT NULL DEFAULT '';
        ALTER TABLE policy_conflict_overrides ADD COLUMN vault ${text} NOT NULL DEFAULT '';
    )"};
}

std::vector<store::Migration> migrations() {
    return {records_migration(),  exceptions_migration(),  told_migration(),        owners_by_law_migration(),
            subjects_migration(), successions_migration(), withdrawals_migration(), vault_conflicts_migration()};
}

}  // namespace holdfast::policy

#include "features/governance/schema_store.hpp"

namespace holdfast::governance {

std::vector<store::Migration> migrations() {
    return {
        {"governance/0001_budget", R"(
            CREATE TABLE governance_budget_lines (
                id ${id},
                year ${text} NOT NULL,
                side ${text} NOT NULL,
                line ${text} NOT NULL,
                amount ${decimal} NOT NULL,
                funding ${text} NOT NULL,
                note ${text} NOT NULL,
                UNIQUE (year, side, line)
            );
        )"},
        {"governance/0002_plan", R"(
            CREATE TABLE governance_plan_actions (
                id ${id},
                year ${text} NOT NULL,
                place ${integer} NOT NULL,
                theme_number ${integer} NOT NULL,
                theme ${text} NOT NULL,
                reference ${text} NOT NULL,
                action ${text} NOT NULL,
                who ${text} NOT NULL,
                when_printed ${text} NOT NULL,
                due ${text} NOT NULL,
                is_ongoing ${flag} NOT NULL,
                outcome ${text} NOT NULL,
                update_text ${text} NOT NULL,
                updated ${text} NOT NULL,
                rating ${text} NOT NULL,
                note ${text} NOT NULL,
                UNIQUE (year, place)
            );
        )"},
        {"governance/0003_partnership", R"(
            CREATE TABLE governance_members (
                id ${id},
                agency ${text} NOT NULL,
                seat ${text} NOT NULL,
                type ${text} NOT NULL,
                from_on ${date},
                to_on ${date},
                note ${text} NOT NULL,
                UNIQUE (agency, seat)
            );
            CREATE TABLE governance_groups (
                id ${id},
                name ${text} NOT NULL UNIQUE,
                kind ${text} NOT NULL,
                parent ${text} NOT NULL,
                chair ${text} NOT NULL,
                vice_chair ${text} NOT NULL,
                from_on ${date},
                to_on ${date},
                objectives ${integer},
                note ${text} NOT NULL
            );
        )"},
        {"governance/0004_glossary", R"(
            CREATE TABLE governance_terms (
                id ${id},
                acronym ${text} NOT NULL UNIQUE,
                expansion ${text} NOT NULL
            );
        )"},
        {"governance/0005_sub_objectives", "ALTER TABLE governance_groups ADD COLUMN sub_objectives ${integer};"},
    };
}

}  // namespace holdfast::governance

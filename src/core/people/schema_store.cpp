#include "core/people/person_store.hpp"

namespace holdfast::people {

/// What every fact carries: whose it is, who said so, and whether it was withdrawn.
#define PEOPLE_FACT                                                  \
    "id ${id}, "                                                     \
    "person_id ${integer} NOT NULL REFERENCES people_persons (id), " \
    "source ${text} NOT NULL, "                                      \
    "entered_at ${instant} NOT NULL, "                               \
    "entered_by ${integer} NOT NULL, "                               \
    "withdrawn_at ${instant}, "                                      \
    "withdrawn_by ${integer}, "                                      \
    "withdrawn_why ${text} NOT NULL, "

static store::Migration facts_migration() {
    return {"people/0001_people",
            "CREATE TABLE people_persons (id ${id}, reference ${text} NOT NULL UNIQUE, is_adult ${flag} NOT NULL, made_at ${instant} NOT NULL, "
            "made_by ${integer} NOT NULL);"
            "CREATE TABLE people_names (" PEOPLE_FACT
            "kind ${text} NOT NULL, given ${text} NOT NULL, family ${text} NOT NULL, from_on ${date}, until_on ${date});"
            "CREATE INDEX people_names_of_person ON people_names (person_id);"
            "CREATE TABLE people_births (" PEOPLE_FACT
            "born_on ${date} NOT NULL, precision_of ${text} NOT NULL);"
            "CREATE INDEX people_births_of_person ON people_births (person_id);"
            "CREATE INDEX people_births_on ON people_births (born_on);"
            "CREATE TABLE people_deaths (" PEOPLE_FACT
            "died_on ${date} NOT NULL);"
            "CREATE INDEX people_deaths_of_person ON people_deaths (person_id);"
            "CREATE TABLE people_traits (" PEOPLE_FACT
            "characteristic ${text} NOT NULL, code ${text} NOT NULL);"
            "CREATE INDEX people_traits_of_person ON people_traits (person_id);"
            "CREATE TABLE people_identifiers (" PEOPLE_FACT
            "kind ${text} NOT NULL, issuer ${text} NOT NULL, value ${text} NOT NULL, from_on ${date}, until_on ${date});"
            "CREATE INDEX people_identifiers_of_person ON people_identifiers (person_id);"
            "CREATE INDEX people_identifiers_by_value ON people_identifiers (value, kind);"
            "CREATE TABLE people_addresses (" PEOPLE_FACT
            "kind ${text} NOT NULL, lines ${text} NOT NULL, postcode ${text} NOT NULL, is_confidential ${flag} NOT NULL, from_on ${date}, until_on ${date});"
            "CREATE INDEX people_addresses_of_person ON people_addresses (person_id);"
            "CREATE INDEX people_addresses_by_postcode ON people_addresses (postcode);"
            "CREATE TABLE people_relationships (" PEOPLE_FACT
            "to_id ${integer} NOT NULL REFERENCES people_persons (id), relation ${text} NOT NULL, has_responsibility ${flag} NOT NULL, from_on ${date}, "
            "until_on ${date});"
            "CREATE INDEX people_relationships_of_person ON people_relationships (person_id);"
            "CREATE INDEX people_relationships_to ON people_relationships (to_id);"};
}

static store::Migration merges_migration() {
    return {"people/0002_merges_and_searches", R"(
        CREATE TABLE people_merges (
            id ${id},
            kept_id ${integer} NOT NULL REFERENCES people_persons (id),
            merged_id ${integer} NOT NULL REFERENCES people_persons (id),
            merged_at ${instant} NOT NULL,
            merged_by ${integer} NOT NULL,
            why ${text} NOT NULL,
            undone_at ${instant},
            undone_by ${integer},
            undone_why ${text} NOT NULL
        );
        CREATE INDEX people_merges_of_merged ON people_merges (merged_id);
        CREATE INDEX people_merges_of_kept ON people_merges (kept_id);
        CREATE TABLE people_distinct (
            id ${id},
            one_id ${integer} NOT NULL REFERENCES people_persons (id),
            other_id ${integer} NOT NULL REFERENCES people_persons (id),
            said_at ${instant} NOT NULL,
            said_by ${integer} NOT NULL,
            why ${text} NOT NULL
        );
        CREATE INDEX people_distinct_one ON people_distinct (one_id);
        CREATE TABLE people_touched (
            id ${id},
            person_id ${integer} NOT NULL
        );
        CREATE TABLE people_searches (
            reference ${text} NOT NULL PRIMARY KEY,
            account_id ${integer} NOT NULL,
            given ${text} NOT NULL,
            family ${text} NOT NULL,
            born_on ${date},
            sex ${text} NOT NULL,
            postcode ${text} NOT NULL,
            number ${text} NOT NULL,
            made_at ${instant} NOT NULL
        );
        CREATE INDEX people_searches_made ON people_searches (made_at);
    )"};
}

/// One row for a child of the return that put them on record: a national one has 400,000 of them with seven facts each. Texts that are not said are empty, so that a row costs
/// no more than what it says.
static store::Migration returned_migration() {
    return {"people/0003_returned", R"(
        CREATE TABLE people_returned (
            person_id ${integer} PRIMARY KEY,
            source ${text} NOT NULL,
            entered_at ${instant} NOT NULL,
            entered_by ${integer} NOT NULL,
            la_child_id ${text} NOT NULL,
            upn ${text} NOT NULL,
            former_upn ${text} NOT NULL,
            upn_unknown ${text} NOT NULL,
            born_on ${date},
            precision_of ${text} NOT NULL,
            died_on ${date},
            sex ${text} NOT NULL,
            ethnicity ${text} NOT NULL,
            disabilities ${integer} NOT NULL
        );
        CREATE INDEX people_returned_by_number ON people_returned (la_child_id);
        CREATE INDEX people_returned_by_upn ON people_returned (upn) WHERE upn <> '';
        CREATE INDEX people_returned_by_former_upn ON people_returned (former_upn) WHERE former_upn <> '';
        CREATE TABLE people_returned_withdrawals (
            id ${id},
            person_id ${integer} NOT NULL REFERENCES people_returned (person_id),
            place ${integer} NOT NULL,
            withdrawn_at ${instant} NOT NULL,
            withdrawn_by ${integer} NOT NULL,
            withdrawn_why ${text} NOT NULL,
            UNIQUE (person_id, place)
        );
    )"};
}

/// The last day that the return is about by which a child's facts were said, and where they were said again: a row for each later return that says what none of its day or later
/// has said. Facts that have no place in the row of the first return are listed, so that they are told from those somebody entered.
static store::Migration return_days_migration() {
    return {"people/0004_return_days", R"(
        ALTER TABLE people_returned ADD COLUMN reference_on ${date};
        CREATE TABLE people_returned_days (
            id ${id},
            person_id ${integer} NOT NULL REFERENCES people_persons (id),
            source ${text} NOT NULL,
            reference_on ${date} NOT NULL,
            matters ${integer} NOT NULL,
            is_as_first ${flag} NOT NULL
        );
        CREATE INDEX people_returned_days_of_person ON people_returned_days (person_id);
        CREATE TABLE people_returned_facts (
            id ${id},
            person_id ${integer} NOT NULL REFERENCES people_persons (id),
            source ${text} NOT NULL,
            kind ${text} NOT NULL,
            fact_id ${integer} NOT NULL
        );
        CREATE INDEX people_returned_facts_of_person ON people_returned_facts (person_id);
    )"};
}

std::vector<store::Migration> migrations() { return {facts_migration(), merges_migration(), returned_migration(), return_days_migration()}; }

}  // namespace holdfast::people

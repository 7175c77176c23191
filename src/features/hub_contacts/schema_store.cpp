#include "features/hub_contacts/contact_store.hpp"

namespace holdfast::hub_contacts {

std::vector<store::Migration> migrations() {
    return {{"hub_contacts/0001_contacts", R"(
        CREATE TABLE hub_contacts (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            received_at ${instant} NOT NULL,
            received_on ${date} NOT NULL,
            source ${text} NOT NULL,
            sender_name ${text} NOT NULL,
            sender_role ${text} NOT NULL,
            sender_agency ${text} NOT NULL,
            reach ${text} NOT NULL,
            is_kept_from_family ${flag} NOT NULL,
            sent_by ${integer},
            is_in_danger ${flag} NOT NULL,
            address ${text} NOT NULL,
            concern ${text} NOT NULL,
            since ${text} NOT NULL,
            child_says ${text} NOT NULL,
            family ${text} NOT NULL,
            tried ${text} NOT NULL,
            domestic_abuse ${text} NOT NULL,
            children_present ${text} NOT NULL,
            consent ${text} NOT NULL,
            consent_why ${text} NOT NULL,
            stage ${text} NOT NULL,
            rating ${text} NOT NULL,
            onward ${text} NOT NULL,
            telling ${text} NOT NULL,
            officer ${integer},
            closed_on ${date},
            reopened_at ${instant},
            disposed_on ${date},
            version ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_by_day ON hub_contacts (received_on);
        CREATE INDEX hub_contacts_by_sender ON hub_contacts (sent_by, id);
        CREATE INDEX hub_contacts_open ON hub_contacts (id) WHERE stage <> 'closed';
        CREATE INDEX hub_contacts_ended ON hub_contacts (closed_on);
        CREATE TABLE hub_contacts_children (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            given ${text} NOT NULL,
            family ${text} NOT NULL,
            born_on ${date},
            age ${text} NOT NULL,
            school ${text} NOT NULL
        );
        CREATE INDEX hub_contacts_children_of ON hub_contacts_children (contact_id);
        CREATE TABLE hub_contacts_links (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            child_id ${integer} NOT NULL,
            person ${text} NOT NULL,
            record_id ${integer} NOT NULL,
            linked_at ${instant} NOT NULL,
            linked_by ${integer} NOT NULL,
            undone_at ${instant},
            undone_by ${integer},
            undone_why ${text} NOT NULL
        );
        CREATE UNIQUE INDEX hub_contacts_links_of ON hub_contacts_links (child_id) WHERE undone_at IS NULL;
        CREATE INDEX hub_contacts_links_in ON hub_contacts_links (contact_id);
        CREATE INDEX hub_contacts_links_to ON hub_contacts_links (person);
        CREATE TABLE hub_contacts_harms (
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            harm ${text} NOT NULL,
            PRIMARY KEY (contact_id, harm)
        );
        CREATE TABLE hub_contacts_screenings (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            domestic_abuse ${text} NOT NULL,
            children_present ${text} NOT NULL,
            adviser ${text} NOT NULL,
            conference_on ${date},
            found_at ${instant} NOT NULL,
            found_by ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_screenings_of ON hub_contacts_screenings (contact_id, id);
        CREATE TABLE hub_contacts_ratings (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            rating ${text} NOT NULL,
            reason ${text} NOT NULL,
            rated_at ${instant} NOT NULL,
            rated_by ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_ratings_of ON hub_contacts_ratings (contact_id);
        CREATE TABLE hub_contacts_decisions (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            onward ${text} NOT NULL,
            level ${text} NOT NULL,
            rationale ${text} NOT NULL,
            considered ${text} NOT NULL,
            goes_to ${text} NOT NULL,
            edition ${text} NOT NULL,
            decided_at ${instant} NOT NULL,
            decided_by ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_decisions_of ON hub_contacts_decisions (contact_id);
        CREATE TABLE hub_contacts_notes (
            id ${id},
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            kind ${text} NOT NULL,
            words ${text} NOT NULL,
            written_at ${instant} NOT NULL,
            written_by ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_notes_of ON hub_contacts_notes (contact_id);
    )"},
            {"hub_contacts/0002_checks", R"(
        CREATE TABLE hub_contacts_checks (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            contact_id ${integer} NOT NULL REFERENCES hub_contacts (id),
            agency ${text} NOT NULL,
            question ${text} NOT NULL,
            due_as ${text} NOT NULL,
            asked_at ${instant} NOT NULL,
            asked_by ${integer} NOT NULL,
            answered_at ${instant},
            late_why ${text} NOT NULL,
            withdrawn_at ${instant},
            withdrawn_why ${text} NOT NULL,
            CHECK (answered_at IS NULL OR withdrawn_at IS NULL)
        );
        CREATE INDEX hub_contacts_checks_of ON hub_contacts_checks (contact_id, id);
        CREATE TABLE hub_contacts_check_children (
            check_id ${integer} NOT NULL REFERENCES hub_contacts_checks (id),
            child_id ${integer} NOT NULL,
            PRIMARY KEY (check_id, child_id)
        );
        CREATE TABLE hub_contacts_check_answers (
            id ${id},
            check_id ${integer} NOT NULL REFERENCES hub_contacts_checks (id),
            known ${text} NOT NULL,
            held ${text} NOT NULL,
            part ${text} NOT NULL,
            sharing ${text} NOT NULL,
            why ${text} NOT NULL,
            answered_at ${instant} NOT NULL,
            answered_by ${integer} NOT NULL
        );
        CREATE INDEX hub_contacts_check_answers_of ON hub_contacts_check_answers (check_id, id);
    )"},
            // Sealed: an account's with the key of its drafts, a visitor's with the token that their browser alone has.
            {"hub_contacts/0003_drafts", R"(
        CREATE TABLE hub_contacts_drafts (
            whose ${text} NOT NULL PRIMARY KEY,
            words ${bytes} NOT NULL,
            goes_at ${instant} NOT NULL
        );
        CREATE INDEX hub_contacts_drafts_by_end ON hub_contacts_drafts (goes_at);
    )"},
            {"hub_contacts/0004_past", R"(
        CREATE TABLE hub_contacts_past (
            reference ${text} PRIMARY KEY,
            authority ${text} NOT NULL,
            received_at ${instant} NOT NULL,
            received_on ${date} NOT NULL,
            source ${text} NOT NULL,
            child ${text} NOT NULL,
            domestic_abuse ${text} NOT NULL,
            children_present ${text} NOT NULL,
            adviser ${text} NOT NULL,
            conference ${text} NOT NULL,
            rating ${text} NOT NULL,
            decided_at ${instant},
            onward ${text} NOT NULL,
            decided_in_time ${text} NOT NULL,
            rated_in_time ${text} NOT NULL
        );
        CREATE INDEX hub_contacts_past_by_day ON hub_contacts_past (received_on);
        CREATE INDEX hub_contacts_past_by_child ON hub_contacts_past (child, received_on);
    )"}};
}

}  // namespace holdfast::hub_contacts

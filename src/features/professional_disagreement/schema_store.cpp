#include "features/professional_disagreement/disagreement_store.hpp"

namespace holdfast::professional_disagreement {

std::vector<store::Migration> migrations() {
    return {{"professional_disagreement/0001_disagreements", R"(
        CREATE TABLE professional_disagreements (
            id ${id},
            reference ${text} NOT NULL UNIQUE,
            kind ${text} NOT NULL,
            subject ${text} NOT NULL,
            raised_at ${instant} NOT NULL,
            raised_on ${date} NOT NULL,
            raised_by ${integer} NOT NULL,
            raising_agency ${text} NOT NULL,
            deciding_agency ${text} NOT NULL,
            decision ${text} NOT NULL,
            why ${text} NOT NULL,
            sought ${text} NOT NULL,
            stage ${text} NOT NULL,
            level ${integer} NOT NULL,
            ending ${text} NOT NULL,
            learned ${text} NOT NULL,
            resolved_on ${date},
            disposed_on ${date},
            version ${integer} NOT NULL
        );
        CREATE INDEX professional_disagreements_about ON professional_disagreements (kind, subject);
        CREATE INDEX professional_disagreements_raised ON professional_disagreements (raised_on);
        CREATE INDEX professional_disagreements_ended ON professional_disagreements (resolved_on);
        CREATE TABLE professional_disagreements_parts (
            disagreement_id ${integer} NOT NULL REFERENCES professional_disagreements (id),
            account ${integer} NOT NULL,
            side ${text} NOT NULL,
            level ${integer} NOT NULL,
            PRIMARY KEY (disagreement_id, account)
        );
        CREATE TABLE professional_disagreements_moves (
            id ${id},
            disagreement_id ${integer} NOT NULL REFERENCES professional_disagreements (id),
            move ${text} NOT NULL,
            level ${integer} NOT NULL,
            stance ${text} NOT NULL,
            words ${text} NOT NULL,
            moved_at ${instant} NOT NULL,
            moved_by ${integer} NOT NULL
        );
        CREATE INDEX professional_disagreements_moves_of ON professional_disagreements_moves (disagreement_id);
    )"}};
}

}  // namespace holdfast::professional_disagreement

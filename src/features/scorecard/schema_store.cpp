#include "features/scorecard/schema_store.hpp"

namespace holdfast::scorecard {

std::vector<store::Migration> migrations() {
    return {{"scorecard/0001_scorecard", R"(
        CREATE TABLE scorecard_indicators (
            id ${id},
            code ${text} NOT NULL UNIQUE,
            topic ${text} NOT NULL,
            description ${text} NOT NULL,
            unit ${text} NOT NULL,
            basis ${text} NOT NULL,
            numerator ${text} NOT NULL,
            denominator ${text} NOT NULL,
            good_is ${text} NOT NULL,
            source ${text} NOT NULL,
            authority ${text} NOT NULL,
            measure ${text} NOT NULL,
            position ${integer} NOT NULL
        );
        CREATE INDEX scorecard_indicators_in_order ON scorecard_indicators (position, code);

        CREATE TABLE scorecard_targets (
            id ${id},
            indicator_id ${integer} NOT NULL REFERENCES scorecard_indicators (id),
            year ${text} NOT NULL,
            good_is ${text} NOT NULL,
            target_low ${decimal},
            target_high ${decimal},
            green_within ${decimal} NOT NULL,
            amber_within ${decimal} NOT NULL,
            UNIQUE (indicator_id, year)
        );

        CREATE TABLE scorecard_values (
            id ${id},
            indicator_id ${integer} NOT NULL REFERENCES scorecard_indicators (id),
            period ${text} NOT NULL,
            basis ${text} NOT NULL,
            year ${text} NOT NULL,
            ends_on ${date} NOT NULL,
            version ${integer} NOT NULL,
            is_current ${flag} NOT NULL,
            value ${decimal},
            numerator ${decimal},
            denominator ${decimal},
            submitted_by ${text} NOT NULL,
            submitted_on ${date} NOT NULL,
            recorded_at ${instant} NOT NULL,
            status ${text} NOT NULL CHECK (status IN ('submitted', 'approved')),
            approved_by ${text} NOT NULL,
            approved_at ${instant},
            UNIQUE (indicator_id, period, basis, version)
        );
        CREATE INDEX scorecard_values_by_year ON scorecard_values (year, is_current);

        CREATE TABLE scorecard_overrides (
            id ${id},
            indicator_id ${integer} NOT NULL REFERENCES scorecard_indicators (id),
            period ${text} NOT NULL,
            year ${text} NOT NULL,
            kind ${text} NOT NULL CHECK (kind IN ('rating', 'trend')),
            word ${text} NOT NULL,
            reason ${text} NOT NULL,
            decided_by ${text} NOT NULL,
            decided_on ${date} NOT NULL,
            version ${integer} NOT NULL,
            UNIQUE (indicator_id, period, kind)
        );
        CREATE INDEX scorecard_overrides_by_year ON scorecard_overrides (year);

        CREATE TABLE scorecard_narratives (
            id ${id},
            indicator_id ${integer} NOT NULL REFERENCES scorecard_indicators (id),
            period ${text} NOT NULL,
            year ${text} NOT NULL,
            text ${text} NOT NULL,
            written_by ${text} NOT NULL,
            written_on ${date} NOT NULL,
            version ${integer} NOT NULL,
            UNIQUE (indicator_id, period)
        );
        CREATE INDEX scorecard_narratives_by_year ON scorecard_narratives (year);

        CREATE TABLE scorecard_approvals (
            id ${id},
            indicator_id ${integer} NOT NULL REFERENCES scorecard_indicators (id),
            period ${text} NOT NULL,
            year ${text} NOT NULL,
            approved_by ${text} NOT NULL,
            approved_at ${instant} NOT NULL,
            unlocked_by ${text} NOT NULL,
            unlocked_at ${instant},
            unlock_reason ${text} NOT NULL
        );
        CREATE UNIQUE INDEX scorecard_approvals_in_force ON scorecard_approvals (indicator_id, period) WHERE unlocked_at IS NULL;
    )"},
            {"scorecard/0002_agencies", R"(
        ALTER TABLE scorecard_indicators ADD COLUMN agency ${text} NOT NULL DEFAULT '';
    )"}};
}

}  // namespace holdfast::scorecard

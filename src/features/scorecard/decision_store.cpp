#include "features/scorecard/decision_store.hpp"

#include "features/scorecard/column_store.hpp"

namespace holdfast::scorecard {

std::optional<HeldDecision> find_decision(trail::View& view, const Decided& on) {
    return view.reader().first(
        "SELECT word, reason, decided_by, decided_on, version FROM scorecard_overrides "
        "WHERE indicator_id = $1 AND period = $2 AND kind = $3",
        [](const store::Row& row) {
            return HeldDecision{Decision{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<Date>(3)}, row.get<int>(4)};
        },
        on.indicator, on.period.string(), token(on.what));
}

void save_decision(trail::Change& change, const Decided& on, const HeldDecision& held) {
    const auto& decision = held.decision;
    change.writer().execute(
        "INSERT INTO scorecard_overrides (indicator_id, period, year, kind, word, reason, decided_by, decided_on, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (indicator_id, period, kind) DO UPDATE SET word = excluded.word, "
        "reason = excluded.reason, decided_by = excluded.decided_by, decided_on = excluded.decided_on, version = excluded.version",
        on.indicator, on.period.string(), on.period.reporting_year().string(), token(on.what), decision.word, decision.reason, decision.decided_by,
        decision.decided_on, held.version);
}

void remove_decision(trail::Change& change, const Decided& on) {
    change.writer().execute("DELETE FROM scorecard_overrides WHERE indicator_id = $1 AND period = $2 AND kind = $3", on.indicator, on.period.string(),
                            token(on.what));
}

void remove_decisions(trail::Change& change, Id<Definition> indicator, const Period& period) {
    change.writer().execute("DELETE FROM scorecard_overrides WHERE indicator_id = $1 AND period = $2", indicator, period.string());
}

std::optional<Narrative> find_narrative(trail::View& view, Id<Definition> indicator, const Period& period) {
    return view.reader().first(
        "SELECT text, written_by, written_on, version FROM scorecard_narratives WHERE indicator_id = $1 AND period = $2",
        [](const store::Row& row) {
            return Narrative{row.get<std::string>(0), row.get<std::string>(1), row.get<Date>(2), row.get<int>(3)};
        },
        indicator, period.string());
}

void save_narrative(trail::Change& change, Id<Definition> indicator, const Period& period, const Narrative& narrative) {
    change.writer().execute(
        "INSERT INTO scorecard_narratives (indicator_id, period, year, text, written_by, written_on, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (indicator_id, period) DO UPDATE SET text = excluded.text, "
        "written_by = excluded.written_by, written_on = excluded.written_on, version = excluded.version",
        indicator, period.string(), period.reporting_year().string(), narrative.text, narrative.written_by, narrative.written_on, narrative.version);
}

std::vector<std::pair<Period, Narrative>> narratives_of(trail::View& view, Id<Definition> indicator) {
    return view.reader().all(
        "SELECT period, text, written_by, written_on, version FROM scorecard_narratives WHERE indicator_id = $1 ORDER BY year DESC, period DESC",
        [](const store::Row& row) {
            return std::pair(period_at(row, 0), Narrative{row.get<std::string>(1), row.get<std::string>(2), row.get<Date>(3), row.get<int>(4)});
        },
        indicator);
}

std::vector<Written> everything_written(trail::View& view) {
    return view.reader().all(
        "SELECT i.code, n.period, n.text FROM scorecard_narratives n JOIN scorecard_indicators i ON i.id = n.indicator_id "
        "UNION ALL SELECT i.code, o.period, o.reason FROM scorecard_overrides o JOIN scorecard_indicators i ON i.id = o.indicator_id WHERE o.kind = 'trend'",
        [](const store::Row& row) { return Written{row.get<std::string>(0), period_at(row, 1), row.get<std::string>(2)}; });
}

}  // namespace holdfast::scorecard

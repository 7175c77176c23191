#include "features/governance/plan_store.hpp"

namespace holdfast::governance {

static std::string words_of(const std::optional<Period>& period) { return period ? period->string() : std::string{}; }

static Action action_of(const store::Row& row) {
    return {
        .year = Period::parse(row.get<std::string_view>(0)).value(),
        .place = row.get<int>(1),
        .theme_number = row.get<int>(2),
        .theme = row.get<std::string>(3),
        .reference = row.get<std::string>(4),
        .action = row.get<std::string>(5),
        .who = row.get<std::string>(6),
        .when = row.get<std::string>(7),
        .due = Period::parse(row.get<std::string_view>(8)),
        .is_ongoing = row.get<bool>(9),
        .outcome = row.get<std::string>(10),
        .update = row.get<std::string>(11),
        .updated = Period::parse(row.get<std::string_view>(12)),
        .rating = parse_rating(row.get<std::string_view>(13)).value(),
        .note = row.get<std::string>(14),
    };
}

std::vector<Period> plan_years(trail::View& view) {
    return view.reader().all("SELECT DISTINCT year FROM governance_plan_actions ORDER BY year DESC",
                             [](const store::Row& row) { return Period::parse(row.get<std::string_view>(0)).value(); });
}

std::vector<Action> plan_actions(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT year, place, theme_number, theme, reference, action, who, when_printed, due, is_ongoing, outcome, update_text, updated, rating, note "
        "FROM governance_plan_actions WHERE year = $1 ORDER BY place",
        action_of, year.string());
}

std::optional<Action> find_action(trail::View& view, const Action& action) {
    return view.reader().first(
        "SELECT year, place, theme_number, theme, reference, action, who, when_printed, due, is_ongoing, outcome, update_text, updated, rating, note "
        "FROM governance_plan_actions WHERE year = $1 AND place = $2",
        action_of, action.year.string(), action.place);
}

void put_action(trail::Change& change, const Action& action) {
    change.writer().execute(
        "INSERT INTO governance_plan_actions (year, place, theme_number, theme, reference, action, who, when_printed, due, is_ongoing, outcome, "
        "update_text, updated, rating, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
        "ON CONFLICT (year, place) DO UPDATE SET theme_number = excluded.theme_number, theme = excluded.theme, reference = excluded.reference, "
        "action = excluded.action, who = excluded.who, when_printed = excluded.when_printed, due = excluded.due, is_ongoing = excluded.is_ongoing, "
        "outcome = excluded.outcome, update_text = excluded.update_text, updated = excluded.updated, rating = excluded.rating, note = excluded.note",
        action.year.string(), action.place, action.theme_number, action.theme, action.reference, action.action, action.who, action.when,
        words_of(action.due), action.is_ongoing, action.outcome, action.update, words_of(action.updated), letter(action.rating), action.note);
}

}  // namespace holdfast::governance

#include "features/scorecard/scorecard_store.hpp"

#include "features/scorecard/column_store.hpp"
#include "features/scorecard/decision.hpp"

#include <algorithm>

namespace holdfast::scorecard {

/// How many years back the trend and the small chart of a row look, the year itself included.
static constexpr int years_of_history = 5;

namespace {
/// The rows under way, found by the indicator's key.
class Rows {
public:
    explicit Rows(std::vector<Row>& rows) : rows_(rows) {
        places_.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) places_.emplace_back(rows[i].id.number, i);
        std::ranges::sort(places_);
    }
    Row* find(std::int64_t id) {
        const auto place = std::ranges::lower_bound(places_, id, {}, &std::pair<std::int64_t, std::size_t>::first);
        return place == places_.end() || place->first != id ? nullptr : &rows_[place->second];
    }

private:
    std::vector<Row>& rows_;
    std::vector<std::pair<std::int64_t, std::size_t>> places_{};
};
}  // namespace

static Row defined_row(const store::Row& row) {
    Row made{
        .id = row.get<Id<Definition>>(0),
        .code = row.get<std::string>(1),
        .topic = row.get<std::string>(2),
        .description = row.get<std::string>(3),
        .measure = row.get<std::string>(4),
        .unit = unit_at(row, 5),
        .basis = basis_at(row, 6),
    };
    made.target.good_is = good_is_at(row, 7);
    made.has_target = !row.is_null(8);
    if (made.has_target) made.target = target_at(row, 8);
    return made;
}

static std::vector<Row> defined_rows(trail::View& view, const Period& year) {
    std::vector<Row> rows;
    rows.reserve(64);
    view.reader().each(
        "SELECT i.id, i.code, i.topic, i.description, i.measure, i.unit, i.basis, i.good_is, "
        "t.good_is, t.target_low, t.target_high, t.green_within, t.amber_within "
        "FROM scorecard_indicators i LEFT JOIN scorecard_targets t ON t.indicator_id = i.id AND t.year = $1 ORDER BY i.position, i.code",
        [&](const store::Row& row) { rows.push_back(defined_row(row)); }, year.string());
    return rows;
}

/// What the scorecard shows of a value: counts and submitter are on the indicator's own page.
static Reading shown_reading(const store::Row& row, Basis basis) {
    return {
        .period = period_at(row, 2),
        .basis = basis,
        .value = row.get<std::optional<Decimal>>(3),
        .approved_by = row.get<std::string>(4),
        .approved_at = row.get<std::optional<Instant>>(5),
    };
}

static void add_readings(trail::View& view, Rows& rows, const Period& year) {
    Period first = year;
    for (int i = 1; i < years_of_history; ++i) first = first.year_before();
    view.reader().each(
        "SELECT indicator_id, basis, period, value, approved_by, approved_at FROM scorecard_values "
        "WHERE year >= $1 AND year <= $2 AND is_current",
        [&](const store::Row& row) {
            Row* of = rows.find(row.get<std::int64_t>(0));
            const Basis basis = basis_at(row, 1);
            if (of != nullptr && comparable(basis) == comparable(of->basis)) of->history.push_back(shown_reading(row, basis));
        },
        first.string(), year.string());
}

/// Why a trend was decided is on the indicator's own page; why a rating was, on the scorecard.
static Decision shown_decision(const store::Row& row, bool is_rating) {
    if (!is_rating) return {.word = row.get<std::string>(3)};
    return {.word = row.get<std::string>(3), .reason = row.get<std::string>(4), .decided_by = row.get<std::string>(5)};
}

static void add_decisions(trail::View& view, Rows& rows, const Period& year) {
    view.reader().each(
        "SELECT indicator_id, period, kind, word, reason, decided_by FROM scorecard_overrides WHERE year = $1",
        [&](const store::Row& row) {
            Row* of = rows.find(row.get<std::int64_t>(0));
            if (of == nullptr || !of->reading || of->reading->period != period_at(row, 1)) return;
            const bool is_rating = row.get<std::string_view>(2) == token(Overrides::rating);
            (is_rating ? of->rating_decision : of->trend_decision) = shown_decision(row, is_rating);
        },
        year.string());
}

static void add_narratives(trail::View& view, Rows& rows, const Period& year) {
    view.reader().each(
        "SELECT indicator_id, period FROM scorecard_narratives WHERE year = $1",
        [&](const store::Row& row) {
            Row* of = rows.find(row.get<std::int64_t>(0));
            if (of != nullptr && of->reading && of->reading->period == period_at(row, 1)) of->has_narrative = true;
        },
        year.string());
}

Scorecard load_scorecard(trail::View& view, const Period& year) {
    Scorecard scorecard{year, defined_rows(view, year)};
    Rows rows{scorecard.rows};
    add_readings(view, rows, year);
    for (auto& row : scorecard.rows) settle(row, year);
    add_decisions(view, rows, year);
    add_narratives(view, rows, year);
    std::erase_if(scorecard.rows, [](const Row& row) { return !row.has_target && !row.reading; });
    return scorecard;
}

std::vector<Period> years_on_record(trail::View& view) {
    return view.reader().all("SELECT year FROM scorecard_targets UNION SELECT year FROM scorecard_values WHERE is_current ORDER BY 1 DESC",
                             [](const store::Row& row) { return period_at(row, 0); });
}

std::vector<LockedValue> locked_values(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT i.code, a.period, a.approved_by, a.approved_at FROM scorecard_approvals a "
        "JOIN scorecard_indicators i ON i.id = a.indicator_id WHERE a.year = $1 AND a.unlocked_at IS NULL ORDER BY i.position, i.code",
        [](const store::Row& row) {
            return LockedValue{row.get<std::string>(0), period_at(row, 1), row.get<std::string>(2), row.get<Instant>(3)};
        },
        year.string());
}

}  // namespace holdfast::scorecard

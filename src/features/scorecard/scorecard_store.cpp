#include "features/scorecard/scorecard_store.hpp"

#include "features/scorecard/column_store.hpp"

#include <unordered_map>

namespace holdfast::scorecard {

/// How many years back the trend and the small chart of a row look, the year itself included.
static constexpr int years_of_history = 5;

namespace {
/// The rows under way, found by the indicator's key.
class Rows {
public:
    explicit Rows(std::vector<Row>& rows) : rows_(rows) {}
    void index() {
        for (std::size_t i = 0; i < rows_.size(); ++i) places_.emplace(rows_[i].id.number, i);
    }
    Row* find(std::int64_t id) {
        const auto place = places_.find(id);
        return place == places_.end() ? nullptr : &rows_[place->second];
    }

private:
    std::vector<Row>& rows_;
    std::unordered_map<std::int64_t, std::size_t> places_{};
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
    return view.reader().all(
        "SELECT i.id, i.code, i.topic, i.description, i.measure, i.unit, i.basis, i.good_is, "
        "t.good_is, t.target_low, t.target_high, t.green_within, t.amber_within "
        "FROM scorecard_indicators i LEFT JOIN scorecard_targets t ON t.indicator_id = i.id AND t.year = $1 ORDER BY i.position, i.code",
        defined_row, year.string());
}

static void add_readings(trail::View& view, Rows& rows, const Period& year) {
    Period first = year;
    for (int i = 1; i < years_of_history; ++i) first = first.year_before();
    view.reader().each(
        "SELECT indicator_id, basis, period, value, numerator, denominator, submitted_by, submitted_on, version, approved_by, approved_at "
        "FROM scorecard_values WHERE year >= $1 AND year <= $2 AND is_current ORDER BY ends_on",
        [&](const store::Row& row) {
            Row* of = rows.find(row.get<std::int64_t>(0));
            if (of == nullptr || comparable(basis_at(row, 1)) != comparable(of->basis)) return;
            of->history.push_back({
                .period = period_at(row, 2),
                .basis = basis_at(row, 1),
                .value = row.get<std::optional<Decimal>>(3),
                .numerator = row.get<std::optional<Decimal>>(4),
                .denominator = row.get<std::optional<Decimal>>(5),
                .submitted_by = row.get<std::string>(6),
                .submitted_on = row.get<Date>(7),
                .version = row.get<int>(8),
                .approved_by = row.get<std::string>(9),
                .approved_at = row.get<std::optional<Instant>>(10),
            });
        },
        first.string(), year.string());
}

static void add_decisions(trail::View& view, Rows& rows, const Period& year) {
    view.reader().each(
        "SELECT indicator_id, period, kind, word, reason, decided_by, decided_on FROM scorecard_overrides WHERE year = $1",
        [&](const store::Row& row) {
            Row* of = rows.find(row.get<std::int64_t>(0));
            if (of == nullptr || !of->reading || of->reading->period != period_at(row, 1)) return;
            auto& decision = row.get<std::string_view>(2) == "rating" ? of->rating_decision : of->trend_decision;
            decision = Decision{row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5), row.get<Date>(6)};
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
    rows.index();
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

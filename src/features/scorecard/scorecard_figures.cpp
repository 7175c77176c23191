#include "features/scorecard/scorecard_figures.hpp"

#include "features/scorecard/column_store.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/selection.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

static figures::Figure submitted(const store::Row& row) {
    const auto period = period_at(row, 2);
    return {
        .measure = row.get<std::string>(1),
        .period = period,
        .basis = basis_at(row, 3),
        .label = row.get<std::string>(4),
        .unit = unit_at(row, 5),
        .value = row.get<std::optional<Decimal>>(6),
        .numerator = row.get<std::optional<Decimal>>(7),
        .denominator = row.get<std::optional<Decimal>>(8),
        .source = {.kind = figures::SourceKind::submitted,
                   .by = row.get<std::string>(9),
                   .place = fmt::format("scorecard {}, {}", period.reporting_year().string(), row.get<std::string_view>(0)),
                   .on = row.get<Date>(10),
                   .approved_by = row.get<std::string>(11),
                   .agency = row.get<std::string>(12)},
        .note = {},
    };
}

/// The years wanted as the ends of a span of text, which sorts as the years do.
static std::pair<std::string, std::string> years_of(const figures::Wanted& wanted) {
    if (!wanted.year) return {"0000-00", "9999-99"};
    return {wanted.year->string(), wanted.year->string()};
}

figures::Provider submitted_values() {
    return {"scorecard", [](trail::View& view, const figures::Wanted& wanted) {
                const auto [first, last] = years_of(wanted);
                return view.reader().all(
                    "SELECT i.code, i.measure, v.period, v.basis, i.description, i.unit, v.value, v.numerator, v.denominator, "
                    "v.submitted_by, v.submitted_on, v.approved_by, i.source FROM scorecard_values v "
                    "JOIN scorecard_indicators i ON i.id = v.indicator_id "
                    "WHERE v.year >= $1 AND v.year <= $2 AND v.is_current AND v.value IS NOT NULL ORDER BY i.position, i.code, v.ends_on",
                    submitted, first, last);
            }};
}

std::array<std::pair<std::string_view, int>, 4> ratings_of(const Scorecard& scorecard) {
    const auto counts = count_ratings(scorecard);
    return {{{"Red", counts.red}, {"Amber", counts.amber}, {"Green", counts.green}, {"Not rated", counts.none}}};
}

std::string ratings_key(const Period& year, std::string_view rating) {
    return figures::Key{"scorecard.indicators", year.string(), std::string(rating)}.string();
}

std::string approved_key(const Period& year) { return figures::Key{"scorecard.approved", year.string(), {}}.string(); }

static figures::Figure approved(const Scorecard& scorecard) {
    const auto [held, approved] = count_approved(scorecard);
    return {.measure = figures::parse_key(approved_key(scorecard.year)).value().measure,
            .period = scorecard.year,
            .basis = Basis::year,
            .label = "Values of the scorecard that are approved",
            .unit = figures::Unit::percent,
            .numerator = Decimal::whole(approved),
            .denominator = Decimal::whole(held),
            .source = {.kind = figures::SourceKind::measured, .by = "the approvals of the scorecard"}};
}

static figures::Figure counted(const Period& year, std::string_view rating, int count) {
    const auto key = figures::parse_key(ratings_key(year, rating)).value();
    return {.measure = key.measure,
            .population = key.population,
            .period = year,
            .basis = Basis::year,
            .label = "Indicators of the scorecard",
            .unit = figures::Unit::count,
            .value = Decimal::whole(count),
            .source = {.kind = figures::SourceKind::measured, .by = "the ratings of the scorecard"},
            .part_of = rating.empty() ? std::string() : ratings_key(year, {}),
            .part_by = rating.empty() ? std::string() : "rating"};
}

static void add_counted(std::vector<figures::Figure>& made, const Scorecard& scorecard) {
    const auto ratings = ratings_of(scorecard);
    const int all = static_cast<int>(scorecard.rows.size());
    if (ratings.back().second == all) return;  // years of which only earlier values are known have no ratings
    made.push_back(counted(scorecard.year, {}, all));
    if (count_approved(scorecard).held > 0) made.push_back(approved(scorecard));
    for (const auto& [rating, count] : ratings) made.push_back(counted(scorecard.year, rating, count));
}

figures::Provider counted_ratings() {
    return {"scorecard.ratings", [](trail::View& view, const figures::Wanted& wanted) {
                std::vector<figures::Figure> made;
                for (const auto& year : years_on_record(view))
                    if (wanted.covers(year)) add_counted(made, load_scorecard(view, year));
                return made;
            }};
}

static std::vector<exchange::Value> listed(const Row& row) {
    const auto rating = row.rating();
    const auto trend = row.trend();
    return {
        row.code,
        row.description,
        row.value(),
        token(row.unit),
        token(row.target.good_is),
        row.target.low,
        row.target.high,
        rating ? exchange::Value(token(*rating)) : exchange::Value(),
        row.reason(),
        row.is_overridden(),
        trend ? exchange::Value(word(*trend)) : exchange::Value(),
        !row.reading                 ? exchange::Value()
        : row.reading->is_approved() ? "approved"
                                     : "submitted",
    };
}

exchange::Listing listing_of(const Scorecard& scorecard) {
    exchange::Listing listing{
        .columns = {"code", "description", "value", "unit", "good_is", "target_low", "target_high", "rag", "rag_reason", "overridden", "trend", "status"}};
    for (const auto& row : scorecard.rows) listing.rows.push_back(listed(row));
    return listing;
}

}  // namespace holdfast::scorecard

#include "features/scorecard/definition_store.hpp"

#include "features/scorecard/column_store.hpp"

namespace holdfast::scorecard {

static Defined defined(const store::Row& row) {
    return {
        .id = row.get<Id<Definition>>(0),
        .definition =
            Definition{
                .indicator = indicators::Indicator{.code = row.get<std::string>(1),
                                                   .description = row.get<std::string>(3),
                                                   .unit = unit_at(row, 4),
                                                   .basis = basis_at(row, 5),
                                                   .numerator = row.get<std::string>(6),
                                                   .denominator = row.get<std::string>(7),
                                                   .good_is = good_is_at(row, 8),
                                                   .source = row.get<std::string>(9),
                                                   .authority = row.get<std::string>(10),
                                                   .measure = row.get<std::string>(11)},
                .topic = row.get<std::string>(2),
                .position = row.get<int>(12),
                .agency = row.get<std::string>(13),
            },
    };
}

std::map<std::string, Defined, std::less<>> indicators_by_code(trail::View& view) {
    std::map<std::string, Defined, std::less<>> found;
    view.reader().each(
        "SELECT id, code, topic, description, unit, basis, numerator, denominator, good_is, source, authority, measure, position, agency "
        "FROM scorecard_indicators",
        [&](const store::Row& row) { found.emplace(row.get<std::string>(1), defined(row)); });
    return found;
}

std::optional<Defined> find_indicator(trail::View& view, std::string_view code) {
    return view.reader().first(
        "SELECT id, code, topic, description, unit, basis, numerator, denominator, good_is, source, authority, measure, position, agency "
        "FROM scorecard_indicators WHERE code = $1",
        defined, code);
}

bool has_values(trail::View& view, Id<Definition> indicator) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM scorecard_values WHERE indicator_id = $1", indicator) > 0;
}

void add_indicator(trail::Change& change, const Definition& definition) {
    const auto& i = definition.indicator;
    change.writer().execute(
        "INSERT INTO scorecard_indicators (code, topic, description, unit, basis, numerator, denominator, good_is, source, authority, "
        "measure, position, agency) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        i.code, definition.topic, i.description, token(i.unit), token(i.basis), i.numerator, i.denominator, token(i.good_is), i.source, i.authority, i.measure,
        definition.position, definition.agency);
}

void update_indicator(trail::Change& change, Id<Definition> indicator, const Definition& definition) {
    const auto& i = definition.indicator;
    change.writer().execute(
        "UPDATE scorecard_indicators SET topic = $2, description = $3, unit = $4, basis = $5, numerator = $6, denominator = $7, "
        "good_is = $8, source = $9, authority = $10, measure = $11, position = $12, agency = $13 WHERE id = $1",
        indicator, definition.topic, i.description, token(i.unit), token(i.basis), i.numerator, i.denominator, token(i.good_is), i.source, i.authority,
        i.measure, definition.position, definition.agency);
}

static indicators::Target target(const store::Row& row) { return target_at(row, 2); }

std::map<std::pair<Id<Definition>, std::string>, indicators::Target> targets_by_year(trail::View& view) {
    std::map<std::pair<Id<Definition>, std::string>, indicators::Target> found;
    view.reader().each("SELECT indicator_id, year, good_is, target_low, target_high, green_within, amber_within FROM scorecard_targets",
                       [&](const store::Row& row) { found.emplace(std::pair(row.get<Id<Definition>>(0), row.get<std::string>(1)), target(row)); });
    return found;
}

std::vector<std::pair<Period, indicators::Target>> targets_of(trail::View& view, Id<Definition> indicator) {
    return view.reader().all(
        "SELECT indicator_id, year, good_is, target_low, target_high, green_within, amber_within FROM scorecard_targets "
        "WHERE indicator_id = $1 ORDER BY year",
        [](const store::Row& row) { return std::pair(period_at(row, 1), target(row)); }, indicator);
}

void save_target(trail::Change& change, Id<Definition> indicator, const Period& year, const indicators::Target& wanted) {
    change.writer().execute(
        "INSERT INTO scorecard_targets (indicator_id, year, good_is, target_low, target_high, green_within, amber_within) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (indicator_id, year) DO UPDATE SET good_is = excluded.good_is, "
        "target_low = excluded.target_low, target_high = excluded.target_high, green_within = excluded.green_within, "
        "amber_within = excluded.amber_within",
        indicator, year.string(), token(wanted.good_is), wanted.low, wanted.high, wanted.green_within, wanted.amber_within);
}

}  // namespace holdfast::scorecard

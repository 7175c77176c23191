#include "features/annual_report/frozen_store.hpp"

#include "core/documents/part_json.hpp"

namespace holdfast::annual_report {

using documents::Traced;
using documents::TracedFigures;
using figures::Figure;

/// One value of a figure: place 0 is the one that is shown, the others follow.
struct Kept {
    const std::string& key;
    int place;
    const std::string& print;
    const Figure& figure;
};

static void keep(trail::Change& change, const Period& year, const Kept& kept) {
    const Figure& figure = kept.figure;
    change.writer().execute(
        "INSERT INTO annual_report_frozen_figures (year, figure_key, place, print, measure, population, period, basis, label, unit, value, numerator, "
        "denominator, source_kind, source_by, source_place, source_on, approved_by, note, precision_word, part_of, part_by, agency) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)",
        year.string(), kept.key, kept.place, kept.print, figure.measure, figure.population, figure.period.string(), token(figure.basis), figure.label,
        token(figure.unit), figure.value, figure.numerator, figure.denominator, token(figure.source.kind), figure.source.by, figure.source.place,
        figure.source.on, figure.source.approved_by, figure.note, token(figure.precision), figure.part_of, figure.part_by, figure.source.agency);
}

void freeze_figures(trail::Change& change, const Period& year, const TracedFigures& figures) {
    for (const auto& [key, traced] : figures) {
        int value = 0;
        keep(change, year, {key, value, traced.print, traced.figure});
        for (const auto& other : traced.others) keep(change, year, {key, ++value, traced.print, other});
    }
}

void freeze(trail::Change& change, const Period& year, const documents::Document& document) {
    int place = 0;
    for (const auto& part : document.parts)
        change.writer().execute("INSERT INTO annual_report_frozen_parts (year, place, content) VALUES ($1, $2, $3)", year.string(), ++place,
                                documents::to_json(part));
    freeze_figures(change, year, document.figures);
}

std::vector<documents::Part> frozen_parts(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT content FROM annual_report_frozen_parts WHERE year = $1 ORDER BY place",
        [](const store::Row& row) { return documents::part_from_json(row.get<std::string>(0)); }, year.string());
}

static figures::SourceKind source_kind(std::string_view word) {
    using figures::SourceKind;
    for (const auto kind : {SourceKind::measured, SourceKind::submitted})
        if (token(kind) == word) return kind;
    return SourceKind::published;
}

static Figure figure_from(const store::Row& row) {
    Figure figure;
    figure.measure = row.get<std::string>(3);
    figure.population = row.get<std::string>(4);
    figure.period = Period::parse(row.get<std::string>(5)).value();
    figure.basis = parse_basis(row.get<std::string>(6)).value();
    figure.label = row.get<std::string>(7);
    figure.unit = figures::parse_unit(row.get<std::string>(8)).value();
    figure.value = row.get<std::optional<Decimal>>(9);
    figure.numerator = row.get<std::optional<Decimal>>(10);
    figure.denominator = row.get<std::optional<Decimal>>(11);
    figure.source = {.kind = source_kind(row.get<std::string>(12)),
                     .by = row.get<std::string>(13),
                     .place = row.get<std::string>(14),
                     .on = row.get<std::optional<Date>>(15),
                     .approved_by = row.get<std::string>(16),
                     .agency = row.get<std::string>(21)};
    figure.note = row.get<std::string>(17);
    figure.precision = figures::parse_precision(row.get<std::string>(18)).value();
    figure.part_of = row.get<std::string>(19);
    figure.part_by = row.get<std::string>(20);
    return figure;
}

TracedFigures frozen_figures(trail::View& view, const Period& year) {
    TracedFigures kept;
    view.reader().each(
        "SELECT figure_key, place, print, measure, population, period, basis, label, unit, value, numerator, denominator, source_kind, source_by, "
        "source_place, source_on, approved_by, note, precision_word, part_of, part_by, agency FROM annual_report_frozen_figures WHERE year = $1 ORDER BY "
        "figure_key, place",
        [&](const store::Row& row) {
            Traced& traced = kept[row.get<std::string>(0)];
            if (row.get<int>(1) == 0) {
                traced.print = row.get<std::string>(2);
                traced.figure = figure_from(row);
            } else traced.others.push_back(figure_from(row));
        },
        year.string());
    return kept;
}

}  // namespace holdfast::annual_report

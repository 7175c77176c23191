#include "core/figures/published_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::figures {

std::vector<store::Migration> migrations() {
    return {{"figures/0001_published", R"(
        CREATE TABLE figures_published (
            id ${id},
            measure ${text} NOT NULL,
            population ${text} NOT NULL,
            period ${text} NOT NULL,
            ended_on ${date} NOT NULL,
            basis ${text} NOT NULL,
            label ${text} NOT NULL,
            unit ${text} NOT NULL,
            value ${decimal},
            numerator ${decimal},
            denominator ${decimal},
            precision_word ${text} NOT NULL,
            publication ${text} NOT NULL,
            place ${text} NOT NULL,
            occurrence ${integer} NOT NULL,
            note ${text} NOT NULL,
            part_of ${text} NOT NULL,
            part_by ${text} NOT NULL,
            at_most ${text} NOT NULL,
            UNIQUE (measure, population, period, basis, publication, place, occurrence)
        );
        CREATE INDEX figures_published_by_end ON figures_published (ended_on);
    )"}};
}

template <class Word, class Parse>
static Word word(const store::Row& row, int column, Parse parse) {
    const auto read = parse(row.get<std::string_view>(column));
    if (!read) throw std::runtime_error(fmt::format("figures_published holds the unknown word {}", row.get<std::string>(column)));
    return *read;
}

static Figure figure_of(const store::Row& row) {
    return {.measure = row.get<std::string>(0),
            .population = row.get<std::string>(1),
            .period = word<Period>(row, 2, Period::parse),
            .basis = word<Basis>(row, 3, parse_basis),
            .label = row.get<std::string>(4),
            .unit = word<Unit>(row, 5, parse_unit),
            .value = row.get<std::optional<Decimal>>(6),
            .numerator = row.get<std::optional<Decimal>>(7),
            .denominator = row.get<std::optional<Decimal>>(8),
            .source = Source{.kind = SourceKind::published, .by = row.get<std::string>(10), .place = row.get<std::string>(11)},
            .note = row.get<std::string>(12),
            .precision = word<Precision>(row, 9, parse_precision),
            .part_of = row.get<std::string>(13),
            .part_by = row.get<std::string>(14),
            .at_most = row.get<std::string>(15)};
}

std::vector<Figure> published(trail::View& view, const Wanted& wanted) {
    const std::optional<Date> first = wanted.year ? std::optional(wanted.year->first_day()) : std::nullopt;
    const Date last = wanted.year ? wanted.year->last_day() : Date{};
    if (!first)
        return view.reader().all(
            "SELECT measure, population, period, basis, label, unit, value, numerator, denominator, precision_word, publication, place, note, "
            "part_of, part_by, at_most FROM figures_published ORDER BY id DESC",
            figure_of);
    return view.reader().all(
        "SELECT measure, population, period, basis, label, unit, value, numerator, denominator, precision_word, publication, place, note, "
        "part_of, part_by, at_most FROM figures_published WHERE ended_on BETWEEN $1 AND $2 ORDER BY id DESC",
        figure_of, *first, last);
}

static std::string place_of(const Figure& figure) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", figure.measure, figure.population, figure.period.string(), token(figure.basis), figure.source.by,
                       figure.source.place);
}

static std::string print(const std::optional<Decimal>& number) { return number ? number->string() : std::string(); }

/// Numbers as they are printed: 68.0 in place of 68 is a change.
static std::string content_of(const Figure& figure) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", figure.label, token(figure.unit), print(figure.value), print(figure.numerator),
                       print(figure.denominator), token(figure.precision), figure.note, figure.part_of, figure.part_by, figure.at_most);
}

PublishedWriter::PublishedWriter(trail::Change& change) : writer_(change.writer()) {
    writer_.each(
        "SELECT measure, population, period, basis, label, unit, value, numerator, denominator, precision_word, publication, place, note, "
        "part_of, part_by, at_most, id, occurrence FROM figures_published",
        [&](const store::Row& row) {
            const Figure figure = figure_of(row);
            known_[fmt::format("{}\n{}", place_of(figure), row.get<int>(17))] = {row.get<std::int64_t>(16), content_of(figure)};
        });
}

int PublishedWriter::occurrence_of(const std::string& place, const std::string& content) {
    auto& met = met_[place];
    const auto again = std::find(met.begin(), met.end(), content);
    const auto occurrence = static_cast<int>(again - met.begin()) + 1;
    if (again == met.end()) met.push_back(content);
    return occurrence;
}

static void insert(store::Writer& writer, const Figure& figure, int occurrence) {
    writer.execute(
        "INSERT INTO figures_published (measure, population, period, ended_on, basis, label, unit, value, numerator, denominator, precision_word, "
        "publication, place, occurrence, note, part_of, part_by, at_most) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        figure.measure, figure.population, figure.period.string(), figure.period.last_day(), token(figure.basis), figure.label, token(figure.unit),
        figure.value, figure.numerator, figure.denominator, token(figure.precision), figure.source.by, figure.source.place, occurrence, figure.note,
        figure.part_of, figure.part_by, figure.at_most);
}

static void update(store::Writer& writer, std::int64_t id, const Figure& figure) {
    writer.execute(
        "UPDATE figures_published SET label = $1, unit = $2, value = $3, numerator = $4, denominator = $5, precision_word = $6, note = $7, "
        "part_of = $8, part_by = $9, at_most = $10 WHERE id = $11",
        figure.label, token(figure.unit), figure.value, figure.numerator, figure.denominator, token(figure.precision), figure.note, figure.part_of,
        figure.part_by, figure.at_most, id);
}

PublishedWriter::Saved PublishedWriter::save(const Figure& figure) {
    const std::string place = place_of(figure), content = content_of(figure);
    const int occurrence = occurrence_of(place, content);
    auto& known = known_[fmt::format("{}\n{}", place, occurrence)];
    if (known.content == content) return Saved::unchanged;
    const bool is_new = known.id == 0;
    if (is_new) insert(writer_, figure, occurrence);
    else update(writer_, known.id, figure);
    known.content = content;
    return is_new ? Saved::added : Saved::changed;
}

}  // namespace holdfast::figures

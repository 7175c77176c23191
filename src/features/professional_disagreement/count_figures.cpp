#include "features/professional_disagreement/count_figures.hpp"

#include "core/documents/named_figures.hpp"
#include "core/documents/public_edition.hpp"
#include "core/figures/ledger.hpp"
#include "features/professional_disagreement/agency_store.hpp"
#include "features/professional_disagreement/disagreement.hpp"

#include <fmt/format.h>
#include <set>

namespace holdfast::professional_disagreement {

using documents::Cell;
using documents::Table;
using figures::Figure;

Band band_of(Date raised, Date resolved) {
    const auto days = (resolved - raised).count();
    if (days <= 7) return Band::week;
    if (days <= 14) return Band::fortnight;
    return days <= 28 ? Band::four_weeks : Band::longer;
}

std::string_view in_words(Band band) {
    constexpr std::array<std::string_view, 4> words{"Within 7 days", "8 to 14 days", "15 to 28 days", "Over 28 days"};
    return words.at(static_cast<std::size_t>(band));
}

static Date start_of_quarter(Date day) {
    const std::chrono::year_month_day now{day};
    const unsigned first = (static_cast<unsigned>(now.month()) - 1) / 3 * 3 + 1;
    return make_date(static_cast<int>(now.year()), first, 1);
}

static void count_resolved(Counts& counts, const store::Row& row) {
    const auto ending = parse<Ending>(row.get<std::string_view>(4));
    const auto resolved_on = row.get<std::optional<Date>>(5);
    if (!ending || !resolved_on) return;
    const auto raised_on = row.get<Date>(0);
    const auto level = static_cast<std::size_t>(row.get<std::int64_t>(3));
    ++counts.resolved;
    ++counts.endings[*ending];
    ++counts.levels[std::string(levels_on(raised_on)[level - 1].words)];
    ++counts.bands[band_of(raised_on, *resolved_on)];
}

std::map<Period, Counts> count_disagreements(trail::View& view) {
    std::map<Period, Counts> years;
    view.reader().each(
        "SELECT raised_on, raising_agency, deciding_agency, level, ending, resolved_on FROM professional_disagreements WHERE raised_on < $1 ORDER BY id",
        [&](const store::Row& row) {
            auto& counts = years[Period::day(row.get<Date>(0)).reporting_year()];
            ++counts.raised;
            ++counts.by_raising[row.get<std::string>(1)];
            ++counts.by_deciding[row.get<std::string>(2)];
            count_resolved(counts, row);
        },
        start_of_quarter(view.today()));
    const auto by_name = [&](std::map<std::string, std::int64_t>& numbers) {
        std::map<std::string, std::int64_t> named;
        for (const auto& [key, number] : numbers) named[name_of_agency(view, key)] += number;
        numbers = std::move(named);
    };
    for (auto& [year, counts] : years) {
        by_name(counts.by_raising);
        by_name(counts.by_deciding);
    }
    return years;
}

template <class Map, class Key>
static std::int64_t number_in(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? 0 : at->second;
}

static std::string key_of(std::string_view measure, const Period& year, std::string_view population = {}) {
    return figures::Key{std::string(measure), year.string(), std::string(population)}.string();
}
static std::string raised_by(const std::string& agency) { return "Raised by " + agency; }
static std::string decided_by(const std::string& agency) { return "Decision of " + agency; }

namespace {
/// Puts the figures of one year together.
class Year {
public:
    Year(const Period& year, std::vector<Figure>& made) : year_(year), made_(made) {}

    Figure& add(std::string_view measure, std::string population, std::int64_t number) {
        const bool is_raised = measure == measures::raised;
        return made_.emplace_back(Figure{.measure = std::string(measure),
                                         .population = std::move(population),
                                         .period = year_,
                                         .basis = Basis::year,
                                         .label = is_raised ? "Professional disagreements raised" : "Professional disagreements resolved, of those raised in the year",
                                         .unit = figures::Unit::count,
                                         .value = Decimal::whole(number),
                                         .source = {.kind = figures::SourceKind::measured, .by = "counting disagreements on record, to the end of the last quarter"}});
    }
    void add_part(std::string_view measure, std::string population, std::int64_t number, std::string_view by) {
        auto& figure = add(measure, std::move(population), number);
        figure.part_of = key_of(measure, year_);
        figure.part_by = by;
    }

private:
    Period year_;
    std::vector<Figure>& made_;
};

void add_year(const Period& period, const Counts& counts, std::vector<Figure>& made) {
    Year year(period, made);
    year.add(measures::raised, {}, counts.raised);
    for (const auto& [agency, number] : counts.by_raising) year.add_part(measures::raised, raised_by(agency), number, "raised by");
    for (const auto& [agency, number] : counts.by_deciding) year.add_part(measures::raised, decided_by(agency), number, "decision of");
    year.add(measures::resolved, {}, counts.resolved);
    for (const auto& word : words_for(Ending{})) year.add_part(measures::resolved, std::string(word.words), number_in(counts.endings, word.value), "outcome");
    for (const auto& level : levels_on(period.last_day())) year.add_part(measures::resolved, std::string(level.words), number_in(counts.levels, std::string(level.words)), "level");
    for (const auto band : every_band) year.add_part(measures::resolved, std::string(in_words(band)), number_in(counts.bands, band), "time taken");
}

/// The tables of one year.
class Tables {
public:
    Tables(const figures::Ledger& ledger, const Period& year) : ledger_(ledger), year_(year) {}

    Cell number(std::string_view measure, std::string_view population = {}) const {
        const auto key = key_of(measure, year_, population);
        const auto* figure = ledger_.best(key);
        if (figure == nullptr) return {.number = Decimal::whole(0), .is_count_of_people = true};
        return {.number = figure->stated_or_computed(), .figure = key, .is_count_of_people = true};
    }
    Table agencies(const Counts& counts) const {
        Table table{.name = "disagreements_by_agency",
                    .caption = fmt::format("Disagreements by agency {}", year_.string()),
                    .columns = {{"Agency"}, {"Raised by it", true}, {"With its decisions", true}},
                    .has_total_row = true,
                    .ties = documents::Ties::columns};
        std::set<std::string> names;
        for (const auto* side : {&counts.by_raising, &counts.by_deciding})
            for (const auto& [name, number] : *side) names.insert(name);
        for (const auto& name : names)
            table.rows.push_back({{.text = name}, number(measures::raised, raised_by(name)), number(measures::raised, decided_by(name))});
        table.rows.push_back({{.text = "Total"}, number(measures::raised), number(measures::raised)});
        return table;
    }
    Table of_resolved(const char* name, const char* caption, const std::vector<std::string>& populations) const {
        Table table{.name = name, .caption = fmt::format("{} {}", caption, year_.string()), .columns = {{"Resolved"}, {"Disagreements", true}}, .has_total_row = true};
        for (const auto& population : populations) table.rows.push_back({{.text = population}, number(measures::resolved, population)});
        table.rows.push_back({{.text = "Total"}, number(measures::resolved)});
        return table;
    }

private:
    const figures::Ledger& ledger_;
    Period year_;
};
}  // namespace

std::vector<Figure> disagreement_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    if (!view.may(permissions::count)) return made;
    for (const auto& [period, counts] : count_disagreements(view))
        if (wanted.covers(period)) add_year(period, counts, made);
    return made;
}

static std::vector<documents::Block> blocks_of(const Tables& tables, const Counts& counts, const Period& year) {
    std::vector<std::string> endings, levels, bands;
    for (const auto& word : words_for(Ending{})) endings.emplace_back(word.words);
    for (const auto& level : levels_on(year.last_day())) levels.emplace_back(level.words);
    for (const auto band : every_band) bands.emplace_back(in_words(band));
    return {tables.agencies(counts), tables.of_resolved("disagreements_by_outcome", "Disagreements by outcome", endings),
            tables.of_resolved("disagreements_by_level", "Disagreements by the level at which they were resolved", levels),
            tables.of_resolved("disagreements_by_time", "Disagreements by how long they took", bands)};
}

Outcome<documents::Document> disagreement_report(trail::View& view, const Period& year, bool is_public) {
    const auto years = count_disagreements(view);
    const auto counted = years.find(year);
    if (counted == years.end()) return not_found(fmt::format("No disagreement of {} is counted.", year.string()));
    const figures::Ledger ledger(view, {{"professional_disagreement", disagreement_figures}}, {});
    documents::Document document{.title = fmt::format("Professional disagreements in numbers {}", year.string())};
    document.parts.push_back({.number = 1, .title = "What was counted", .blocks = blocks_of(Tables(ledger, year), counted->second, year)});
    for (const auto& block : document.parts.front().blocks)
        for (const auto& key : documents::keys_of(block))
            if (auto found = documents::traced(ledger, key); found && !key.empty()) document.figures.emplace(key, std::move(*found));
    if (is_public) document = documents::public_edition(std::move(document));
    document.edition = is_public ? "Public edition" : "Internal edition";
    document.status = "As counted on " + in_words(view.today());
    return document;
}

}  // namespace holdfast::professional_disagreement

#include "features/annual_report/context.hpp"

#include "features/annual_report/edition.hpp"

#include <fmt/format.h>
#include <set>

namespace holdfast::annual_report {

using figures::Figure;

/// `section 4`, also before a comma or another word, and not `section 41`.
static bool is_in_context_section(const std::string& place) {
    const std::string section = fmt::format("section {}", context_number);
    return place.starts_with(section) && (place.size() == section.size() || place[section.size()] == ' ' || place[section.size()] == ',');
}

static bool is_context(const Figure& figure, const Period& year) {
    return figure.source.kind == figures::SourceKind::published && is_in_context_section(figure.source.place) &&
           figure.source.by.find(year.string()) != std::string::npos;
}

static documents::Cell words(std::string text) { return {.text = std::move(text), .number = {}, .figure = {}, .is_count_of_people = false}; }

/// The ledger's value in the publication's unit: an indicator calls a rate per 10,000 a plain rate.
static std::string print_of(const Figure& stated, Figure best) {
    if (best.unit == figures::Unit::rate && stated.unit == figures::Unit::rate_per_10000) best.unit = stated.unit;
    return display(best);
}

/// Named as its publication names it here; the value is the ledger's.
static std::vector<documents::Cell> row_of(const Figure& stated, const Figure& best) {
    return {words(stated.label),
            words(best.population.empty() ? "This area" : best.population),
            words(best.period.words()),
            {.text = print_of(stated, best), .number = best.stated_or_computed(), .figure = best.key(), .is_count_of_people = best.unit == figures::Unit::count}};
}

std::optional<documents::Table> context_table(const figures::Ledger& ledger, const Period& year) {
    documents::Table table{.name = "context_figures",
                           .caption = "Children in the area: figures for context",
                           .columns = {{"Measure", false}, {"Area", false}, {"When", false}, {"Figure", true}},
                           .rows = {},
                           .has_total_row = false,
                           .has_total_column = false,
                           .notes = {},
                           .ties = documents::Ties::rows};
    std::set<std::string> shown;
    for (const auto& figure : ledger.all())
        if (is_context(figure, year) && shown.insert(figure.key()).second) table.rows.push_back(row_of(figure, *ledger.best(figure.key())));
    if (table.rows.empty()) return std::nullopt;
    return table;
}

}  // namespace holdfast::annual_report

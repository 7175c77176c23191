#include "features/statistics/statistics_pages.hpp"

#include "base/movement.hpp"
#include "core/site/tables.hpp"
#include "features/statistics/permissions.hpp"
#include "features/statistics/statistics_figures.hpp"
#include "web/charts/charts.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::statistics {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// A rate's label says of how many children it is.
static figures::Unit shown_unit(const Statistic& statistic) { return statistic.unit == figures::Unit::rate_per_10000 ? figures::Unit::rate : statistic.unit; }

namespace {

/// Cells of a comparison, and the shorthands that were met in them.
class CellWriter {
public:
    govuk::TableCell cell(const Comparison& comparison, const Line& line, int year, const std::string& measure) {
        const auto at = line.readings.find(year);
        if (at == line.readings.end() || !at->second.is_published()) return {.text = "", .format = "numeric"};
        if (!at->second.value) {
            met_.insert(at->second.shorthand);
            return {.text = fmt::format("[{}]", at->second.shorthand), .format = "numeric"};
        }
        const auto number = figures::display(at->second.value, shown_unit(*comparison.statistic));
        return {.html = web::shell::figure_link(figures::figure_path(key_of(comparison, line, year, measure)), number), .format = "numeric"};
    }
    /// What the shorthands mean, or nothing.
    Html key() const {
        if (met_.empty()) return {};
        std::string words;
        for (const auto& shorthand : met_) words += fmt::format("{}[{}] {}", words.empty() ? "" : "; ", shorthand, in_words(shorthand));
        return html("<p class=\"govuk-body-s\">{}.</p>", words);
    }

private:
    std::set<std::string> met_{};
};

}  // namespace

static std::vector<const Line*> columns_of(const Comparison& comparison) {
    std::vector<const Line*> lines;
    if (comparison.own) lines.push_back(&*comparison.own);
    for (const auto& line : comparison.others) lines.push_back(&line);
    return lines;
}

static void add_heads(govuk::Table& table, const Comparison& comparison) {
    for (const auto* line : columns_of(comparison)) table.head.push_back({.text = line->name, .format = "numeric"});
}

static Html how_to_begin(bool is_anything_loaded) {
    return html("<p class=\"govuk-body\">{}</p>",
                is_anything_loaded
                    ? "The partnership's own area is not named yet. Import a file of the kind comparators, with the area's code and the word own."
                    : "No release is loaded yet. Import a file of the kind statistics, then one of the kind comparators that names the areas.");
}

static Html list_table(const std::vector<Comparison>& comparisons, const Comparer& comparer, CellWriter& cells) {
    govuk::Table table{.rows = {}, .head = {{.text = "Statistic"}, {.text = "Newest"}}, .first_cell_is_header = true};
    add_heads(table, comparisons.front());
    for (const auto& comparison : comparisons) {
        const auto year = year_shown(comparison);
        if (!year) continue;
        const auto& statistic = *comparison.statistic;
        govuk::TableRow row{{.html = html("<a class=\"govuk-link\" href=\"/statistics/{}\">{}</a>", statistic.key, statistic.label)},
                            {.text = statistic.period(*year).words()}};
        for (const auto* line : columns_of(comparison)) row.push_back(cells.cell(comparison, *line, *year, comparer.measure_of(statistic.key)));
        table.rows.push_back(std::move(row));
    }
    return govuk::table(table);
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request&) {
    const Comparer comparer(view);
    std::vector<Comparison> comparisons;
    for (const auto& statistic : all()) comparisons.push_back(comparer.compare(statistic));
    const bool is_anything_loaded = std::ranges::any_of(comparisons, [](const Comparison& comparison) { return !comparison.years().empty(); });
    Html main = html("<h1 class=\"govuk-heading-l\">Other areas</h1>");
    if (!is_anything_loaded || !comparer.knows_own_area()) main.add(how_to_begin(is_anything_loaded));
    if (is_anything_loaded) {
        CellWriter cells;
        main.add(
            "<p class=\"govuk-body\">What is published about each area, for the newest year that there is of one's own. Neighbours are together as their "
            "unweighted "
            "mean.</p>");
        main.add(web::shell::table_region("Statistics of the areas compared", list_table(comparisons, comparer, cells)));
        main.add(cells.key()).add(web::shell::downloads({{"CSV", "/statistics/table.csv"}}));
    }
    return site::Answer{site::Page{.title = "Other areas", .main = std::move(main), .is_wide = true}};
}

static std::vector<std::optional<double>> approximate(const Line& line, const std::vector<int>& years) {
    std::vector<std::optional<double>> values;
    for (const int year : years) {
        const auto at = line.readings.find(year);
        values.push_back(at == line.readings.end() || !at->second.value ? std::nullopt : std::optional(at->second.value->approximate()));
    }
    return values;
}

/// What was counted on a day is of the year of that day.
static std::string name_of(const Statistic& statistic, int year) {
    const Period period = statistic.period(year);
    return period.first_day() == period.last_day() ? iso(period.last_day()).substr(0, 4) : period.reporting_year().string();
}

/// What every chart of a comparison begins with.
template <class Chart>
static Chart by_year(const Comparison& comparison, const std::vector<int>& years) {
    const auto& statistic = *comparison.statistic;
    Chart chart;
    chart.subtitle = fmt::format("{}, {}", statistic.label, in_words(statistic.basis));
    chart.unit = token(statistic.unit);
    chart.source = statistic.publisher;
    for (const int year : years) {
        chart.categories.push_back(name_of(statistic, year));
        chart.at.push_back(static_cast<double>(statistic.period(year).last_day().time_since_epoch().count()));
    }
    return chart;
}

static std::optional<Decimal> value_of(const Line& line, int year) {
    const auto at = line.readings.find(year);
    return at == line.readings.end() ? std::nullopt : at->second.value;
}

/// `Cumbria was above England in 2017`, by the newest year that both have, England rather than the others; else what a line did.
static std::string message_of(const Comparison& comparison, const std::vector<int>& years) {
    for (auto year = years.rbegin(); comparison.own && year != years.rend(); ++year)
        for (auto other = comparison.others.rbegin(); other != comparison.others.rend(); ++other) {
            const auto ours = value_of(*comparison.own, *year), theirs = value_of(*other, *year);
            if (!ours || !theirs) continue;
            const auto said = fmt::format("was {} {} in {}",
                                          *ours == *theirs  ? "level with"
                                          : *ours < *theirs ? "below"
                                                            : "above",
                                          other->name, name_of(*comparison.statistic, *year));
            return in_ten_words({fmt::format("{} {}", comparison.own->name, said), "This area " + said, "It " + said});
        }
    std::vector<std::string> names;
    for (const int year : years) names.push_back(name_of(*comparison.statistic, year));
    for (const auto* line : columns_of(comparison))
        if (const auto moved = movement(names, approximate(*line, years)); !moved.empty())
            return in_ten_words({fmt::format("{} {}", line->name, moved), "It " + moved});
    return "No area has two values to compare";
}

static Html chart_of(const Comparison& comparison, const std::vector<int>& years) {
    auto chart = by_year<web::charts::LineChart>(comparison, years);
    chart.id = "comparison";
    chart.title = message_of(comparison, years);
    if (comparison.own) chart.series.push_back({comparison.own->name, approximate(*comparison.own, years)});
    for (const auto& line : comparison.others) chart.comparators.push_back({line.name, approximate(line, years)});
    return web::shell::charted(web::charts::line_chart(chart), "comparison-table", fmt::format("/statistics/{}/table.csv", comparison.statistic->key));
}

static Html years_table(const Comparison& comparison, const std::vector<int>& years, const std::string& measure, CellWriter& cells) {
    govuk::Table table{
        .rows = {}, .head = {{.text = "Period"}}, .caption = "By year", .caption_classes = "govuk-table__caption--m", .first_cell_is_header = true};
    add_heads(table, comparison);
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        govuk::TableRow row{{.text = comparison.statistic->period(*year).words()}};
        for (const auto* line : columns_of(comparison)) row.push_back(cells.cell(comparison, *line, *year, measure));
        table.rows.push_back(std::move(row));
    }
    return html("<div id=\"comparison-table\">{}</div>", web::shell::table_region("By year", govuk::table(table)));
}

static Html neighbours_table(const Comparison& comparison, const std::vector<int>& years, const std::string& measure, CellWriter& cells) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Area"}},
                       .caption = "Statistical neighbours",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const int year : years) table.head.push_back({.text = comparison.statistic->period(year).words(), .format = "numeric"});
    const auto add = [&](const Line& line) {
        auto& row = table.rows.emplace_back(govuk::TableRow{{.text = line.name}});
        for (const int year : years) row.push_back(cells.cell(comparison, line, year, measure));
    };
    if (comparison.own) add(*comparison.own);
    for (const auto& line : comparison.neighbours) add(line);
    return html("<div id=\"neighbours\">{}</div>", web::shell::table_region(table.caption, govuk::table(table)));
}

/// `Cumbria was above 6 of 10 neighbours in 2017`, by the newest year of the area itself.
static std::string message_of_neighbours(const Comparison& comparison, int year) {
    const auto ours = comparison.own ? value_of(*comparison.own, year) : std::nullopt;
    std::ptrdiff_t known = 0, lower = 0;
    for (const auto& line : comparison.neighbours)
        if (const auto theirs = value_of(line, year)) ++known, lower += ours && *theirs < *ours ? 1 : 0;
    if (!ours || known == 0) return "Neighbours differ from one another";
    const auto said =
        fmt::format("was above {} of {} neighbours in {}", lower == 0 ? "none" : std::to_string(lower), known, name_of(*comparison.statistic, year));
    return in_ten_words({fmt::format("{} {}", comparison.own->name, said), "It " + said});
}

/// Each neighbour by itself, the partnership's own area first, all on one scale: more lines than one chart can hold apart.
static Html neighbours_chart(const Comparison& comparison, const std::vector<int>& years) {
    auto chart = by_year<web::charts::SmallMultiples>(comparison, years);
    chart.id = "neighbours-by-year";
    chart.title = message_of_neighbours(comparison, year_shown(comparison).value_or(years.back()));
    if (comparison.own) chart.series.push_back({comparison.own->name, approximate(*comparison.own, years)});
    for (const auto& line : comparison.neighbours) chart.series.push_back({line.name, approximate(line, years)});
    return web::shell::charted(web::charts::small_multiples(chart), "neighbours", fmt::format("/statistics/{}/table.csv", comparison.statistic->key));
}

static Html neighbours_section(const Comparison& comparison, const std::vector<int>& years, const std::string& measure, CellWriter& cells) {
    if (years.empty() || comparison.neighbours.empty()) return {};
    Html section;
    if (years.size() > 1) section.add(neighbours_chart(comparison, years));
    return section.add(neighbours_table(comparison, years, measure, cells));
}

static std::string how_it_is_read(const Statistic& statistic) {
    std::string words = fmt::format("{}: {}.", statistic.publisher, statistic.breakdown);
    if (!statistic.value.empty()) return words + fmt::format(" Column {}.", statistic.value);
    for (std::size_t i = 0; i < statistic.numerator.size(); ++i) words += fmt::format("{}{}", i == 0 ? " Columns " : " and ", statistic.numerator[i]);
    return words + fmt::format(", as a share of {}.", statistic.denominator);
}

static Outcome<site::Answer> show_statistic(trail::View& view, const web::Request& request) {
    const auto* const statistic = find(request.parameter("statistic"));
    if (statistic == nullptr) return not_found();
    const Comparer comparer(view);
    const auto comparison = comparer.compare(*statistic);
    const auto years = comparison.years();
    const auto measure = comparer.measure_of(statistic->key);
    CellWriter cells;
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}</p>", statistic->label, how_it_is_read(*statistic));
    if (years.empty()) main.add("<p class=\"govuk-body\">Nothing is published of it in the releases that are loaded.</p>");
    if (years.size() > 1) main.add(chart_of(comparison, years));
    if (!years.empty()) main.add(years_table(comparison, years, measure, cells));
    main.add(neighbours_section(comparison, years, measure, cells)).add(cells.key());
    if (!years.empty()) main.add(web::shell::downloads({{"CSV", fmt::format("/statistics/{}/table.csv", statistic->key)}}));
    return site::Answer{
        site::Page{.title = std::string(statistic->label), .main = std::move(main), .breadcrumbs = {{"Other areas", "/statistics"}}, .is_wide = true}};
}

static site::Answer download(const exchange::Listing& listing, std::string_view file_name) {
    return web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", file_name);
}

static Outcome<site::Answer> download_all(trail::View& view, const web::Request&) { return download(statistics_listing(view, {}), "statistics.csv"); }

static Outcome<site::Answer> download_statistic(trail::View& view, const web::Request& request) {
    const auto* const statistic = find(request.parameter("statistic"));
    if (statistic == nullptr) return not_found();
    return download(statistic_listing(Comparer(view).compare(*statistic)), fmt::format("{}.csv", statistic->key));
}

void add_routes(site::Router& router) {
    router.get("/statistics", permissions::view, show_list);
    site::add_table(router, "/statistics/table.csv", permissions::view, download_all);
    router.get("/statistics/{statistic}", permissions::view, show_statistic);
    site::add_table(router, "/statistics/{statistic}/table.csv", permissions::view, download_statistic);
}

}  // namespace holdfast::statistics

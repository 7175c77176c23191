#include "features/figure_ledger/figure_pages.hpp"

#include "base/movement.hpp"
#include "core/figures/beside.hpp"
#include "core/site/tables.hpp"
#include "features/figure_ledger/listing.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/figure_ledger/relatives.hpp"
#include "features/figure_ledger/words_pages.hpp"
#include "web/charts/charts.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::figure_ledger {

using figures::Figure;
using figures::Finding;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Figures = std::vector<const Figure*>;

static constexpr std::size_t most_rows_in_the_open = 15;

static std::string unit_in_words(figures::Unit unit) {
    switch (unit) {
        case figures::Unit::percent: return "percentage";
        case figures::Unit::rate_per_10000: return "rate per 10,000 children";
        case figures::Unit::rate: return "rate";
        case figures::Unit::count: return "count";
        case figures::Unit::days: return "days";
        case figures::Unit::pounds: break;
    }
    return "pounds";
}

static std::string counts_in_words(const Figure& figure) {
    if (!figure.numerator) return {};
    if (figure.denominator) return fmt::format("{} of {}", figure.numerator->grouped(), figure.denominator->grouped());
    return fmt::format("{}; the population is not stated", figure.numerator->grouped());
}

static void add_row(govuk::SummaryList& list, std::string key, std::string value) {
    if (!value.empty()) list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
}

static Html summary(const Figure& figure) {
    govuk::SummaryList list{.rows = {}};
    add_row(list, "How it was obtained", source_sentence(figure.source));
    add_row(list, "Made from", counts_in_words(figure));
    if (!figure.value && figure.stated_or_computed()) add_row(list, "Value", "Worked out from these counts; no value is printed.");
    add_row(list, "Of", figure.population.empty() ? "the partnership's area" : figure.population);
    add_row(list, "Basis", fmt::format("{}: {}", in_words(figure.basis), figure.period.words()));
    add_row(list, "Unit", unit_in_words(figure.unit));
    add_row(list, "Note", figure.note);
    add_row(list, "Key", figure.key());
    return govuk::summary_list(list);
}

static Html findings_about(const std::vector<Finding>& findings, const Figures& values) {
    Html section;
    for (const auto& finding : findings)
        if (std::ranges::any_of(values, [&](const Figure* figure) { return figure->key() == finding.key; }))
            section.add(govuk::inset_text({.html = html("{} {}", kind_tag(finding.kind), finding.reason)}));
    return section;
}

/// What the records give where sources state other numbers.
static Html beside_records(const Figures& values) {
    std::vector<Figure> copies;
    for (const Figure* figure : values) copies.push_back(*figure);
    Html section;
    for (const auto& beside : figures::beside_records(copies))
        if (const auto words = in_words(beside); !words.empty()) section.add(govuk::inset_text({.html = html("{}", words)}));
    return section;
}

static Html values_table(const Figures& values) {
    const bool has_counts = std::ranges::any_of(values, [](const Figure* figure) { return figure->numerator.has_value(); });
    const bool has_notes = std::ranges::any_of(values, [](const Figure* figure) { return !figure->note.empty(); });
    govuk::Table table{.rows = {},
                       .head = {{.text = "Source"}, {.text = "Value", .format = "numeric"}},
                       .caption = "Every value stated for this figure",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    if (has_counts) table.head.push_back({.text = "Made from"});
    if (has_notes) table.head.push_back({.text = "Note"});
    for (const Figure* figure : values) {
        auto& row = table.rows.emplace_back();
        row.push_back({.text = source_sentence(figure->source), .classes = "app-table__description"});
        row.push_back({.text = display(*figure), .format = "numeric"});
        if (has_counts) row.push_back({.text = counts_in_words(*figure)});
        if (has_notes) row.push_back({.text = figure->note});
    }
    return table_region(std::move(table));
}

/// Figures side by side, each leading to its page; a long list waits behind its heading.
static Html listed(std::string caption, const Figures& figures) {
    if (figures.empty()) return {};
    govuk::Table table{.rows = {},
                       .head = {{.text = "Figure"}, {.text = "When"}, {.text = "Value", .format = "numeric"}},
                       .caption = caption,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const Figure* figure : figures)
        table.rows.push_back(
            {{.html = figure_link(figure->key(), title(*figure))}, {.text = span_in_words(*figure)}, {.html = value_link(*figure), .format = "numeric"}});
    if (figures.size() <= most_rows_in_the_open) return table_region(std::move(table));
    table.caption_classes = "govuk-visually-hidden";
    const auto summary_text = fmt::format("{} ({})", caption, figures.size());
    return govuk::details({.summary_text = summary_text, .html = table_region(std::move(table))});
}

static Html parts_section(const std::map<std::string, Figures, std::less<>>& parts) {
    Html section;
    for (const auto& [breakdown, figures] : parts) section.add(listed(breakdown.empty() ? "Parts" : "Parts by " + breakdown, figures));
    return section;
}

/// Snapshots are named by their months, but where two are of one month.
static std::vector<std::string> names_of(const Figures& periods) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const Figure* point : periods) {
        const std::chrono::year_month_day day{point->period.last_day()};
        const bool is_day = point->period.kind() == Period::Kind::day;
        names.push_back(is_day ? Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month())).words() : point->period.string());
        seen.insert(names.back());
    }
    if (seen.size() == names.size()) return names;
    std::ranges::transform(periods, names.begin(), [](const Figure* point) { return point->period.words(); });
    return names;
}

static Html history_chart(const Figure& figure, const Figures& periods) {
    web::charts::LineChart chart{.id = "history", .subtitle = title(figure), .categories = names_of(periods), .unit = std::string(token(figure.unit))};
    web::charts::Series line{.name = figure.population.empty() ? "This area" : figure.population};
    for (const Figure* point : periods) {
        const auto value = point->stated_or_computed();
        chart.at.push_back(static_cast<double>(point->period.last_day().time_since_epoch().count()));
        line.values.push_back(value ? std::optional(value->approximate()) : std::nullopt);
    }
    if (!std::ranges::is_sorted(chart.at)) chart.at.clear();
    const auto moved = movement(chart.categories, line.values);
    chart.title = in_ten_words({fmt::format("{} {}", title(figure), moved), fmt::format("{} {}", figure.label, moved), "The figure " + moved, "It " + moved});
    chart.series.push_back(std::move(line));
    return web::charts::line_chart(chart);
}

static std::string periods_file(const Figure& figure) {
    std::string path = figures::figure_path(figure.key());
    return path.insert(std::min(path.find('?'), path.size()), "/periods.csv");
}

static Html history(const Figure& figure, const Figures& periods) {
    if (periods.size() < 2) return {};
    Html section = html("<h2 class=\"govuk-heading-m\">Other periods</h2>");
    const auto valued = std::ranges::count_if(periods, [](const Figure* point) { return point->stated_or_computed().has_value(); });
    if (valued >= 3) section.add(web::shell::charted(history_chart(figure, periods), "periods", periods_file(figure)));
    return section.add("<div id=\"periods\">{}</div>", listed("The same measure at each period", periods));
}

static Html uses_section(trail::View& view, const Sources& sources, const Figure& figure) {
    Html list;
    for (const auto& provider : sources.uses)
        for (const auto& use : provider.uses(view, {.year = figure.period.reporting_year()}))
            if (use.key == figure.key()) list.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a></li>", use.path, use.title);
    Html section = html("<h2 class=\"govuk-heading-m\">Where it is used</h2>");
    if (list.empty()) return section.add("<p class=\"govuk-body\">On no page or report of the product.</p>");
    return section.add("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", list);
}

static site::Page page_titled(std::string title, Html main) {
    return {.title = std::move(title), .main = std::move(main), .breadcrumbs = {{"Figures", "/figures"}}};
}

/// The number large; a long unit below it.
static Html headline(const Figure& figure) {
    const bool is_rate = figure.unit == figures::Unit::rate_per_10000;
    Figure number = figure;
    if (is_rate) number.unit = figures::Unit::rate;
    number.value = figure.stated_or_computed();
    return html(
        "<ul class=\"app-stats\"><li class=\"app-stat\"><span class=\"app-stat__number\">{}</span><span class=\"app-stat__label\">{}{}</span></li></ul>",
        display(number), is_rate ? "per 10,000, " : "", token(figure.source.kind));
}

static site::Page figure_page(trail::View& view, const Sources& sources, const figures::Ledger& ledger, const Figure& figure) {
    const auto around = relatives(ledger, figure);
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", span_in_words(figure), title(figure));
    main.add(headline(figure));
    main.add(findings_about(figures::check(ledger), around.values)).add(beside_records(around.values)).add(summary(figure)).add(values_table(around.values));
    main.add(listed("The same measure on other bases", around.other_bases)).add(parts_section(around.parts)).add(history(figure, around.periods));
    main.add(listed("The same measure of other areas and groups", around.others)).add(uses_section(view, sources, figure));
    return page_titled(title(figure), std::move(main));
}

/// A total that nobody states but that has parts: its page holds what was found about them.
static site::Page unstated_page(const figures::Ledger& ledger, const std::string& key) {
    Html main =
        html("<h1 class=\"govuk-heading-l\">A total that is not stated</h1><p class=\"govuk-body\">No source states <code>{}</code>. Its parts are stated.</p>",
             key);
    for (const auto& finding : figures::check(ledger))
        if (finding.key == key) main.add(govuk::inset_text({.html = html("{} {}", kind_tag(finding.kind), finding.reason)}));
    main.add(parts_section(parts_of(ledger, key)));
    return page_titled("A total that is not stated", std::move(main));
}

static Outcome<site::Answer> show(trail::View& view, const Sources& sources, const web::Request& request) {
    const figures::Key key{request.parameter("measure"), request.parameter("period"), std::string(request.query.get("population"))};
    const auto ledger = sources.ledger(view);
    if (const Figure* figure = ledger.best(key.string())) return site::Answer{figure_page(view, sources, ledger, *figure)};
    if (!parts_of(ledger, key.string()).empty()) return site::Answer{unstated_page(ledger, key.string())};
    return not_found("There is no figure " + key.string() + ".");
}

/// The figure at each period, as its page draws it.
static Outcome<site::Answer> download_periods(trail::View& view, const Sources& sources, const web::Request& request) {
    const figures::Key key{request.parameter("measure"), request.parameter("period"), std::string(request.query.get("population"))};
    const auto ledger = sources.ledger(view);
    const Figure* figure = ledger.best(key.string());
    if (figure == nullptr) return not_found("There is no figure " + key.string() + ".");
    return site::Answer{web::download(exchange::to_csv(periods_listing(relatives(ledger, *figure).periods)), "text/csv; charset=utf-8", "periods.csv")};
}

void add_figure_routes(site::Router& router, std::shared_ptr<const Sources> sources) {
    router.get("/figures/{measure}/{period}", permissions::view,
               [sources](trail::View& view, const web::Request& request) { return show(view, *sources, request); });
    site::add_table(router, "/figures/{measure}/{period}/periods.csv", permissions::view,
               [sources](trail::View& view, const web::Request& request) { return download_periods(view, *sources, request); });
}

}  // namespace holdfast::figure_ledger

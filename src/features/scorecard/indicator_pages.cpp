#include "features/scorecard/indicator_pages.hpp"

#include "core/documents/html_pages.hpp"
#include "core/site/tables.hpp"
#include "core/trail/trail_store.hpp"
#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/history_pages.hpp"
#include "features/scorecard/indicator_figures.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/submission.hpp"
#include "features/scorecard/value_store.hpp"
#include "features/scorecard/words_figures.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_events = 30;

namespace {
/// Everything the page of one indicator shows.
struct IndicatorView {
    Defined indicator{};
    Period year{Period::year(2000)};
    std::optional<Row> row{};  ///< of the year, if the indicator is on its scorecard
    std::vector<Reading> readings{};
    const indicators::Indicator& definition() const { return indicator.indicator(); }
};
}  // namespace

static Html figure_cell(const Reading& reading, const IndicatorView& shown) {
    if (!reading.value) return Html::text("No value");
    const auto key = figures::Key{shown.definition().measure, reading.period.string(), {}}.string();
    return web::shell::figure_link(figures::figure_path(key), figures::display(reading.value, shown.definition().unit));
}

static std::string number(const std::optional<Decimal>& value) { return value ? value->grouped() : ""; }

static std::string status(const Reading& reading) {
    return reading.is_approved() ? fmt::format("Approved by {} on {}", reading.approved_by, in_words(london_date(*reading.approved_at))) : "Submitted";
}

static govuk::TableRow reading_row(const Reading& reading, const IndicatorView& shown) {
    const auto path = indicator_path(shown.definition().code, reading.period.reporting_year());
    return {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path, reading.period.words())},
            {.text = std::string(in_words(reading.basis))},
            {.html = figure_cell(reading, shown), .format = "numeric"},
            {.text = number(reading.numerator), .format = "numeric"},
            {.text = number(reading.denominator), .format = "numeric"},
            {.text = fmt::format("{}, {}", reading.submitted_by, in_words(reading.submitted_on))},
            {.text = status(reading)}};
}

static govuk::Table readings_table(const std::vector<Reading>& readings, const IndicatorView& shown) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Period"},
                                {.text = "Basis"},
                                {.text = "Value", .format = "numeric"},
                                {.text = "Numerator", .format = "numeric"},
                                {.text = "Denominator", .format = "numeric"},
                                {.text = "Submitted by"},
                                {.text = "Status"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& reading : readings) table.rows.push_back(reading_row(reading, shown));
    return table;
}

static void add_values(Html& main, trail::View& view, const IndicatorView& shown) {
    main.add("<h2 class=\"govuk-heading-m\">Values</h2>");
    if (shown.readings.empty()) {
        main.add("<p class=\"govuk-body\">No value has been submitted.</p>");
        return;
    }
    std::vector<Reading> latest_first(shown.readings.rbegin(), shown.readings.rend());
    main.add(web::shell::table_region("Values", govuk::table(readings_table(latest_first, shown))));
    const auto earlier = superseded_readings_of(view, shown.indicator.id);
    if (!earlier.empty())
        govuk::add(main, govuk::Details{.summary_text = "Earlier versions of these values",
                                        .html = web::shell::table_region("Earlier versions", govuk::table(readings_table(earlier, shown)))});
}

/// What publications state for the area itself, on whatever basis, so that values on two bases are seen together.
static void add_published(Html& main, trail::View& view, const IndicatorView& shown) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Period"}, {.text = "Basis"}, {.text = "Value", .format = "numeric"}, {.text = "Stated in"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& figure : published_of(view, shown.indicator))
        table.rows.push_back({{.text = figure.period.words()},
                              {.text = std::string(in_words(figure.basis))},
                              {.html = web::shell::figure_link(figures::figure_path(figure.key()), figures::display(figure)), .format = "numeric"},
                              {.text = figure.source.where()}});
    if (!table.rows.empty()) main.add("<h2 class=\"govuk-heading-m\">As published</h2>").add(web::shell::table_region("As published", govuk::table(table)));
}

static std::string target_note(const indicators::Target& target) {
    return fmt::format("{} is good; green within {}%, amber within {}%", token(target.good_is), target.green_within.string(), target.amber_within.string());
}

static void add_targets(Html& main, trail::View& view, const IndicatorView& shown) {
    govuk::SummaryList list{.rows = {}};
    for (const auto& [year, target] : targets_of(view, shown.indicator.id))
        list.rows.push_back(
            {.key = {.text = year.words()}, .value = {.text = fmt::format("{} ({})", target.words(shown.definition().unit), target_note(target))}});
    if (!list.rows.empty()) main.add("<h2 class=\"govuk-heading-m\" id=\"targets\">Targets</h2>").add(govuk::summary_list(list));
}

static void add_definition(Html& main, trail::View& view, const IndicatorView& shown) {
    const auto& definition = shown.definition();
    govuk::SummaryList list{.rows = {}};
    const auto add = [&](std::string key, std::string value) {
        if (!value.empty()) list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
    };
    add("Unit", std::string(token(definition.unit)));
    add("Basis", std::string(in_words(definition.basis)));
    add("Numerator", definition.numerator);
    add("Denominator", definition.denominator);
    add("Good is", std::string(token(definition.good_is)));
    add("Submitted by", agency_name(view, shown.indicator.definition.agency));
    add("Source", definition.source);
    add("Authority", definition.authority);
    add("Measure", definition.measure);
    main.add("<h2 class=\"govuk-heading-m\">Definition</h2>").add(govuk::summary_list(list));
}

static void add_narrative(Html& main, trail::View& view, const IndicatorView& shown) {
    const auto narratives = narratives_of(view, shown.indicator.id);
    if (narratives.empty() && !(shown.row && shown.row->is_red())) return;
    main.add("<h2 class=\"govuk-heading-m\">Cause for concern</h2>");
    if (narratives.empty()) main.add("<p class=\"govuk-body\">None is written yet. The year cannot be approved without it.</p>");
    for (const auto& [period, narrative] : narratives)
        main.add("<h3 class=\"govuk-heading-s\">{}</h3>{}<p class=\"govuk-hint\">Written by {} on {}</p>", period.words(),
                 documents::html_words(narrative.text, figures_in(view, narrative.text)), narrative.written_by, in_words(narrative.written_on));
}

static std::string_view event_in_words(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> words{{
        {"scorecard.value_submitted", "Value submitted"},
        {"scorecard.value_approved", "Values approved and locked"},
        {"scorecard.value_unlocked", "Values unlocked"},
        {"scorecard.narrative_written", "Cause for concern written"},
        {"scorecard.rating_overridden", "Rating overridden"},
        {"scorecard.trend_overridden", "Trend overridden"},
        {"scorecard.override_withdrawn", "Override withdrawn"},
        {"scorecard.override_lapsed", "Override lapsed with a new value"},
        {"scorecard.indicator_defined", "Indicator defined"},
        {"scorecard.indicator_redefined", "Definition changed"},
        {"scorecard.target_set", "Target set"},
    }};
    const auto* const found = std::ranges::find(words, type, [](const auto& pair) { return pair.first; });
    return found == words.end() ? type : found->second;
}

static void add_events(Html& main, trail::View& view, const IndicatorView& shown) {
    const auto events = trail::events_about(view, {record_kind, shown.definition().code}, most_events);
    if (events.empty()) return;
    govuk::Table table{
        .rows = {}, .head = {{.text = "When"}, {.text = "What"}, {.text = "Which"}, {.text = "Who"}, {.text = "Why"}}, .classes = "app-table--dense"};
    for (const auto& event : events)
        table.rows.push_back({{.text = in_words(event.at)},
                              {.text = std::string(event_in_words(event.type))},
                              {.text = event.detail},
                              {.text = event.actor},
                              {.text = event.reason}});
    main.add("<h2 class=\"govuk-heading-m\">History</h2>").add(web::shell::table_region("History", govuk::table(table)));
}

static void add_act(Html& list, const IndicatorView& shown, const Period& period, std::pair<std::string_view, std::string_view> act) {
    list.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a></li>", act_path(shown.definition().code, period, act.first), act.second);
}

static void add_acts_on_value(Html& list, trail::View& view, const IndicatorView& shown, const Reading& reading) {
    if (reading.is_approved()) {
        if (view.may(permissions::unlock)) add_act(list, shown, reading.period, {"unlocking", "Unlock the values"});
        return;
    }
    if (Submitter{view}.may(shown.indicator)) add_act(list, shown, reading.period, {"submission", "Submit a revised value"});
    if (view.may(permissions::explain) && shown.row->is_red()) add_act(list, shown, reading.period, {"narrative", "Write the cause for concern"});
    if (!view.may(permissions::decide)) return;
    if (reading.value) add_act(list, shown, reading.period, {"rating", "Override the rating"});
    add_act(list, shown, reading.period, {"trend", "Override the trend"});
}

/// What this reader may do with the year's value, or where they may submit the first.
static Html acts(trail::View& view, const IndicatorView& shown) {
    Html list;
    if (shown.row && shown.row->reading) {
        add_acts_on_value(list, view, shown, *shown.row->reading);
        return list;
    }
    const auto period = last_period(shown.definition().basis, shown.year);
    if (closed_in_words(view, shown.indicator, period)) {
        if (view.may(permissions::unlock)) add_act(list, shown, period, {"unlocking", "Unlock for a late value"});
    } else if (Submitter{view}.may(shown.indicator)) {
        add_act(list, shown, period, {"submission", "Submit a value"});
    }
    return list;
}

static void add_standing(Html& main, trail::View& view, const IndicatorView& shown) {
    if (!shown.row) {
        main.add("<p class=\"govuk-body\">Not on the scorecard of {}.</p>", shown.year.string());
        return;
    }
    const auto& row = *shown.row;
    main.add("<p class=\"govuk-body-l\">{} {} {}</p><p class=\"govuk-body\">{}</p>", value_link(row), rating_of(row), trend_of(row),
             reason_of(row, figures_in(view, row.reason())));
    if (!row.trend_decision) return;
    if (const auto held = find_decision(view, {row.id, row.reading->period, Overrides::trend}))
        main.add("<p class=\"govuk-body\">Trend decided by {}: {}</p>", held->decision.decided_by,
                 documents::html_line(held->decision.reason, figures_in(view, held->decision.reason)));
}

static site::Page indicator_page(trail::View& view, const IndicatorView& shown) {
    const auto& definition = shown.definition();
    Html main = html("<span class=\"govuk-caption-l\">{}, {}</span><h1 class=\"govuk-heading-l\">{}</h1>", definition.code, shown.year.string(),
                     definition.description);
    add_standing(main, view, shown);
    if (const auto list = acts(view, shown); !list.empty()) main.add("<ul class=\"govuk-list app-no-print\">{}</ul>", list);
    add_narrative(main, view, shown);
    main.add(history_section(shown.indicator, history_of(view, shown.indicator, shown.readings), shown.row ? &shown.row->target : nullptr));
    add_values(main, view, shown);
    add_published(main, view, shown);
    add_targets(main, view, shown);
    add_definition(main, view, shown);
    add_events(main, view, shown);
    return {.title = fmt::format("{}: {}", definition.code, definition.description),
            .main = std::move(main),
            .breadcrumbs = {{fmt::format("Scorecard {}", shown.year.string()), scorecard_path(shown.year)}},
            .is_wide = true};
}

/// The year asked for, or else the latest in which the indicator has a value, or else the present one.
static Period year_shown(const trail::View& view, const web::Request& request, const std::vector<Reading>& readings) {
    const auto asked = Period::parse(request.query.get("year"));
    if (asked && asked->kind() == Period::Kind::year) return *asked;
    return readings.empty() ? Period::day(view.today()).reporting_year() : readings.back().period.reporting_year();
}

static Outcome<site::Answer> show_indicator(trail::View& view, const web::Request& request) {
    IndicatorView shown{.indicator = TRY(load_indicator(view, request.parameter("code")))};
    shown.readings = readings_of(view, shown.indicator.id);
    shown.year = year_shown(view, request, shown.readings);
    for (auto& row : load_scorecard(view, shown.year).rows)
        if (row.id == shown.indicator.id) shown.row = std::move(row);
    return site::Answer{indicator_page(view, shown)};
}

static Outcome<site::Answer> download_history(trail::View& view, const web::Request& request) {
    const auto indicator = TRY(load_indicator(view, request.parameter("code")));
    const auto listing = history_listing(history_of(view, indicator, readings_of(view, indicator.id)));
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", fmt::format("{}-over-time.csv", indicator.indicator().code))};
}

void add_indicator_routes(site::Router& router) {
    router.get("/indicators/{code}", permissions::view, show_indicator);
    site::add_table(router, "/indicators/{code}/history.csv", permissions::view, download_history);
}

}  // namespace holdfast::scorecard

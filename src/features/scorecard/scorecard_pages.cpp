#include "features/scorecard/scorecard_pages.hpp"

#include "base/counted.hpp"
#include "core/exchange/value.hpp"
#include "core/site/tables.hpp"
#include "core/trail/trail_store.hpp"
#include "features/scorecard/kept_pages.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_figures.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/selection.hpp"
#include "features/scorecard/words_figures.hpp"
#include "web/charts/charts.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"

#include <array>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// The query of a link that keeps the selection but for its order.
static std::string query_with_sort(const Selection& selection, std::string_view sort) {
    std::string query;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        query += fmt::format("{}{}={}", query.empty() ? '?' : '&', name, web::percent_encoded(value));
    };
    add("rating", selection.rating);
    add("trend", selection.trend);
    add("q", selection.text);
    add("sort", sort);
    return query;
}

/// A column's heading as a link that sorts by it, a second time the other way round.
static void add_sorted_heading(Html& table, std::string_view label, std::string_view key, const Selection& selection, std::string_view kind = {}) {
    const bool is_up = selection.sort == key || (selection.sort.empty() && key == "indicator");
    const bool is_down = selection.sort.starts_with('-') && std::string_view(selection.sort).substr(1) == key;
    const std::string next = is_up ? "-" + std::string(key) : std::string(key);
    table.add("<th scope=\"col\" class=\"govuk-table__header{}\" aria-sort=\"{}\">", kind, is_up ? "ascending" : is_down ? "descending" : "none");
    table.add("<a class=\"app-sort\" href=\"{}\">{} <span class=\"app-sort__arrow\" aria-hidden=\"true\">{}</span></a></th>",
              query_with_sort(selection, next) + "#scorecard", label,
              is_up     ? "▲"
              : is_down ? "▼"
                        : "↕");
}

static void add_head(Html& table, const Selection& selection) {
    table.add("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
    add_sorted_heading(table, "Indicator", "indicator", selection);
    add_sorted_heading(table, "Value", "value", selection, " govuk-table__header--numeric");
    add_sorted_heading(table, "RAG", "rating", selection);
    add_sorted_heading(table, "Trend", "trend", selection);
    add_sorted_heading(table, "Good is", "good", selection);
    add_sorted_heading(table, "Target", "target", selection);
    table.add("</tr></thead>");
}

static Html small_chart(const Row& row) {
    if (row.history.size() < 2) return {};
    std::vector<std::optional<double>> values;
    values.reserve(row.history.size());
    for (const auto& reading : row.history) values.push_back(reading.value ? std::optional(reading.value->approximate()) : std::nullopt);
    return web::charts::sparkline({.values = values, .target = {}, .text = {}});
}

static std::string_view status_of(const Row& row) {
    if (!row.reading) return "Not submitted";
    return row.reading->is_approved() ? "Approved" : "Submitted";
}

static std::string_view word_of(indicators::GoodIs good_is) {
    return good_is == indicators::GoodIs::high ? "High" : good_is == indicators::GoodIs::low ? "Low" : "Not set";
}

namespace {
/// What a page shows: the scorecard of a year with the figures that its words name, as the reader selected it.
struct Shown {
    Scorecard scorecard{};
    documents::TracedFigures named{};
    Selection selection{};
    std::string year{};
};
}  // namespace

/// The target, leading to where it is said who set it and how far from it counts as what.
static Html target_link(const Row& row, const Shown& shown) {
    const auto words = row.target.words(row.unit);
    if (!row.target.is_set()) return html("{}", words);
    return html("<a class=\"govuk-link\" href=\"/indicators/{}?year={}#targets\">{}</a>", web::percent_encoded(row.code), shown.year, words);
}

static void add_row(Html& table, const Row& row, const Shown& shown) {
    table.add(
        "<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header app-table__description\">"
        "<a class=\"govuk-link app-table__code\" href=\"/indicators/{}?year={}\">{}</a> <span class=\"govuk-!-font-weight-regular\">{}</span></th>",
        web::percent_encoded(row.code), shown.year, row.code, row.description);
    table.add("<td class=\"govuk-table__cell govuk-table__cell--numeric\">{}<span class=\"app-rating__note\">{}</span></td>", value_link(row), status_of(row));
    table.add("<td class=\"govuk-table__cell\">{} {}</td><td class=\"govuk-table__cell\">{} {}</td>", rating_of(row), reason_of(row, shown.named),
              trend_of(row), small_chart(row));
    table.add("<td class=\"govuk-table__cell\">{}</td><td class=\"govuk-table__cell\">{}</td></tr>", word_of(row.target.good_is), target_link(row, shown));
}

static void add_group(Html& table, std::string_view name) {
    table.add(
        "<tbody class=\"govuk-table__body\"><tr class=\"govuk-table__row app-table__group\">"
        "<th scope=\"rowgroup\" colspan=\"6\" class=\"govuk-table__header\">{}</th></tr>",
        name);
}

static std::string group_of(const Row& row) { return row.topic.empty() ? family(row.code) : row.topic; }

static void add_grouped(Html& table, const std::vector<const Row*>& rows, const Shown& shown) {
    std::string group;
    for (const auto* row : rows) {
        auto own = group_of(*row);
        if (own != group) {
            if (!group.empty()) table.add("</tbody>");
            add_group(table, own);
            group = std::move(own);
        }
        add_row(table, *row, shown);
    }
    table.add("</tbody>");
}

static void add_table(Html& main, const Shown& shown, const std::vector<const Row*>& rows) {
    main.add(
        "<div class=\"app-table-region\" role=\"region\" aria-label=\"Scorecard {}\" tabindex=\"0\" id=\"scorecard\">"
        "<table class=\"govuk-table app-table--dense app-table--fixed-first\"><caption class=\"govuk-table__caption govuk-visually-hidden\">"
        "Indicators with value, rating, trend and target</caption>",
        shown.year);
    add_head(main, shown.selection);
    if (shown.selection.is_in_order()) {
        add_grouped(main, rows, shown);
    } else {
        main.add("<tbody class=\"govuk-table__body\">");
        for (const auto* row : rows) add_row(main, *row, shown);
        main.add("</tbody>");
    }
    main.add("</table></div>");
}

/// Whether the numbers of the year's ratings and approvals are in the ledger: years of which only earlier values are known have none.
static bool has_counts(const Scorecard& scorecard) {
    return count_approved(scorecard).held > 0 && count_ratings(scorecard).none < static_cast<int>(scorecard.rows.size());
}

static Html count_of(const Scorecard& scorecard, std::string_view rating, int count) {
    const auto words = html("{}<span class=\"govuk-visually-hidden\"> {}</span>", count, count == 1 ? "indicator" : "indicators");
    if (!has_counts(scorecard)) return words;
    return html("<a class=\"app-figure\" href=\"{}\">{}</a>", figures::figure_path(ratings_key(scorecard.year, rating)), words);
}

/// Each number leads to its figure, and the rating below it to its indicators alone.
static void add_counts(Html& main, const Scorecard& scorecard) {
    using web::shell::Rating;
    constexpr std::array shown{std::pair("red", Rating::red), std::pair("amber", Rating::amber), std::pair("green", Rating::green),
                               std::pair("none", Rating::none)};
    std::vector<web::shell::Stat> stats;
    const auto ratings = ratings_of(scorecard);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        const auto& [rating, count] = ratings[i];
        stats.push_back({.number = count_of(scorecard, rating, count),
                         .label = rating,
                         .label_link = fmt::format("?rating={}", shown[i].first),
                         .rating = shown[i].second});
    }
    main.add(web::shell::stats(stats));
}

static void add_status(Html& main, const Scorecard& scorecard) {
    const auto [held, approved] = count_approved(scorecard);
    const bool are_figures = has_counts(scorecard);
    const auto linked = [&](const std::string& key, std::string words) {
        return are_figures ? web::shell::figure_link(figures::figure_path(key), words) : html("{}", words);
    };
    main.add("<p class=\"govuk-body\">{} {}. {} {} approved. <a class=\"govuk-link\" href=\"{}\">Approval of {}</a></p>",
             linked(ratings_key(scorecard.year, {}), std::to_string(scorecard.rows.size())), scorecard.rows.size() == 1 ? "indicator" : "indicators",
             linked(approved_key(scorecard.year), fmt::format("{} of {}", approved, counted(held, "value"))), held == 1 ? "is" : "are",
             approval_path(scorecard.year), scorecard.year.string());
}

static void add_other_years(Html& main, const Period& shown, const std::vector<Period>& years) {
    Html links;
    for (const auto& year : years)
        if (year != shown)
            links.add(links.empty() ? html("") : html(", ")).add("<a class=\"govuk-link\" href=\"{}\">{}</a>", scorecard_path(year), year.string());
    if (!links.empty()) main.add("<p class=\"govuk-body app-no-print\">Other years: {}</p>", links);
}

static govuk::Select choice(std::string name, std::string label, std::vector<govuk::SelectItem> items, const std::string& value) {
    return {.name = std::move(name), .items = std::move(items), .value = value, .label = {.text = std::move(label)}};
}

static void add_filter(Html& main, const Selection& selection) {
    main.add("<form method=\"get\" class=\"app-no-print app-filter\">");
    govuk::add(main,
               choice("rating", "Rating", {{"", "All"}, {"red", "Red"}, {"amber", "Amber"}, {"green", "Green"}, {"none", "Not rated"}}, selection.rating));
    govuk::add(main,
               choice("trend", "Trend", {{"", "All"}, {"Improving", "Improving"}, {"Declining", "Declining"}, {"Static", "Static"}, {"Sustained", "Sustained"}},
                      selection.trend));
    govuk::add(main, govuk::Input{.name = "q", .value = selection.text, .label = {.text = "Words in the name"}, .classes = "govuk-input--width-20"});
    if (!selection.sort.empty()) main.add("<input type=\"hidden\" name=\"sort\" value=\"{}\">", selection.sort);
    main.add("<div class=\"govuk-button-group\"><button type=\"submit\" class=\"govuk-button govuk-button--secondary\">Filter</button>");
    if (selection.is_filtered()) main.add("<a class=\"govuk-link\" href=\"?\">Show all</a>");
    main.add("</div></form>");
}

/// With links to the other years on record.
static site::Page scorecard_page(const Shown& shown, const std::vector<Period>& years) {
    const auto& scorecard = shown.scorecard;
    const auto rows = select(scorecard, shown.selection);
    const auto title = fmt::format("Scorecard {}", scorecard.year.string());
    Html main;
    main.reserve(4096 + rows.size() * 1200);
    main.add("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    add_status(main, scorecard);
    add_other_years(main, scorecard.year, years);
    add_counts(main, scorecard);
    add_filter(main, shown.selection);
    if (rows.empty()) main.add("<p class=\"govuk-body\">No indicator fits. <a class=\"govuk-link\" href=\"?\">Show all</a></p>");
    else add_table(main, shown, rows);
    main.add(web::shell::downloads({{"CSV", scorecard_path(scorecard.year) + "/table.csv"}}));
    return {.title = title, .main = std::move(main), .is_wide = true};
}

static Outcome<Period> year_of(const web::Request& request) {
    const auto year = Period::parse(request.parameter("year"));
    if (!year || year->kind() != Period::Kind::year) return not_found();
    return *year;
}

static Selection selection_in(const web::Fields& query) {
    return {std::string(query.get("rating")), std::string(query.get("trend")), std::string(query.get("q")), std::string(query.get("sort"))};
}

static Outcome<site::Answer> show_scorecard(trail::View& view, const web::Request& request, KeptPages& kept) {
    const auto year = TRY(year_of(request));
    const auto selection = selection_in(request.query);
    // Filters and orders are many and asked for rarely; the whole scorecard is what everybody opens.
    const bool is_whole = !selection.is_filtered() && selection.is_in_order();
    const auto version = trail::latest_sequence(view);
    if (is_whole)
        if (const auto page = kept.find(year.string(), version)) return site::Answer{*page};
    Shown shown{.scorecard = TRY(scorecard_of(view, year)), .named = {}, .selection = selection, .year = year.string()};
    shown.named = figures_in_reasons(view, shown.scorecard);
    auto page = scorecard_page(shown, is_whole ? years_on_record(view) : std::vector<Period>{});
    if (is_whole) kept.keep(year.string(), version, page);
    return site::Answer{std::move(page)};
}

static Outcome<site::Answer> show_newest(trail::View& view, const web::Request&) {
    const auto years = years_on_record(view);
    if (!years.empty()) return site::Answer{web::redirect(scorecard_path(years.front()))};
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Scorecard</h1><p class=\"govuk-body\">No indicators are loaded yet. Import their definitions, "
        "targets and values to begin.</p>");
    return site::Answer{site::Page{.title = "Scorecard", .main = std::move(main)}};
}

static Outcome<site::Answer> download_table(trail::View& view, const web::Request& request) {
    const auto year = TRY(year_of(request));
    const auto scorecard = TRY(scorecard_of(view, year));
    return site::Answer{web::download(exchange::to_csv(listing_of(with_prints(view, scorecard))), "text/csv; charset=utf-8",
                                      fmt::format("scorecard-{}.csv", scorecard.year.string()))};
}

void add_scorecard_routes(site::Router& router) {
    router.get("/scorecard", permissions::view, show_newest);
    router.get("/scorecard/{year}", permissions::view,
               [kept = std::make_shared<KeptPages>()](trail::View& view, const web::Request& request) { return show_scorecard(view, request, *kept); });
    site::add_table(router, "/scorecard/{year}/table.csv", permissions::view, download_table);
}

}  // namespace holdfast::scorecard

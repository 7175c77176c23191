#include "features/governance/budget_pages.hpp"

#include "core/site/tables.hpp"
#include "features/governance/budget_figures.hpp"
#include "features/governance/budget_store.hpp"
#include "features/governance/figure_keys.hpp"
#include "features/governance/parts_pages.hpp"
#include "features/governance/permissions.hpp"
#include "web/charts/charts.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::governance {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html amount_of(std::string_view key, Decimal amount) { return linked_number(key, amount, figures::Unit::pounds); }

static govuk::TableRow row_of(const BudgetLine& line) {
    Html name = Html::text(line.line);
    if (!line.note.empty()) name.add("<span class=\"app-rating__note\">{}</span>", line.note);
    return {{.html = std::move(name), .classes = "govuk-!-font-weight-regular"}, {.html = amount_of(line_key(line), line.amount), .format = "numeric"}};
}

static Html table_of(const std::vector<BudgetLine>& lines, std::string caption, std::string head) {
    govuk::Table table{.rows = {},
                       .head = {{.text = std::move(head)}, {.text = "Pounds", .format = "numeric"}},
                       .caption = std::move(caption),
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& line : lines) table.rows.push_back(row_of(line));
    return web::shell::table_region(table.caption, govuk::table(table));
}

static std::string_view name_of(Side side) { return side == Side::contribution ? "contributions" : "spend"; }

static std::string file_of(const Budget& budget, Side side) { return fmt::format("/budget/{}/{}.csv", budget.year.string(), name_of(side)); }

static Html side_table(const Budget& budget, Side side) {
    const bool is_contribution = side == Side::contribution;
    const auto& lines = is_contribution ? budget.contributions : budget.spend;
    govuk::Table table{.rows = {},
                       .head = {{.text = is_contribution ? "Contributor" : "Spent on"}, {.text = "Pounds", .format = "numeric"}},
                       .caption = is_contribution ? "Contributions" : "Spending",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& line : lines) table.rows.push_back(row_of(line));
    const Decimal total = is_contribution ? budget.contributed() : budget.spent();
    table.rows.push_back(
        {{.text = "Total"}, {.html = amount_of(total_key(budget.year, side), total), .format = "numeric", .classes = "govuk-!-font-weight-bold"}});
    return html("<div id=\"{}-table\">{}</div>", name_of(side), web::shell::table_region(table.caption, govuk::table(table)))
        .add(web::shell::downloads({{"CSV", file_of(budget, side)}}));
}

static Html chart_of(const Budget& budget, Side side) {
    const bool is_contribution = side == Side::contribution;
    web::charts::BarChart chart{.id = std::string(name_of(side)),
                                .title = largest_in_words(is_contribution ? budget.contributions : budget.spend, side),
                                .subtitle = fmt::format("Pounds, {}", budget.year.string()),
                                .categories = {},
                                .series = {{"Pounds", {}}},
                                .unit = "pounds"};
    for (const auto& line : by_size(is_contribution ? budget.contributions : budget.spend)) {
        chart.categories.push_back(line.line);
        chart.series[0].values.emplace_back(line.amount.approximate());
    }
    return web::charts::bar_chart(chart);
}

static Html charted(const Budget& budget, Side side) {
    return web::shell::charted(chart_of(budget, side), fmt::format("{}-table", name_of(side)), file_of(budget, side));
}

static void add_side(Html& main, const Budget& budget, Side side) {
    const auto& lines = side == Side::contribution ? budget.contributions : budget.spend;
    if (lines.empty()) return;
    main.add("<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-one-half\">{}</div>", side_table(budget, side));
    main.add("<div class=\"govuk-grid-column-one-half\">{}</div></div>", charted(budget, side));
}

static Outcome<site::Answer> show_budget(trail::View& view, const web::Request& request) {
    const auto year = TRY(year_of(request));
    const auto budget = load_budget(view, year);
    if (budget.empty()) return not_found();
    const auto title = fmt::format("Budget {}", year.string());
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(govuk::inset_text({.text = budget.balance_in_words()}));
    add_side(main, budget, Side::contribution);
    add_side(main, budget, Side::spend);
    if (!budget.in_kind.empty())
        main.add(table_of(budget.in_kind, "Given in kind", "Given")).add("<p class=\"govuk-body\">What is given in kind is not added up.</p>");
    main.add(other_years(budget_years(view), year, "/budget/"));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .is_wide = true}};
}

static Outcome<site::Answer> show_newest(trail::View& view, const web::Request&) {
    const auto years = budget_years(view);
    if (years.empty()) return nothing_yet("Budget", "No budget is loaded yet. Import one to begin.");
    return site::Answer{web::redirect("/budget/" + years.front().string())};
}

static site::ViewPage download(Side side) {
    return [side](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        const auto year = TRY(year_of(request));
        const auto budget = load_budget(view, year);
        if (budget.empty()) return not_found();
        return csv_download(side_listing(budget, side), fmt::format("budget-{}-{}.csv", name_of(side), year.string()));
    };
}

void add_budget_routes(site::Router& router) {
    router.get("/budget", permissions::view, show_newest);
    router.get("/budget/{year}", permissions::view, show_budget);
    site::add_table(router, "/budget/{year}/contributions.csv", permissions::view, download(Side::contribution));
    site::add_table(router, "/budget/{year}/spend.csv", permissions::view, download(Side::spend));
}

}  // namespace holdfast::governance

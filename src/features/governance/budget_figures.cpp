#include "features/governance/budget_figures.hpp"

#include "features/governance/budget_store.hpp"
#include "features/governance/figure_keys.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::governance {

using figures::Figure;

static Figure pounds(const Period& year, const std::string& key, std::string label, Decimal value) {
    const auto parts = figures::parse_key(key).value();
    return {.measure = parts.measure,
            .population = parts.population,
            .period = year,
            .basis = Basis::year,
            .label = std::move(label),
            .unit = figures::Unit::pounds,
            .value = value,
            .source = {.kind = figures::SourceKind::measured, .by = "the lines of the budget"}};
}

static void add_total(std::vector<Figure>& made, const Budget& budget, Side side) {
    const bool is_contribution = side == Side::contribution;
    if ((is_contribution ? budget.contributions : budget.spend).empty()) return;
    made.push_back(pounds(budget.year, total_key(budget.year, side), is_contribution ? "Partner agency contributions, total" : "Spending, total",
                          is_contribution ? budget.contributed() : budget.spent()));
}

/// What is left over or lacking, where there are two sides that differ.
static void add_balance(std::vector<Figure>& made, const Budget& budget) {
    if (budget.contributions.empty() || budget.spend.empty() || budget.balance().is_zero()) return;
    const bool is_deficit = budget.balance().is_negative();
    made.push_back(pounds(budget.year, balance_key(budget), is_deficit ? "Deficit of the budget" : "Surplus of the budget",
                          is_deficit ? -budget.balance() : budget.balance()));
}

static void add_lines(std::vector<Figure>& made, const std::vector<BudgetLine>& lines) {
    for (const auto& line : lines) {
        const bool is_in_kind = line.funding == Funding::in_kind;
        const std::string what = is_in_kind ? "Given in kind" : line.side == Side::contribution ? "Contribution" : "Spending";
        auto figure = pounds(line.year, line_key(line), fmt::format("{}: {}", what, line.line), line.amount);
        figure.note = line.note;
        if (!is_in_kind) figure.part_of = total_key(line.year, line.side);
        made.push_back(std::move(figure));
    }
}

std::vector<Figure> budget_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    for (const auto& year : budget_years(view)) {
        if (!wanted.covers(year)) continue;
        const auto budget = load_budget(view, year);
        add_total(made, budget, Side::contribution);
        add_total(made, budget, Side::spend);
        add_balance(made, budget);
        for (const auto* lines : {&budget.contributions, &budget.spend, &budget.in_kind}) add_lines(made, *lines);
    }
    return made;
}

static documents::Table table_of(const std::vector<BudgetLine>& lines, documents::Table table) {
    for (const auto& line : lines) {
        table.rows.push_back({{.text = line.line}, {.number = line.amount, .figure = line_key(line)}});
        if (!line.note.empty()) table.notes.push_back(fmt::format("{}: {}.", line.line, line.note));
    }
    return table;
}

static documents::Table contributions_table(const Budget& budget) {
    auto table = table_of(budget.contributions, {.name = "budget_contributions",
                                                 .caption = fmt::format("Contributions of partner agencies {}", budget.year.string()),
                                                 .columns = {{"Contributions"}, {budget.year.string(), true}},
                                                 .has_total_row = true});
    table.rows.push_back(
        {{.text = "Total Partner Agency Contributions"}, {.number = budget.contributed(), .figure = total_key(budget.year, Side::contribution)}});
    return table;
}

static documents::Table spend_table(const Budget& budget) {
    auto table = table_of(budget.spend, {.name = "budget_spend",
                                         .caption = fmt::format("Spending {}", budget.year.string()),
                                         .columns = {{"Spend"}, {budget.year.string(), true}},
                                         .has_total_row = true});
    table.rows.push_back({{.text = "Total Costs"}, {.number = budget.spent(), .figure = total_key(budget.year, Side::spend)}});
    return table;
}

static documents::Chart chart_of(const std::vector<BudgetLine>& lines, std::string name, Side side) {
    documents::Chart chart{.kind = documents::Chart::Kind::horizontal_bar, .name = std::move(name), .unit = "pounds", .series = {{lines.front().year.string(), {}}}};
    for (const auto& line : by_size(lines)) {
        chart.categories.push_back(line.line);
        chart.series[0].values.emplace_back(line.amount);
    }
    chart.title = largest_in_words(lines, side);
    chart.subtitle = fmt::format("Pounds, {}", lines.front().year.string());
    return chart;
}

/// Every number as a figure of the report; a side without lines has no total.
static std::string balance_in_figures(const Budget& budget) {
    const auto named = [](const std::string& key) { return fmt::format("{{{{figure:{}}}}}", key); };
    const auto in = named(total_key(budget.year, Side::contribution)), out = named(total_key(budget.year, Side::spend));
    if (budget.contributions.empty() && budget.spend.empty()) return "Neither contributions nor spending are recorded.";
    if (budget.spend.empty()) return fmt::format("Contributions come to {}; no spending is recorded.", in);
    if (budget.contributions.empty()) return fmt::format("Spending comes to {}; no contributions are recorded.", out);
    return budget.balance_in_words(in, out, named(balance_key(budget)));
}

std::vector<documents::Block> budget_section(trail::View& view, const Period& year) {
    const auto budget = load_budget(view, year);
    if (budget.empty()) return {};
    std::vector<documents::Block> blocks{documents::Markdown{balance_in_figures(budget)}};
    if (!budget.contributions.empty()) {
        blocks.emplace_back(chart_of(budget.contributions, "budget_contributions_chart", Side::contribution));
        blocks.emplace_back(contributions_table(budget));
    }
    if (!budget.spend.empty()) {
        blocks.emplace_back(chart_of(budget.spend, "budget_spend_chart", Side::spend));
        blocks.emplace_back(spend_table(budget));
    }
    if (!budget.in_kind.empty())
        blocks.emplace_back(table_of(budget.in_kind, {.name = "budget_in_kind",
                                                      .caption = fmt::format("Given in kind {}", year.string()),
                                                      .columns = {{"Given in kind"}, {year.string(), true}},
                                                      .notes = {"What is given in kind is not added up."}}));
    return blocks;
}

static void list(exchange::Listing& listing, const std::vector<BudgetLine>& lines) {
    for (const auto& line : lines) listing.rows.push_back({line.year.string(), token(line.side), line.line, line.amount, token(line.funding), line.note});
}

exchange::Listing budget_listing(trail::View& view, const std::optional<Period>& wanted) {
    exchange::Listing listing{.columns = {"year", "side", "line", "amount", "kind", "note"}, .rows = {}};
    for (const auto& year : budget_years(view)) {
        if (wanted && year != *wanted) continue;
        const auto budget = load_budget(view, year);
        for (const auto* lines : {&budget.contributions, &budget.spend, &budget.in_kind}) list(listing, *lines);
    }
    return listing;
}

exchange::Listing side_listing(const Budget& budget, Side side) {
    const bool is_contribution = side == Side::contribution;
    exchange::Listing listing{.columns = {"line", "amount"}, .rows = {}};
    for (const auto& line : is_contribution ? budget.contributions : budget.spend) listing.rows.push_back({line.line, line.amount});
    listing.rows.push_back({"Total", is_contribution ? budget.contributed() : budget.spent()});
    return listing;
}

}  // namespace holdfast::governance

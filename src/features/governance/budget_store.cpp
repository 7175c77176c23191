#include "features/governance/budget_store.hpp"

namespace holdfast::governance {

static BudgetLine budget_line(const store::Row& row) {
    return {
        .year = Period::parse(row.get<std::string_view>(0)).value(),
        .side = parse_side(row.get<std::string_view>(1)).value(),
        .line = row.get<std::string>(2),
        .amount = row.get<Decimal>(3),
        .funding = parse_funding(row.get<std::string_view>(4)).value(),
        .note = row.get<std::string>(5),
    };
}

std::vector<Period> budget_years(trail::View& view) {
    return view.reader().all("SELECT DISTINCT year FROM governance_budget_lines ORDER BY year DESC",
                             [](const store::Row& row) { return Period::parse(row.get<std::string_view>(0)).value(); });
}

Budget load_budget(trail::View& view, const Period& year) {
    return make_budget(year, view.reader().all("SELECT year, side, line, amount, funding, note FROM governance_budget_lines WHERE year = $1 ORDER BY id",
                                               budget_line, year.string()));
}

std::optional<BudgetLine> find_budget_line(trail::View& view, const BudgetLine& line) {
    return view.reader().first(
        "SELECT year, side, line, amount, funding, note FROM governance_budget_lines WHERE year = $1 AND side = $2 AND line = $3", budget_line,
        line.year.string(), token(line.side), line.line);
}

void put_budget_line(trail::Change& change, const BudgetLine& line) {
    change.writer().execute(
        "INSERT INTO governance_budget_lines (year, side, line, amount, funding, note) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (year, side, line) DO UPDATE SET amount = excluded.amount, funding = excluded.funding, note = excluded.note",
        line.year.string(), token(line.side), line.line, line.amount, token(line.funding), line.note);
}

}  // namespace holdfast::governance

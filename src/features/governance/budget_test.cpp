#include "features/governance/budget.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::governance;

static BudgetLine line(Side side, std::string name, std::int64_t pounds, Funding funding = Funding::cash) {
    return {.year = Period::year(2016), .side = side, .line = std::move(name), .amount = Decimal::whole(pounds), .funding = funding};
}

static std::string balance(std::int64_t in, std::int64_t out) {
    return make_budget(Period::year(2016), {line(Side::contribution, "Police", in), line(Side::spend, "Fees", out)}).balance_in_words();
}

TEST_CASE("a budget says in words whether it is balanced, in surplus or in deficit") {
    CHECK(balance(212588, 212588) == "Contributions of £212,588 equal spending of £212,588: the budget is balanced.");
    CHECK(balance(2000, 1500) == "Contributions of £2,000 exceed spending of £1,500 by £500: a surplus.");
    CHECK(balance(1500, 2000) == "Spending of £2,000 exceeds contributions of £1,500 by £500: a deficit.");
}

TEST_CASE("what is given in kind is listed and never added up") {
    const auto budget = make_budget(Period::year(2016), {line(Side::contribution, "Police", 100), line(Side::contribution, "Rooms", 40, Funding::in_kind)});
    CHECK(budget.contributed() == Decimal::whole(100));
    REQUIRE(budget.in_kind.size() == 1);
    CHECK(budget.in_kind[0].line == "Rooms");
}

TEST_CASE("pence are added exactly") {
    auto pence = line(Side::contribution, "Police", 0);
    pence.amount = Decimal::parse("0.10").value();
    auto more = line(Side::contribution, "CCG", 0);
    more.amount = Decimal::parse("0.20").value();
    CHECK(make_budget(Period::year(2016), {pence, more}).contributed().string() == "0.30");
}

TEST_CASE("the bars of a side stand by size, and lines of one size as they were entered") {
    const auto sorted = by_size({{.line = "Probation", .amount = Decimal::whole(5)}, {.line = "Police", .amount = Decimal::whole(9)}, {.line = "Health", .amount = Decimal::whole(5)}});
    std::string order;
    for (const auto& line : sorted) order += line.line + ' ';
    CHECK(order == "Police Probation Health ");
}

TEST_CASE("the chart of a side says whose line is the largest, in ten words at most") {
    const auto said = [](const std::vector<BudgetLine>& lines, Side side) { return largest_in_words(lines, side); };
    CHECK(said({line(Side::contribution, "Police", 100), line(Side::contribution, "CCG", 90)}, Side::contribution) == "Police contributed most");
    CHECK(said({line(Side::spend, "Office Costs", 100)}, Side::spend) == "Most was spent on Office Costs");
    CHECK(said({line(Side::spend, "Staff", 100), line(Side::spend, "Training", 100), line(Side::spend, "Rooms", 1)}, Side::spend) ==
          "Most was spent on Staff and Training, the same each");
    CHECK(said({line(Side::spend, "The independent chair and the business manager and their expenses", 2)}, Side::spend) ==
          "One matter cost more than any other");
    CHECK(said({line(Side::contribution, "The clinical commissioning group", 2), line(Side::contribution, "The county and district councils", 2)},
               Side::contribution) == "2 partners gave most, the same each");
}

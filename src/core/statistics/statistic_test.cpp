#include "core/statistics/statistic.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace holdfast;
using namespace holdfast::statistics;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }
static Cell cell(std::string_view text) { return read_cell(text).value(); }

TEST_CASE("a cell is a number or a shorthand of official statistics, and nothing else") {
    CHECK(cell("22.4").value == number("22.4"));
    CHECK(cell("c").shorthand == "c");
    CHECK(cell("").shorthand == "x");
    CHECK(in_words("c") == "suppressed, because the number is small");
    for (const auto* bad : {"22.4%", "n/a", "1,389", "C", "9999999999999"}) CHECK_FALSE(read_cell(bad));
}

TEST_CASE("a row's year is the one it ends in") {
    CHECK(read_year("2017") == 2017);
    CHECK(read_year("201617") == 2017);
    CHECK(read_year("199900") == 2000);
    for (const auto* bad : {"201618", "17", "2016-17", "3017", "-017"}) CHECK_FALSE(read_year(bad));
}

TEST_CASE("every statistic has a key of its own, a column to be read from and a period") {
    std::set<std::string_view> keys;
    for (const auto& statistic : all()) {
        CAPTURE(statistic.key);
        CHECK(keys.insert(statistic.key).second);
        CHECK_FALSE(statistic.columns().empty());
        CHECK(find(statistic.key) == &statistic);
        CHECK(statistic.numerator.empty() == statistic.denominator.empty());
    }
    CHECK(find("plans.rate")->period(2017).string() == "2017-03-31");
    CHECK(find("referrals")->period(2017).string() == "2016-17");
    CHECK(find("population.children")->period(2016).string() == "2016-06-30");
    CHECK(find("nothing") == nullptr);
}

TEST_CASE("conferences within 15 days are the two shortest bands of all conferences: 643 of 835 are 77.0%") {
    const auto& statistic = *find("conferences.in_15_days");
    const auto at = [&](std::string_view name) { return Column{name, statistic.breakdown}; };
    std::map<Column, Cell> cells{{at("ICPC"), cell("835")}, {at("Duration_0-10_days"), cell("44")}, {at("Duration_11-15_days"), cell("599")}};
    CHECK(reading(statistic, cells) == Reading{number("77.0"), number("643"), number("835"), ""});
    cells[at("Duration_0-10_days")] = cell("c");
    CHECK(reading(statistic, cells) == Reading{{}, {}, number("835"), "c"});
    CHECK_FALSE(reading(statistic, {}).is_published());
}

TEST_CASE("what the release states is taken as it stands, with the counts beside it where they are not suppressed") {
    const auto& statistic = *find("plans.two_years");
    const auto at = [&](std::string_view name) { return Column{name, statistic.breakdown}; };
    CHECK(reading(statistic, {{at("2_years_or_more_percent"), cell("2.8")}, {at("2_years_or_more"), cell("c")}, {at("CPP_End"), cell("600")}}) ==
          Reading{number("2.8"), {}, number("600"), ""});
    CHECK(reading(statistic, {{at("2_years_or_more_percent"), cell("c")}, {at("2_years_or_more"), cell("c")}, {at("CPP_End"), cell("600")}}).shorthand == "c");
}

TEST_CASE("the mean of neighbours is unweighted and leaves out those without a value") {
    const std::vector<Reading> readings{{.value = number("20.0")}, {.value = number("21.1")}, {.shorthand = "c"}};
    CHECK(mean(figures::Unit::percent, readings).value->string() == "20.6");
    CHECK_FALSE(mean(figures::Unit::count, readings).is_published());
    CHECK_FALSE(mean(figures::Unit::percent, {{.shorthand = "c"}}).is_published());
}

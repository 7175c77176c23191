#include "features/scorecard/selection.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::scorecard;

static Row rated(std::string code, std::string description, std::optional<indicators::Rating> rating, std::optional<indicators::Trend> trend) {
    Row row{.code = std::move(code), .description = std::move(description)};
    row.reading = Reading{.period = Period::year(2016), .value = Decimal::whole(1)};
    if (!rating) row.reading->value = std::nullopt;
    row.by_rule.rating = rating;
    row.computed_trend = trend;
    return row;
}

static Scorecard four() {
    using indicators::Rating, indicators::Trend;
    return {Period::year(2016),
            {rated("CS1", "Referrals", Rating::green, Trend::improving), rated("CS2", "Plans", Rating::red, Trend::declining),
             rated("CS3", "Visits", std::nullopt, std::nullopt), rated("CS4", "Care plans", Rating::amber, Trend::sustained)}};
}

static std::string codes(const Selection& selection) {
    const auto scorecard = four();
    std::string words;
    for (const auto* row : select(scorecard, selection)) words += row->code + " ";
    return words;
}

TEST_CASE("a scorecard is filtered by rating, trend and words") {
    CHECK(codes({}) == "CS1 CS2 CS3 CS4 ");
    CHECK(codes({.rating = "red"}) == "CS2 ");
    CHECK(codes({.rating = "none"}) == "CS3 ");
    CHECK(codes({.trend = "Improving"}) == "CS1 ");
    CHECK(codes({.text = "PLAN"}) == "CS2 CS4 ");
    CHECK(codes({.text = "cs3"}) == "CS3 ");
    CHECK(codes({.rating = "red", .text = "care"}).empty());
}

TEST_CASE("a scorecard is sorted with the worst first, and the other way round") {
    CHECK(codes({.sort = "rating"}) == "CS2 CS4 CS1 CS3 ");
    CHECK(codes({.sort = "-rating"}) == "CS3 CS1 CS4 CS2 ");
    CHECK(codes({.sort = "trend"}) == "CS2 CS4 CS1 CS3 ");
    CHECK(codes({.sort = "description"}) == "CS4 CS2 CS1 CS3 ");
    CHECK(codes({.sort = "-indicator"}) == "CS4 CS3 CS2 CS1 ");
    CHECK(codes({.sort = "nonsense"}) == "CS1 CS2 CS3 CS4 ");
}

TEST_CASE("a scorecard is sorted by value and target as numbers, what has none last both ways, and by which way is good") {
    auto scorecard = four();
    for (std::size_t i = 0; const auto* value : {"100", "9.5", "", "20"}) {
        scorecard.rows[i].reading->value = Decimal::parse(value);
        scorecard.rows[i].target.low = scorecard.rows[i].target.high = Decimal::parse(value);
        scorecard.rows[i].target.good_is = i % 2 == 0 ? indicators::GoodIs::low : indicators::GoodIs::high;
        ++i;
    }
    const auto sorted = [&](std::string by) {
        std::string words;
        for (const auto* row : select(scorecard, {.sort = std::move(by)})) words += row->code + " ";
        return words;
    };
    for (const std::string by : {"value", "target"}) {
        CHECK(sorted(by) == "CS2 CS4 CS1 CS3 ");
        CHECK(sorted("-" + by) == "CS1 CS4 CS2 CS3 ");
    }
    CHECK(sorted("good") == "CS2 CS4 CS1 CS3 ");
    CHECK(sorted("-good") == "CS1 CS3 CS2 CS4 ");
}

TEST_CASE("the ratings of a scorecard are counted") {
    const auto counts = count_ratings(four());
    CHECK(counts.red == 1);
    CHECK(counts.amber == 1);
    CHECK(counts.green == 1);
    CHECK(counts.none == 1);
}

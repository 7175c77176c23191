#include "core/indicators/indicator.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::indicators;

static std::optional<Decimal> number(std::string_view text) { return Decimal::parse(text); }

static Target single(std::string_view target, GoodIs good_is) {
    return {.low = Decimal::parse(target), .high = Decimal::parse(target), .good_is = good_is};
}

TEST_CASE("a change in the good direction is Improving and in the other Declining") {
    CHECK(trend(number("71.1"), number("68.0"), single("60.0", GoodIs::low)) == Trend::improving);
    CHECK(trend(number("44.6"), number("56.6"), single("40.0", GoodIs::low)) == Trend::declining);
    CHECK(trend(number("29.5"), number("50.8"), single("80", GoodIs::high)) == Trend::improving);
    CHECK(trend(number("80"), number("75"), single("80", GoodIs::high)) == Trend::declining);
}

TEST_CASE("a change within the dead band is Sustained where green and Static where not") {
    CHECK(trend(number("68.9"), number("69.1"), single("70", GoodIs::high)) == Trend::sustained);
    CHECK(trend(number("10.7"), number("10.7"), single("10", GoodIs::low)) == Trend::static_);
    CHECK(trend(number("100"), number("99.01"), single("90", GoodIs::high)) == Trend::sustained);
    CHECK(trend(number("100"), number("99"), single("90", GoodIs::high)) == Trend::declining);
    CHECK(trend(number("100"), number("97"), single("90", GoodIs::high), Decimal::whole(5)) == Trend::sustained);
}

TEST_CASE("from nothing any change is a change, and no change is none") {
    CHECK(trend(number("0"), number("1"), single("2", GoodIs::low)) == Trend::declining);
    CHECK(trend(number("0"), number("0"), single("2", GoodIs::low)) == Trend::sustained);
}

TEST_CASE("there is no trend without both values or where neither direction is good") {
    CHECK_FALSE(trend(std::nullopt, number("1"), single("2", GoodIs::low)));
    CHECK_FALSE(trend(number("1"), std::nullopt, single("2", GoodIs::low)));
    CHECK_FALSE(trend(number("1"), number("2"), single("2", GoodIs::neither)));
}

TEST_CASE("a trend is read by the word it is printed with") {
    CHECK(parse_trend("Static") == Trend::static_);
    CHECK(word(Trend::sustained) == "Sustained");
    CHECK_FALSE(parse_trend("improving"));
}

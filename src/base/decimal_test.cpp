#include "base/decimal.hpp"

#include <doctest/doctest.h>
#include <stdexcept>

using holdfast::Decimal;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

TEST_CASE("a decimal is printed with the decimals it was written with") {
    CHECK(number("68.0").string() == "68.0");
    CHECK(number("-0.05").string() == "-0.05");
    CHECK(number("1141262").grouped() == "1,141,262");
    CHECK(number("-1234.50").grouped() == "-1,234.50");
    CHECK(number("999").grouped() == "999");
}

TEST_CASE("decimals compare by value") {
    CHECK(number("68.0") == number("68"));
    CHECK(number("67.9") < number("68"));
}

TEST_CASE("only plain numbers are read") {
    for (const char* text : {"", "-", ".5", "5.", "1,000", "1e3", "+1", " 1", "1.2.3", "12a", "1234567890123456789"})
        CHECK_FALSE(Decimal::parse(text));
}

TEST_CASE("a percentage and a rate round half away from zero") {
    CHECK(percentage(number("87"), number("443"), 1).string() == "19.6");
    CHECK(rate_per_10000(number("525"), number("92800"), 1).string() == "56.6");
    CHECK(divide(number("-1"), number("2"), 0).string() == "-1");
    CHECK(number("16.62").rounded(0).string() == "17");
}

TEST_CASE("arithmetic is exact and overflow is refused") {
    CHECK((number("0.1") + number("0.2")).string() == "0.3");
    CHECK_THROWS_AS((void)(number("999999999999999999") * number("999999999999999999")), std::overflow_error);
    CHECK_THROWS_AS((void)divide(number("1"), number("0"), 1), std::domain_error);
}

#include "core/indicators/indicator.hpp"

#include <array>
#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace holdfast;
using namespace holdfast::indicators;
using figures::Unit;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

static Target target_of(std::string_view low, std::string_view high, GoodIs good_is) {
    return {.low = Decimal::parse(low), .high = Decimal::parse(high), .good_is = good_is};
}
static Target low_is_good(std::string_view target) { return target_of(target, target, GoodIs::low); }
static Target high_is_good(std::string_view target) { return target_of(target, target, GoodIs::high); }

namespace {
/// A row of the scorecard at 31 March 2017 as it was printed: `na` where no rating was given.
struct Printed {
    std::string_view code, value, low, high, good_is, rating;
};
}  // namespace

static constexpr std::array<Printed, 48> printed_scorecard{{
    {"CS1.0", "17.7", "23.4", "23.4", "low", "green"},
    {"CS1.1", "97.3", "90.0", "90.0", "high", "green"},
    {"CS2.0", "82.1", "85", "85", "high", "green"},
    {"CS2.1", "87.7", "83.8", "83.8", "high", "green"},
    {"CS2.2", "68.5", "75", "75", "high", "amber"},
    {"CS2.3", "56.6", "40.0", "40.0", "low", "red"},
    {"CS2.4", "98.3", "96", "96", "high", "green"},
    {"CS2.5", "10.7", "10", "10", "low", "amber"},
    {"CS2.7", "2.8", "5", "7.5", "low", "green"},
    {"CS3.0", "68.0", "60.0", "60.0", "low", "red"},
    {"CS3.1", "14", "12", "12", "low", "red"},
    {"CS3.2", "25", "25", "25", "high", "green"},
    {"CS3.4", "98.7", "96", "96", "high", "green"},
    {"CS3.5", "8.6", "8", "8", "low", "amber"},
    {"CS3.6", "68.9", "70", "70", "high", "green"},
    {"CS3.7", "43.1", "30", "30", "low", "red"},
    {"CS3.8", "28.8", "22", "22", "low", "red"},
    {"CS3.10", "95.0", "100", "100", "high", "green"},
    {"CS3.12", "94.4", "85", "85", "high", "green"},
    {"CS3.13", "88.9", "85", "85", "high", "green"},
    {"CS3.14", "96.4", "85", "85", "high", "green"},
    {"CS3.15", "95.4", "85", "85", "high", "green"},
    {"CS3.16", "94.9", "85", "85", "high", "green"},
    {"CS3.17", "96.9", "90", "90", "high", "green"},
    {"CS3.19", "60.2", "78", "78", "high", "red"},
    {"CS3.20", "653", "586", "586", "low", "red"},
    {"CS3.21", "369", "221", "221", "low", "red"},
    {"CS3.22", "75.0", "46", "46", "low", "red"},
    {"CS3.25", "23.8", "", "", "neither", "na"},
    {"CS4.0", "91.6", "83", "83", "high", "green"},
    {"CS4.1", "49.7", "49", "49", "high", "green"},
    {"CS4.2", "91.4", "95", "95", "high", "green"},
    {"CS4.3", "89.3", "96", "96", "high", "amber"},
    {"CS4.4", "", "75", "75", "high", "green"},
    {"CS5.0", "12.2", "14", "14", "low", "green"},
    {"CS5.3", "0", "2", "2", "low", "green"},
    {"CS5.5", "50.8", "80", "80", "high", "red"},
    {"CS6.0", "93.7", "96.3", "96.3", "high", "green"},
    {"CS6.1", "99.4", "97", "97", "high", "green"},
    {"CS6.2", "88.7", "90", "90", "high", "green"},
    {"CS6.3", "99.5", "90", "90", "high", "green"},
    {"CS6.4", "92.9", "92", "92", "high", "green"},
    {"CS6.5", "97.3", "92", "92", "high", "green"},
    {"CS7-0", "21.2", "13.4", "13.4", "high", "green"},
    {"CS7.2b", "57.7", "75", "75", "high", "red"},
    {"CS8-0", "404", "", "", "neither", "na"},
    {"HE1", "92", "90", "90", "high", "green"},
    {"HE2", "88", "90", "90", "high", "amber"},
}};

static std::string_view rating_by_rule(const Printed& row) {
    const auto rated = rating(Decimal::parse(row.value), target_of(row.low, row.high, parse_good_is(row.good_is).value()));
    return rated ? token(*rated) : "none";
}

static std::string_view expected_rating(const Printed& row) {
    if (row.code == "HE2") return "green";
    return row.value.empty() || row.low.empty() ? "none" : row.rating;
}

TEST_CASE("the rule gives the printed rating for every row with a value and a target but HE2, which was overridden") {
    int agreeing = 0;
    for (const auto& row : printed_scorecard) {
        CAPTURE(row.code);
        CHECK(rating_by_rule(row) == expected_rating(row));
        if (rating_by_rule(row) == row.rating) ++agreeing;
    }
    CHECK(agreeing == 44);
}

TEST_CASE("a value short of the target by exactly the tolerance is within it") {
    CHECK(rating(number("95.0"), high_is_good("100")) == Rating::green);
    CHECK(rating(number("94.99999"), high_is_good("100")) == Rating::amber);
    CHECK(rating(number("90"), high_is_good("100")) == Rating::amber);
    CHECK(rating(number("89.99999"), high_is_good("100")) == Rating::red);
    CHECK(rating(number("42.00"), low_is_good("40.0")) == Rating::green);
    CHECK(rating(number("42.01"), low_is_good("40.0")) == Rating::amber);
    CHECK(rating(number("44"), low_is_good("40.0")) == Rating::amber);
    CHECK(rating(number("44.000001"), low_is_good("40.0")) == Rating::red);
}

TEST_CASE("a tolerance of the target's own replaces 5 and 10 percent") {
    Target strict = high_is_good("90");
    strict.green_within = number("0");
    strict.amber_within = number("2.5");
    CHECK(rating(number("90"), strict) == Rating::green);
    CHECK(rating(number("88"), strict) == Rating::amber);
    CHECK(rating(number("87.74"), strict) == Rating::red);
    CHECK(rate(number("88"), strict, Unit::percent).reason == "88% is 2.2% short of the 90% target: amber, within 2.5%");
}

TEST_CASE("of a range the end that is easier to meet counts") {
    CHECK(rating(number("7.5"), target_of("5", "7.5", GoodIs::low)) == Rating::green);
    CHECK(rating(number("7.9"), target_of("5", "7.5", GoodIs::low)) == Rating::amber);
    CHECK(rating(number("5"), target_of("5", "7.5", GoodIs::high)) == Rating::green);
    CHECK(rating(number("4.6"), target_of("5", "7.5", GoodIs::high)) == Rating::amber);
    CHECK(target_of("", "7.5", GoodIs::high).bound() == number("7.5"));
    CHECK(target_of("5", "", GoodIs::low).bound() == number("5"));
}

TEST_CASE("a target of zero leaves no tolerance") {
    CHECK(rating(number("0"), low_is_good("0")) == Rating::green);
    CHECK(rating(number("0.1"), low_is_good("0")) == Rating::red);
    CHECK(rating(number("-1"), high_is_good("0")) == Rating::red);
    CHECK(rate(number("3"), low_is_good("0"), Unit::count).reason == "3 is above the 0 target: red, a target of zero leaves no tolerance");
}

TEST_CASE("tolerances of a negative target are percentages of its size") {
    CHECK(rating(number("-10.5"), high_is_good("-10")) == Rating::green);
    CHECK(rating(number("-11"), high_is_good("-10")) == Rating::amber);
    CHECK(rating(number("-9"), low_is_good("-10")) == Rating::amber);
    CHECK(rating(number("-8.9"), low_is_good("-10")) == Rating::red);
    CHECK(rating(number("-9"), high_is_good("-10")) == Rating::green);
}

TEST_CASE("the reason says how far the value is from the target, and that green may be within tolerance") {
    const auto short_of = rate(number("82.1"), high_is_good("85"), Unit::percent);
    CHECK(short_of.reason == "82.1% is 3.4% short of the 85% target: green, within 5%");
    CHECK(short_of.is_within_tolerance);
    const auto meets = rate(number("91.6"), high_is_good("83"), Unit::percent);
    CHECK(meets.reason == "91.6% meets the 83% target: green");
    CHECK_FALSE(meets.is_within_tolerance);
    CHECK(rate(number("68.0"), low_is_good("60.0"), Unit::rate).reason == "68.0 is 13.3% above the 60.0 target: red, beyond 10%");
    CHECK(rate(number("10.7"), low_is_good("10"), Unit::percent).reason == "10.7% is 7.0% above the 10% target: amber, within 10%");
    CHECK(rate(number("653"), low_is_good("586"), Unit::days).reason ==
          "653 days is 11.4% above the target of 586 days: red, beyond 10%");
    CHECK(rate(number("2.8"), target_of("5", "7.5", GoodIs::low), Unit::percent).reason == "2.8% meets the 5% to 7.5% target: green");
    CHECK(rate(number("9"), target_of("5", "7.5", GoodIs::low), Unit::percent).reason ==
          "9% is 20.0% above the upper end of the 5% to 7.5% target: red, beyond 10%");
    CHECK(rate(number("4.7"), target_of("5", "7.5", GoodIs::high), Unit::percent).reason ==
          "4.7% is 6.0% short of the lower end of the 5% to 7.5% target: amber, within 10%");
}

TEST_CASE("a shortfall just past a bound is not said to be the bound") {
    CHECK(rate(number("94.999"), high_is_good("100"), Unit::percent).reason == "94.999% is 5.001% short of the 100% target: amber, within 10%");
    CHECK(rate(number("99.999"), high_is_good("100"), Unit::percent).reason == "99.999% is 0.001% short of the 100% target: green, within 5%");
}

TEST_CASE("the largest and the smallest numbers that are taken in are rated and compared, however far apart they are") {
    CHECK(rate(number("999999999999"), low_is_good("0.000001"), Unit::days).reason ==
          "999,999,999,999 days is more than 1,000,000% above the target of 0.000001 days: red, beyond 10%");
    CHECK(rate(number("0.000001"), high_is_good("999999999999"), Unit::count).reason ==
          "0.000001 is 100.0% short of the 999,999,999,999 target: red, beyond 10%");
    Target loose = low_is_good("123456.123456");
    loose.green_within = loose.amber_within = number("999999999999");
    CHECK(rating(number("999999999999"), loose) == Rating::green);
    CHECK(trend(number("999999999999"), number("0.000001"), low_is_good("5")) == Trend::improving);
}

TEST_CASE("a target or a tolerance of more digits than can be rated is refused") {
    CHECK(problems(low_is_good("0.000001")).empty());
    CHECK(problems(low_is_good("0.0000001")).at(0).message == "must have at most 12 digits, no more than 6 of them after the point");
    CHECK(problems(low_is_good("1234567890123")).at(0).field == "target_low");
    Target loose = low_is_good("5");
    loose.amber_within = number("1234567890123");
    CHECK(problems(loose).at(0).field == "amber_within");
}

TEST_CASE("a rating is refused without a value, without a target and where neither direction is good") {
    CHECK_FALSE(rate(std::nullopt, high_is_good("75"), Unit::percent).rating);
    CHECK(rate(std::nullopt, high_is_good("75"), Unit::percent).reason == "No value, so no rating");
    CHECK_FALSE(rate(number("404"), target_of("", "", GoodIs::high), Unit::count).rating);
    CHECK(rate(number("404"), target_of("", "", GoodIs::high), Unit::count).reason == "No target is set, so no rating");
    CHECK_FALSE(rate(number("404"), target_of("1", "1", GoodIs::neither), Unit::count).rating);
}

TEST_CASE("a target with its ends or its tolerances the wrong way round is refused") {
    CHECK(problems(target_of("5", "7.5", GoodIs::low)).empty());
    CHECK(problems(target_of("7.5", "5", GoodIs::low)).at(0).field == "target_high");
    Target loose = high_is_good("90");
    loose.green_within = number("10");
    loose.amber_within = number("5");
    CHECK(problems(loose).at(0).field == "amber_within");
    loose.green_within = number("-1");
    CHECK(problems(loose).at(0).field == "green_within");
}

// Whole numbers over common denominators, worked out a second way: cross-multiplied thousandths in 128 bits.
__extension__ using Wide = __int128;
static Rating rated_with_fractions(std::int64_t value, std::int64_t target, std::int64_t green, std::int64_t amber, GoodIs good_is) {
    const Wide short_by = good_is == GoodIs::high ? Wide{target} - value : Wide{value} - target;
    const Wide size = target < 0 ? -Wide{target} : Wide{target};
    if (short_by <= 0) return Rating::green;
    if (short_by * 100'000 <= size * green) return Rating::green;
    return short_by * 100'000 <= size * amber ? Rating::amber : Rating::red;
}

TEST_CASE("the rating equals that of rational arithmetic for any value, target and tolerance") {
    std::mt19937_64 random{20170331};
    std::uniform_int_distribution<std::int64_t> anything{-2'000, 2'000}, near{-30, 30}, tolerance{0, 20'000};
    for (int i = 0; i < 200'000; ++i) {
        const std::int64_t target = anything(random);
        const std::int64_t value = i % 2 == 0 ? anything(random) : target + near(random) * target / 100;
        const std::int64_t green = i % 3 == 0 ? 5'000 : tolerance(random);
        const std::int64_t amber = green + tolerance(random);
        const GoodIs good_is = i % 5 < 2 ? GoodIs::high : GoodIs::low;
        const Decimal bound{target, i % 4};
        const Target wanted{.low = bound, .high = bound, .green_within = {green, 3}, .amber_within = {amber, 3}, .good_is = good_is};
        const auto expected = rated_with_fractions(value, target, green, amber, good_is);
        if (rating(Decimal{value, i % 4}, wanted) != expected) {
            CAPTURE(value);
            CAPTURE(target);
            FAIL("the two ways of working out a rating differ");
        }
    }
}

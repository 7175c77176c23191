#include "core/figures/figure.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::figures;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

TEST_CASE("a figure's key is its measure and period, with the population where there is one") {
    Figure figure{.measure = "cpp.open", .period = Period::day(make_date(2017, 3, 31))};
    CHECK(figure.key() == "cpp.open@2017-03-31");
    figure.population = "Cumbria/physical";
    CHECK(figure.key() == "cpp.open@2017-03-31/Cumbria/physical");
    CHECK(parse_key(figure.key())->population == "Cumbria/physical");
    CHECK(parse_key(figure.key())->string() == figure.key());
    CHECK(!parse_key("cpp.open"));
    CHECK(!parse_key("@2017"));
}

TEST_CASE("a figure's page is found from its key, whatever letters it holds") {
    CHECK(figure_path("cpp.open@2017-03-31") == "/figures/cpp.open/2017-03-31");
    CHECK(figure_path("lado.allegations@2016-17 Q2/Faith & A/B") == "/figures/lado.allegations/2016-17%20Q2?population=Faith%20%26%20A%2FB");
    CHECK(figure_path("nonsense") == "/figures");
}

TEST_CASE("a number is shown with its unit and thousands separators") {
    CHECK(display(number("82.1"), Unit::percent) == "82.1%");
    CHECK(display(number("96814"), Unit::pounds) == "£96,814");
    CHECK(display(number("-1081.50"), Unit::pounds) == "-£1,081.50");
    CHECK(display(number("56.6"), Unit::rate_per_10000) == "56.6 per 10,000");
    CHECK(display(number("653"), Unit::days) == "653 days");
    CHECK(display(number("1"), Unit::days) == "1 day");
    CHECK(display(number("1186"), Unit::count) == "1,186");
    CHECK(display(number("21.2"), Unit::rate) == "21.2");
    CHECK(display(std::nullopt, Unit::count) == "not available");
    CHECK(display(Figure{.value = number("200"), .precision = Precision::over}) == "over 200");
}

TEST_CASE("a value that is only given by its counts is worked out to one decimal") {
    const Figure share{.unit = Unit::percent, .numerator = number("179"), .denominator = number("631")};
    CHECK(share.stated_or_computed()->string() == "28.4");
    CHECK(share.stated_or_computed(0)->string() == "28");
    const Figure rate{.unit = Unit::rate_per_10000, .numerator = number("610"), .denominator = number("92800")};
    CHECK(rate.stated_or_computed()->string() == "65.7");
    CHECK(!Figure{.unit = Unit::percent, .numerator = number("1"), .denominator = number("0")}.stated_or_computed());
    CHECK(!Figure{.unit = Unit::count, .numerator = number("1"), .denominator = number("2")}.stated_or_computed());
}

TEST_CASE("the source of a figure begins with measured, submitted or published") {
    CHECK(Source{.kind = SourceKind::measured, .by = "scorecard.count"}.string() == "measured by scorecard.count");
    CHECK(Source{.kind = SourceKind::published, .by = "Annual Report", .place = "section 4"}.string() == "published in Annual Report, section 4");
    const Source submitted{.kind = SourceKind::submitted, .by = "P. Sharp", .on = make_date(2017, 4, 12), .approved_by = "A. Chair"};
    CHECK(submitted.string() == "submitted by P. Sharp on 2017-04-12, approved by A. Chair");
}

TEST_CASE("a year and the 12 months to its last day are one identity, a month and a year are not") {
    const Figure year{.measure = "m", .period = Period::year(2016), .basis = Basis::year};
    const Figure rolling{.measure = "m", .period = Period::day(make_date(2017, 3, 31)), .basis = Basis::rolling_12_months};
    const Figure month{.measure = "m", .period = Period::month(2017, 3), .basis = Basis::month};
    const Figure snapshot{.measure = "m", .period = Period::month(2017, 3), .basis = Basis::snapshot};
    const Figure day{.measure = "m", .period = Period::day(make_date(2017, 3, 31)), .basis = Basis::snapshot};
    CHECK(year.identity() == rolling.identity());
    CHECK(snapshot.identity() == day.identity());
    CHECK(year.identity() != month.identity());
    CHECK(day.identity() != year.identity());
}

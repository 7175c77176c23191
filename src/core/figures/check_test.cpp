#include "core/figures/ledger.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::figures;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

/// A published figure of 2016-17 in one line.
static Figure printed(std::string measure, std::string_view value, std::string place, Unit unit = Unit::count) {
    Figure figure{
        .measure = std::move(measure), .label = "Children", .unit = unit, .source = {.kind = SourceKind::published, .by = "Report", .place = std::move(place)}};
    if (!value.empty()) figure.value = number(value);
    return figure;
}
static Figure counted(Figure figure, std::string_view numerator, std::string_view denominator = {}) {
    figure.numerator = number(numerator);
    if (!denominator.empty()) figure.denominator = number(denominator);
    return figure;
}
static Figure in_words(Figure figure, Precision precision) {
    figure.precision = precision;
    return figure;
}
static Figure part_of(Figure figure, std::string total, std::string breakdown = {}) {
    figure.part_of = std::move(total);
    figure.part_by = std::move(breakdown);
    return figure;
}
static Figure of(Figure figure, std::string population) {
    figure.population = std::move(population);
    return figure;
}
static Figure at(Figure figure, Period period, Basis basis) {
    figure.period = period;
    figure.basis = basis;
    return figure;
}
static bool finds(const std::vector<Figure>& figures, Finding::Kind kind, std::string_view key) {
    const auto found = check(figures);
    return found.size() == 1 && found[0].kind == kind && found[0].key == key;
}
static constexpr auto contradiction = Finding::Kind::contradiction;
static constexpr auto arithmetic = Finding::Kind::arithmetic;

TEST_CASE("one figure stated with two values is a contradiction that names both places") {
    const auto found = check({printed("cpp.open", "523", "section 4"), printed("cpp.open", "525", "section 12"), printed("cpp.open", "525", "section 32")});
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == contradiction);
    CHECK(found[0].key == "cpp.open@2016-17");
    REQUIRE(found[0].values.size() == 3);
    CHECK(found[0].values[0].value == number("523"));
    CHECK(found[0].values[0].place == "Report, section 4");
    CHECK(found[0].values[2].place == "Report, section 32");
    CHECK(found[0].reason == "Children (2016-17): 523 and 525 are stated for the same figure");
}

TEST_CASE("the same value printed with other decimals is no contradiction") { CHECK(check({printed("m", "68.0", "a"), printed("m", "68", "b")}).empty()); }

TEST_CASE("a value printed with fewer digits contradicts only what does not round to it") {
    const auto all = [](std::initializer_list<const char*> values) {
        std::vector<Figure> figures;
        for (const char* value : values) figures.push_back(printed("m", value, value, Unit::percent));
        return figures;
    };
    CHECK(check(all({"33", "33.3"})).empty());
    CHECK(check(all({"33.3", "33", "33.34"})).empty());
    CHECK(check(all({"12.5", "13"})).empty());
    CHECK(check(all({"12.5", "12"})).empty());
    CHECK(finds(all({"33", "33.6"}), contradiction, "m@2016-17"));
    CHECK(finds(all({"33.0", "33.3"}), contradiction, "m@2016-17"));
    CHECK(finds(all({"33", "33.3", "33.4"}), contradiction, "m@2016-17"));
}

TEST_CASE("one measure of two populations, periods or bases is no contradiction") {
    CHECK(check({printed("m", "1", "a"), of(printed("m", "2", "b"), "England")}).empty());
    CHECK(check({printed("m", "1", "a"), at(printed("m", "2", "b"), Period::year(2015), Basis::year)}).empty());
    CHECK(check({printed("m", "1", "a"), at(printed("m", "2", "b"), Period::year(2016), Basis::year_to_date)}).empty());
}

TEST_CASE("a year and the 12 months to its last day are held against each other") {
    const auto rolling = at(printed("m", "22.1", "b"), Period::day(make_date(2017, 3, 31)), Basis::rolling_12_months);
    CHECK(finds({printed("m", "17.7", "a"), rolling}, contradiction, "m@2016-17"));
}

TEST_CASE("a share given by its counts alone is held against the printed one, with as many decimals") {
    const auto by_counts = counted(printed("m", "", "section 4", Unit::percent), "179", "631");
    CHECK(finds({printed("m", "28.8", "a", Unit::percent), by_counts}, contradiction, "m@2016-17"));
    CHECK(check({printed("m", "28.4", "a", Unit::percent), by_counts}).empty());
    CHECK(check({printed("m", "28", "a", Unit::percent), by_counts}).empty());
}

TEST_CASE("a number in round words contradicts only what it could not stand for") {
    const auto almost = in_words(printed("m", "4000", "a"), Precision::under);
    CHECK(check({almost, printed("m", "3995", "b")}).empty());
    CHECK(finds({almost, printed("m", "2995", "b")}, contradiction, "m@2016-17"));
    const auto about = in_words(printed("m", "1400", "a"), Precision::about);
    CHECK(check({about, printed("m", "1401", "b")}).empty());
    CHECK(finds({about, printed("m", "1460", "b")}, contradiction, "m@2016-17"));
    const auto over = in_words(printed("m", "200", "a"), Precision::over);
    CHECK(check({over, printed("m", "212", "b")}).empty());
    CHECK(finds({over, printed("m", "188", "b")}, contradiction, "m@2016-17"));
    CHECK(check({in_words(printed("m", "6835", "a"), Precision::over), printed("m", "6835", "b")}).empty());
}

TEST_CASE("a percentage is called wrong when its counts do not give it to the printed digit") {
    CHECK(finds({counted(printed("m", "20.1", "a", Unit::percent), "87", "443")}, arithmetic, "m@2016-17"));
    CHECK(check({counted(printed("m", "19.6", "a", Unit::percent), "87", "443")}).empty());
    CHECK(check({counted(printed("m", "20", "a", Unit::percent), "87", "443")}).empty());
    CHECK(check({counted(printed("m", "0", "a", Unit::percent), "0", "0")}).empty());
    const auto found = check({counted(printed("m", "20.1", "a", Unit::percent), "87", "443")});
    CHECK(found[0].reason == "Children (2016-17): 87 of 443 is 19.6%, not 20.1%");
}

TEST_CASE("exactly half a digit may be printed either way") {
    CHECK(check({counted(printed("m", "37.5", "a", Unit::percent), "3", "8")}).empty());
    CHECK(check({counted(printed("m", "37.4", "a", Unit::percent), "3", "8")}).size() == 1);
    CHECK(check({counted(printed("m", "12", "a", Unit::percent), "1", "8")}).empty());
    CHECK(check({counted(printed("m", "13", "b", Unit::percent), "1", "8")}).empty());
}

TEST_CASE("a rate beside its own population is worked out like a percentage") {
    CHECK(finds({counted(printed("m", "56.7", "a", Unit::rate_per_10000), "525", "92800")}, arithmetic, "m@2016-17"));
    CHECK(check({counted(printed("m", "56.6", "a", Unit::rate_per_10000), "525", "92800")}).empty());
}

TEST_CASE("parts must add up to their total") {
    const auto total = printed("submitted", "469", "a");
    const auto valid = part_of(printed("valid", "433", "a"), "submitted@2016-17");
    const auto partial = part_of(printed("partial", "35", "a"), "submitted@2016-17");
    CHECK(finds({total, valid, partial}, arithmetic, "submitted@2016-17"));
    CHECK(check({printed("submitted", "468", "a"), valid, partial}).empty());
    CHECK(check({total, valid, part_of(printed("partial", "", "a"), "submitted@2016-17")}).empty());
}

TEST_CASE("two breakdowns of one total are added up apart") {
    const auto total = printed("m", "3", "a");
    CHECK(check({total, part_of(of(printed("m", "1", "a"), "boys"), "m@2016-17", "sex"), part_of(of(printed("m", "2", "a"), "girls"), "m@2016-17", "sex"),
                 part_of(of(printed("m", "3", "a"), "infants"), "m@2016-17", "age")})
              .empty());
}

TEST_CASE("a part that one publication states twice counts once, and one fitting total is enough") {
    const auto one = part_of(of(printed("m", "1", "a"), "x"), "m@2016-17"), two = part_of(of(printed("m", "2", "a"), "y"), "m@2016-17");
    CHECK(check({printed("m", "3", "a"), one, two, part_of(of(printed("m", "1", "elsewhere"), "x"), "m@2016-17")}).empty());
    CHECK(finds({printed("m", "3", "a"), printed("m", "4", "b"), one, two}, contradiction, "m@2016-17"));
}

TEST_CASE("the sum of parts is rounded as the total is printed, and a total cut off is found") {
    const auto a = part_of(of(printed("m", "14.37", "a", Unit::percent), "not"), "m@2016-17"),
               b = part_of(of(printed("m", "2.25", "a", Unit::percent), "not at all"), "m@2016-17");
    CHECK(check({printed("m", "17", "a", Unit::percent), a, b}).empty());
    CHECK(finds({printed("m", "16", "a", Unit::percent), a, b}, arithmetic, "m@2016-17"));
}

TEST_CASE("percentages printed without counts make 100; beside counts each is checked by itself") {
    const auto share = [](std::string population, std::string_view value) {
        return part_of(of(printed("m", value, "a", Unit::percent), std::move(population)), "m@2016-17");
    };
    CHECK(check({share("x", "60.1"), share("y", "39.9")}).empty());
    CHECK(finds({share("x", "60.1"), share("y", "40.0")}, arithmetic, "m@2016-17"));
    CHECK(check({counted(share("x", "33"), "1", "3"), counted(share("y", "33"), "1", "3"), counted(share("z", "33"), "1", "3")}).empty());
}

TEST_CASE("what cannot exceed another figure is added up and held against it") {
    const auto limited = [](std::string measure, std::string_view value) {
        auto figure = printed(std::move(measure), value, "a");
        figure.at_most = "prosecutions@2016-17";
        return figure;
    };
    CHECK(finds({printed("prosecutions", "10", "a"), limited("convictions", "11"), limited("acquittals", "0")}, arithmetic, "prosecutions@2016-17"));
    CHECK(finds({printed("prosecutions", "10", "a"), limited("convictions", "9"), limited("acquittals", "2")}, arithmetic, "prosecutions@2016-17"));
    CHECK(check({printed("prosecutions", "10", "a"), limited("convictions", "9"), limited("acquittals", "1")}).empty());
}

TEST_CASE("a reason says of whom the figures are, where the measure has several") {
    const auto reason = [](const std::vector<Figure>& figures) { return check(figures).at(0).reason; };
    CHECK(reason({of(printed("m", "5", "a"), "England"), of(printed("m", "6", "b"), "England")}) ==
          "Children, England (2016-17): 5 and 6 are stated for the same figure");
    auto limited = of(printed("m", "11", "a"), "Convictions");
    limited.at_most = "m@2016-17/Prosecutions";
    CHECK(reason({of(printed("m", "10", "a"), "Prosecutions"), limited}) == "Children, Convictions: 11 cannot exceed Children, Prosecutions: 10 (2016-17)");
    CHECK(reason({part_of(of(printed("m", "50", "a", Unit::percent), "England/Boys"), "m@2016-17/England"),
                  part_of(of(printed("m", "51", "a", Unit::percent), "England/Girls"), "m@2016-17/England")}) ==
          "Children, England (2016-17): the percentages come to 101%, not 100%");
}

static Figure rate(std::string measure, std::string_view value, std::string_view count) {
    return counted(printed(std::move(measure), value, "a", Unit::rate_per_10000), count);
}

TEST_CASE("a rate that a stated population gives to the printed digit is right, whatever other rates say") {
    const auto population = printed("population.under_18", "92800", "section 4");
    CHECK(check({population, rate("cpp.rate", "56.6", "525"), rate("cla.rate", "68.0", "631")}).empty());
    CHECK(finds({population, rate("cpp.rate", "56.6", "525"), rate("cla.rate", "68.0", "631"), rate("eha.rate", "206.4", "2126")}, arithmetic,
                "eha.rate@2016-17"));
}

TEST_CASE("where no population of the day is stated, two rates that rest on nearly the same one bear each other out") {
    CHECK(check({rate("cpp.rate", "44.6", "416"), rate("cla.rate", "71.1", "663"), rate("eha.rate", "196.6", "1828")}).empty());
    CHECK(finds({rate("eha.rate", "46.9", "443"), rate("cpp.rate", "62.5", "591"), rate("cla.rate", "67", "640")}, arithmetic, "cla.rate@2016-17"));
    CHECK(check({rate("eha.rate", "17.3", "178"), rate("cpp.rate", "36.1", "345"), rate("cla.rate", "70.2", "663")}).size() == 3);
}

TEST_CASE("where a population of the day is stated, another rate cannot excuse one that it does not give") {
    const auto population = printed("population.under_18", "92800", "section 4");
    CHECK(check({population, rate("cpp.rate", "44.6", "416"), rate("cla.rate", "71.1", "663")}).size() == 2);
}

TEST_CASE("a rate with nothing to hold it against is not called wrong, and another area's population does not count") {
    CHECK(check({rate("cpp.rate", "56.6", "525")}).empty());
    CHECK(check({rate("cpp.rate", "56.6", "525"), of(printed("population.under_18", "1000", "a"), "England")}).empty());
}

TEST_CASE("numbers beyond exact arithmetic are passed over and do not hide other findings") {
    const auto huge = counted(printed("huge", "999999999999999999", "a", Unit::rate_per_10000), "999999999999999999", "999999999999999999");
    const auto huge_rate = counted(printed("r", "0.00000000000000001", "a", Unit::rate_per_10000), "999999999999999999");
    const auto part = part_of(of(printed("t", "999999999999999999", "a"), "x"), "t@2016-17");
    std::vector<Figure> figures{huge, huge_rate, printed("population.under_18", "999999999999999999", "a"), printed("t", "1", "a")};
    for (const std::string name : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}) figures.push_back(of(part, name));
    figures.push_back(counted(printed("m", "20.1", "a", Unit::percent), "87", "443"));
    CHECK(finds(figures, arithmetic, "m@2016-17"));
}

TEST_CASE("a slip that is printed at two places is found once") {
    const auto wrong = counted(printed("m", "20.1", "a", Unit::percent), "87", "443");
    CHECK(finds({wrong, counted(printed("m", "20.1", "b", Unit::percent), "87", "443")}, arithmetic, "m@2016-17"));
}

TEST_CASE("a key gives every value, measured before submitted before published, and the best has a value") {
    auto measured = printed("m", "", "a"), submitted = printed("m", "5", "b"), printed_one = printed("m", "6", "c");
    measured.source.kind = SourceKind::measured;
    submitted.source.kind = SourceKind::submitted;
    const Ledger ledger{{printed_one, submitted, measured}};
    const auto values = ledger.of("m@2016-17");
    REQUIRE(values.size() == 3);
    CHECK(values[0]->source.kind == SourceKind::measured);
    CHECK(values[2]->source.kind == SourceKind::published);
    CHECK(*ledger.best("m@2016-17")->value == number("5"));
    CHECK(ledger.best("other@2016-17") == nullptr);
}

TEST_CASE("of published values a printed one is shown before one in words and before one that is only worked out") {
    const auto about = in_words(printed("m", "60", "a", Unit::percent), Precision::about);
    const auto by_counts = counted(printed("m", "", "b", Unit::percent), "1", "2");
    CHECK(Ledger{{about, by_counts, printed("m", "61", "c", Unit::percent)}}.best("m@2016-17")->source.place == "c");
    CHECK(Ledger{{by_counts, about}}.best("m@2016-17")->source.place == "a");
    CHECK(Ledger{{printed("m", "", "d", Unit::percent), by_counts}}.best("m@2016-17")->source.place == "b");
}

TEST_CASE("a percentage above 100 and a count below zero are said; money below zero and all of them are not") {
    const auto reasons = [](Figure figure) {
        std::string all;
        for (const auto& finding : check({std::move(figure)})) all += finding.reason;
        return all;
    };
    CHECK(reasons(printed("a", "150", "T1", Unit::percent)).find("150% is more than all of them") != std::string::npos);
    CHECK(reasons(printed("a", "-3", "T1")).find("-3 is below zero") != std::string::npos);
    CHECK(reasons(printed("a", "100", "T1", Unit::percent)).empty());
    CHECK(reasons(printed("a", "-3", "T1", Unit::pounds)).empty());
    CHECK(reasons(printed("eha.gap", "-25", "T1")).empty());
    CHECK(reasons(printed("exchange", "-25", "T1")).find("-25 is below zero") != std::string::npos);
}

#include "core/figures/beside.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::figures;

static Figure of_plans(SourceKind kind, std::string_view value, std::string by, bool is_counted = false) {
    return {.measure = "cpp.open",
            .period = Period::day(make_date(2017, 3, 31)),
            .basis = Basis::snapshot,
            .label = "Children with a child protection plan",
            .value = Decimal::parse(value),
            .source = {.kind = kind, .by = std::move(by), .is_counted = is_counted}};
}
static Figure counted(std::string_view value) { return of_plans(SourceKind::measured, value, "counting the records of children", true); }
static Figure printed(std::string_view value, std::string by) { return of_plans(SourceKind::published, value, std::move(by)); }

TEST_CASE("what records give stands beside what is stated: what agrees with it and what does not") {
    const std::vector<Figure> figures{printed("525", "section 12"), counted("523"), printed("523", "section 4")};
    const auto all = beside_records(figures);
    REQUIRE(all.size() == 1);
    CHECK(all[0].counted->value == Decimal::whole(523));
    REQUIRE(all[0].alike.size() == 1);
    CHECK(all[0].alike[0]->source.by == "section 4");
    REQUIRE(all[0].other.size() == 1);
    CHECK(all[0].other[0]->source.by == "section 12");
    CHECK(in_words(all[0]) == "Stated: 523, and also 525. The records give 523, which is the number chosen.");
}

TEST_CASE("where the records agree with nothing that is stated they choose nothing, and where all agree there is nothing to say") {
    const std::vector<Figure> apart{counted("520"), printed("525", "section 12"), printed("523", "section 4")};
    CHECK(in_words(beside_records(apart).at(0)) == "Stated: 525 and 523. The records give 520.");
    const std::vector<Figure> together{counted("523"), printed("523", "section 4")};
    CHECK(in_words(beside_records(together).at(0)).empty());
    CHECK(beside_records({counted("523")}).empty());
    CHECK(beside_records({printed("525", "section 12"), printed("523", "section 4")}).empty());
}

TEST_CASE("what is counted from records contradicts no document and mends no arithmetic") {
    const auto documents = std::vector<Figure>{printed("525", "section 12"), printed("523", "section 4")};
    REQUIRE(check(documents).size() == 1);
    auto with_records = documents;
    with_records.push_back(counted("520"));
    CHECK(check(with_records).size() == 1);
    CHECK(check(with_records)[0].values.size() == 2);
    CHECK(check({counted("520"), printed("523", "section 4")}).empty());
    auto share = counted("520");
    share.measure = "cpp.percent";
    share.unit = Unit::percent;
    CHECK(check({share}).empty());
}

TEST_CASE("what was submitted, and so printed, is shown first, and what is counted from records beside it") {
    const Ledger ledger{{printed("525", "section 12"), counted("523"), of_plans(SourceKind::submitted, "524", "P. Sharp")}};
    CHECK(ledger.best("cpp.open@2017-03-31")->source.kind == SourceKind::submitted);
    CHECK(ledger.of("cpp.open@2017-03-31").back()->source.is_counted);
    CHECK(Ledger{{counted("523")}}.best("cpp.open@2017-03-31")->source.is_counted);
}

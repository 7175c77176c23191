#include "core/exchange/cells.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::exchange;

static ImportRow row(std::map<std::string, std::string, std::less<>> cells) { return {7, std::move(cells)}; }

TEST_CASE("a cell that cannot be read is rejected with line, column, value and what was expected") {
    const auto bad = row({{"value", "82.1%"}});
    ImportReport report;
    Cells cells(bad, report);
    (void)cells.required_decimal("value");
    CHECK_FALSE(cells.are_accepted());
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 7);
    CHECK(report.rejections[0].column == "value");
    CHECK(report.rejections[0].value == "82.1%");
    CHECK(report.rejections[0].reason == "must be a number such as 82.1, without a percent sign, a pound sign or a thousands comma");
}

TEST_CASE("every wrong cell of a row is reported") {
    const auto bad = row({{"code", "no spaces"}, {"year", "2016-18"}, {"on", "31/03/2017"}, {"basis", "yearly"}, {"kind", "both"}, {"n", "-1"}});
    ImportReport report;
    Cells cells(bad, report);
    (void)cells.required_code("code");
    (void)cells.required_year("year");
    (void)cells.required_date("on");
    (void)cells.required_basis("basis");
    (void)cells.required_one_of("kind", {"cash", "in_kind"});
    (void)cells.required_whole("n");
    (void)cells.required_text("missing");
    CHECK(report.rejections.size() == 7);
    CHECK(report.rejections[4].reason == "must be one of cash, in_kind");
    CHECK(report.rejections[6].reason == "is empty; it must say something");
}

TEST_CASE("a code can stand in the address of a page") {
    for (const auto* text : {"CS1.0", "D&A-2", "x_1", "7"}) {
        ImportReport report;
        const auto good = row({{"code", text}});
        CHECK(Cells(good, report).required_code("code") == text);
        CHECK(report.rejections.empty());
    }
    for (const auto* text : {"", "..", ".", ".a", "/", "CS8/0", "../x", "a b", "a?b", "a#b"}) {
        CAPTURE(text);
        ImportReport report;
        const auto bad = row({{"code", text}});
        (void)Cells(bad, report).required_code("code");
        CHECK(report.rejections.size() == 1);
    }
}

TEST_CASE("empty cells are nothing where they may be, and no for a yes or no") {
    const auto empty = row({{"value", ""}});
    ImportReport report;
    Cells cells(empty, report);
    CHECK_FALSE(cells.decimal("value"));
    CHECK_FALSE(cells.date("value"));
    CHECK_FALSE(cells.period("value"));
    CHECK_FALSE(cells.whole("value"));
    CHECK_FALSE(cells.yes("value"));
    CHECK(cells.are_accepted());
}

TEST_CASE("cells that can be read give what they hold") {
    const auto good = row({{"value", "68.0"}, {"on", "2017-03-31"}, {"period", "2016-17 Q2"}, {"year", "2016-17"}, {"basis", "year"}, {"ongoing", "yes"}});
    ImportReport report;
    Cells cells(good, report);
    CHECK(cells.required_decimal("value").string() == "68.0");
    CHECK(cells.required_date("on") == make_date(2017, 3, 31));
    CHECK(cells.required_period("period") == Period::quarter(2016, 2));
    CHECK(cells.required_year("year") == Period::year(2016));
    CHECK(cells.required_basis("basis") == Basis::year);
    CHECK(cells.yes("ongoing"));
    CHECK(cells.are_accepted());
}

TEST_CASE("a key that a file uses twice is refused with the line of the first") {
    const ImportRow first{2, {{"code", "A"}}};
    const ImportRow second{3, {{"code", "A"}}};
    ImportReport report;
    Keys keys;
    Cells one(first, report);
    Cells two(second, report);
    keys.take(one, "code", "A");
    keys.take(two, "code", "A");
    CHECK(one.are_accepted());
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].reason == "stands on line 2 already; each may come only once in the file");
}

TEST_CASE("a row is written only when it is new or different") {
    ImportReport report;
    int writes = 0;
    const auto write = [&] { ++writes; };
    upsert(report, std::optional<int>{}, 1, write, write);
    upsert(report, std::optional<int>{1}, 1, write, write);
    upsert(report, std::optional<int>{1}, 2, write, write);
    CHECK(report.added == 1);
    CHECK(report.unchanged == 1);
    CHECK(report.changed == 1);
    CHECK(writes == 2);
}

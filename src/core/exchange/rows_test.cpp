#include "core/exchange/import.hpp"
#include "core/exchange/value.hpp"

#include <doctest/doctest.h>

using namespace holdfast::exchange;

static ImportKind kind() {
    return {.name = "targets", .columns = {{"code", true, "the indicator"}, {"year", true, "a reporting year"}, {"note", false, "anything"}}};
}

static ImportReport report_of(std::string_view bytes) {
    ImportReport report;
    (void)read_rows(kind(), bytes, report);
    return report;
}

TEST_CASE("rows come under the names of the header, in any order of columns") {
    ImportReport report;
    const auto rows = read_rows(kind(), "year,code\r\n2016-17,CS1.0\r\n\r\n2016-17, CS2.1 \r\n", report);
    REQUIRE(report.is_accepted());
    REQUIRE(rows.size() == 2);
    CHECK(report.rows == 2);
    CHECK(rows[1].line == 4);
    CHECK(rows[1]["code"] == "CS2.1");
    CHECK(rows[1]["note"].empty());
}

TEST_CASE("a text comes back from our own CSV file as it was, also one that a spreadsheet would run") {
    for (const std::string text : {"=1+1", "+1", "-x", "@SUM", "|x", "＝1+1", "＋1", "－x", "＠SUM", "｜x", "'=1", "''=1", "'x", "x=1", "'"}) {
        ImportReport report;
        const auto rows = read_rows(kind(), to_csv({{"code", "year", "note"}, {{"CS1.0", "2016-17", text}}}), report);
        CHECK(report.look_alikes.empty());
        REQUIRE(rows.size() == 1);
        CHECK(rows[0]["note"] == text);
    }
}

TEST_CASE("a cell in which nothing can be seen is empty, as a field of a form is") {
    ImportReport report;
    const auto rows = read_rows(kind(), "code,year,note\nCS1.0,2016-17,\u200B\u200B\nCS1.1,2016-17, \u2060\u00A0\nCS1.2,2016-17,a\u200Bb\n", report);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0]["note"].empty());
    CHECK(rows[1]["note"].empty());
    CHECK(rows[2]["note"] == "a\u200Bb");
    CHECK(report.look_alikes.empty());
}

TEST_CASE("a header alone is a file with nothing in it, and an empty file is refused") {
    CHECK(report_of("code,year\n").is_accepted());
    CHECK(report_of("code,year\n").rows == 0);
    for (const auto* bytes : {"", "\n\n", "\xEF\xBB\xBF"}) {
        const auto report = report_of(bytes);
        REQUIRE(report.rejections.size() == 1);
        CHECK(report.rejections[0].line == 1);
    }
}

TEST_CASE("a cell longer than a workbook's is refused, and its value is shown by its beginning") {
    CHECK(report_of("code,year\nCS1.0," + std::string(32'767, 'x') + "\n").is_accepted());
    const auto report = report_of("code,year\nCS1.0," + std::string(32'768, 'x') + "\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].column == "year");
    CHECK(report.rejections[0].value.size() == 43);
}

TEST_CASE("an unknown column is named and the nearest known one suggested") {
    const auto near = report_of("code,yaer\n");
    REQUIRE(near.rejections.size() == 2);
    CHECK(near.rejections[0].column == "yaer");
    CHECK(near.rejections[0].reason == "is not a column of this file; did you mean year?");
    CHECK(report_of("code,YEAR\n").rejections.at(0).reason == "is not a column of this file; did you mean year?");
    const auto far = report_of("code,year,colour of the sky\n");
    CHECK(far.rejections.at(0).reason == "is not a column of this file; its columns are code, year, note");
}

TEST_CASE("a required column that is missing and a column that stands twice are refused") {
    CHECK(report_of("code\n").rejections.at(0).column == "year");
    CHECK(report_of("code\n").rejections.at(0).reason == "is missing from the header; it holds a reporting year");
    CHECK(report_of("code,year,code\n").rejections.at(0).reason == "stands twice in the header");
    CHECK(report_of("code,year,\n").rejections.at(0).reason == "a column has no name");
}

TEST_CASE("a row with too many or too few cells is refused by its line and the others are still read") {
    const auto report = report_of("code,year\nCS1.0\nCS1.0,2016-17\nCS1.0,2016-17,x\n");
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rows == 3);
    CHECK(report.rejections[0].line == 2);
    CHECK(report.rejections[0].reason == "the row has 1 cell where the header has 2");
    CHECK(report.rejections[1].line == 4);
}

TEST_CASE("letters that only look Latin are replaced in cells and headers and reported") {
    ImportReport report;
    const auto rows = read_rows(kind(), "соde,year\nСS1.0,2016-17\n", report);
    REQUIRE(report.is_accepted());
    CHECK(rows[0]["code"] == "CS1.0");
    REQUIRE(report.look_alikes.size() == 2);
    CHECK(report.look_alikes[1].line == 2);
    CHECK(report.look_alikes[1].column == "code");
    CHECK(report.look_alikes[1].value == "СS1.0");
    CHECK(report.look_alikes[1].replaced_by == "CS1.0");
}

TEST_CASE("a file that cannot be read to its end is refused with the line") {
    const auto report = report_of("code,year\nCS1.0,2016-17\n\"CS1.1,2016-17\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 3);
}

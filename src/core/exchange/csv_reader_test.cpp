#include "core/exchange/csv_reader.hpp"

#include <doctest/doctest.h>

using holdfast::exchange::CsvProblem;
using holdfast::exchange::CsvReader;
using holdfast::exchange::CsvRecord;

static std::vector<CsvRecord> read(std::string_view bytes) {
    CsvReader reader(bytes);
    std::vector<CsvRecord> records;
    while (auto record = reader.next()) records.push_back(std::move(*record));
    CHECK_FALSE(reader.problem());
    return records;
}

static CsvProblem problem(std::string_view bytes) {
    CsvReader reader(bytes);
    while (reader.next()) {
    }
    REQUIRE(reader.problem());
    return *reader.problem();
}

using Cells = std::vector<std::string>;

TEST_CASE("lines end with CRLF or LF and the last may have no end") {
    for (const auto* bytes : {"a,b\r\nc,d\r\n", "a,b\nc,d\n", "a,b\nc,d"}) {
        const auto records = read(bytes);
        REQUIRE(records.size() == 2);
        CHECK(records[0].cells == Cells{"a", "b"});
        CHECK(records[1].cells == Cells{"c", "d"});
        CHECK(records[1].line == 2);
    }
}

TEST_CASE("a byte-order mark is dropped and an empty file holds no record") {
    CHECK(read("\xEF\xBB\xBF" "a\n")[0].cells == Cells{"a"});
    CHECK(read("").empty());
    CHECK(read("\xEF\xBB\xBF").empty());
}

TEST_CASE("quoted cells hold commas, quotes and line ends") {
    const auto records = read("\"a,b\",\"say \"\"yes\"\"\",\"\"\r\n\"two\r\nlines\",x,\nnext,,");
    REQUIRE(records.size() == 3);
    CHECK(records[0].cells == Cells{"a,b", "say \"yes\"", ""});
    CHECK(records[1].cells == Cells{"two\r\nlines", "x", ""});
    CHECK(records[2].cells == Cells{"next", "", ""});
}

TEST_CASE("a file that is plainly something else is called what it is") {
    CHECK(problem("\xFF\xFE" "a").reason == "the file is in UTF-16; save it again as \"CSV UTF-8\"");
    CHECK(problem("PK\x03\x04rest").reason == "the file is a workbook or a document, not CSV; save it again as \"CSV UTF-8\"");
    CHECK(problem("\xD0\xCF\x11\xE0rest").reason == "the file is a workbook or a document, not CSV; save it again as \"CSV UTF-8\"");
    CHECK(problem("%PDF-1.7").reason == "the file is a PDF, not CSV; save it again as \"CSV UTF-8\"");
}

TEST_CASE("semicolons or tabs between the cells of the first line are named") {
    CHECK(problem("\xEF\xBB\xBF" "a;b\n1,5;2\n").reason == "semicolons stand between the cells, where commas must; save the file again with commas");
    CHECK(problem("a\tb\n1\t2\n").reason == "tabs stand between the cells, where commas must; save the file again with commas");
    CHECK(read("a,b;c\nd;e,f\n").size() == 2);
    CHECK(read("a\nb;c\n").size() == 2);
}

TEST_CASE("a record is named by the line of the file on which it begins") {
    const auto records = read("a\n\"1\n2\n3\"\nb\n");
    CHECK(records[1].line == 2);
    CHECK(records[2].line == 5);
}

TEST_CASE("a quote that is never closed is named by the line where it was opened") {
    CHECK(problem("a\nb\n\"open\nc\nd\n").line == 3);
    CHECK(problem("\"").line == 1);
    CHECK(problem("a,\"b\"\"").line == 1);
}

TEST_CASE("a stray quote and text after a closing quote are refused") {
    CHECK(problem("a\nb\"c\n").line == 2);
    CHECK(problem("a\n\"b\"c\n").line == 2);
}

TEST_CASE("what is not text in UTF-8 is refused with its line") {
    CHECK(problem(std::string_view("a\nb\0c\n", 6)).line == 2);
    CHECK(problem(std::string_view("a\nb\0c\n", 6)).reason.find("NUL") != std::string::npos);
    CHECK(problem("a\n\n\xE9t\xE9\n").line == 3);
    CHECK(problem("\xFF\xFE" "a").reason.find("UTF-16") != std::string::npos);
    CHECK(problem("a\x1b").reason.find("U+001B") != std::string::npos);
    CHECK(problem("a\n\"\xED\xA0\x80\"\n").line == 2);
    CHECK(problem("a\rb").line == 1);
}

TEST_CASE("a record with nothing in any cell is blank") {
    CHECK(read("\n")[0].is_blank());
    CHECK(read(",, ,\n")[0].is_blank());
    CHECK_FALSE(read(",x\n")[0].is_blank());
}

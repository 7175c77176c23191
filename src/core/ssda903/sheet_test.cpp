#include "core/ssda903/sheet.hpp"

#include "core/ssda903/day.hpp"

#include "core/exchange/csv_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace holdfast;
using namespace holdfast::ssda903;

static const std::string reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\r\n";

static std::string refused(std::string_view bytes) {
    const auto sheet = read_sheet(bytes, "a.csv");
    return sheet ? "read" : in_words(sheet.refusal());
}
static bool says(std::string_view bytes, std::string_view words) { return refused(bytes).find(words) != std::string::npos; }

TEST_CASE("the standard has the tables and columns of the return, CHILD first, each once") {
    for (const Table table : every_table()) {
        INFO(name_of(table));
        const Form& form = form_of(table);
        CHECK(form.columns.at(0).name == "CHILD");
        for (const Column& column : form.columns) {
            CHECK(std::ranges::count(form.columns, column.name, &Column::name) == 1);
            CHECK((column.kind == Kind::code) == !column.codes.empty());
            CHECK((column.kind == Kind::number) == (column.most > 0));
        }
        CHECK(parse_table(name_of(table)) == table);
    }
    CHECK(form_of(Table::episodes).columns.size() == 13);
    CHECK(form_of(Table::oc2).columns.size() == 12);
    CHECK_FALSE(parse_table("Episode"));
    CHECK_FALSE(place_of(Table::uasc, "DECOM"));
}

TEST_CASE("a code belongs to the collections that had it") {
    const auto held = [](Table table, std::string_view column, std::string_view code, int collection) {
        return takes(form_of(table).columns[*place_of(table, column)], code, collection);
    };
    CHECK(held(Table::header, "SEX", "1", 2024));
    CHECK_FALSE(held(Table::header, "SEX", "M", 2024));
    CHECK(held(Table::header, "SEX", "M", 2025));
    CHECK_FALSE(held(Table::header, "SEX", "1", 2025));
    CHECK(held(Table::episodes, "PLACE", "H5", 2024));
    CHECK_FALSE(held(Table::episodes, "PLACE", "H5", 2025));
    CHECK_FALSE(held(Table::episodes, "PLACE", "Z14", 2025));
    CHECK(held(Table::episodes, "PLACE", "Z14", 2026));
    CHECK(held(Table::episodes, "REC", "E43", 2018));
    CHECK_FALSE(held(Table::episodes, "REC", "E43", 2019));
    CHECK_FALSE(held(Table::episodes, "REC", "E48", 2018));
    CHECK_FALSE(held(Table::episodes, "REASON_PLACE_CHANGE", "CUSTOD", 2018));
    CHECK(held(Table::oc3, "ACTIV", "F3", 2021));
    CHECK_FALSE(held(Table::oc3, "ACTIV", "F3", 2022));
    CHECK(held(Table::header, "SEX", "1", 0));
    CHECK_FALSE(held(Table::header, "SEX", "m", 0));
}

TEST_CASE("a value is of its kind") {
    const auto held = [](Table table, std::string_view column, std::string_view text) {
        return takes(form_of(table).columns[*place_of(table, column)], text, 2017);
    };
    CHECK(held(Table::header, "UPN", "UN5"));
    CHECK_FALSE(held(Table::header, "UPN", "UN6"));
    CHECK_FALSE(held(Table::header, "UPN", "A801200001001"));
    CHECK(held(Table::header, "UPN", "H801200001001"));
    CHECK(held(Table::oc2, "SDQ_SCORE", "40"));
    CHECK_FALSE(held(Table::oc2, "SDQ_SCORE", "41"));
    CHECK_FALSE(held(Table::oc2, "SDQ_SCORE", "-1"));
    CHECK_FALSE(held(Table::oc2, "SDQ_SCORE", "4.5"));
    CHECK_FALSE(held(Table::ad1, "NB_ADOPTR", "0"));
    CHECK(held(Table::episodes, "HOME_POST", "CA1 1AA"));
    CHECK_FALSE(held(Table::episodes, "HOME_POST", "Carlisle"));
    CHECK(held(Table::prev_perm, "DATE_PERM", "zz/zz/2016"));
    CHECK_FALSE(held(Table::episodes, "DECOM", "zz/zz/2016"));
}

TEST_CASE("a day is written dd/mm/yyyy and exists") {
    CHECK(parse_day("29/02/2016") == make_date(2016, 2, 29));
    for (const auto* text : {"29/02/2017", "1/4/2016", "2016-04-01", "01/04/16", "01/13/2016", "", "01/04/2016 ", "aa/04/2016"}) CHECK_FALSE(parse_day(text));
    for (const auto* text : {"01/04/2016", "zz/04/2016", "ZZ/zz/2016", "zz/zz/zzzz"}) CHECK(is_unclear_day(text));
    for (const auto* text : {"zz/13/2016", "01/zz/2016", "zz/04/zzzz", "zz/zz/16", "01/zz/zzzz", "zz"}) CHECK_FALSE(is_unclear_day(text));
    CHECK(years_after(make_date(2004, 2, 29), 18) == make_date(2022, 3, 1));
    CHECK(year_with(make_date(2017, 3, 31)) == Year{2017});
    CHECK(year_with(make_date(2017, 4, 1)) == Year{2018});
}

TEST_CASE("a table is known by its header, whatever the order and case of the columns") {
    for (const Table table : every_table()) {
        std::string header;
        const auto& columns = form_of(table).columns;
        for (auto column = columns.rbegin(); column != columns.rend(); ++column) header += (header.empty() ? "" : ",") + column->name;
        const auto sheet = read_sheet(header + "\n", "a.csv");
        REQUIRE(sheet);
        CHECK(sheet->table == table);
        CHECK(sheet->places.front() == columns.size() - 1);
    }
    const auto sheet = read_sheet("review_code, Review ,dob,Child\n PN1,01/05/2016,02/03/2010,A1 \n", "a.csv");
    REQUIRE(sheet);
    const Cells cells(*sheet, sheet->rows.at(0));
    CHECK(cells.child() == "A1");
    CHECK(cells.is("REVIEW_CODE", "PN1"));
    CHECK(cells.day("REVIEW") == make_date(2016, 5, 1));
    CHECK(cells.line() == 2);
    CHECK_THROWS(cells.text("DECOM"));
}

TEST_CASE("what is no table of the return is refused with file, line and reason") {
    CHECK(says("", "a.csv: line 1: the file is empty"));
    CHECK(says("CHILD,DOB,SEX\n", "of no table"));
    CHECK(says("CHILD,DOB,SEX,DUC,REVIEW\n", "of no table"));
    CHECK(says("CHILD,REVIEW\n", "line 1: this is Reviews, but without DOB, REVIEW_CODE"));
    CHECK(says("CHILD,DOB,REVIEW,REVIEW_CODE,review\n", "this is Reviews, but with REVIEW more than once"));
    CHECK(says(reviews + "A1,02/03/2010\n", "line 2: there are 2 cells, where the header has 4"));
    CHECK(says(reviews + "\nA1,02/03/2010,01/05/2016,\"PN1\nA2", "line 3: "));
    CHECK(says(reviews + "A\xE9,02/03/2010,01/05/2016,PN1\n", "line 2: the byte 0xe9 is not UTF-8"));
    CHECK(says("CHILD;DOB;REVIEW;REVIEW_CODE\n", "semicolons"));
    CHECK(says("PK\x03\x04", "line 1: "));
}

TEST_CASE("columns that are not of the standard are kept and named, and empty rows are left out and counted") {
    const auto sheet = read_sheet("CHILD,TEAM,DOB,REVIEW,REVIEW_CODE\nA1,North,02/03/2010,01/05/2016,PN1\n,,,,\n", "a.csv");
    REQUIRE(sheet);
    CHECK(sheet->unknown_columns() == std::vector<std::string>{"TEAM"});
    CHECK(sheet->rows.size() == 1);
    CHECK(sheet->rows[0].cells[1] == "North");
    CHECK(sheet->blank_rows == 1);
}

static std::string some_cell(std::mt19937& random) {
    static constexpr std::array<std::string_view, 14> parts{"", "A1", "=1+1", "-3", "\"", ",", "\r\n", "\n", " ", "\t", "\u00e9", "'", "01/04/2016", "@x"};
    std::string cell;
    for (auto left = random() % 4; left > 0; --left) cell += parts[random() % parts.size()];
    return cell;
}

TEST_CASE("what is written reads back the same, row for row and cell for cell, unknown columns too") {
    std::mt19937 random(903);
    for (int round = 0; round < 600; ++round) {
        Sheet made{every_table()[random() % table_count], "a.csv"};
        for (const Column& column : form_of(made.table).columns) made.columns.push_back(column.name);
        for (auto unknown = random() % 3; unknown > 0; --unknown)
            made.columns.push_back(std::array{"TEAM", "a \"b\"", "%PDF-", "\xEF\xBB\xBFX", "x,y"}[random() % 5]);
        std::ranges::shuffle(made.columns, random);
        for (auto rows = random() % 6; rows > 0; --rows) {
            Row row;
            for (std::size_t i = 0; i < made.columns.size(); ++i) row.cells.push_back(some_cell(random));
            made.rows.push_back(std::move(row));
        }
        std::erase_if(made.rows, [](const Row& row) { return exchange::CsvRecord{1, row.cells}.is_blank(); });
        for (const Column& column : form_of(made.table).columns)
            made.places.push_back(static_cast<std::size_t>(std::ranges::find(made.columns, column.name) - made.columns.begin()));
        std::string bytes;
        write_sheet(made, bytes);
        const auto read = read_sheet(bytes, "a.csv");
        INFO(bytes);
        REQUIRE(read);
        CHECK(read->table == made.table);
        CHECK(read->columns == made.columns);
        REQUIRE(read->rows.size() == made.rows.size());
        for (std::size_t i = 0; i < made.rows.size(); ++i) CHECK(read->rows[i].cells == made.rows[i].cells);
        std::string again;
        write_sheet(*read, again);
        CHECK(again == bytes);
    }
}

#include "core/extracts/checks.hpp"
#include "core/spreadsheet/reader.hpp"
#include "core/spreadsheet/writer.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace holdfast;
using namespace holdfast::extracts;

static const Standard& pets() {
    static const Standard standard = read_standard(
        "table,title,column,kind,blank,not_before,key,refers,takes\n"
        "List 1,Pets,Pet Id,text,no,,yes,,\n"
        "List 1,Pets,Kind of pet,code,no,,,,a) Cat = C 1 | b) Dog's friend = D 2\n"
        "List 1,Pets,Born,date,yes,,,,\n"
        "List 1,Pets,Died,moment,yes,Born,,,\n"
        "List 1,Pets,Legs,number,yes,,,,0..4\n"
        "List 11,Owners,Owner Id,text,no,,yes,,\n"
        "List 11,Owners,Pet,text,yes,,,List 1.Pet Id,\n");
    return standard;
}

static const Column& column(std::string_view name) { return pets()[0].columns[*place_of(pets()[0], name)]; }
static std::string_view child_of(const Table& table, const Row& row) { return text(table, row, table.form->columns[0].name); }

static Table read(std::string_view bytes, const std::string& file = "file.csv") {
    auto content = read_tables(pets(), bytes, file);
    REQUIRE_MESSAGE(content, (content ? "" : in_words(content.refusal())));
    return std::move(content->tables.at(0));
}
static std::string refusal_of(std::string_view bytes) {
    const auto content = read_tables(pets(), bytes, "file.csv");
    REQUIRE_FALSE(content);
    return in_words(content.refusal());
}

static std::vector<std::string> found_in(const Table& table) {
    std::vector<std::string> found;
    check_cells(table, child_of, [&](const Finding& finding) {
        found.push_back(std::to_string(finding.line) + " " + std::string(finding.child) + " " + std::string(finding.rule) + " " + std::string(finding.field) +
                        " " + std::string(finding.value));
    });
    return found;
}
static const std::string header = "Pet Id,Kind of pet,Born,Died,Legs\n";

TEST_CASE("days are read in the British and the ISO form, with a time of day behind them or not, and nothing else is a day") {
    for (const auto* text : {"31/03/2017", "2017-03-31", "31/03/2017 14:05", "2017-03-31T14:05:00", "2017-03-31 14:05:00.000", "2017-03-31T14:05:00Z"})
        CHECK(parse_day(text) == make_date(2017, 3, 31));
    for (const auto* text :
         {"", "31/3/2017", "2017-02-29", "31/03/17", "31.03.2017", "2017-03-31 25:00", "2017-03-31 1", "42825", "2017-03-31x14:05", "-1/03/2017", "00/03/2017"})
        CHECK_FALSE(parse_day(text));
    CHECK(minutes_in("31/03/2017 14:05") == 845);
    CHECK_FALSE(minutes_in("31/03/2017"));
}

TEST_CASE("a code is taken by its words, its letter, a short form or words that begin with one, whatever case and apostrophe") {
    const auto& kind = column("Kind of pet");
    for (const auto* text : {"a) Cat", "A)  cat", "Cat", "c", "1", "a) C", "a)", "C: a tom", "C - tom"})
        CHECK_MESSAGE(code_of(kind, text) == &kind.codes[0], text);
    for (const auto* text : {"b) Dog\xE2\x80\x99s friend", "dog's friend", "2"}) CHECK(code_of(kind, text) == &kind.codes[1]);
    for (const auto* text : {"", "Horse", "c) Horse", "Catalogue", ")", "b)x"}) CHECK_MESSAGE(code_of(kind, text) == nullptr, text);
    CHECK(short_form_in(kind, "a) C: a tom") == "C");
    CHECK(short_form_in(kind, "a) Cat").empty());
    CHECK(written(kind, "1") == "a) 1: Cat");
    CHECK(short_form_in(kind, written(kind, "1")) == "1");
    CHECK(written(kind, "X") == "X");
}

TEST_CASE("columns are found whatever their order, case and spacing; others are named, and so are those that are missing or there twice") {
    const Table table = read("LEGS,kind  OF pet ,Pet id,Colour,Born,born\n4,cat, P1 ,red,2016-01-01,x\n,,,,,\n");
    CHECK(table.form->name == "List 1");
    CHECK(table.unknown == std::vector<std::string>{"Colour"});
    CHECK(table.rows == std::vector<Row>{{2, {"P1", "cat", "2016-01-01", "", "4"}}});
    CHECK(table.blank_rows == 1);
    CHECK(found_in(table) == std::vector<std::string>{"1  hf-column Died ", "1  hf-column Born "});
}

TEST_CASE("a table is told by its columns, and by the name of the file where they leave a choice") {
    CHECK(read("Owner Id,Pet\nO1,\n").form->name == "List 11");
    CHECK(read("Pet,Kind of pet,Owner Id,Born,Legs\n", "my/list_11.csv").form->name == "List 11");
    CHECK(refusal_of("Name,Date\n").find("file.csv: line 1: the column names are of no table") == 0);
    CHECK(refusal_of("").find("is empty") != std::string::npos);
    CHECK(refusal_of("Owner Id,Pet\nO1\n").find("line 2: there are 1 cells, where the header has 2") != std::string::npos);
    CHECK(refusal_of("Owner Id,Pet\nO1,\"x\n").find("line 2") != std::string::npos);
}

TEST_CASE("each wrong cell is found with its line and value, and sound ones are not") {
    CHECK(found_in(read(header + "P1,Cat,01/02/2016,2017-02-01 10:00,4\nP2,b) D,,,\n")).empty());
    CHECK(found_in(read(header + ",Cat,,,\n")) == std::vector<std::string>{"2  hf-blank Pet Id "});
    CHECK(found_in(read(header + "P1,Horse,30/02/2016,soon,5\nP2,Cat,02/02/2016,01/02/2016,-1\n")) ==
          std::vector<std::string>{"2 P1 hf-code Kind of pet Horse", "2 P1 hf-date Born 30/02/2016", "2 P1 hf-date Died soon", "2 P1 hf-number Legs 5",
                                   "3 P2 hf-order Died 01/02/2016", "3 P2 hf-number Legs -1"});
}

TEST_CASE("what to do names the values of the column, and the date that has to come first") {
    std::vector<std::string> remedies;
    const Table table = read(header + "P1,Horse,02/02/2016,01/02/2016,5\n");
    check_cells(table, child_of, [&](const Finding& finding) { remedies.push_back(finding.remedy); });
    CHECK(remedies == std::vector<std::string>{"Choose one of: a) Cat; b) Dog's friend.", "It may not be before Born: correct the date that is wrong.",
                                               "Write a whole number from 0 to 4."});
}

TEST_CASE("keys are unique and references are kept; what refers to a table that is not there is not looked into") {
    const Table list = read(header + "P1,Cat,,,\nP1,Cat,,,\n"), owners = read("Owner Id,Pet\nO1,P1\nO2,P7\nO3,\n");
    std::vector<std::string> found;
    const Sink sink = [&](const Finding& finding) {
        found.push_back(std::to_string(finding.line) + " " + std::string(finding.rule) + " " + std::string(finding.value));
    };
    const References whole({&list, &owners});
    whole.check(child_of, sink);
    CHECK(found == std::vector<std::string>{"3 hf-key P1", "3 hf-reference P7"});
    CHECK(whole.absent().empty());
    found.clear();
    const References part({&owners});
    part.check(child_of, sink);
    CHECK(found.empty());
    CHECK(part.absent() == std::set<std::string>{"List 1.Pet Id"});
}

TEST_CASE("what is written as CSV reads back the same, and a cell that a spreadsheet would run is made harmless on the way") {
    const Table table = read(header + "\"=P,\"\"1\"\"\",Cat,01/02/2016,,4\n'tis,Cat,,,007\n");
    std::string bytes;
    write_csv(table, bytes);
    CHECK(bytes.find("\"'=P,\"\"1\"\"\"") != std::string::npos);
    CHECK(read(bytes).rows == table.rows);
    CHECK(table.rows[0].cells[0] == "=P,\"1\"");
}

static std::string book_of(const std::vector<spreadsheet::Sheet>& sheets) {
    const test::TemporaryFolder folder;
    spreadsheet::write_workbook(sheets, folder.path() + "/out.xlsx");
    std::ifstream file(folder.path() + "/out.xlsx", std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

TEST_CASE("a workbook is read sheet by sheet, below a title, days as numbers too, and reads back what was written") {
    using spreadsheet::words;
    const Table list = read(header + "P1,Cat,01/02/2016,02/02/2016 10:00,4\nP2,C,x,,05\n");
    auto sheet = sheet_of(list);
    sheet.rows.insert(sheet.rows.begin(), {1, {words("Our pets")}});
    for (std::size_t i = 1; i < sheet.rows.size(); ++i) sheet.rows[i].number = static_cast<int>(i) + 3;
    sheet.rows[2].cells[2] = {spreadsheet::Cell::Kind::number, "42401"};
    const auto content = read_tables(pets(), book_of({{"Cover", {{1, {words("Hello")}}}}, sheet}), "file.xlsx");
    REQUIRE(content);
    CHECK(content->other_sheets == std::vector<std::string>{"Cover"});
    REQUIRE(content->tables.size() == 1);
    const Table& again = content->tables[0];
    CHECK(again.place == "file.xlsx, sheet List 1");
    CHECK(again.header_line == 4);
    REQUIRE(again.rows.size() == 2);
    CHECK(again.rows[0].cells == list.rows[0].cells);
    CHECK(again.rows[1].cells == list.rows[1].cells);
    CHECK(again.rows[0].line == 5);
}

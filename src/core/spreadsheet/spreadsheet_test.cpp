#include "core/spreadsheet/reader.hpp"
#include "core/spreadsheet/writer.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>
#include <zip.h>

using namespace holdfast;
using namespace holdfast::spreadsheet;

using Parts = std::map<std::string, std::string>;

static std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

static std::string packed(const Parts& parts, const char* password = nullptr) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/book.xlsx";
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, bytes] : parts) {
        const auto place = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
        if (password != nullptr) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(place), ZIP_EM_AES_256, password);
    }
    REQUIRE(zip_close(archive) == 0);
    return bytes_of(path);
}

/// A workbook of one sheet with these rows, and the styles: 1 is a day, 2 is money in red, 3 is a number.
static Parts parts_with(const std::string& rows) {
    return {
        {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId7"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId7" Target="worksheets/a.xml"/></Relationships>)"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[Red]&quot;day &quot;0.00"/><numFmt numFmtId="166" formatCode="dd\-mmm\-yy"/></numFmts>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>)"},
        {"xl/sharedStrings.xml", R"(<sst><si><t>Shared &amp; plain</t></si><si><r><t>In two </t></r><r><t>pieces</t></r><rPh><t>spoken</t></rPh></si></sst>)"},
        {"xl/worksheets/a.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

static std::vector<std::string> texts(const std::vector<Cell>& cells) {
    std::vector<std::string> all;
    for (const Cell& cell : cells) all.push_back(cell.text);
    return all;
}

static std::vector<std::string> first_row(const std::string& rows) {
    const auto sheets = read_workbook(packed(parts_with(rows)));
    REQUIRE_MESSAGE(sheets, (sheets ? "" : in_words(sheets.refusal())));
    return texts(sheets->at(0).rows.at(0).cells);
}

static std::string refusal_of(const std::string& bytes, const Limits& limits = {}) {
    const auto sheets = read_workbook(bytes, limits);
    REQUIRE_FALSE(sheets);
    return in_words(sheets.refusal());
}

TEST_CASE("cells are read as what they show: shared words, words in pieces, inline words, numbers, days, truths, errors, what a formula came to") {
    CHECK(first_row(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Inline</t></is></c>)"
                    R"(<c r="D1"><v>5</v></c><c r="E1" s="1"><v>42825</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#N/A</v></c>)"
                    R"(<c r="H1" t="str"><f>A1&amp;B1</f><v>=sum</v></c><c r="I1" t="d"><v>2017-03-31T00:00:00</v></c></row>)") ==
          std::vector<std::string>{"Shared & plain", "In two pieces", "Inline", "5", "31/03/2017", "TRUE", "#N/A", "=sum", "31/03/2017"});
}

TEST_CASE("a number is a day only where its format shows one, not where the letters are in quotation marks or brackets") {
    CHECK(first_row(R"(<row r="1"><c r="A1" s="0"><v>42825</v></c><c r="B1" s="2"><v>42825</v></c><c r="C1" s="3"><v>42825.5</v></c></row>)") ==
          std::vector<std::string>{"42825", "42825", "31/03/2017 12:00"});
}

TEST_CASE("cells and rows stand where their references say, and elements may have a prefix") {
    const auto sheets =
        read_workbook(packed(parts_with(R"(<x:row r="7"><x:c r="C7"><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row><row r="9"><c r="A9"/></row>)")));
    REQUIRE(sheets);
    CHECK(sheets->at(0).name == "One");
    REQUIRE(sheets->at(0).rows.size() == 1);
    CHECK(sheets->at(0).rows[0].number == 7);
    CHECK(texts(sheets->at(0).rows[0].cells) == std::vector<std::string>{"", "", "3", "4"});
}

TEST_CASE("days are counted with the 29 February 1900 that there was not, and from 1904 where the workbook says so") {
    CHECK(in_words(*moment_of(1)) == "01/01/1900");
    CHECK(in_words(*moment_of(59)) == "28/02/1900");
    CHECK_FALSE(moment_of(60));
    CHECK(in_words(*moment_of(61)) == "01/03/1900");
    CHECK(in_words(*moment_of(42825.999999)) == "01/04/2017");
    CHECK(in_words(*moment_of(41363, true)) == "31/03/2017");
    CHECK_FALSE(moment_of(-1));
    CHECK_FALSE(moment_of(3e9));
    auto parts = parts_with(R"(<row r="1"><c r="A1" s="1"><v>41363</v></c></row>)");
    parts["xl/workbook.xml"].insert(std::string("<workbook xmlns:r=\"r\">").size(), R"(<workbookPr date1904="1"/>)");
    CHECK(read_workbook(packed(parts))->at(0).rows[0].cells[0].text == "31/03/2017");
}

TEST_CASE("what is no workbook, an old or protected one and a damaged one are refused with what to do") {
    CHECK(refusal_of("CHILD,DOB\n") == "this is no XLSX workbook");
    CHECK(refusal_of(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)).find("without a password") != std::string::npos);
    const std::string whole = packed(parts_with(""));
    CHECK(refusal_of(whole.substr(0, whole.size() / 2)).find("damaged") != std::string::npos);
    CHECK(refusal_of(packed(parts_with(""), "secret")).find("encrypted") != std::string::npos);
    auto parts = parts_with("");
    parts.erase("xl/workbook.xml");
    CHECK(refusal_of(packed(parts)) == "the workbook has no xl/workbook.xml");
    CHECK(refusal_of(packed(parts_with("<row"))).find("not sound XML") != std::string::npos);
}

TEST_CASE("a document type is refused, so that no entity can be made") {
    auto parts = parts_with("");
    parts["xl/sharedStrings.xml"] = R"(<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>)";
    CHECK(refusal_of(packed(parts)).find("document type") != std::string::npos);
}

TEST_CASE("a workbook that inflates beyond the limits is refused, whatever its own figures say") {
    CHECK(refusal_of(packed(parts_with(std::string(40 << 20, ' ')))).find("larger than 32 MB") != std::string::npos);
    auto parts = parts_with(R"(<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>)");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(30000, 'a') + "</t></si></sst>";
    CHECK(read_workbook(packed(parts)));
    CHECK(refusal_of(packed(parts), {.most_text = 80000}).find("row 1: the cells hold more than") != std::string::npos);
    CHECK(refusal_of(packed(parts), {.longest_cell = 20000}).find("a cell is longer than 20000") != std::string::npos);
    CHECK(refusal_of(packed(parts), {.most_columns = 2}).find("more than 2 columns") != std::string::npos);
    CHECK(refusal_of(packed(parts), {.most_tags = 10}).find("xl/styles.xml of the workbook has more than 10 tags") != std::string::npos);
    CHECK(refusal_of(packed(parts), {.most_parts = 3}).find("more than 3 parts") != std::string::npos);
}

TEST_CASE("what is written reads back the same, and words that look like a formula stay words") {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/out.xlsx";
    const std::vector<Sheet> sheets{{"List 1", {{1, {words("Name"), words("Date of Birth")}}, {2, {words("=1+1"), day(make_date(2004, 2, 29)), number(12)}}}},
                                    {"List 2", {{1, {words("Only")}}, {4, {Cell{}, words("<&>\" caf\xC3\xA9")}}}}};
    write_workbook(sheets, path);
    const auto again = read_workbook(bytes_of(path));
    REQUIRE(again);
    CHECK(*again == sheets);
}

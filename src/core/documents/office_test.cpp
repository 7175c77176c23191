#include "core/documents/file.hpp"
#include "core/documents/ods.hpp"
#include "core/documents/odt_pages.hpp"
#include "core/documents/public_edition.hpp"
#include "core/documents/sample_test.hpp"
#include "core/documents/sheets.hpp"
#include "core/documents/workbook.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <zip.h>

namespace holdfast::documents {

/// The files of a package in their order, with whether each is stored as it is.
struct Unpacked {
    std::vector<std::string> order{};
    std::map<std::string, std::string> files{};
    bool is_first_stored{};
};

static Unpacked unpack(const std::string& file) {
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &error);
    REQUIRE(archive != nullptr);
    Unpacked unpacked;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t about;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about) == 0);
        std::string bytes(about.size, '\0');
        zip_file_t* entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        REQUIRE(zip_fread(entry, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(entry);
        if (i == 0) unpacked.is_first_stored = about.comp_method == ZIP_CM_STORE;
        unpacked.order.emplace_back(about.name);
        unpacked.files[about.name] = std::move(bytes);
    }
    zip_discard(archive);
    return unpacked;
}

static pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    return document;
}

static Unpacked workbook(const Document& document) {
    const TemporaryFolder folder;
    write_workbook(document, folder.path() + "/t.xlsx");
    return unpack(folder.path() + "/t.xlsx");
}

static Unpacked ods(const Document& document) {
    const TemporaryFolder folder;
    write_ods(document, folder.path() + "/t.ods");
    return unpack(folder.path() + "/t.ods");
}

static Unpacked odt(const Document& document) {
    const TemporaryFolder folder;
    write_odt(document, folder.path() + "/t.odt");
    return unpack(folder.path() + "/t.odt");
}

TEST_CASE("the workbook has a cover, the contents, the notes and one sheet for each table") {
    const auto files = workbook(test::sample()).files;
    const auto book = parsed(files.at("xl/workbook.xml"));
    std::vector<std::string> names;
    for (const auto& sheet : book.child("workbook").child("sheets")) names.emplace_back(sheet.attribute("name").value());
    CHECK(names == std::vector<std::string>{"Cover", "Contents", "Notes", "budget_contributions", "allegations"});
}

TEST_CASE("a table starts at the first cell of its sheet, merges nothing, and holds numbers as numbers") {
    const auto files = workbook(test::sample()).files;
    const auto sheet = parsed(files.at("xl/worksheets/sheet4.xml"));
    const auto worksheet = sheet.child("worksheet");
    CHECK(std::string(worksheet.child("dimension").attribute("ref").value()) == "A1:B5");
    CHECK_FALSE(worksheet.child("mergeCells"));
    const auto amount = worksheet.child("sheetData").find_child_by_attribute("row", "r", "2").last_child();
    CHECK(std::string(amount.attribute("t").value()).empty());
    CHECK(std::string(amount.child_value("v")) == "96814");
    CHECK(files.contains("xl/tables/table1.xml"));
}

TEST_CASE("nothing in a spreadsheet is a formula") {
    Document document = test::sample();
    std::get<Table>(document.parts[2].blocks[0]).rows[0][0].text = "=1+1";
    for (const auto& [name, xml] : workbook(document).files) CHECK(xml.find("<f>") == std::string::npos);
    for (const auto& [name, xml] : ods(document).files) CHECK(xml.find("table:formula") == std::string::npos);
}

TEST_CASE("the OpenDocument spreadsheet has the sheets of the workbook, each from its first cell, with nothing merged") {
    const auto unpacked = ods(test::sample());
    CHECK(unpacked.order.front() == "mimetype");
    CHECK(unpacked.is_first_stored);
    CHECK(unpacked.files.at("mimetype") == "application/vnd.oasis.opendocument.spreadsheet");
    const auto content = parsed(unpacked.files.at("content.xml"));
    const auto book = content.child("office:document-content").child("office:body").child("office:spreadsheet");
    std::vector<std::string> names;
    for (const auto& sheet : book.children("table:table")) names.emplace_back(sheet.attribute("table:name").value());
    CHECK(names == std::vector<std::string>{"Cover", "Contents", "Notes", "budget_contributions", "allegations"});
    const auto budget = book.find_child_by_attribute("table:name", "budget_contributions");
    CHECK(std::string(budget.child("table:table-header-rows").child("table:table-row").first_child().child_value("text:p")) == "Contributor");
    CHECK(content.select_nodes("//@table:number-columns-spanned | //@table:number-rows-spanned").empty());
    const auto ranges = content.select_nodes("//table:database-range[@table:contains-header='true']/@table:target-range-address");
    REQUIRE(ranges.size() == 2);
    CHECK(std::string(ranges[0].attribute().value()) == "'budget_contributions'.A1:'budget_contributions'.B5");
    for (const auto& link : content.select_nodes("//text:a/@xlink:href")) CHECK(std::string(link.attribute().value()).ends_with(".A1"));
}

TEST_CASE("a number of the OpenDocument spreadsheet is a number with its own decimals, and every style it names is defined") {
    Document document = test::sample();
    std::get<Table>(document.parts[2].blocks[0]).rows[0][1].number = Decimal(680, 1);
    const auto files = ods(document).files;
    const auto content = parsed(files.at("content.xml"));
    const auto cell = content.select_node("//table:table-cell[@office:value='68.0']").node();
    CHECK(std::string(cell.attribute("office:value-type").value()) == "float");
    CHECK(std::string(cell.child_value("text:p")) == "68.0");
    for (const auto& found : content.select_nodes("//@table:style-name")) {
        const std::string defined = "style:name=\"" + std::string(found.attribute().value()) + "\"";
        CAPTURE(defined);
        CHECK((files.at("content.xml").find(defined) != std::string::npos || files.at("styles.xml").find(defined) != std::string::npos));
    }
}

TEST_CASE("shorthand stands in brackets where a number is not available, and the notes say so") {
    Document document = test::sample();
    auto& table = std::get<Table>(document.parts[2].blocks[0]);
    table.rows[1][1] = {};
    CHECK(sheets_of(document)[3].rows[2][1].text == "[x]");
    CHECK(sheets_of(document)[2].rows[2][0].text == "[x]");
}

TEST_CASE("the notes say in what unit a column is, as its numbers stand without it") {
    Document document = test::sample();
    const auto about = [&] {
        std::string words;
        const Sheet notes = sheets_of(document)[2];
        for (const auto& row : notes.rows) words += row[1].text + "\n";
        return words;
    };
    CHECK(about().find("Amount: pounds, but without a unit in Total.") != std::string::npos);
    auto& table = std::get<Table>(document.parts[2].blocks[0]);
    table.rows.pop_back();
    CHECK(about().find("Amount: pounds.") != std::string::npos);
    for (auto& row : table.rows) row[1].figure.clear();
    CHECK(about().find("Amount") == std::string::npos);
}

TEST_CASE("lines and spaces of a cell are kept in the OpenDocument spreadsheet") {
    Document document = test::sample();
    std::get<Table>(document.parts[2].blocks[0]).rows[0][0].text = "one  two\nthree";
    const auto xml = ods(document).files.at("content.xml");
    CHECK(xml.find("<text:p>one <text:s/>two</text:p><text:p>three</text:p>") != std::string::npos);
}

TEST_CASE("hidden numbers are nowhere in the public spreadsheets and the public text") {
    Document document = test::sample();
    auto& table = std::get<Table>(document.parts[3].blocks[2]);
    table.rows[0][1].number = Decimal::whole(40404);
    std::get<Chart>(document.parts[3].blocks[1]).series[0].values[0] = Decimal::whole(40404);
    document.figures.find("lado.allegations@2016-17/schools")->second.figure.value = Decimal::whole(40404);
    document.figures.find("lado.allegations@2016-17/schools")->second.print = "40,404";
    const Document shown = public_edition(document);
    for (const auto& unpacked : {workbook(shown), ods(shown), odt(shown)})
        for (const auto& [name, bytes] : unpacked.files) {
            CAPTURE(name);
            CHECK(bytes.find("40404") == std::string::npos);
            CHECK(bytes.find("40,404") == std::string::npos);
        }
}

TEST_CASE("an OpenDocument text begins with its type, stored as it is") {
    const auto unpacked = odt(test::sample());
    CHECK(unpacked.order.front() == "mimetype");
    CHECK(unpacked.is_first_stored);
    CHECK(unpacked.files.at("mimetype") == "application/vnd.oasis.opendocument.text");
    const auto manifest = parsed(unpacked.files.at("META-INF/manifest.xml"));
    for (const auto& entry : manifest.child("manifest:manifest")) {
        const std::string path = entry.attribute("manifest:full-path").value();
        CAPTURE(path);
        CHECK((path == "/" || unpacked.files.contains(path)));
    }
}

TEST_CASE("an OpenDocument text has headings, lists, tables with a header row and described pictures") {
    const auto unpacked = odt(test::sample());
    const auto content = parsed(unpacked.files.at("content.xml"));
    const auto text = content.child("office:document-content").child("office:body").child("office:text");
    CHECK(text.child("text:h"));
    CHECK(text.child("text:list"));
    CHECK(text.child("table:table").child("table:table-header-rows"));
    const auto frames = content.select_nodes("//draw:frame");
    REQUIRE(frames.size() == 2);
    for (const auto& frame : frames) {
        CHECK_FALSE(std::string(frame.node().child_value("svg:title")).empty());
        const auto picture = unpacked.files.at(frame.node().child("draw:image").attribute("xlink:href").value());
        CHECK(parsed(picture).child("svg"));
    }
    CHECK(parsed(unpacked.files.at("styles.xml")).first_child());
}

TEST_CASE("every style that the text names is defined") {
    const auto unpacked = odt(test::sample());
    const std::string& styles = unpacked.files.at("styles.xml");
    const auto content = parsed(unpacked.files.at("content.xml"));
    for (const auto& found : content.select_nodes("//@text:style-name")) {
        const std::string name = found.attribute().value();
        CAPTURE(name);
        CHECK(styles.find("style:name=\"" + name + "\"") != std::string::npos);
    }
}

TEST_CASE("a file that cannot be written leaves the old one as it was") {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/t.txt";
    replace_file(path, "old");
    CHECK_THROWS(replace_file(path, [](const std::string& temporary) {
        replace_file(temporary, "half");
        throw std::runtime_error("the disk is full");
    }));
    CHECK(std::filesystem::file_size(path) == 3);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

}  // namespace holdfast::documents

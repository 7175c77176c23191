#include "core/annex_a/lists.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace holdfast;
using namespace holdfast::annex_a;
using namespace holdfast::extracts;

static std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// A value that the column takes.
static std::string sound_cell(const Column& column) {
    switch (column.kind) {
        case Kind::text: return "text";
        case Kind::code: return column.codes.front().label;
        case Kind::date: return column.name == "Date of Birth" ? "05/05/2005" : "01/02/2017";
        default: return column.name.starts_with("Age") ? "11" : "1";
    }
}

static std::vector<Table> sound_lists() {
    std::vector<Table> tables;
    for (const Form& form : lists()) {
        Table& table = tables.emplace_back(Table{.form = &form, .place = form.name, .header_line = 1, .has = std::vector<bool>(form.columns.size(), true)});
        Row& row = table.rows.emplace_back(Row{2});
        for (const Column& column : form.columns) row.cells.push_back(sound_cell(column));
    }
    return tables;
}

static std::vector<std::string> found_in(const std::vector<Table>& tables, std::optional<AsAt> as_at) {
    std::vector<std::string> found;
    validate(tables, as_at,
             [&](const Finding& finding) { found.push_back(finding.table->form->name + " " + std::string(finding.rule) + " " + std::string(finding.field)); });
    return found;
}
static constexpr AsAt april{make_date(2017, 4, 1), make_date(2017, 4, 1)};

TEST_CASE("there are 11 lists with 169 columns, each named once, and what is not before another is a date of the same list") {
    REQUIRE(lists().size() == 11);
    std::size_t columns = 0;
    for (const Form& form : lists()) {
        std::set<std::string> names;
        for (const Column& column : form.columns) {
            INFO(form.name, " ", column.name);
            CHECK(names.insert(folded(column.name)).second);
            CHECK((column.kind != Kind::code || !column.codes.empty()));
            if (column.not_before.empty()) continue;
            REQUIRE(place_of(form, column.not_before));
            CHECK(form.columns[*place_of(form, column.not_before)].kind == Kind::date);
        }
        columns += names.size();
    }
    CHECK(columns == 169);
}

TEST_CASE("sound lists break no rule") {
    const auto verdict = validate(sound_lists(), april, [](const Finding&) {});
    CHECK(found_in(sound_lists(), april) == std::vector<std::string>{});
    CHECK(verdict.children == 1);
    CHECK(verdict.errors + verdict.queries == 0);
}

TEST_CASE("the finer codes that systems write in place of the groups are taken") {
    const auto& contacts = lists()[0];
    CHECK(code_of(contacts.columns[2], "a) WBRI")->label == "a) White");
    CHECK(code_of(contacts.columns[6], "a) 1A: Individual")->label == "a) Individual");
    CHECK(code_of(contacts.columns[1], "b) Female")->label == "b) Female");
    CHECK(code_of(lists()[7].columns[11], "C2")->label == "b) Full care orders");
    CHECK(code_of(lists()[7].columns[22], "h) K2")->label == "h) Children's Homes");
}

TEST_CASE("an age is held to the date of birth on the day of the lists, or on any day of the month after the newest day in them") {
    auto tables = sound_lists();
    Table& contacts = tables[0];
    contacts.rows[0].cells[4] = "12";
    CHECK(found_in({contacts}, april) == std::vector<std::string>{"List 1 hf-age Age of Child (Years)"});
    CHECK(validate({contacts}, april, [](const Finding&) {}).queries == 1);
    CHECK(found_in({contacts}, std::nullopt).empty());
    CHECK(found_in({contacts}, AsAt{make_date(2017, 4, 10), make_date(2017, 5, 11)}).empty());
    contacts.rows[0].cells[3] = "01/06/2017";
    contacts.rows[0].cells[4] = "0";
    CHECK(found_in({contacts}, april).empty());
    CHECK(age_on(make_date(2004, 2, 29), make_date(2017, 2, 28)) == 12);
    CHECK(age_on(make_date(2004, 2, 29), make_date(2017, 3, 1)) == 13);
}

TEST_CASE("the newest day in the lists that is not after today says when they were made") {
    auto tables = sound_lists();
    tables[8].rows[0].cells[11] = "01/02/2071";
    const auto days = newest_days(tables, make_date(2017, 6, 1));
    REQUIRE(days);
    CHECK(days->from == make_date(2017, 2, 1));
    CHECK(days->to == make_date(2017, 3, 4));
    CHECK_FALSE(newest_days({}, make_date(2017, 6, 1)));
}

TEST_CASE("the lists go out as a workbook and as CSV, and come back the same") {
    const test::TemporaryFolder folder;
    const auto tables = sound_lists();
    const std::string path = folder.path() + "/annex-a.xlsx";
    write_workbook(tables, path);
    const auto content = read_tables(lists(), bytes_of(path), path);
    REQUIRE(content);
    REQUIRE(content->tables.size() == 11);
    CHECK(content->other_sheets.empty());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        INFO(tables[i].form->name);
        CHECK(content->tables[i].form == tables[i].form);
        CHECK(content->tables[i].rows == tables[i].rows);
        CHECK(content->tables[i].header_line == 1);
        std::string csv;
        write_csv(tables[i], csv);
        const auto again = read_tables(lists(), csv, "any.csv");
        REQUIRE(again);
        CHECK(again->tables[0].form == tables[i].form);
        CHECK(again->tables[0].rows == tables[i].rows);
    }
}

TEST_CASE("the reference page lists every column and rule") {
    CHECK_MESSAGE(bytes_of(HOLDFAST_SOURCE_FOLDER "/docs/reference/returns.md").find(reference_page()) != std::string::npos,
                  "put what `holdfast docs annex-a` prints into docs/reference/returns.md");
}

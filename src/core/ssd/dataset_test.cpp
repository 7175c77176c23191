#include "core/ssd/dataset.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace holdfast;
using namespace holdfast::ssd;
using namespace holdfast::extracts;

static Table read(std::string_view bytes) {
    auto content = read_tables(tables(), bytes, "file.csv");
    REQUIRE_MESSAGE(content, (content ? "" : in_words(content.refusal())));
    return std::move(content->tables.at(0));
}

static std::string header_of(std::string_view name) {
    std::string line;
    for (const Column& column : find_form(tables(), name)->columns) line += (line.empty() ? "" : ",") + column.name;
    return line + "\n";
}

static std::vector<std::string> found_in(const std::vector<Table>& all) {
    std::vector<std::string> found;
    validate(all, [&](const Finding& finding) {
        found.push_back(finding.table->form->name + " " + std::string(finding.child) + " " + std::string(finding.rule) + " " + std::string(finding.field));
    });
    return found;
}

TEST_CASE("there are 48 tables with 359 fields, and every reference is to a field that there is") {
    CHECK(tables().size() == 48);
    std::size_t fields = 0;
    for (const Form& form : tables())
        for (const Column& column : form.columns) {
            ++fields;
            INFO(column.name);
            if (!column.not_before.empty()) CHECK(place_of(form, column.not_before));
            if (column.refers_to.empty()) continue;
            const auto dot = column.refers_to.find('.');
            const Form* target = find_form(tables(), column.refers_to.substr(0, dot));
            REQUIRE(target != nullptr);
            CHECK(place_of(*target, column.refers_to.substr(dot + 1)));
        }
    CHECK(fields == 359);
}

TEST_CASE("every table is known by its own header") {
    for (const Form& form : tables()) {
        INFO(form.name);
        CHECK(read(header_of(form.name)).form == &form);
    }
}

TEST_CASE("tables are held to their types, codes, keys and references, and the child is named") {
    const Table disabilities = read("disa_person_id,disa_table_id,disa_disability_code\nC1,1,HEAR\nC1,1,BEH\nC9,2,DEAF\n,3,BEH\n");
    CHECK(found_in({disabilities}) == std::vector<std::string>{"ssd_disability C9 hf-code disa_disability_code", "ssd_disability  hf-blank disa_person_id",
                                                               "ssd_disability C1 hf-key disa_table_id"});
    const Table statuses = read(
        "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date\n"
        "1,C1,V2,2016-05-10T00:00:00,2016-05-09\n");
    CHECK(found_in({statuses}) == std::vector<std::string>{"ssd_legal_status C1 hf-order lega_legal_status_end_date"});
    const Table people = read(header_of("ssd_person") + std::string("C1") +
                              std::string(tables().size() > 0 ? find_form(tables(), "ssd_person")->columns.size() - 1 : 0, ',') + "\n");
    const auto found = found_in({people, disabilities});
    CHECK(std::ranges::find(found, "ssd_disability C9 hf-reference disa_person_id") != found.end());
    const auto verdict = validate({disabilities}, [](const Finding&) {});
    CHECK(verdict.not_looked_into == std::vector<std::string>{"ssd_person.pers_person_id"});
    CHECK(verdict.children == 2);
}

TEST_CASE("the reference page lists every field and rule") {
    std::ifstream file(HOLDFAST_SOURCE_FOLDER "/docs/reference/returns.md");
    std::stringstream page;
    page << file.rdbuf();
    CHECK_MESSAGE(page.str().find(reference_page()) != std::string::npos, "put what `holdfast docs ssd` prints into docs/reference/returns.md");
}

#include "core/ssda903/reference.hpp"
#include "core/ssda903/sound_return_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace holdfast;
using namespace holdfast::ssda903;
using namespace holdfast::ssda903::sound;

static std::string text_of(const std::string& path) {
    std::ifstream file(HOLDFAST_DATA_FOLDER "/" + path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST_CASE("a sound return breaks no rule, and every rule is run on it") {
    CHECK(breaches(world()) == std::vector<std::string>{});
    const Tables tables = tables_of(world());
    const auto verdict = validate(Context(tables, Year{2017}), [](const Breach&) {});
    CHECK(verdict.children == 3);
    CHECK(verdict.not_run.empty());
}

TEST_CASE("every rule is there once, is one of the Department's list or says that it is ours, and speaks in sentences") {
    std::set<std::string> listed;
    for (const auto& rule : listed_rules()) listed.insert(rule.code);
    CHECK(listed.size() == 322);
    std::set<std::string> there;
    for (const Rule* rule : every_rule()) {
        INFO(rule->code);
        CHECK(there.insert(rule->code).second);
        CHECK(listed.contains(rule->code) != rule->is_ours());
        CHECK(rule->remedy.ends_with('.'));
        CHECK_FALSE(rule->meaning.ends_with('.'));
    }
    CHECK(there.size() > 110);
}

TEST_CASE("a rule of the Department's looks at no table but those that the list names for it") {
    // 1012 and EPI name fewer tables in the list than their meaning needs.
    for (const auto& listed : listed_rules())
        for (const Rule* rule : every_rule())
            if (rule->code == listed.code && rule->code != "1012" && rule->code != "EPI")
                for (const Table table : rule->needs) {
                    INFO(rule->code);
                    CHECK(listed.tables.find(name_of(table)) != std::string::npos);
                }
}

TEST_CASE("every rule that reads more than one cell has a test of its own, named after it") {
    std::string tests;
    for (const auto* file : {"rules_test.cpp", "rules_adoption_test.cpp"}) tests += text_of("../src/core/ssda903/" + std::string(file));
    for (const auto* group :
         {&header_rules(), &episode_rules(), &review_rules(), &health_rules(), &care_leaver_rules(), &adoption_rules(), &missing_rules(), &worker_rules()})
        for (const Rule& rule : *group) CHECK_MESSAGE(tests.find("TEST_CASE(\"" + rule.code + ": ") != std::string::npos, rule.code);
}

TEST_CASE("a rule whose table is not among the files, or whose year is not known, is not run and says so") {
    World some = world();
    some.erase(Table::header);
    CHECK(not_run("101", some) == "Header is not among the files");
    CHECK(not_run("302", some) == "Header is not among the files");
    CHECK(not_run("142", some).empty());
    CHECK(not_run("354", some, std::nullopt) == "the year of the return is not known");
    CHECK(not_run("353", some, std::nullopt).empty());
    CHECK(not_run("1012", {{Table::episodes, {}}}) == "no table that the rule looks at is among the files");
    CHECK(not_run("1012", {{Table::episodes, {}}, {Table::reviews, {}}}).empty());
    CHECK(not_run("INT01", {}) == "Header and AD1 are not among the files");
}

TEST_CASE("a breach says which rule, table, line, column, child and value") {
    World changed = world();
    changed[Table::episodes][1]["LS"] = "X9";
    const Tables tables = tables_of(changed);
    std::vector<std::string> said;
    const auto verdict = validate(Context(tables, Year{2017}), [&](const Breach& breach) {
        said.push_back(breach.rule.code + "|" + std::string(name_of(breach.table)) + "|" + std::string(breach.child) + "|" + std::to_string(breach.line) + "|" +
                       std::string(breach.field) + "|" + std::string(breach.value));
    });
    CHECK(said == std::vector<std::string>{"144|Episodes|A1|3|LS|X9"});
    CHECK(verdict.errors == 1);
    CHECK(verdict.queries == 0);
}

TEST_CASE("without a year it is that of the newest day in Episodes") {
    Tables tables = tables_of(world());
    CHECK(newest_year(tables) == Year{2017});
    CHECK(newest_year(tables_of({{Table::episodes, {{{"CHILD", "A"}, {"DECOM", "31/03/2016"}, {"DEC", "01/04/2016"}}}}})) == Year{2017});
    CHECK(newest_year(tables_of({{Table::episodes, {{{"CHILD", "A"}, {"DECOM", "31/03/2016"}}}}})) == Year{2016});
    CHECK_FALSE(newest_year(tables_of({{Table::episodes, {}}})));
    CHECK_FALSE(newest_year(Tables{}));
}

TEST_CASE("a table that is given twice is refused with both files") {
    Tables tables;
    REQUIRE(tables.add(*read_sheet("CHILD,DOB,REVIEW,REVIEW_CODE\n", "a.csv")));
    const auto again = tables.add(*read_sheet("CHILD,DOB,REVIEW,REVIEW_CODE\n", "b.csv"));
    REQUIRE_FALSE(again);
    CHECK(in_words(again.refusal()).find("a.csv and b.csv are both Reviews") != std::string::npos);
}

TEST_CASE("the reference page lists the columns and the rules as the program has them") {
    CHECK_MESSAGE(text_of("../docs/reference/returns.md").find(reference_page()) != std::string::npos,
                  "put what `holdfast docs ssda903` prints into docs/reference/returns.md");
}

#include "core/census/codes.hpp"
#include "core/census/sound_child_test.hpp"
#include "core/census/validator.hpp"

#include "core/exchange/csv_reader.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

using namespace holdfast;
using namespace holdfast::census;
using sound::breaches;

static std::vector<std::vector<std::string>> listed_rules() {
    std::ifstream file(HOLDFAST_DATA_FOLDER "/cin-rules.csv");
    std::stringstream bytes;
    bytes << file.rdbuf();
    const std::string text = bytes.str();
    exchange::CsvReader reader(text);
    std::vector<std::vector<std::string>> rows;
    (void)reader.next();
    while (const auto record = reader.next()) rows.push_back(record->cells);
    return rows;
}

TEST_CASE("the rules are the 111 of the list, each once and of its severity") {
    std::set<std::string> listed;
    for (const auto& row : listed_rules()) listed.insert(row[0] + " " + row[1]);
    std::set<std::string> there;
    for (const Rule* rule : every_rule()) there.insert(std::string(rule->code) + " " + std::string(token(rule->severity)));
    CHECK(listed.size() == 111);
    CHECK(every_rule().size() == 111);
    CHECK(there == listed);
}

TEST_CASE("every rule says what is wrong and what to do in sentences") {
    for (const Rule* rule : every_rule()) {
        INFO(rule->code);
        CHECK(rule->remedy.ends_with('.'));
        CHECK_FALSE(rule->meaning.ends_with('.'));
        CHECK(message(*rule).size() > 30);
        CHECK_FALSE(rule->table.empty());
    }
}

TEST_CASE("a sound child breaks no rule") { CHECK(sound::broken(sound::header(), {sound::child()}) == ""); }

TEST_CASE("a breach says which child, referral, table, field and value") {
    Child child = sound::child();
    take(sound::again(child.details).assessments[0].started_on, "2025-04-30");
    std::vector<std::string> said;
    const calendar::Calendar calendar;
    Validator validator(calendar, [&](const Breach& breach) {
        if (breach.rule.code == "1103")
            said.push_back(std::string(breach.la_child_id) + " " + std::to_string(breach.module) + " " + std::string(breach.table) + " " +
                           std::string(breach.field) + " " + std::string(breach.value));
    });
    validator.header(sound::header());
    validator.child(child);
    CHECK(said == std::vector<std::string>{"A1 2 Assessments AssessmentActualStartDate 2025-04-30"});
    CHECK(validator.errors() > 0);
}

TEST_CASE("without a reference date the rules that need it are not run, and are not kept either") {
    Header header = sound::header();
    take(header.collection.reference_on, "31/03/2026");
    CHECK(sound::not_run("8520", header) == "the header has no reference date that can be read");
    CHECK(sound::not_run("8670Q", header) == "the header has no reference date that can be read");
    CHECK(sound::not_run("2883", header) == "the header has no reference date that can be read");
    CHECK(sound::not_run("1103", header) == "");
    CHECK(breaches("100", header, {}) == 1);
}

TEST_CASE("a rule is not run on a collection before its first") {
    Header header = sound::header();
    take(header.collection.year, "2024");
    take(header.collection.reference_on, "2024-03-31");
    for (const auto* code : {"1570", "1580", "8945Q", "8950Q"})
        CHECK(sound::not_run(code, header) == "it began with the collection of 2025, and this is that of 2024");
    CHECK(sound::not_run("1510", header) == "");
}

TEST_CASE("rules of working days are not run in years whose bank holidays are not known") {
    Header header = sound::header();
    take(header.collection.year, "2041");
    take(header.collection.reference_on, "2041-03-31");
    for (const auto* code : {"8569Q", "8670Q", "8675Q"}) CHECK(sound::not_run(code, header).find("bank holidays") != std::string::npos);
    CHECK(sound::not_run("8740", header) == "");
}

TEST_CASE("rules about a whole return are not run without children, nor when the file could not be read to its end") {
    CHECK(sound::not_run("2886Q", sound::header()) == "there are no children");
    const calendar::Calendar calendar;
    Validator validator(calendar, [](const Breach&) {});
    validator.header(sound::header());
    validator.give_up();
    CHECK(validator.not_run().size() == 4);
}

TEST_CASE("the code sets are those of the census of 2026") {
    CHECK(codes_of(CodeSet::sex).size() == 3);
    CHECK(codes_of(CodeSet::upn_unknown).size() == 7);
    CHECK(codes_of(CodeSet::ethnicity).size() == 20);
    CHECK(codes_of(CodeSet::disability).size() == 13);
    CHECK(codes_of(CodeSet::referral_source).size() == 22);
    CHECK(codes_of(CodeSet::primary_need).size() == 10);
    CHECK(codes_of(CodeSet::closure_reason).size() == 9);
    CHECK(codes_of(CodeSet::abuse).size() == 5);
    CHECK(codes_of(CodeSet::factor).size() == 44);
    CHECK(is_code(CodeSet::factor, "24A"));
    CHECK_FALSE(is_code(CodeSet::factor, "24a"));
    CHECK_FALSE(is_code(CodeSet::factor, ""));
}

TEST_CASE("what was seen before is known exactly among a hundred thousand") {
    Seen seen;
    for (int i = 0; i < 100000; ++i) CHECK_FALSE(seen.note("C" + std::to_string(i), std::to_string(i)).is_there);
    const auto first = seen.note("C77", "x");
    CHECK(first.is_there);
    CHECK(first.is_first_time);
    CHECK(first.owner == "77");
    CHECK_FALSE(seen.note("C77", "y").is_first_time);
    const std::string long_one(5000, 'a');
    CHECK_FALSE(seen.note(long_one, "z").is_there);
    CHECK_FALSE(seen.note(long_one + "b", "z").is_there);
    CHECK(seen.note(long_one, "z").is_there);
}

#include "core/census/reader.hpp"
#include "core/census/synthetic.hpp"
#include "core/census/validator.hpp"
#include "core/census/writer.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace holdfast;
using namespace holdfast::census;

static std::string written(const SyntheticOrder& order) {
    const calendar::Calendar calendar;
    SyntheticCensus census(order, calendar);
    std::string out;
    Writer writer(out);
    writer.header(census.header());
    while (const Child* child = census.next()) writer.child(*child);
    writer.end();
    return out;
}

static std::map<std::string, int> broken(const std::string& bytes, std::uint64_t& children) {
    const calendar::Calendar calendar;
    std::map<std::string, int> rules;
    Validator validator(calendar, [&](const Breach& breach) { ++rules[std::string(breach.rule.code)]; });
    Reader reader(source_of(bytes));
    for (auto item = reader.next(); item != Reader::Item::end; item = reader.next()) {
        REQUIRE(item != Reader::Item::problem);
        if (item == Reader::Item::header) validator.header(reader.header());
        if (item == Reader::Item::child) validator.child(reader.child());
    }
    validator.finish();
    CHECK(reader.notices().kept().empty());
    children = validator.children();
    return rules;
}

TEST_CASE("a made-up census keeps every rule, of whatever size, seed and collection") {
    for (const std::uint64_t children : {1U, 2U, 10U, 3000U})
        for (const int collection : {2017, 2021, 2022, 2024, 2025, 2026}) {
            std::uint64_t there = 0;
            const auto rules =
                broken(written({.children = children, .seed = children * 7 + static_cast<std::uint64_t>(collection), .collection = collection}), there);
            std::string said;
            for (const auto& [rule, times] : rules) said += rule + " " + std::to_string(times) + "; ";
            INFO(collection);
            CHECK(said == "");
            CHECK(there == children);
        }
}

TEST_CASE("the same order gives the same census, and another seed another") {
    CHECK(written({.children = 50, .seed = 3}) == written({.children = 50, .seed = 3}));
    CHECK(written({.children = 50, .seed = 3}) != written({.children = 50, .seed = 4}));
}

static std::string read_and_written(const std::string& bytes) {
    std::string again;
    Reader reader(source_of(bytes), 5000);
    Writer writer(again);
    for (auto item = reader.next(); item != Reader::Item::end; item = reader.next()) {
        REQUIRE(item != Reader::Item::problem);
        if (item == Reader::Item::header) writer.header(reader.header());
        if (item == Reader::Item::child) writer.child(reader.child());
        if (item == Reader::Item::foreign) writer.foreign(reader.foreign_place(), reader.foreign());
    }
    writer.end();
    return again;
}

TEST_CASE("reading a census and writing it again gives the same bytes, for a thousand made-up children") {
    for (const int collection : {2017, 2026}) {
        const std::string bytes = written({.children = 1000, .seed = 11, .collection = collection});
        CHECK(read_and_written(bytes) == bytes);
    }
}

/// The census with an unknown element before each line in so many of a thousand cases, indented as that line is.
static std::string with_unknown_elements(const std::string& bytes, int cases) {
    Chance chance(5);
    std::string out;
    std::size_t at = bytes.find("<Header>");
    at = bytes.find('\n', at) + 1;
    out = bytes.substr(0, at);
    for (const std::size_t last = bytes.rfind("</Message>"); at < last;) {
        const std::size_t end = bytes.find('\n', at) + 1;
        if (chance.in_1000(cases) && bytes.compare(bytes.find_first_not_of(' ', at), 2, "</") != 0)
            out += bytes.substr(at, bytes.find_first_not_of(' ', at) - at) + "<New a=\"1\"><b>&lt;</b></New>\n";
        out += bytes.substr(at, end - at);
        at = end;
    }
    return out + bytes.substr(at);
}

TEST_CASE("unknown elements wherever they stand are written again in their places") {
    const std::string bytes = with_unknown_elements(written({.children = 500, .seed = 12}), 100);
    CHECK(bytes.size() > written({.children = 500, .seed = 12}).size() + 20000);
    CHECK(read_and_written(bytes) == bytes);
}

TEST_CASE("a made-up census says that it is") {
    CHECK(written({}).find("<SoftwareCode>Holdfast: synthetic, no real person</SoftwareCode>") != std::string::npos);
}

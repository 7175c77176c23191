#include "core/census/synthetic.hpp"
#include "core/census/writer.hpp"
#include "core/pathway/census_reading_service.hpp"

#include <doctest/doctest.h>
#include <stdexcept>

namespace holdfast::pathway {

namespace {

constexpr std::uint64_t many = 3000;  // more than are read ahead

const calendar::Calendar& english() {
    static const calendar::Calendar calendar;
    return calendar;
}

std::string made_up() {
    census::SyntheticCensus made({.children = many, .seed = 3}, english());
    std::string text;
    census::Writer writer(text);
    writer.header(made.header());
    while (const auto* child = made.next()) writer.child(*child);
    writer.end();
    return text;
}

/// Gives the text, and at `fails_at` a fault of the disk.
census::Source source_of(const std::string& text, std::size_t fails_at = std::string::npos) {
    return [&text, fails_at, at = std::size_t{0}](char* into, std::size_t most) mutable {
        if (at >= fails_at) throw std::runtime_error("the disk cannot be read");
        const std::size_t size = text.copy(into, most, at);
        at += size;
        return size;
    };
}

}  // namespace

TEST_CASE("children come in the order of the file, after its header and before the end") {
    const std::string text = made_up();
    CensusReading reading(english(), source_of(text));
    CHECK(reading.next().header);
    std::size_t at = 0;
    std::uint64_t children = 0;
    bool is_end = false;
    while (!is_end) {
        const auto part = reading.next();
        REQUIRE(!part.problem);
        for (const auto& child : part.children) {
            REQUIRE(child.said);
            at = text.find("<LAchildID>" + child.la_child_id + "<", at);
            REQUIRE(at != std::string::npos);
        }
        children += part.children.size();
        is_end = part.is_end;
    }
    CHECK(children == many);
    CHECK(reading.validator().children() == many);
}

TEST_CASE("reading ends with who asks for it, however much is left") {
    const std::string text = made_up();
    CensusReading reading(english(), source_of(text));
    CHECK(reading.next().header);
}

TEST_CASE("what reading throws comes to who waits for more") {
    const std::string text = made_up();
    CensusReading reading(english(), source_of(text, text.size() / 2));
    const auto read_all = [&] {
        while (!reading.next().is_end) {
        }
    };
    CHECK_THROWS_WITH(read_all(), "the disk cannot be read");
}

}  // namespace holdfast::pathway

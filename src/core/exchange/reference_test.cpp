#include "core/exchange/reference.hpp"

#include <doctest/doctest.h>

using namespace holdfast::exchange;

TEST_CASE("the reference page names every kind and column") {
    const auto page = reference_page({{.name = "glossary", .summary = "Abbreviations.", .columns = {{"acronym", true, "a | b"}, {"note", false, "words"}}}});
    CHECK(page.find("\n## glossary\n\nAbbreviations.\n") != std::string::npos);
    CHECK(page.find("| `acronym` | yes | a \\| b |\n") != std::string::npos);
    CHECK(page.find("| `note` | no | words |\n") != std::string::npos);
}

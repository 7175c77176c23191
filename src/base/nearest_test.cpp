#include "base/nearest.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace holdfast;

static constexpr std::array<std::string_view, 4> words{"scorecard", "serve", "restore", "report"};

TEST_CASE("the word that takes the fewest changes is the one that was meant") {
    CHECK(nearest("scorcard", words) == "scorecard");
    CHECK(nearest("sreve", words) == "serve");
    CHECK(nearest("reprot", words) == "report");
}

TEST_CASE("a word that was cut short is the one that begins like it, where there is only one") {
    CHECK(nearest("scor", words) == "scorecard");
    CHECK(nearest("repo", words) == "report");
    constexpr std::array<std::string_view, 3> options{"--smtp", "--database", "--date"};
    CHECK(nearest("--data", options) == "--database");
    CHECK(nearest("--dat", options) == "--date");
}

TEST_CASE("nothing is suggested for a word that is like none of them, or that would have to be written anew") {
    CHECK(nearest("nonsense", words).empty());
    CHECK(nearest("x", words).empty());
    CHECK(nearest("", words).empty());
    CHECK(nearest("serve", {}).empty());
}

#include "app/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;

TEST_CASE("a listing as JSON is read back whole, whatever its words hold") {
    for (const std::string words : {"</script><script>alert(1)</script>", "\"quoted\" and \\ back", "line\nend\ttab", "=1+1", "\u2028\u2029", "O'Brien & Łoś", ""}) {
        const exchange::Listing listing{.columns = {words.empty() ? "empty" : words, "same"}, .rows = {{words, words}}};
        const auto rows = nlohmann::json::parse(app::formatted(listing, app::Format::json));
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].at(listing.columns[0]) == words);
        CHECK(rows[0].at("same") == words);
    }
}

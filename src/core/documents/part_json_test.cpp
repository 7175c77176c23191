#include "core/documents/part_json.hpp"

#include "core/documents/html_pages.hpp"
#include "core/documents/sample_test.hpp"

#include <doctest/doctest.h>

namespace holdfast::documents {

TEST_CASE("a document kept as JSON is the same document when it is read again") {
    const Document before = test::sample();
    Document after = before;
    for (auto& part : after.parts) part = part_from_json(to_json(part));
    CHECK(standalone_html(after) == standalone_html(before));
    CHECK(to_json(after.parts.at(3)) == to_json(before.parts.at(3)));
}

TEST_CASE("a kept number keeps the decimals it was written with") {
    Part part{.number = 1, .title = "T", .layout = Layout::flow, .blocks = {}};
    Table table = test::budget();
    table.rows[0][1].number = Decimal{680, 1};
    part.blocks.emplace_back(table);
    const Part again = part_from_json(to_json(part));
    CHECK(std::get<Table>(again.blocks[0]).rows[0][1].number->string() == "68.0");
}

TEST_CASE("a kept table ties its numbers as it did; one kept before this was said ties them in both ways") {
    Part part{.number = 1, .title = "T", .layout = Layout::flow, .blocks = {}};
    Table table = test::budget();
    for (const auto ties : {Ties::rows_and_columns, Ties::rows, Ties::columns}) {
        table.ties = ties;
        part.blocks = {table};
        CHECK(std::get<Table>(part_from_json(to_json(part)).blocks[0]).ties == ties);
    }
    std::string earlier = to_json(part);
    const std::string word = R"(,"ties":"columns")";
    REQUIRE(earlier.find(word) != std::string::npos);
    earlier.erase(earlier.find(word), word.size());
    CHECK(std::get<Table>(part_from_json(earlier).blocks[0]).ties == Ties::rows_and_columns);
}

TEST_CASE("what is no kept part is refused, not half read") {
    CHECK_THROWS_AS(part_from_json("{}"), std::runtime_error);
    CHECK_THROWS_AS(part_from_json("no JSON"), std::runtime_error);
    CHECK_THROWS_AS(part_from_json(R"({"number":1,"title":"","panels":false,"blocks":[{"kind":"video"}]})"), std::runtime_error);
}

}  // namespace holdfast::documents

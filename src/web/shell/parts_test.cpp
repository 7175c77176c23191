#include "web/shell/parts.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;
using namespace holdfast::web::shell;

TEST_CASE("a rating is said in a word as well as in its colour and letter, and a missing one too") {
    CHECK(rating_tag(Rating::amber).string().find(">A</span>Amber</strong>") != std::string::npos);
    CHECK(rating_tag(Rating::none).string().find("Not rated") != std::string::npos);
}

TEST_CASE("direction of travel is said in a word as well as by its arrow") {
    CHECK(trend(Trend::declining).string().find("Declining") != std::string::npos);
    CHECK(trend(Trend::declining).string().find("aria-hidden") != std::string::npos);
}

TEST_CASE("a wide table can be scrolled with the keyboard and has a name") {
    CHECK(table_region("Scorecard <2017>", html("<table></table>")).string() ==
          R"(<div class="app-table-region" role="region" aria-label="Scorecard &lt;2017&gt;" tabindex="0"><table></table></div>)");
}

TEST_CASE("large numbers carry their label, note and rating") {
    const auto& list = stats({{.number = figure_link("/f", "7"), .label = "Red", .note = "of 48", .rating = Rating::red}}).string();
    CHECK(list.find("app-stat--red") != std::string::npos);
    CHECK(list.find("<a class=\"app-figure\" href=\"/f\">7</a>") != std::string::npos);
    CHECK(list.find("of 48") != std::string::npos);
}

#include "web/charts/text_metrics.hpp"

#include <doctest/doctest.h>

using holdfast::web::charts::text_width;
using holdfast::web::charts::wrap;

TEST_CASE("words go on the next line where they do not fit, and a word is broken only where it fits on none") {
    CHECK(wrap("one two", 1000, 14) == std::vector<std::string>{"one two"});
    CHECK(wrap("one two", text_width("one tw", 14), 14) == std::vector<std::string>{"one", "two"});
    const std::string word(80, 'W');
    const auto lines = wrap("a " + word + " b", 100, 14);
    std::string joined;
    for (const auto& line : lines) {
        CHECK(text_width(line, 14) <= 100);
        joined += line;
    }
    std::erase(joined, ' ');
    CHECK(joined == "a" + word + "b");
}

TEST_CASE("a letter of several bytes stays whole") {
    for (const auto& line : wrap("ŁŁŁŁŁŁŁŁŁŁ", text_width("ŁŁŁ", 14), 14)) CHECK(line.size() % 2 == 0);
    CHECK(wrap("ŁŁ", 0, 14) == std::vector<std::string>{"Ł", "Ł"});
}

#include "base/movement.hpp"

#include <doctest/doctest.h>

using holdfast::in_ten_words;
using holdfast::movement;

using Values = std::vector<std::optional<double>>;

TEST_CASE("a line is said to do what its first and last numbers say, whatever is missing around them") {
    const std::vector<std::string> years{"2014", "2015", "2016", "2017"};
    CHECK(movement(years, Values{1.0, 5.0, 2.0, 3.0}) == "rose from 2014 to 2017");
    CHECK(movement(years, Values{std::nullopt, 5.0, std::nullopt, 3.0}) == "fell from 2015 to 2017");
    CHECK(movement(years, Values{2.0, 5.0, 2.0, std::nullopt}) == "was equal in 2014 and 2016");
}

TEST_CASE("nothing is said of fewer than two numbers") {
    const std::vector<std::string> years{"2014", "2015"};
    CHECK(movement(years, Values{std::nullopt, std::nullopt}).empty());
    CHECK(movement(years, Values{std::nullopt, 1.0}).empty());
    CHECK(movement({}, Values{}).empty());
}

TEST_CASE("of several ways to say it the first of at most ten words is taken, and the last where all are longer") {
    CHECK(in_ten_words({"one two three four five six seven eight nine ten", "short"}) == "one two three four five six seven eight nine ten");
    CHECK(in_ten_words({"one two three four five six seven eight nine ten eleven", "short"}) == "short");
    CHECK(in_ten_words({"one two three four five six seven eight nine ten eleven", "1 2 3 4 5 6 7 8 9 10 11"}) == "1 2 3 4 5 6 7 8 9 10 11");
}

#include "base/movement.hpp"

#include <doctest/doctest.h>

using holdfast::movement;

using Values = std::vector<std::optional<double>>;

TEST_CASE("a line is said to do what its first and last numbers say, whatever is missing around them") {
    const std::vector<std::string> years{"2014", "2015", "2016", "2017"};
    CHECK(movement(years, Values{1.0, 5.0, 2.0, 3.0}) == "rose from 2014 to 2017");
    CHECK(movement(years, Values{std::nullopt, 5.0, std::nullopt, 3.0}) == "fell from 2015 to 2017");
    CHECK(movement(years, Values{2.0, 5.0, 2.0, std::nullopt}) == "stood in 2016 where it stood in 2014");
}

TEST_CASE("nothing is said of fewer than two numbers") {
    const std::vector<std::string> years{"2014", "2015"};
    CHECK(movement(years, Values{std::nullopt, std::nullopt}).empty());
    CHECK(movement(years, Values{std::nullopt, 1.0}).empty());
    CHECK(movement({}, Values{}).empty());
}

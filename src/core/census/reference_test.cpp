#include "core/census/reference.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

TEST_CASE("the reference page lists the rules as the program has them") {
    std::ifstream file(HOLDFAST_DATA_FOLDER "/../docs/reference/returns.md");
    std::stringstream page;
    page << file.rdbuf();
    CHECK_MESSAGE(page.str().find(holdfast::census::rules_page()) != std::string::npos,
                  "put what `holdfast docs cin-census` prints into docs/reference/returns.md");
}

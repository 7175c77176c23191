#include "web/contrast.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using holdfast::web::contrast;

TEST_CASE("contrast is what WCAG says it is, whichever colour comes first") {
    CHECK(contrast("#000000", "#ffffff") == doctest::Approx(21));
    CHECK(contrast("#FFFFFF", "#ffffff") == doctest::Approx(1));
    CHECK(contrast("#767676", "#ffffff") == doctest::Approx(4.54).epsilon(0.001));  // the palest grey that is readable on white
    CHECK(contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff"));
    CHECK(contrast("#0000ff", "#ffffff") == doctest::Approx(8.59).epsilon(0.001));
}

TEST_CASE("what is no colour has no contrast") {
    for (const auto* wrong : {"", "#fff", "white", "#12345g", "0123456"}) CHECK_THROWS_AS(contrast(wrong, "#ffffff"), std::invalid_argument);
}

#include "base/counted.hpp"

#include <doctest/doctest.h>

using holdfast::counted;

TEST_CASE("what is counted stands in the singular beside one and in the plural beside every other number") {
    CHECK(counted(1, "value") == "1 value");
    CHECK(counted(0, "value") == "0 values");
    CHECK(counted(2, "entry", "entries") == "2 entries");
    CHECK(counted(1, "child", "children") == "1 child");
}

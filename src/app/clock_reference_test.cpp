#include "app/clock_reference.hpp"

#include "core/clocks/running.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

namespace holdfast::app {

TEST_CASE("docs/reference/clocks.md says what the program says: write it anew with `holdfast docs clocks`") {
    std::ifstream file(HOLDFAST_SOURCE_FOLDER "/docs/reference/clocks.md", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(text.str() == clock_reference());
}

TEST_CASE("no two clocks of the slices have one key") { CHECK_NOTHROW(clocks::Rules(every_clock(), {})); }

}  // namespace holdfast::app

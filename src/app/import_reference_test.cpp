#include "app/import_reference.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

TEST_CASE("docs/reference/imports.md says what the program says: write it anew with `holdfast docs imports`") {
    std::ifstream file(HOLDFAST_SOURCE_FOLDER "/docs/reference/imports.md", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(text.str() == holdfast::app::import_reference());
}

#include "app/features.hpp"
#include "app/roles.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;

TEST_CASE("every link of the navigation stands under a heading of the home page") {
    for (const auto& feature : app::every_feature(app::every_role(), {}))
        for (const auto& item : feature.navigation) CHECK_MESSAGE(std::ranges::count(site::works::all, item.work) == 1, item.path);
}

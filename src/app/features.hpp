#pragma once

#include "core/site/feature.hpp"

#include <string>
#include <vector>

namespace holdfast::app {

/// Every slice of the product, those that gather from others after those that contribute. The one file that shows every cross-slice call.
std::vector<site::Feature> every_feature(const std::vector<Role>& roles, const std::string& partnership);

}  // namespace holdfast::app

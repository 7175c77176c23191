#pragma once

#include "core/site/feature.hpp"

/// The scorecard: indicators with their targets, values, ratings and trends; who submits, explains, decides, approves and unlocks them.
namespace holdfast::scorecard {

site::Feature feature();

}  // namespace holdfast::scorecard

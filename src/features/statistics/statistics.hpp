#pragma once

#include "core/site/feature.hpp"

/// What is published about other areas, beside the partnership's own: releases, who is compared, pages and lines in the charts of indicators.
namespace holdfast::statistics {

site::Feature feature();

}  // namespace holdfast::statistics

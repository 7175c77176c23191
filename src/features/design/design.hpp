#pragma once

#include "core/site/feature.hpp"

/// The design of the product's own pages, for those who look after it: every component as it looks.
namespace holdfast::design {

site::Feature feature();

}  // namespace holdfast::design

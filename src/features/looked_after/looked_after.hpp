#pragma once

#include "core/site/feature.hpp"

namespace holdfast::looked_after {

/// Who is looked after, and whose review is due, with the clock explained.
site::Feature feature();

}  // namespace holdfast::looked_after

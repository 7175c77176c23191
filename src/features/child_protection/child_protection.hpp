#pragma once

#include "core/site/feature.hpp"

namespace holdfast::child_protection {

/// Who has a plan, and whose review is due, with the clock explained.
site::Feature feature();

}  // namespace holdfast::child_protection

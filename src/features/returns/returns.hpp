#pragma once

#include "core/site/feature.hpp"

namespace holdfast::returns {

/// Statutory returns: what was loaded, what is wrong with it, and what it changed. Brings the records of children's pathways along.
site::Feature feature();

}  // namespace holdfast::returns

#pragma once

#include "core/site/feature.hpp"

namespace holdfast::chronology {

/// One chronology over everything that is on record of a child, with the age at each event.
site::Feature feature();

}  // namespace holdfast::chronology

#pragma once

#include "core/site/feature.hpp"

namespace holdfast::children_in_need {

/// Assessments and initial conferences that are due, with the clock explained.
site::Feature feature();

}  // namespace holdfast::children_in_need

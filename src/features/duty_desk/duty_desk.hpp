#pragma once

#include "core/site/feature.hpp"

/// Say in one sentence what people do here.
namespace holdfast::duty_desk {

site::Feature feature();

}  // namespace holdfast::duty_desk

#pragma once

#include "core/site/feature.hpp"
#include "features/duty_desk/advice_call_pages.hpp"

/// Say in one sentence what people do here.
namespace holdfast::duty_desk {

/// The contacts that calls led to are those of `contacts`.
site::Feature feature(Contacts contacts);

}  // namespace holdfast::duty_desk

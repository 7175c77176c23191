#pragma once

#include "core/site/router.hpp"

namespace holdfast::duty_desk {

/// The desk with its latest calls, the form that logs one, a call, the contact that followed it, and the counts of a month.
void add_advice_call_routes(site::Router& router);

}  // namespace holdfast::duty_desk

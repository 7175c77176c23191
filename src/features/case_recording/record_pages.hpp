#pragma once

#include "core/site/router.hpp"

namespace holdfast::case_recording {

/// One record with all that it ever said, and the form that corrects it.
void add_record_routes(site::Router& router);

}  // namespace holdfast::case_recording

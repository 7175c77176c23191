#pragma once

#include "core/site/router.hpp"

namespace holdfast::case_recording {

/// What can be added to a child's record, what is due, and the form of each kind of record.
void add_recording_routes(site::Router& router);

}  // namespace holdfast::case_recording

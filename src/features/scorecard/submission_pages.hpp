#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/indicators/{code}/{period}/submission`: the form with which an agency's data lead hands in a value.
void add_submission_routes(site::Router& router);

}  // namespace holdfast::scorecard

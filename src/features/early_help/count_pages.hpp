#pragma once

#include "core/site/count_report_pages.hpp"

namespace holdfast::early_help {

/// `/early-help/report`: how many assessments were begun and closed in a year, and why they were closed.
site::CountReport count_report();

}  // namespace holdfast::early_help

#pragma once

#include "core/site/count_report_pages.hpp"

namespace holdfast::lado {

/// `/lado/report`: how many allegations there were in a year, of what kind and with what outcome.
site::CountReport count_report();

}  // namespace holdfast::lado

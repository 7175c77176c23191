#pragma once

#include "app/annual_report.hpp"

namespace holdfast::app {

/// Whether the files of a report can stand in the folder it is asked for in, which need not be there yet. Refused, with the name of what is in
/// the way, before anything is written.
Outcome<Done> check_report_folder(const AnnualReportOrder& order);

}  // namespace holdfast::app

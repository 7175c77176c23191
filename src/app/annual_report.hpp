#pragma once

#include "app/program.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::app {

/// What `holdfast report annual` is asked for, in the words of the command line.
struct AnnualReportOrder {
    std::string year{};
    std::string folder{};
    std::vector<std::string> formats{"html", "pdf", "xlsx", "ods", "odt", "csv"};
    std::string edition{"internal"};
    int threshold{5};
    std::function<void(int step, int steps, std::string_view format)> begins{};
};

/// What was written, and what could not be and why (no Chromium for the PDF).
struct AnnualReportWritten {
    std::vector<std::string> files{};
    std::vector<std::string> problems{};
};

/// Writes the annual report of a year. Refused for a year, format or edition that is not one, and as the report itself refuses.
Outcome<AnnualReportWritten> write_annual_report(Program& program, const trail::Actor& actor, const AnnualReportOrder& order);

}  // namespace holdfast::app

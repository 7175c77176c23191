#pragma once

#include "core/documents/format_pages.hpp"
#include "features/annual_report/assembly_service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::annual_report {

using documents::bytes_of;
using documents::Format;
using documents::parse_format;

/// What to write where.
struct ReportOptions {
    Period year{Period::year(2016)};
    std::string dir{};
    std::vector<Format> formats{Format::html, Format::pdf, Format::xlsx, Format::ods, Format::odt, Format::csv};
    Audience edition{Audience::internal};
    int threshold{5};  ///< counts of people below it are hidden in the public edition
    /// Told before each format is written, which may take seconds.
    std::function<void(int step, int steps, std::string_view format)> begins{};
};

/// What was written, and what could not be, in words for the operator (no Chromium for the PDF).
struct Written {
    std::vector<std::string> files{};
    std::vector<std::string> problems{};
};

/// Writes the year's report into a folder, which is made where it is missing: `annual-report.html` and its siblings by suffix, and
/// `tables/NAME.csv` with its metadata. Each file is whole or not there. Refused as `assemble` is, and where the folder holds
/// files of the other edition.
Outcome<Written> write_report(trail::View& view, const Contributions& contributions, const ReportOptions& options);

}  // namespace holdfast::annual_report

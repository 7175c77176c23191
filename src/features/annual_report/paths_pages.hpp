#pragma once

#include "base/outcome.hpp"
#include "base/period.hpp"
#include "web/request.hpp"

#include <string>

namespace holdfast::annual_report {

/// The reporting year named in the path, or a page that is not found.
Outcome<Period> year_of(const web::Request& request);
/// The number of a section named in the path, 0 for the cover, or a page that is not found.
Outcome<int> number_of(const web::Request& request);

/// The contents of a year's report: `/reports/annual/2016-17`.
std::string path_of(const Period& year);
/// The page of a section: `/reports/annual/2016-17/sections/10`.
std::string section_path(const Period& year, int number);
/// The form for the words of a section: `/reports/annual/2016-17/sections/10/words`.
std::string words_path(const Period& year, int number);

}  // namespace holdfast::annual_report

#pragma once

#include "base/outcome.hpp"
#include "base/period.hpp"
#include "core/exchange/value.hpp"
#include "core/figures/figure.hpp"
#include "core/site/page.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::governance {

/// The number with a link to how it was obtained.
web::Html linked_number(std::string_view key, Decimal value, figures::Unit unit);
/// The reporting year of the path's `{year}`, or not found.
Outcome<Period> year_of(const web::Request& request);
/// Links to the other years, nothing where there is only this one. `prefix` is what stands before the year in the address.
web::Html other_years(const std::vector<Period>& years, const Period& shown, std::string_view prefix);
/// The listing as a CSV download.
site::Answer csv_download(const exchange::Listing& listing, std::string_view file_name);
/// A page that says that there is nothing yet and how to put it there.
site::Answer nothing_yet(std::string title, std::string_view words);

}  // namespace holdfast::governance

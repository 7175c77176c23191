#pragma once

#include "core/site/shell.hpp"

namespace holdfast::site {

/// 503 for a database that cannot answer now. A form that was sent comes back inside the page, to be sent again with one button, so that nothing
/// typed is lost; but for one with a password, a code or a file in it, which no page may hold.
web::Response unavailable_page(const Shell& shell, const web::Request& request);

}  // namespace holdfast::site

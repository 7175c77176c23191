#pragma once

#include "core/site/router.hpp"

namespace holdfast::site {

/// A table as a CSV file under a pattern that ends in `.csv`, and beside it, under the same with `-metadata.json` after it, what describes it to
/// programs (CSV on the Web), to which the file's answer leads. What the table takes of the policy and tells the
/// trail its description does too.
void add_table(Router& router, std::string_view pattern, Permission permission, ViewPage page);

/// Leads from a CSV file to its description.
void add_description_link(web::Response& csv, const web::Request& request);

}  // namespace holdfast::site

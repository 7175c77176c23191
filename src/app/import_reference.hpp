#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::app {

/// docs/reference/imports.md: every kind of file the product takes, in the order of name.
std::string import_reference();

/// The names of the kinds of file, in their order. Needs no database.
std::vector<std::string_view> import_kind_names();

}  // namespace holdfast::app

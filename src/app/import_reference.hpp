#pragma once

#include <string>

namespace holdfast::app {

/// docs/reference/imports.md: every kind of file the product takes, in the order of name.
std::string import_reference();

}  // namespace holdfast::app

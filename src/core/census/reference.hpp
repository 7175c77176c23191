#pragma once

#include <string>

namespace holdfast::census {

/// The part of docs/reference/returns.md that lists the rules: what each means and what to do about a breach.
std::string rules_page();

}  // namespace holdfast::census

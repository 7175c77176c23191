#pragma once

#include <string_view>

namespace holdfast::web {

/// How far two colours of the form #rrggbb stand apart, from 1 to 21, as WCAG 2 reckons it. Throws std::invalid_argument for any other form.
double contrast(std::string_view one, std::string_view other);

}  // namespace holdfast::web

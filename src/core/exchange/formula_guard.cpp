#include "core/exchange/formula_guard.hpp"

#include <algorithm>
#include <array>

namespace holdfast::exchange {

/// What OWASP lists under CSV injection; spreadsheets take the full-width signs of East Asian keyboards for the plain ones.
static constexpr std::array<std::string_view, 13> beginnings{"=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜"};

bool needs_guard(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::string_view without_guard(std::string_view cell) {
    if (cell.starts_with('\'') && needs_guard(cell)) cell.remove_prefix(1);
    return cell;
}

}  // namespace holdfast::exchange

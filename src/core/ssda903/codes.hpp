#pragma once

#include "core/ssda903/sheet.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace holdfast::ssda903 {

inline bool is_one_of(std::string_view text, std::initializer_list<std::string_view> codes) { return std::ranges::find(codes, text) != codes.end(); }
/// Of a row of Episodes: it ended with the child's adoption.
inline bool is_adopted(const Cells& episode) { return is_one_of(episode.text("REC"), {"E11", "E12"}); }

}  // namespace holdfast::ssda903

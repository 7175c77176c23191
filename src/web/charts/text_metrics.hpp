#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::web::charts {

/// How wide a line of text is in Helvetica or Arial at a size in pixels, with an eighth to spare for a fallback font.
double text_width(std::string_view text, double size);

/// The text in lines no wider than `room`, broken at spaces, and within a word that is wider than all of it.
std::vector<std::string> wrap(std::string_view text, double room, double size);

double widest_word(std::string_view text, double size);

/// The width of the widest line.
double widest(const std::vector<std::string>& lines, double size);

}  // namespace holdfast::web::charts

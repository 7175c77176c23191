#include "web/contrast.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>

namespace holdfast::web {

static double channel(std::string_view colour, std::size_t at) {
    unsigned int value = 0;
    const char* end = colour.data() + at + 2;
    if (std::from_chars(colour.data() + at, end, value, 16).ptr != end) throw std::invalid_argument("no colour: " + std::string(colour));
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(std::string_view colour) {
    if (colour.size() != 7 || colour.front() != '#') throw std::invalid_argument("no colour: " + std::string(colour));
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

double contrast(std::string_view one, std::string_view other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace holdfast::web

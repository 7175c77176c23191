#include "web/charts/text_metrics.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace holdfast::web::charts {
namespace {

// Advance widths of Helvetica in thousandths of the size, from space to tilde (Adobe's font metrics).
constexpr std::array<std::uint16_t, 95> widths{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
                                               556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
                                               611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
                                               667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
                                               222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double slack = 1.12;

double advance(unsigned char c) {
    if (c >= 0x80 && c < 0xC0) return 0;  // the rest of a character already counted at its first byte
    return c >= 32 && c < 127 ? widths[c - 32u] : 600;
}

}  // namespace

double text_width(std::string_view text, double size) {
    double thousandths = 0;
    for (const char c : text) thousandths += advance(static_cast<unsigned char>(c));
    return thousandths * size / 1000 * slack;
}

/// As much of a word as there is room for, a letter at the least: a word is broken only where it fits on no line.
static std::string_view longest_part(std::string_view word, double room, double size) {
    const auto is_inside_letter = [&](std::size_t at) { return at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80; };
    std::size_t end = word.size();
    while (end > 1 && (is_inside_letter(end) || text_width(word.substr(0, end), size) > room)) --end;
    while (is_inside_letter(end)) ++end;
    return word.substr(0, end);
}

std::vector<std::string> wrap(std::string_view text, double room, double size) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto word = text.substr(0, text.find(' '));
        if (const auto part = longest_part(word, room, size); part.size() < word.size()) word = part;
        text.remove_prefix(word.size());
        if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        if (word.empty()) continue;
        std::string longer = lines.empty() ? std::string{} : lines.back() + ' ';
        longer += word;
        if (lines.empty() || text_width(longer, size) > room) lines.emplace_back(word);
        else lines.back() = std::move(longer);
    }
    return lines;
}

double widest_word(std::string_view text, double size) {
    double width = 0;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        width = std::max(width, text_width(word, size));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return width;
}

double widest(const std::vector<std::string>& lines, double size) {
    double width = 0;
    for (const auto& line : lines) width = std::max(width, text_width(line, size));
    return width;
}

}  // namespace holdfast::web::charts

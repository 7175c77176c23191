#include "core/people/folded_name.hpp"

#include <array>
#include <cstdint>

namespace holdfast::people {

/// What the letters from U+00C0 to U+017F are compared as; a blank is a sign that is left out.
static constexpr std::array<std::string_view, 192> latin{
    "A", "A", "A",  "A",  "A", "A", "AE", "C",  "E", "E", "E",  "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O", "O", " ", "O", "U", "U", "U",
    "U", "Y", "TH", "SS", "A", "A", "A",  "A",  "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O", "O", " ",
    "O", "U", "U",  "U",  "U", "Y", "TH", "Y",  "A", "A", "A",  "A", "A", "A", "C", "C", "C", "C", "C", "C", "C", "C", "D", "D", "D", "D", "E", "E",
    "E", "E", "E",  "E",  "E", "E", "E",  "E",  "G", "G", "G",  "G", "G", "G", "G", "G", "H", "H", "H", "H", "I", "I", "I", "I", "I", "I", "I", "I",
    "I", "I", "IJ", "IJ", "J", "J", "K",  "K",  "K", "L", "L",  "L", "L", "L", "L", "L", "L", "L", "L", "N", "N", "N", "N", "N", "N", "N", "N", "N",
    "O", "O", "O",  "O",  "O", "O", "OE", "OE", "R", "R", "R",  "R", "R", "R", "S", "S", "S", "S", "S", "S", "S", "S", "T", "T", "T", "T", "T", "T",
    "U", "U", "U",  "U",  "U", "U", "U",  "U",  "U", "U", "U",  "U", "W", "W", "Y", "Y", "Y", "Z", "Z", "Z", "Z", "Z", "Z", "S"};

static bool is_ascii(unsigned char c) { return c < 0x80; }

/// Adds what the sign at `at` is compared as, and gives how many bytes it takes.
static std::size_t add_folded(std::string& folded, std::string_view name, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    const unsigned char c = byte(at);
    if (is_ascii(c)) {
        if (c >= 'a' && c <= 'z') folded += static_cast<char>(c - 'a' + 'A');
        else if (c >= 'A' && c <= 'Z') folded += static_cast<char>(c);
        return 1;
    }
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (at + length > name.size()) return name.size() - at;
    const unsigned point = length == 2 ? (c & 0x1FU) << 6U | (byte(at + 1) & 0x3FU) : 0;
    if (point >= 0xC0 && point < 0x180) {
        if (const auto letters = latin[point - 0xC0]; letters != " ") folded += letters;
        return length;
    }
    const bool is_accent = length == 2 && point >= 0x300 && point < 0x370;
    const bool is_punctuation = name.substr(at, 2) == "\xE2\x80" || (length == 2 && point < 0xC0) || length == 1;
    if (!is_accent && !is_punctuation) folded += name.substr(at, length);
    return length;
}

std::string folded(std::string_view name) {
    std::string text;
    for (std::size_t at = 0; at < name.size();) at += add_folded(text, name, at);
    return text;
}

std::vector<std::string> folded_parts(std::string_view name) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < name.size()) {
        const auto until = std::min(name.find_first_of(" -\t", from), name.size());
        if (auto part = folded(name.substr(from, until - from)); !part.empty()) parts.push_back(std::move(part));
        from = until + 1;
    }
    return parts;
}

}  // namespace holdfast::people

#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace holdfast::web {

/// Lower case of ASCII letters, whatever the locale.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lowered(std::string_view text) {
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(), lower);
    return made;
}

/// Equal but for the case of ASCII letters.
constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// Without spaces and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Calls `take` with each trimmed part between separators; empty parts too.
template <class Take>
void split(std::string_view text, char separator, Take take) {
    while (true) {
        const auto at = text.find(separator);
        take(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos) return;
        text.remove_prefix(at + 1);
    }
}

}  // namespace holdfast::web

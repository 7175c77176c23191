#include "core/people/postcode.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace holdfast::people {

/// A for a letter, 9 for a digit.
static std::string form_of(std::string_view code) {
    std::string form;
    for (const char c : code) form += std::isdigit(static_cast<unsigned char>(c)) != 0 ? '9' : std::isalpha(static_cast<unsigned char>(c)) != 0 ? 'A' : '?';
    return form;
}

std::optional<std::string> postcode_of(std::string_view typed) {
    static constexpr std::array<std::string_view, 6> forms{"A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"};
    std::string code;
    for (const char c : typed)
        if (c != ' ' && c != '\t') code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (std::ranges::find(forms, form_of(code)) == forms.end()) return std::nullopt;
    return code.insert(code.size() - 3, " ");
}

}  // namespace holdfast::people

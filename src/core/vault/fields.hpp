#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace holdfast::vault {

/// Each field as its length in bytes, a colon, its bytes and a comma, so that no two lists of fields are the same bytes.
inline std::string fields(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
        text += ',';
    }
    return text;
}

}  // namespace holdfast::vault

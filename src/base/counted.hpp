#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast {

/// A number with what is counted, in good English: "1 value", "2 values"; where an s does not do, with the word for many: "3 children".
inline std::string counted(std::int64_t count, std::string_view one, std::string_view many = {}) {
    std::string words = std::to_string(count) + ' ';
    if (count != 1 && !many.empty()) return words.append(many);
    words.append(one);
    return count == 1 ? words : words + 's';
}

}  // namespace holdfast

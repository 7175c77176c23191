#include "core/jose/base64url.hpp"

#include <cstdint>

namespace holdfast::jose {

static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64url(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char byte : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(byte);
        for (held += 8; held >= 6; held -= 6) text += digits[bits >> (held - 6) & 63U];
    }
    if (held > 0) text += digits[bits << (6 - held) & 63U];
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char character : text) {
        const std::size_t digit = digits.find(character);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(bits >> held & 255U);
    }
    const bool has_rest = held >= 6 || (bits & ((1U << held) - 1U)) != 0;
    if (has_rest) return std::nullopt;
    return bytes;
}

}  // namespace holdfast::jose

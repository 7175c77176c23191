#include "core/sign_in/base64url.hpp"

#include <sodium.h>

namespace holdfast::sign_in {

static constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    auto* const start = reinterpret_cast<unsigned char*>(bytes.data());
    if (sodium_base642bin(start, bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, variant) != 0) return std::nullopt;
    bytes.resize(size);
    if (base64url(bytes) != text) return std::nullopt;  // libsodium takes some bytes beyond ASCII for letters
    return bytes;
}

}  // namespace holdfast::sign_in

#include "web/csrf.hpp"

#include "web/ascii.hpp"

#include <sodium.h>

#include <array>

namespace holdfast::web {

namespace {

constexpr std::size_t mac_bytes = 32;
constexpr std::size_t hex_characters = 4 * mac_bytes;
using Mac = std::array<unsigned char, mac_bytes>;
/// The mask, then the code under the mask.
using Masked = std::array<unsigned char, 2 * mac_bytes>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Mac code_of(std::string_view session_secret) {
    constexpr std::string_view purpose = "holdfast csrf token";
    Mac key{};
    Mac code{};
    crypto_generichash(key.data(), key.size(), bytes_of(session_secret), session_secret.size(), nullptr, 0);
    crypto_generichash(code.data(), code.size(), bytes_of(purpose), purpose.size(), key.data(), key.size());
    return code;
}

}  // namespace

std::string csrf_token(std::string_view session_secret) {
    const Mac code = code_of(session_secret);
    Masked masked{};
    randombytes_buf(masked.data(), mac_bytes);
    for (std::size_t i = 0; i < mac_bytes; ++i) masked[mac_bytes + i] = static_cast<unsigned char>(masked[i] ^ code[i]);
    std::array<char, hex_characters + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), masked.data(), masked.size());
    return hex.data();
}

bool csrf_token_fits(std::string_view token, std::string_view session_secret) {
    Masked masked{};
    std::size_t bytes = 0;
    if (token.size() != hex_characters) return false;
    if (sodium_hex2bin(masked.data(), masked.size(), token.data(), token.size(), nullptr, &bytes, nullptr) != 0 || bytes != masked.size()) return false;
    Mac code{};
    for (std::size_t i = 0; i < mac_bytes; ++i) code[i] = static_cast<unsigned char>(masked[i] ^ masked[mac_bytes + i]);
    return sodium_memcmp(code.data(), code_of(session_secret).data(), mac_bytes) == 0;
}

Html csrf_field(const Request& request) { return html(R"(<input type="hidden" name="{}" value="{}">)", csrf_field_name, request.csrf_token); }

bool comes_from_this_site(const Request& request) {
    if (const auto site = request.headers.find("sec-fetch-site")) return *site == "same-origin" || *site == "none";
    const auto origin = request.headers.find("origin");
    if (!origin) return true;
    const std::size_t scheme = origin->find("://");
    return scheme != std::string_view::npos && same_ignoring_case(origin->substr(scheme + 3), request.host);
}

}  // namespace holdfast::web

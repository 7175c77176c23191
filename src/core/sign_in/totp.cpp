#include "core/sign_in/totp.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::sign_in {

static constexpr std::size_t secret_size = 20;  // RFC 4226, 4: 160 bits
static constexpr std::size_t digits = 6;

std::int64_t totp_step_of(Instant moment) { return std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch()) / totp_step; }

static std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
    std::array<unsigned char, 20> mac{};
    unsigned size = 0;
    const auto* text = reinterpret_cast<const unsigned char*>(message.data());
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), text, message.size(), mac.data(), &size) == nullptr || size != mac.size())
        throw std::runtime_error("SHA-1 is not available");
    return mac;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    std::string counter(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) counter[7 - i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (8 * i) & 0xFF);
    const auto mac = hmac_sha1(secret, counter);
    const std::size_t at = mac[19] & 0x0F;  // RFC 4226, 5.3: four bytes from where the last half-byte says, without the sign
    const std::uint32_t number =
        (mac[at] & 0x7FU) << 24 | static_cast<std::uint32_t>(mac[at + 1]) << 16 | static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
    return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_used) {
    std::string code;
    std::ranges::copy_if(typed, std::back_inserter(code), [](char c) { return c != ' '; });
    if (code.size() != digits) return std::nullopt;
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step_of(now) - totp_drift; step <= totp_step_of(now) + totp_drift; ++step)
        if (sodium_memcmp(totp_code(secret, step).data(), code.data(), digits) == 0 && step > last_used) found = step;
    return found;
}

std::string offered_secret(std::string_view session_token, std::int64_t enrolled_before) {
    const std::string purpose = fmt::format("second factor {}", enrolled_before);
    std::string secret(secret_size, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(secret.data()), secret.size(), reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                       reinterpret_cast<const unsigned char*>(session_token.data()),
                       std::min<std::size_t>(session_token.size(), crypto_generichash_KEYBYTES_MAX));
    return secret;
}

std::string base32(std::string_view bytes) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 0x1F];
    }
    if (bits > 0) text += letters[held << (5 - bits) & 0x1F];
    return text;
}

static std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        result += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string totp_address(std::string_view secret, std::string_view partnership, std::string_view user_name) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", escaped(partnership), escaped(user_name), base32(secret));
}

}  // namespace holdfast::sign_in

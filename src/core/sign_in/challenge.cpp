#include "core/sign_in/challenge.hpp"

#include "core/sign_in/base64url.hpp"

#include <array>
#include <fmt/format.h>
#include <sodium.h>

namespace holdfast::sign_in {

static constexpr std::size_t random_size = 16, time_size = 8, code_size = 32;

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

static std::string code_over(std::string_view start, std::string_view session_token, std::string_view purpose) {
    std::array<unsigned char, crypto_generichash_BYTES> key{};
    crypto_generichash(key.data(), key.size(), bytes_of(session_token), session_token.size(), nullptr, 0);
    const std::string message = fmt::format("passkey challenge\n{}\n{}", purpose, start);
    std::string code(code_size, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(code.data()), code.size(), bytes_of(message), message.size(), key.data(), key.size());
    return code;
}

static std::int64_t seconds_of(Instant moment) { return std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch()).count(); }

std::string new_challenge(std::string_view session_token, std::string_view purpose, Instant now) {
    std::string start(random_size, '\0');
    randombytes_buf(start.data(), start.size());
    const auto time = static_cast<std::uint64_t>(seconds_of(now));
    for (std::size_t i = 0; i < time_size; ++i) start += static_cast<char>(time >> (8 * (time_size - 1 - i)) & 0xFFU);
    return base64url(start + code_over(start, session_token, purpose));
}

ChallengeState state_of_challenge(std::string_view challenge, std::string_view session_token, std::string_view purpose, Instant now) {
    const auto bytes = from_base64url(challenge);
    if (!bytes || bytes->size() != random_size + time_size + code_size) return ChallengeState::foreign;
    const auto start = std::string_view(*bytes).substr(0, random_size + time_size);
    if (sodium_memcmp(code_over(start, session_token, purpose).data(), bytes->data() + start.size(), code_size) != 0) return ChallengeState::foreign;
    std::uint64_t time = 0;
    for (const char c : start.substr(random_size)) time = time << 8U | static_cast<unsigned char>(c);
    const bool is_late = seconds_of(now) - static_cast<std::int64_t>(time) > std::chrono::seconds{challenge_lasts}.count();
    return is_late ? ChallengeState::too_late : ChallengeState::good;
}

}  // namespace holdfast::sign_in

#include "core/sign_in/recovery.hpp"

#include "core/sign_in/totp.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace holdfast::sign_in {

std::string plain_recovery_code(std::string_view typed) {
    std::string plain;
    for (const char c : typed)
        if (c != ' ' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain;
}

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_code_count; ++i) {
        std::string bytes(10, '\0');
        randombytes_buf(bytes.data(), bytes.size());
        const std::string text = plain_recovery_code(base32(bytes));
        codes.push_back(fmt::format("{}-{}-{}-{}", text.substr(0, 4), text.substr(4, 4), text.substr(8, 4), text.substr(12, 4)));
    }
    return codes;
}

}  // namespace holdfast::sign_in

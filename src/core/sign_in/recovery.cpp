#include "core/sign_in/recovery.hpp"

#include "core/sign_in/totp.hpp"

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
        std::string bytes(15, '\0');
        randombytes_buf(bytes.data(), bytes.size());
        const std::string text = plain_recovery_code(base32(bytes));
        std::string code = text.substr(0, 4);
        for (std::size_t group = 4; group < text.size(); group += 4) code += '-' + text.substr(group, 4);
        codes.push_back(std::move(code));
    }
    return codes;
}

}  // namespace holdfast::sign_in

#include "core/people/identifier.hpp"

#include <algorithm>
#include <cctype>

namespace holdfast::people {

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static bool are_digits(std::string_view text, std::size_t count) { return text.size() == count && std::ranges::all_of(text, is_digit); }

const IdentifierWords& words_of(IdentifierKind kind) { return *std::ranges::find(identifier_kinds, kind, &IdentifierWords::kind); }

std::optional<IdentifierKind> parse_identifier_kind(std::string_view token) {
    const auto found = std::ranges::find(identifier_kinds, token, &IdentifierWords::token);
    return found == identifier_kinds.end() ? std::nullopt : std::optional(found->kind);
}

/// Each of the first nine digits times its weight, from ten down to two.
static int weighted_sum(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * (10 - static_cast<int>(i));
    return sum;
}

bool is_nhs_number(std::string_view digits) {
    if (!are_digits(digits, 10)) return false;
    const int check = 11 - weighted_sum(digits) % 11;
    return check != 10 && digits[9] - '0' == check % 11;
}

bool is_uln(std::string_view digits) {
    if (!are_digits(digits, 10)) return false;
    const int remainder = weighted_sum(digits) % 11;
    return remainder != 0 && digits[9] - '0' == 10 - remainder;
}

std::optional<char> upn_check_letter(std::string_view digits) {
    static constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    if (!are_digits(digits, 12)) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (static_cast<int>(i) + 2);
    return letters[static_cast<std::size_t>(sum % 23)];
}

bool is_upn(std::string_view text) {
    if (text.size() != 13 || !is_capital(text[0]) || !are_digits(text.substr(1, 11), 11)) return false;
    if (is_digit(text[12])) return upn_check_letter(text.substr(1)) == text[0];
    return is_capital(text[12]) && std::string_view("IOS").find(text[12]) == std::string_view::npos;
}

/// Without blanks and hyphens, in capitals.
static std::string squeezed(std::string_view typed) {
    std::string text;
    for (const char c : typed)
        if (c != ' ' && c != '-' && c != '\t') text += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

static std::string trimmed(std::string_view typed) {
    const auto from = typed.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(typed.substr(from, typed.find_last_not_of(" \t\r\n") - from + 1));
}

/// What is wrong with a code of an agency's own, or nothing.
static std::string_view fault_of_code(const std::string& code, std::size_t longest, bool takes_signs) {
    const auto is_allowed = [&](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || (takes_signs && std::string_view("-/. _").find(c) != std::string_view::npos);
    };
    if (code.empty()) return "Enter the number";
    if (code.size() > longest) return takes_signs ? "The number must be 40 characters or fewer" : "The number must be 20 characters or fewer";
    if (!std::ranges::all_of(code, is_allowed)) return takes_signs ? "The number must be letters, digits and - / . _" : "The number must be letters and digits";
    return {};
}

static Outcome<std::string> checked(std::string value, std::string_view fault) {
    if (!fault.empty()) return invalid({{"value", std::string(fault)}});
    return value;
}

Outcome<std::string> identifier_value(IdentifierKind kind, std::string_view typed) {
    const std::string number = squeezed(typed);
    switch (kind) {
        case IdentifierKind::nhs_number: return checked(number, is_nhs_number(number) ? "" : "Enter an NHS number of 10 digits; its last digit must check");
        case IdentifierKind::uln: return checked(number, is_uln(number) ? "" : "Enter a unique learner number of 10 digits; its last digit must check");
        case IdentifierKind::upn:
        case IdentifierKind::former_upn:
            return checked(number, is_upn(number) ? "" : "Enter a pupil number of a letter and 12 digits; its first letter must check");
        case IdentifierKind::la_child_id:
        case IdentifierKind::former_la_child_id: return checked(trimmed(typed), fault_of_code(trimmed(typed), 20, false));
        case IdentifierKind::family_id:
        case IdentifierKind::agency_id: break;
    }
    return checked(trimmed(typed), fault_of_code(trimmed(typed), 40, true));
}

}  // namespace holdfast::people

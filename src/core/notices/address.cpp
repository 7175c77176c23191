#include "core/notices/address.hpp"

#include <algorithm>

namespace holdfast::notices {

static constexpr std::size_t longest_address = 254;  // RFC 5321, 4.5.3.1.3, without the angle brackets
static constexpr std::size_t longest_local_part = 64;

static bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// RFC 5322's atext and the full stop; quoted names are in nobody's address book.
static bool is_local(char c) { return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos; }

static bool has_odd_stops(std::string_view text) {
    return text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos;
}

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || text.size() > longest_address) return false;
    const auto local = text.substr(0, at), domain = text.substr(at + 1);
    if (has_odd_stops(local) || has_odd_stops(domain) || local.size() > longest_local_part) return false;
    return std::ranges::all_of(local, is_local) && domain.front() != '-' && domain.back() != '-' &&
           std::ranges::all_of(domain, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.'; });
}

std::string domain_of(std::string_view address) { return std::string(address.substr(address.find('@') + 1)); }

}  // namespace holdfast::notices

#pragma once

#include "base/outcome.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// The references by which people name records on the telephone, in letters and in minutes.
namespace holdfast::records {

/// The check character of what stands before it (ISO 7064, MOD 37,36, hyphens left out): one letter or digit. It finds every single character that is
/// mistyped and nearly every pair that is exchanged. Throws std::invalid_argument for anything but digits, capital letters and hyphens.
char check_character(std::string_view text);

/// `LADO-2026-00417-K`: the series, the year, the number in it and the check character.
std::string reference_of(std::string_view series, int year, std::int64_t number);

/// What somebody typed as a reference of the series, as it is written in full: small letters, blanks and missing hyphens are put right. Refused where it is
/// none, or where its check character says that it is mistyped; the message names what was typed.
Outcome<std::string> read_reference(std::string_view series, std::string_view typed);

}  // namespace holdfast::records

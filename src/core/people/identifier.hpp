#pragma once

#include "base/outcome.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// Children and adults as agencies know them: who they are, what they are called, where they live, who belongs to whom.
namespace holdfast::people {

/// What a number or a code identifies a person by.
enum class IdentifierKind : std::uint8_t { nhs_number, upn, former_upn, uln, la_child_id, former_la_child_id, family_id, agency_id };

struct IdentifierWords {
    IdentifierKind kind{};
    std::string_view token{}, words{};
    bool is_national{};   ///< the same wherever it is used; any other is its issuer's own
    bool is_exclusive{};  ///< no two people have it at the same time, so that it tells who somebody is
};
inline constexpr std::array identifier_kinds{
    IdentifierWords{IdentifierKind::nhs_number, "nhs_number", "NHS number", true, true},
    IdentifierWords{IdentifierKind::upn, "upn", "Unique pupil number", true, true},
    IdentifierWords{IdentifierKind::former_upn, "former_upn", "Former unique pupil number", true, true},
    IdentifierWords{IdentifierKind::uln, "uln", "Unique learner number", true, true},
    IdentifierWords{IdentifierKind::la_child_id, "la_child_id", "Local authority's child number", false, true},
    IdentifierWords{IdentifierKind::former_la_child_id, "former_la_child_id", "Local authority's earlier child number", false, true},
    IdentifierWords{IdentifierKind::family_id, "family_id", "Family number", false, false},
    IdentifierWords{IdentifierKind::agency_id, "agency_id", "Number at another agency", false, true},
};
const IdentifierWords& words_of(IdentifierKind kind);
std::optional<IdentifierKind> parse_identifier_kind(std::string_view token);

/// The digits or the code as they are stored: NHS numbers without blanks, pupil numbers in capitals. Refused, under the field `value`, where the
/// check digit, the check letter or the form is wrong.
Outcome<std::string> identifier_value(IdentifierKind kind, std::string_view typed);

/// Ten digits of which the last follows from the others by modulus 11 (NHS Data Dictionary).
bool is_nhs_number(std::string_view digits);
/// The first letter of a pupil number, from its twelve digits (Department for Education): the sum of each digit times its place, modulus 23.
/// Nothing unless the text is twelve digits.
std::optional<char> upn_check_letter(std::string_view digits);
/// A letter, eleven digits, and a digit or, for a temporary number, a letter other than I, O and S. The check letter is asked of permanent numbers.
bool is_upn(std::string_view text);
/// Ten digits, the last of which is ten less the weighted sum of the others, modulus 11 (Learning Records Service).
bool is_uln(std::string_view digits);

}  // namespace holdfast::people

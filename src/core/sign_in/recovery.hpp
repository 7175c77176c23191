#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

inline constexpr int recovery_code_count = 10;

/// Ten codes of 120 random bits each, in six groups of letters and digits: enough that a fast hash keeps them.
std::vector<std::string> new_recovery_codes();
/// The code as it is kept and compared: small letters without blanks and hyphens.
std::string plain_recovery_code(std::string_view typed);

}  // namespace holdfast::sign_in

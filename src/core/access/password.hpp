#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::access {

inline constexpr std::size_t shortest_password = 15;  ///< characters (NIST SP 800-63B-4, 3.1.1.2, for a password alone)
inline constexpr std::size_t longest_password = 512;  ///< bytes, so that hashing stays bounded: at least 128 characters of any script

/// Whose password it is to be: what anybody who knows the person would try first.
struct PasswordOwner {
    std::string user_name{};
    std::string name{};
    std::string agency{};
    std::string partnership{};
};

/// Why this password cannot be taken, as a sentence for the form; nothing when it can. Asked are its length, whether it is a text said
/// twice, whether it is in the dictionary (cracklib) or on the operator's list of breached ones, and whether enough is left of it without the words of the partnership and of its
/// owner. Which kinds of characters it is made of is nobody's business, and it does not expire.
std::optional<std::string> objection_to(std::string_view password, const PasswordOwner& owner);

}  // namespace holdfast::access

#pragma once

#include "base/outcome.hpp"
#include "core/trail/change.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// The one place that decides who somebody is and what they may do.
namespace holdfast::access {

inline constexpr std::string_view account_kind = "account";

/// A person who may sign in.
struct Account {
    Id<trail::Account> id{};
    std::string user_name{};
    std::string name{};
    std::string agency{};
    std::vector<std::string> roles{};
    bool is_active{true};
    std::string email{};  ///< empty where none is known
};

/// What is asked for a new account.
struct NewAccount {
    std::string user_name{};
    std::string name{};
    std::string agency{};
    std::string password{};  ///< empty where its owner chooses one by invitation
    std::vector<std::string> roles{};
    std::string partnership{};  ///< its name, of which the password must not be made
    std::string email{};        ///< empty where none is known
};

/// How long a session lasts without a request, and at most.
inline constexpr std::chrono::minutes idle_limit{30};
inline constexpr std::chrono::hours absolute_limit{12};

/// Lower-case letters, digits and `. - _ @`, at most 80.
bool is_user_name(std::string_view text);

/// How long the code lasts with which the first administrator is made.
inline constexpr std::chrono::hours setup_code_lasts{24};

/// Checks the form of a new account: names given, a password that is hard to guess, roles known.
Outcome<NewAccount> validate(NewAccount account, const std::vector<Role>& roles);
/// The same for an account whose owner chooses the password by invitation: none is asked for, and none is taken.
Outcome<NewAccount> validate_invited(NewAccount account, const std::vector<Role>& roles);

}  // namespace holdfast::access

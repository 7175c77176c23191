#include "core/access/account.hpp"

#include "core/access/password.hpp"
#include "core/notices/address.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::access {

bool is_user_name(std::string_view text) {
    return !text.empty() && text.size() <= 80 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@'; });
}

static std::string role_keys(const std::vector<Role>& roles) {
    std::string keys;
    for (const auto& role : roles) keys += (keys.empty() ? "" : ", ") + std::string(role.key);
    return keys;
}

/// What is wrong with everything but the password.
static std::vector<FieldError> errors_in(const NewAccount& account, const std::vector<Role>& roles) {
    std::vector<FieldError> errors;
    if (!is_user_name(account.user_name))
        errors.push_back({"user_name", "Enter a user name of lower-case letters, digits, full stops, hyphens, underscores or @"});
    if (account.name.empty()) errors.push_back({"name", "Enter the person's name"});
    if (!account.email.empty() && !notices::is_address(account.email)) errors.push_back({"email", "Enter an e-mail address such as name@example.org"});
    if (account.roles.empty()) errors.push_back({"roles", "Choose at least one role"});
    for (const auto& key : account.roles)
        if (std::ranges::find(roles, key, &Role::key) == roles.end())
            errors.push_back({"roles", fmt::format("\"{}\" is not a role; the roles are {}", key, role_keys(roles))});
    return errors;
}

Outcome<NewAccount> validate(NewAccount account, const std::vector<Role>& roles) {
    auto errors = errors_in(account, roles);
    const PasswordOwner owner{.user_name = account.user_name, .name = account.name, .agency = account.agency, .partnership = account.partnership};
    if (auto objection = objection_to(account.password, owner)) errors.push_back({"password", *std::move(objection)});
    if (!errors.empty()) return invalid(std::move(errors));
    return account;
}

Outcome<NewAccount> validate_invited(NewAccount account, const std::vector<Role>& roles) {
    auto errors = errors_in(account, roles);
    if (!errors.empty()) return invalid(std::move(errors));
    account.password.clear();
    return account;
}

}  // namespace holdfast::access

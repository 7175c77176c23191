#include "core/access/grant.hpp"

#include "core/access/permissions.hpp"

#include <algorithm>

namespace holdfast::access {

const Role* find_role(const std::vector<Role>& roles, std::string_view key) {
    const auto role = std::ranges::find(roles, key, &Role::key);
    return role == roles.end() ? nullptr : &*role;
}

bool may_grant(const trail::Actor& actor, const Role& role) {
    const std::string by_name = "access.grant." + std::string(role.key);
    return actor.may({by_name, {}}) || std::ranges::all_of(role.permissions, [&](const Permission& permission) { return actor.may(permission); });
}

bool takes_two_people(const Role& role) { return std::ranges::find(role.permissions, permissions::manage_accounts) != role.permissions.end(); }

}  // namespace holdfast::access

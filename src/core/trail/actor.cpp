#include "core/trail/actor.hpp"

#include <algorithm>

namespace holdfast::trail {

bool Actor::may(Permission permission) const {
    if (is_operator || permission == permissions::anyone) return true;
    if (permission == permissions::signed_in) return is_signed_in();
    return std::ranges::any_of(roles, [&](const Role* role) { return std::ranges::find(role->permissions, permission) != role->permissions.end(); });
}

Actor operator_named(std::string name) {
    return {.name = std::move(name), .address = "command line", .is_operator = true};
}

Actor nobody(std::string address) { return {.name = "nobody", .address = std::move(address)}; }

}  // namespace holdfast::trail

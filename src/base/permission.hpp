#pragma once

#include <string_view>
#include <vector>

namespace holdfast {

/// Something an actor may be allowed to do, named `slice.thing`. Permissions are constants in code; roles are sets of them.
struct Permission {
    std::string_view key{};
    std::string_view description{};
    friend constexpr bool operator==(const Permission& a, const Permission& b) { return a.key == b.key; }
};

namespace permissions {
/// Open to anybody, signed in or not: the sign-in page, the accessibility statement, assets.
inline constexpr Permission anyone{"site.anyone", "Open without signing in"};
/// Open to everybody who has signed in, whatever their role.
inline constexpr Permission signed_in{"site.signed_in", "Open to everybody who has signed in"};
}  // namespace permissions

/// A named set of permissions, defined in code and granted to accounts by its key.
struct Role {
    std::string_view key{};
    std::string_view label{};
    std::vector<Permission> permissions{};
};

}  // namespace holdfast

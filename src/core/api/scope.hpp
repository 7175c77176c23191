#pragma once

#include "base/permission.hpp"

#include <string_view>

/// The door for agencies' systems: who they are, their tokens, what they may send, and the description of all of it.
namespace holdfast::api {

/// What a system may be allowed to do: its name in tokens, as an administrator reads it, and the permission that its holder then has.
struct Scope {
    std::string_view token{};
    std::string_view words{};
    Permission permission{};
    friend bool operator==(const Scope& a, const Scope& b) { return a.token == b.token; }
};

}  // namespace holdfast::api

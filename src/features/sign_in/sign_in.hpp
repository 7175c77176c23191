#pragma once

#include "core/sign_in/sign_in_service.hpp"
#include "core/site/feature.hpp"

#include <string>
#include <vector>

/// Signing in and out, and what people do about their own account: password and sessions.
namespace holdfast::sign_in {

/// What these pages take from the rest of the product.
struct Surroundings {
    std::string partnership{};  ///< its name
    std::vector<Role> roles{};
    std::vector<Permission> reading{};  ///< who may do more than these needs a second factor, where the partnership's rule says so
    trail::KeyFolder keys{""};          ///< where the key is that secrets are sealed with
    SecondFactorPolicy policy{};        ///< of the two above; filled in by feature()
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::sign_in

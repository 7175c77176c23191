#pragma once

#include "core/sign_in/sign_in_service.hpp"
#include "core/site/feature.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Signing in and out, and what people do about their own account: password and sessions.
namespace holdfast::sign_in {

/// Another site that people may sign in with, and the paths that lead there; each takes `next`.
struct OtherSite {
    std::string name{};
    std::string sign_in_path{};
    std::string confirm_path{};
};

/// What these pages take from the rest of the product.
struct Surroundings {
    std::string partnership{};  ///< its name
    std::vector<Role> roles{};
    std::vector<Permission> reading{};  ///< who may do more than these needs a second factor, where the partnership's rule says so
    trail::KeyFolder keys{""};          ///< where the key is that secrets are sealed with
    SecondFactorPolicy policy{};        ///< of the two above; filled in by feature()
    std::function<std::vector<OtherSite>()> other_sites = [] { return std::vector<OtherSite>{}; };
    /// Where somebody goes whose session has just ended, by where it came from (access::NewSession).
    std::function<std::string(trail::View&, std::string_view origin)> path_after_sign_out = [](trail::View&, std::string_view) {
        return std::string("/sign-in");
    };
};

site::Feature feature(Surroundings surroundings);

}  // namespace holdfast::sign_in

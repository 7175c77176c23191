#pragma once

#include "core/open_id/party.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/site/feature.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The pages of signing in with another site, of linking it to an account, and of signing out there as well.
namespace holdfast::open_id {

/// What these pages take from the rest of the product.
struct Surroundings {
    std::shared_ptr<Parties> parties{std::make_shared<Parties>()};  ///< filled when the site is served
    std::vector<Role> roles{};
    std::vector<Permission> reading{};     ///< who may do more than these needs a second factor, where the partnership's rule says so
    sign_in::SecondFactorPolicy policy{};  ///< of the two above; filled in by feature()
};

site::Feature feature(Surroundings surroundings);

/// A site that people may sign in with, for the pages of others: its name on a button, and its key.
struct Way {
    std::string name{};
    std::string key{};
};
std::vector<Way> ways(const Parties& parties);
/// Where to go when a session has ended that came from there: to a page that says so, or to the sign-in form.
std::string path_after_sign_out(trail::View& view, const Parties& parties, std::string_view origin);

}  // namespace holdfast::open_id

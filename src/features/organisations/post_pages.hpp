#pragma once

#include "features/organisations/person_pages.hpp"

namespace holdfast::organisations {

/// The forms that give somebody a post, end a post or a role, and confirm what takes two people.
void add_post_routes(site::Router& router, const Roles& roles);

}  // namespace holdfast::organisations

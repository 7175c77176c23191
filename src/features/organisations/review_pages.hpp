#pragma once

#include "features/organisations/person_pages.hpp"

namespace holdfast::organisations {

/// The quarterly reviews of who may do what: every agency's state, and the form with which its safeguarding lead signs off.
void add_review_routes(site::Router& router, const Roles& roles);

}  // namespace holdfast::organisations

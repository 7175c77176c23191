#pragma once

#include "core/site/feature.hpp"

#include <vector>

/// Agencies and people: names, successors and agreements; posts and roles; the quarterly review of who may do what.
namespace holdfast::organisations {

/// `roles` are those that can be granted.
site::Feature feature(std::vector<Role> roles);

}  // namespace holdfast::organisations

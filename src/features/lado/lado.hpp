#pragma once

#include "core/actions/action.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <vector>

/// Allegations against people who work with children: the designated officers' whole work, and the Board's tables from it.
namespace holdfast::lado {

/// `keys` holds the key of the vault; by `roles` the safeguarding leads of employers are found.
site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles);

/// The actions of cases and of audits, for everybody's list of what they are to do.
std::vector<actions::Desk> desks_of_actions(const trail::KeyFolder& keys, const std::vector<Role>& roles);

}  // namespace holdfast::lado

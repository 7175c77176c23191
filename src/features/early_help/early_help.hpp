#pragma once

#include "core/actions/action.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

/// Early help: what a family wants help with, who holds it together, and how it ends. Nobody is let go unseen because they did not come or said no.
namespace holdfast::early_help {

/// `keys` holds the key of the vault that plans are sealed in; by `roles` a lead professional is known to be one who may read assessments.
site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles);

/// The plans of assessments, for everybody's list of what they are to do.
actions::Desk desk_with(const trail::KeyFolder& keys, const std::vector<Role>& roles);

}  // namespace holdfast::early_help

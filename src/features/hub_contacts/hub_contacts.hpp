#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"

#include <memory>
#include <vector>

/// Contacts with the safeguarding hub: the one form for every worry about a child, the hub's queue, rating, decision, and the answer to who got in touch.
namespace holdfast::hub_contacts {

/// Drafts are sealed by the keys in this folder; by `roles` the officers of the hubs are found, by `index` people of these names.
site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles, const std::shared_ptr<people::NameIndex>& index);

}  // namespace holdfast::hub_contacts

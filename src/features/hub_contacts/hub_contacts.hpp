#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/feature.hpp"

#include <memory>
#include <vector>

/// Contacts with the safeguarding hub: the one form for every worry about a child, the hub's queue, rating, decision, and the answer to who got in touch.
namespace holdfast::hub_contacts {

/// By `roles` the officers of the hubs are found, by `index` people of these names.
site::Feature feature(const std::vector<Role>& roles, const std::shared_ptr<people::NameIndex>& index);

}  // namespace holdfast::hub_contacts

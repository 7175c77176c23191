#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"
#include "features/hub_contacts/desk_service.hpp"

#include <memory>
#include <vector>

/// Contacts with the safeguarding hub: the one form for every worry about a child, the hub's queue, rating, decision, and the answer to who got in touch.
namespace holdfast::hub_contacts {

/// Drafts are sealed by the keys in this folder, and by `index` people are found by their names.
site::Feature feature(const trail::KeyFolder& keys, Hub with, const std::shared_ptr<people::NameIndex>& index);

}  // namespace holdfast::hub_contacts

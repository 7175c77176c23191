#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/feature.hpp"
#include "core/trail/key_folder.hpp"
#include "features/hub_contacts/desk_service.hpp"
#include "features/hub_contacts/queue_store.hpp"

#include <memory>
#include <string>
#include <vector>

/// Contacts with the safeguarding hub: the one form for every worry about a child, the hub's queue, rating, decision, and the answer to who got in touch.
namespace holdfast::hub_contacts {

/// Drafts are sealed by the keys in this folder, and by `index` people are found by their names.
site::Feature feature(const trail::KeyFolder& keys, Hub with, const std::shared_ptr<people::NameIndex>& index);

/// The open contacts that the viewer may know of, the latest first; at most fifty.
std::vector<Queued> latest_contacts(trail::View& view);
/// Where a contact is; empty where the viewer may not know of it.
std::string path_of_contact(trail::View& view, const std::string& reference);

}  // namespace holdfast::hub_contacts

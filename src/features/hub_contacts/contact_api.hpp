#pragma once

#include "core/api/operation_api.hpp"
#include "features/hub_contacts/desk_service.hpp"

#include <vector>

namespace holdfast::hub_contacts {

/// What an agency's system can do here: tell the hub about a child by the rules of the form, and follow what it sent as far as whoever sends it by the form may.
std::vector<api::Operation> contact_operations(const SharedHub& hub);

}  // namespace holdfast::hub_contacts

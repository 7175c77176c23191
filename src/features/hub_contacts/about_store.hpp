#pragma once

#include "core/trail/view.hpp"

#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// The references of the contacts of which a child is the person with this record, the earliest first.
std::vector<std::string> contacts_about(trail::View& view, const std::string& person);

}  // namespace holdfast::hub_contacts

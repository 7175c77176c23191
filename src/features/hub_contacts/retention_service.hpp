#pragma once

#include "core/retention/kind.hpp"
#include "core/trail/key_folder.hpp"

#include <vector>

namespace holdfast::hub_contacts {

/// Contacts that were closed long ago: their words and documents go, what is counted stays.
std::vector<retention::Kind> old_contacts(const trail::KeyFolder& keys);

}  // namespace holdfast::hub_contacts

#pragma once

#include "core/retention/kind.hpp"

#include <vector>

namespace holdfast::hub_contacts {

/// Contacts that were closed long ago: their words go, what is counted stays.
std::vector<retention::Kind> old_contacts();

}  // namespace holdfast::hub_contacts

#pragma once

#include "core/exchange/import.hpp"

#include <vector>

namespace holdfast::hub_contacts {

/// The kind `hub-contacts`: contacts that a hub took before it worked with this program, as far as they are counted. The reference names a row.
std::vector<exchange::ImportKind> imports();

}  // namespace holdfast::hub_contacts

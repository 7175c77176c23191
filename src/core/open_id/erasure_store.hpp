#pragma once

#include "core/trail/change.hpp"

namespace holdfast::open_id {

/// Erases which identities of other sites the person signed in with.
void erase_links(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::open_id

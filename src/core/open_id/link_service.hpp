#pragma once

#include "core/exchange/import.hpp"
#include "core/open_id/identity_store.hpp"

namespace holdfast::open_id {

/// Takes away one of the actor's own. Refused where it is not theirs.
Outcome<Done> unlink_own(trail::Change& change, Id<Link> id);
/// Takes away somebody's and ends the sessions that are open; needs access.manage_accounts.
Outcome<Done> unlink_of(trail::Change& change, Id<trail::Account> account, Id<Link> id);

/// The kind `identities`: which identity of which issuer stands for which account.
exchange::ImportKind identities_import();

}  // namespace holdfast::open_id

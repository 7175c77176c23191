#pragma once

#include "base/id.hpp"
#include "core/trail/actor.hpp"

#include <string>
#include <string_view>

namespace holdfast::site {

/// The key under which a browser keeps the drafts of this account: 32 bytes in base64url. It follows from the site's seed, so that a draft can be opened
/// after a restart, and stands on pages of the account alone, so that nobody else can open it. Empty without a seed: no drafts are kept then.
std::string draft_key(std::string_view seed, Id<trail::Account> account);

}  // namespace holdfast::site

#pragma once

#include "core/access/grant.hpp"
#include "core/notices/kind.hpp"
#include "core/trail/change.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace holdfast::access {

/// The title of a kind of notice for who may still open what it leads to, and nothing for who may not.
using TitleFor = std::function<std::optional<std::string_view>(trail::View& view, Id<trail::Account> reader, std::string_view kind)>;

/// How the digest is named in the queue of mail.
inline constexpr notices::Kind digest{"digest", "What waits in your inbox"};

/// Writes the day's digest of an account into the queue of mail and notes that it is written, in one transaction: no notice is lost and none is in two. It says
/// how many notices of which kind are unread, and where. Gives whether a letter was written: there is none for who has no address, or may open nothing of it.
bool write_digest(trail::Change& change, Id<trail::Account> account, const TitleFor& title_for);

}  // namespace holdfast::access

#pragma once

#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::notices {

/// Whoever has unread notices that are to be in a digest, and has had none today.
std::vector<Id<trail::Account>> awaiting_digest(trail::View& view);

/// How many notices of a kind a digest is about.
struct Counted {
    std::string kind{};
    int count{};
};
/// The unread notices of the account that are to be in its next digest, by kind.
std::vector<Counted> counted_for_digest(trail::View& view, Id<trail::Account> account);

/// Today's digest of the account is written: what was to be in it is to be in no other. To be called in the transaction that writes it.
void mark_digested(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::notices

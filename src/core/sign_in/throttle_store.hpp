#pragma once

#include "core/sign_in/throttle.hpp"
#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::sign_in {

/// The schema of counts of failures and of known devices, and of all else this module keeps.
std::vector<store::Migration> migrations();

/// Counts the attempt as failed before it is looked at, so that many at once do not slip through, and gives zero; or gives how long to wait,
/// and counts nothing. Its writes need no event: they say how often something was tried, and the failure itself has one.
std::chrono::seconds begin_attempt(store::Writer& writer, const std::vector<Bucket>& buckets, Instant now);
/// The attempt did not fail after all: the first of the buckets, the narrowest, starts afresh, and the others lose this one count.
void forget_attempt(store::Writer& writer, const std::vector<Bucket>& buckets, Instant now);

/// Whether this account was signed in to with this browser before.
bool is_known_device(store::Reader& reader, std::string_view user_name, std::string_view device_token);
void remember_device(trail::Change& change, Id<trail::Account> account, std::string_view device_token);
/// A device from which the account was taken over, or which was lost, is a stranger again.
void forget_devices(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in

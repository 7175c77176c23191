#pragma once

#include "core/sign_in/passkey.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// The schema of passkeys and of challenges that were answered.
store::Migration passkey_migration();

/// Of one account, the first added first.
std::vector<Passkey> passkeys_of(trail::View& view, Id<trail::Account> account);
std::int64_t count_passkeys(trail::View& view, Id<trail::Account> account);
/// Of an account that is not closed.
std::optional<Passkey> find_passkey(trail::View& view, std::string_view credential_id);
/// False when there is one of this credential id already.
bool keep_passkey(trail::Change& change, const Passkey& passkey);
/// False when the account has no such passkey.
bool rename_passkey(trail::Change& change, Id<trail::Account> account, Id<Passkey> passkey, std::string_view name);
bool remove_passkey(trail::Change& change, Id<trail::Account> account, Id<Passkey> passkey);
/// All of them; gives how many.
std::int64_t remove_passkeys(trail::Change& change, Id<trail::Account> account);

/// That it was used now, with this counter. False when it is gone, or was used with this counter or a higher one meanwhile.
bool note_passkey_use(trail::Change& change, const Passkey& passkey, const AuthenticatorData& said);
void note_counter_went_back(trail::Change& change, Id<Passkey> passkey);

/// True once for each challenge.
bool use_challenge(trail::Change& change, std::string_view challenge);

}  // namespace holdfast::sign_in

#pragma once

#include "base/time.hpp"
#include "core/sign_in/authenticator.hpp"
#include "core/sign_in/client_data.hpp"
#include "core/trail/actor.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// A passkey as it is kept: nothing in it is secret.
struct Passkey {
    Id<Passkey> id{};
    Id<trail::Account> account{};
    std::string credential_id{};  ///< in base64url
    std::string public_key{};     ///< a COSE_Key in base64url
    std::string site{};           ///< the relying party's id
    std::string name{};           ///< what its owner calls it
    std::int64_t counter{};
    bool is_backup_eligible{};
    bool is_backed_up{};  ///< it is kept by more than one device
    Instant added_at{};
    std::optional<Instant> last_used_at{};
    std::optional<Instant> counter_went_back_at{};
};

inline constexpr std::size_t most_passkeys = 20;  ///< of one account
inline constexpr std::size_t most_passkey_name = 60;

/// Why a passkey was not taken, as the trail has it.
enum class PasskeyFault {
    malformed,
    wrong_type,         ///< the answer to another question: a new passkey in place of a proof, or the other way about
    foreign_challenge,  ///< not a question of this session, or for another purpose
    late_challenge,
    used_challenge,
    wrong_origin,
    wrong_site,
    not_present,
    not_verified,  ///< nobody showed by finger, face or PIN who they are
    unknown,
    of_another,  ///< of another account than the one that was asked
    wrong_signature,
    counter_back,  ///< it has signed less often than it had before: there may be two of it
    backup_changed,
};
std::string_view fault_in_words(PasskeyFault fault);
/// What the person is told: what they can do about it.
std::string_view advice_on(PasskeyFault fault);

/// The handle by which authenticators keep an account apart from others; it says nothing about the person.
std::string user_handle_of(Id<trail::Account> account);

/// What is wrong with the browser's words, beside the challenge: `type` is webauthn.create or webauthn.get.
std::optional<PasskeyFault> fault_of(const ClientData& words, std::string_view type, const RelyingParty& site);
/// What is wrong with the authenticator's: made for another site, nobody there, nobody verified.
std::optional<PasskeyFault> fault_of(const AuthenticatorData& said, const RelyingParty& site);
/// What is wrong with this use of this passkey.
std::optional<PasskeyFault> fault_of(const Passkey& passkey, const AuthenticatorData& said, const Signed& what);
/// Counters go up with every use; those that stay at nought do not count (passkeys that several devices share).
bool is_counter_good(std::int64_t before, std::int64_t now);

}  // namespace holdfast::sign_in

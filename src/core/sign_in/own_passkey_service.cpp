#include "core/sign_in/own_passkey_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/sign_in/base64url.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/passkey_purpose.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/recovery.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using access::record_of;

static Outcome<Done> objection(PasskeyFault fault) { return invalid({{"passkey", std::string(advice_on(fault))}}); }

/// What the browser brought is a new credential of this site, made for this account, on this page.
static Outcome<AuthenticatorData> new_credential(trail::Change& change, const PasskeyMade& made, Id<trail::Account> account) {
    const auto client = from_base64url(made.client_data), attestation = from_base64url(made.attestation);
    const auto words = client ? read_client_data(*client) : std::nullopt;
    const auto bytes = attestation ? authenticator_data_within(*attestation) : std::nullopt;
    const auto said = bytes ? read_authenticator_data(*bytes) : std::nullopt;
    const bool is_whole = words && said && said->credential && read_public_key(said->credential->public_key);
    auto fault = is_whole ? purpose::fault_of_challenge(made.place, words->challenge, purpose::new_of(account), change.now()) : PasskeyFault::malformed;
    if (!fault) fault = fault_of(*words, "webauthn.create", made.place.site);
    if (!fault) fault = fault_of(*said, made.place.site);
    if (!fault && !use_challenge(change, words->challenge)) fault = PasskeyFault::used_challenge;
    if (fault) TRY(objection(*fault));
    return *said;
}

static std::string trimmed(std::string_view name) {
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    return std::string(name);
}

static Outcome<std::string> name_of(std::string_view typed) {
    std::string name = trimmed(typed);
    if (name.empty()) return std::string("Passkey");
    if (name.size() > most_passkey_name) return invalid({{"name", fmt::format("The name must be {} characters or fewer", most_passkey_name)}});
    return name;
}

/// Who had no second factor before gets a way back in for the day the device is lost.
static std::vector<std::string> first_recovery_codes(trail::Change& change, Id<trail::Account> account) {
    if (find_totp(change, account) || unused_recovery_codes(change, account) > 0) return {};
    auto codes = new_recovery_codes();
    keep_recovery_codes(change, account, codes);
    return codes;
}

Outcome<std::vector<std::string>> add_passkey(trail::Change& change, const PasskeyMade& made) {
    const auto account = enrolling(change, made.place.token);
    if (!account) return forbidden();
    const std::string name = TRY(name_of(made.name));
    const auto said = TRY(new_credential(change, made, *account));
    if (static_cast<std::size_t>(count_passkeys(change, *account)) >= most_passkeys)
        return invalid({{"passkey", fmt::format("You have {} passkeys. Remove one that you do not use first", most_passkeys)}});
    const bool is_new = keep_passkey(change, {.account = *account,
                                              .credential_id = base64url(said.credential->id),
                                              .public_key = base64url(said.credential->public_key),
                                              .site = made.place.site.id,
                                              .name = name,
                                              .counter = said.counter,
                                              .is_backup_eligible = said.is_backup_eligible,
                                              .is_backed_up = said.is_backed_up});
    if (!is_new) return invalid({{"passkey", "This passkey was added before"}});
    change.record({"access.passkey_added", record_of(*account), said.is_backup_eligible ? "shared between devices" : "on one device"});
    tell_factor_added(change, *account);
    return first_recovery_codes(change, *account);
}

Outcome<Done> rename_own_passkey(trail::Change& change, Id<Passkey> passkey, std::string_view name) {
    const std::string new_name = TRY(name_of(name));
    if (!rename_passkey(change, change.actor().account, passkey, new_name)) return not_found();
    change.record({"access.passkey_renamed", record_of(change.actor().account)});
    return Done{};
}

/// What speaks against taking away the last passkey.
static std::optional<std::string> objection_to_none(trail::View& view, const access::Account& account, const SecondFactorPolicy& policy) {
    const auto credentials = access::credentials_of(view, account.id);
    const bool has_another_way = (credentials && !credentials->password_hash.empty()) || access::has_way_elsewhere(view, account.id);
    if (!has_another_way) return "This is your only way to sign in. Add another passkey first.";
    const auto factor = second_factor_of(view, account, policy);
    if (factor.is_required && !factor.has_app) return "Your role needs a second factor, and this is the only one you have. Set up another first.";
    return std::nullopt;
}

Outcome<Done> remove_own_passkey(trail::Change& change, Id<Passkey> passkey, const SecondFactorPolicy& policy) {
    const auto account = access::find_account(change, change.actor().account);
    if (!account) return forbidden();
    if (!remove_passkey(change, account->id, passkey)) return not_found();
    const bool is_last = count_passkeys(change, account->id) == 0;
    if (is_last) {
        if (auto words = objection_to_none(change, *account, policy)) return conflict(*std::move(words));
        if (!find_totp(change, account->id)) keep_recovery_codes(change, account->id, {});
    }
    change.record({"access.passkey_removed", record_of(account->id)});
    tell_factor_removed(change, account->id);
    return Done{};
}

}  // namespace holdfast::sign_in

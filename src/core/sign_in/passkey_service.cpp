#include "core/sign_in/passkey_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/base64url.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/recovery.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using access::record_of;
using Step = Progress::Step;

// What a challenge is for. One for another purpose, or for another account, is not taken.
static constexpr std::string_view to_sign_in = "sign in";
static std::string second_of(Id<trail::Account> account) { return fmt::format("second factor of {}", account.number); }
static std::string again_of(Id<trail::Account> account) { return fmt::format("confirm {}", account.number); }
static std::string new_of(Id<trail::Account> account) { return fmt::format("add to {}", account.number); }

static PasskeyQuestion question(const PasskeyPlace& place, std::string_view purpose, Instant now) {
    return {.challenge = new_challenge(place.token, purpose, now), .site = place.site.id};
}

static std::vector<std::string> credentials_on(trail::View& view, const PasskeyPlace& place, Id<trail::Account> account) {
    std::vector<std::string> ids;
    for (auto& passkey : passkeys_of(view, account))
        if (passkey.site == place.site.id) ids.push_back(std::move(passkey.credential_id));
    return ids;
}

static std::optional<PasskeyQuestion> question_to(trail::View& view, const PasskeyPlace& place, Id<trail::Account> account, std::string_view purpose) {
    auto credentials = credentials_on(view, place, account);
    if (credentials.empty()) return std::nullopt;
    PasskeyQuestion asked = question(place, purpose, view.now());
    asked.credentials = std::move(credentials);
    return asked;
}

PasskeyQuestion ask_to_sign_in(const PasskeyPlace& place, Instant now) { return question(place, to_sign_in, now); }

std::optional<PasskeyQuestion> ask_for_second(trail::View& view, const PasskeyPlace& place) {
    const auto pending = find_pending(view, place.token);
    if (!pending || pending->must_enrol) return std::nullopt;
    return question_to(view, place, pending->account, second_of(pending->account));
}

std::optional<PasskeyQuestion> ask_to_confirm(trail::View& view, const PasskeyPlace& place) {
    return question_to(view, place, view.actor().account, again_of(view.actor().account));
}

std::optional<PasskeyOffer> offer_passkey(trail::View& view, const PasskeyPlace& place) {
    const auto id = enrolling(view, place.token);
    const auto account = id ? access::find_account(view, *id) : std::nullopt;
    if (!account) return std::nullopt;
    PasskeyOffer offer{
        .question = question(place, new_of(*id), view.now()), .user_handle = user_handle_of(*id), .user_name = account->user_name, .name = account->name};
    offer.question.credentials = credentials_on(view, place, *id);
    return offer;
}

namespace {

/// What a proof was found to be. Whose passkey it is is known as soon as it is found; it is proved when there is no fault.
struct Examined {
    std::optional<Passkey> passkey{};
    AuthenticatorData said{};
    std::string challenge{};  ///< empty when it was not one of ours
    std::optional<PasskeyFault> fault{};
};

/// What a proof is held against: what was asked, and of whom.
struct Asked {
    std::string purpose{};
    std::optional<Id<trail::Account>> account{};
};

struct Parts {
    std::string client_data{}, authenticator_data{}, signature{};
    ClientData words{};
};

}  // namespace

static std::optional<Parts> parts_of(const PasskeyShown& shown) {
    auto client = from_base64url(shown.client_data), authenticator = from_base64url(shown.authenticator_data), signature = from_base64url(shown.signature);
    auto words = client ? read_client_data(*client) : std::nullopt;
    if (!words || !authenticator || !signature) return std::nullopt;
    return Parts{*std::move(client), *std::move(authenticator), *std::move(signature), *std::move(words)};
}

static std::optional<PasskeyFault> fault_of_challenge(trail::View& view, const PasskeyPlace& place, std::string_view challenge, std::string_view purpose) {
    const auto state = state_of_challenge(challenge, place.token, purpose, view.now());
    if (state == ChallengeState::good) return std::nullopt;
    return state == ChallengeState::too_late ? PasskeyFault::late_challenge : PasskeyFault::foreign_challenge;
}

/// Who asked with which account in mind takes no other; who asked for any takes the one that the authenticator says it is for.
static bool is_whose_it_should_be(const Passkey& passkey, const Asked& asked, const PasskeyShown& shown) {
    const bool is_handle_ours = shown.user_handle == user_handle_of(passkey.account);
    return asked.account ? passkey.account == *asked.account && (is_handle_ours || shown.user_handle.empty()) : is_handle_ours;
}

static Examined examine(trail::View& view, const PasskeyShown& shown, const Asked& asked) {
    Examined found;
    const auto parts = parts_of(shown);
    const auto said = parts ? read_authenticator_data(parts->authenticator_data) : std::nullopt;
    if (!said) return {.fault = PasskeyFault::malformed};
    found.said = *said;
    if ((found.fault = fault_of_challenge(view, shown.place, parts->words.challenge, asked.purpose))) return found;
    found.challenge = parts->words.challenge;
    if ((found.fault = fault_of(parts->words, "webauthn.get", shown.place.site))) return found;
    if ((found.fault = fault_of(*said, shown.place.site))) return found;
    found.passkey = find_passkey(view, shown.credential_id);
    if (!found.passkey) found.fault = PasskeyFault::unknown;
    else if (!is_whose_it_should_be(*found.passkey, asked, shown)) found.fault = PasskeyFault::of_another;
    else
        found.fault = fault_of(
            *found.passkey, *said,
            {.site = shown.place.site.id, .authenticator_data = parts->authenticator_data, .client_data = parts->client_data, .signature = parts->signature});
    return found;
}

/// A challenge is used up by any answer to it, right or wrong. What another answer did meanwhile counts.
static std::optional<PasskeyFault> settle(trail::Change& change, const Examined& found) {
    if (!found.challenge.empty() && !use_challenge(change, found.challenge)) return PasskeyFault::used_challenge;
    if (found.fault == PasskeyFault::counter_back) note_counter_went_back(change, found.passkey->id);
    if (found.fault) return found.fault;
    if (!note_passkey_use(change, *found.passkey, found.said)) return PasskeyFault::counter_back;
    return std::nullopt;
}

static Progress refused(trail::Change& change, const Examined& found, PasskeyFault fault) {
    const RecordRef subject = found.passkey ? record_of(found.passkey->account) : record_of(change.actor().account);
    change.record({"access.passkey_refused", subject, std::string(fault_in_words(fault)), "refused"});
    return {.step = Step::refused, .reason = std::string(advice_on(fault))};
}

static Examined examined(trail::Journal& journal, const trail::Actor& who, const PasskeyShown& shown, const Asked& asked) {
    return *journal.view(who, [&](trail::View& view) -> Outcome<Examined> { return examine(view, shown, asked); });
}

/// The owner, where the signature was theirs, so that they find in their own entries what became of it; the visitor otherwise.
static trail::Actor who_it_was(const trail::Actor& visitor, const Examined& found) {
    trail::Actor actor = visitor;
    if (found.passkey && (!found.fault || found.fault == PasskeyFault::counter_back)) actor.account = found.passkey->account;
    return actor;
}

Progress sign_in_with_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place) {
    const auto bucket = bucket_of_address(place.address);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const auto found = examined(journal, visitor, shown, {.purpose = std::string(to_sign_in)});
    return *journal.change(who_it_was(visitor, found), "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        if (const auto fault = settle(change, found)) return refused(change, found, *fault);
        forget_attempt(change.writer(), {bucket}, change.now());
        return open_session(change, found.passkey->account, place, "passkey");
    });
}

static Progress start_again() { return {.step = Step::refused, .reason = "That took too long. Start again with your user name and password"}; }

static Outcome<std::optional<Pending>> pending_of(trail::Journal& journal, const trail::Actor& visitor, std::string_view visit_token) {
    return journal.view(visitor, [&](trail::View& view) -> Outcome<std::optional<Pending>> { return find_pending(view, visit_token); });
}

Progress sign_in_with_second_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place) {
    const auto pending = *pending_of(journal, visitor, shown.place.token);
    if (!pending || pending->must_enrol) return start_again();
    const auto bucket = bucket_of_account("passkey", pending->account.number);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const auto found = examined(journal, visitor, shown, {second_of(pending->account), pending->account});
    trail::Actor person = visitor;
    person.account = pending->account;
    return *journal.change(person, "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        if (!find_pending(change, shown.place.token)) return start_again();
        if (const auto fault = settle(change, found)) return refused(change, found, *fault);
        forget_attempt(change.writer(), {bucket}, change.now());
        end_pending(change, shown.place.token);
        return open_session(change, pending->account, place, both(*pending, "passkey"));
    });
}

Progress sign_in_adding_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyMade& made, const Place& place) {
    const auto pending = *pending_of(journal, visitor, made.place.token);
    if (!pending || !pending->must_enrol) return start_again();
    const auto done = journal.change(visitor, "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        auto codes = TRY(add_passkey(change, made));
        end_pending(change, made.place.token);
        Progress progress = open_session(change, pending->account, place, both(*pending, "passkey"));
        progress.codes = std::move(codes);
        return progress;
    });
    if (done) return *done;
    const auto& errors = done.refusal().errors;
    return {.step = Step::refused, .reason = errors.empty() ? done.refusal().message : errors.front().message};
}

Progress confirm_with_passkey(trail::Journal& journal, const trail::Actor& actor, const PasskeyShown& shown) {
    const auto bucket = bucket_of_account("passkey", actor.account.number);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const auto found = examined(journal, actor, shown, {again_of(actor.account), actor.account});
    return *journal.change(actor, "Asked again before a sensitive act", [&](trail::Change& change) -> Outcome<Progress> {
        if (const auto fault = settle(change, found)) return refused(change, found, *fault);
        forget_attempt(change.writer(), {bucket}, change.now());
        return proved_again(change, shown.place.token, "passkey");
    });
}

static Outcome<Done> objection(PasskeyFault fault) { return invalid({{"passkey", std::string(advice_on(fault))}}); }

/// What the browser brought is a new credential of this site, made for this account, on this page.
static Outcome<AuthenticatorData> new_credential(trail::Change& change, const PasskeyMade& made, Id<trail::Account> account) {
    const auto client = from_base64url(made.client_data), attestation = from_base64url(made.attestation);
    const auto words = client ? read_client_data(*client) : std::nullopt;
    const auto bytes = attestation ? authenticator_data_within(*attestation) : std::nullopt;
    const auto said = bytes ? read_authenticator_data(*bytes) : std::nullopt;
    const bool is_whole = words && said && said->credential && read_public_key(said->credential->public_key);
    auto fault = is_whole ? fault_of_challenge(change, made.place, words->challenge, new_of(account)) : PasskeyFault::malformed;
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
    if (!credentials || credentials->password_hash.empty()) return "This is your only way to sign in. Add another passkey first.";
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

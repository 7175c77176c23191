#include "core/sign_in/passkey_service.hpp"

#include "core/access/account_service.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/base64url.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/own_passkey_service.hpp"
#include "core/sign_in/passkey_purpose.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"

namespace holdfast::sign_in {

using access::record_of;
using Step = Progress::Step;

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
    if ((found.fault = purpose::fault_of_challenge(shown.place, parts->words.challenge, asked.purpose, view.now()))) return found;
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
    const auto found = examined(journal, visitor, shown, {.purpose = purpose::to_sign_in()});
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
    const auto found = examined(journal, visitor, shown, {purpose::second_of(pending->account), pending->account});
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
    const auto found = examined(journal, actor, shown, {purpose::again_of(actor.account), actor.account});
    return *journal.change(actor, "Asked again before a sensitive act", [&](trail::Change& change) -> Outcome<Progress> {
        if (const auto fault = settle(change, found)) return refused(change, found, *fault);
        forget_attempt(change.writer(), {bucket}, change.now());
        return proved_again(change, shown.place.token, "passkey");
    });
}

}  // namespace holdfast::sign_in

#include "core/sign_in/sign_in_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/password.hpp"
#include "core/access/secret.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/device.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::sign_in {

using access::record_of;
using Step = Progress::Step;

/// Only what is in the buckets is written, so the journal, which asks for an event, is not used.
std::chrono::seconds begin(trail::Journal& journal, const std::vector<Bucket>& buckets) {
    std::chrono::seconds wait{};
    journal.database().write([&](store::Writer& writer) {
        wait = begin_attempt(writer, buckets, journal.now());
        return store::Verdict::keep;
    });
    return wait;
}

/// The attempt of an unknown name is in the trail as well, without the name: a person may have typed a password there.
void note_failure(trail::Journal& journal, const trail::Actor& who, std::string_view type, Id<trail::Account> account) {
    const auto noted = journal.change(who, "Sign-in form", [&](trail::Change& change) -> Outcome<Done> {
        change.record({type, record_of(account)});
        return Done{};
    });
    (void)noted;  // it cannot be refused
}

static std::optional<access::Credentials> look_up(trail::Journal& journal, const trail::Actor& visitor, std::string_view user_name) {
    return *journal.view(visitor, [&](trail::View& view) -> Outcome<std::optional<access::Credentials>> { return access::find_credentials(view, user_name); });
}

static std::vector<Bucket> buckets_for(trail::Journal& journal, const SignIn& typed, const Place& place) {
    bool is_known = false;
    journal.database().read([&](store::Reader& reader) { is_known = is_known_device(reader, typed.user_name, place.device_token); });
    return buckets_of(typed.user_name, place, is_known);
}

Progress open_session(trail::Change& change, Id<trail::Account> account, const Place& place, const Proof& proof) {
    if (auto reason = access::reason_for_no_entry(change, account)) {
        change.record({"access.entry_refused", record_of(account)});
        return {.step = Step::no_entry, .reason = *std::move(reason)};
    }
    Progress done{.step = Step::signed_in, .token = access::random_token(), .device_token = place.device_token};
    if (done.device_token.empty()) done.device_token = access::random_token();
    access::insert_session(change, {.account = account,
                                    .token_fingerprint = access::fingerprint(done.token),
                                    .address = place.address,
                                    .device = device_in_words(place.user_agent),
                                    .method = proof.method,
                                    .origin = proof.origin});
    remember_device(change, account, done.device_token);
    change.record({"access.signed_in", record_of(account), proof.method});
    return done;
}

Progress proved_again(trail::Change& change, std::string_view session_token, std::string_view method) {
    const Progress proved{.step = Step::signed_in, .token = access::random_token()};
    const bool is_open = access::renew_session(change, access::fingerprint(session_token), access::fingerprint(proved.token));
    change.record({"access.proved_again", record_of(change.actor().account), std::string(method), is_open ? "done" : "refused"});
    return is_open ? proved : Progress{.step = Step::refused};
}

bool has_second_factor(trail::View& view, Id<trail::Account> account) { return find_totp(view, account) || count_passkeys(view, account) > 0; }

Proof both(const Pending& first, std::string_view second) { return {fmt::format("{} and {}", first.method, second), first.origin}; }

bool SecondFactorPolicy::asks(const std::vector<std::string>& role_keys) const {
    if (roles == nullptr) return false;
    const auto is_reading = [&](Permission permission) { return std::ranges::find(reading, permission) != reading.end(); };
    return std::ranges::any_of(*roles, [&](const Role& role) {
        const bool is_held = std::ranges::find(role_keys, role.key) != role_keys.end();
        return is_held && !std::ranges::all_of(role.permissions, is_reading);
    });
}

static bool must_enrol(trail::View& view, Id<trail::Account> account, const SecondFactorPolicy& policy) {
    return is_second_factor_rule_on(view) && policy.asks(access::find_account(view, account)->roles);
}

Progress go_on(trail::Change& change, Id<trail::Account> account, const Place& place, const FirstProof& first) {
    const bool has_second = has_second_factor(change, account);
    if (!has_second && !must_enrol(change, account, first.policy)) return open_session(change, account, place, first.proof);
    const Progress next{.step = has_second ? Step::code : Step::enrol, .token = access::random_token()};
    keep_pending(change, next.token, {.account = account, .must_enrol = !has_second, .method = first.proof.method, .origin = first.proof.origin});
    change.record({first.event, record_of(account)});
    return next;
}

Progress sign_in(trail::Journal& journal, const trail::Actor& visitor, const SignIn& typed, const Place& place) {
    if (typed.user_name.empty() || typed.password.empty()) return {.step = Step::refused};  // a form left empty is no guess
    const auto buckets = buckets_for(journal, typed, place);
    if (const auto wait = begin(journal, buckets); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const auto credentials = look_up(journal, visitor, typed.user_name);
    if (!access::password_fits(typed.password, credentials ? credentials->password_hash : "")) {
        note_failure(journal, visitor, "access.sign_in_refused", credentials ? credentials->id : Id<trail::Account>{});
        return {.step = Step::refused};
    }
    trail::Actor actor = visitor;
    actor.account = credentials->id;
    actor.name = credentials->name;
    return *journal.change(actor, "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        forget_attempt(change.writer(), buckets, change.now());
        return go_on(change, credentials->id, place, {.proof = "password", .event = "access.password_accepted", .policy = typed.policy});
    });
}

/// Whether this is the signed-in person's password, with the wait before it is looked at.
static Progress prove_password(trail::Journal& journal, const trail::Actor& actor, std::string_view password) {
    const auto bucket = bucket_of_account("password again", actor.account.number);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const auto credentials =
        *journal.view(actor, [&](trail::View& view) -> Outcome<std::optional<access::Credentials>> { return access::credentials_of(view, actor.account); });
    if (!access::password_fits(password, credentials ? credentials->password_hash : "")) {
        note_failure(journal, actor, "access.proof_refused", actor.account);
        return {.step = Step::refused};
    }
    return {.step = Step::signed_in};
}

static void forget_proof_attempt(trail::Change& change) {
    forget_attempt(change.writer(), {bucket_of_account("password again", change.actor().account.number)}, change.now());
}

Progress confirm(trail::Journal& journal, const trail::Actor& actor, std::string_view password, std::string_view session_token) {
    const Progress proved = prove_password(journal, actor, password);
    if (proved.step != Step::signed_in) return proved;
    return *journal.change(actor, "Asked again before a sensitive act", [&](trail::Change& change) -> Outcome<Progress> {
        forget_proof_attempt(change);
        return proved_again(change, session_token, "password");
    });
}

/// What an owner's password must not be made of.
static Outcome<access::PasswordOwner> owner_of(trail::Journal& journal, const trail::Actor& actor, const std::string& partnership) {
    return journal.view(actor, [&](trail::View& view) -> Outcome<access::PasswordOwner> {
        const auto account = access::find_account(view, actor.account);
        if (!account) return not_found();
        return access::PasswordOwner{account->user_name, account->name, account->agency, partnership};
    });
}

Outcome<Done> change_password(trail::Journal& journal, const trail::Actor& actor, const PasswordChange& passwords) {
    const auto owner = TRY(owner_of(journal, actor, passwords.partnership));
    if (auto objection = access::objection_to(passwords.new_password, owner)) return invalid({{"new_password", *std::move(objection)}});
    const auto proved = prove_password(journal, actor, passwords.old_password);
    if (proved.step == Step::wait) return invalid({{"old_password", fmt::format("Wait {} seconds before you try again", proved.wait.count())}});
    if (proved.step == Step::refused) return invalid({{"old_password", "This is not your password"}});
    const std::string hash = access::hash_password(passwords.new_password);
    return journal.change(actor, "Password changed", [&](trail::Change& change) -> Outcome<Done> {
        forget_proof_attempt(change);
        access::replace_password(change, actor.account, hash);
        const auto ended = access::end_other_sessions(change, actor.account, actor.session);
        forget_devices(change, actor.account);
        change.record({"access.password_changed", record_of(actor.account), fmt::format("{} other sessions ended", ended)});
        tell_password_changed(change, actor.account);
        return Done{};
    });
}

Outcome<Done> end_own_session(trail::Change& change, std::string_view reference) {
    if (!access::end_session_named(change, change.actor().account, reference)) return conflict("This session has ended already.");
    change.record({"access.session_ended", record_of(change.actor().account)});
    return Done{};
}

Outcome<Done> end_own_other_sessions(trail::Change& change) {
    const auto ended = access::end_other_sessions(change, change.actor().account, change.actor().session);
    change.record({"access.sessions_ended", record_of(change.actor().account), std::to_string(ended)});
    return Done{};
}

Outcome<Done> end_sessions_of(trail::Change& change, Id<trail::Account> account) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    if (!access::find_account(change, account)) return not_found();
    const auto ended = access::end_other_sessions(change, account, "");
    change.record({"access.sessions_ended", record_of(account), std::to_string(ended)});
    return Done{};
}

}  // namespace holdfast::sign_in

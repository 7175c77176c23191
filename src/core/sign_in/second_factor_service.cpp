#include "core/sign_in/second_factor_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/recovery.hpp"
#include "core/sign_in/sealing.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "core/sign_in/totp.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using access::record_of;
using Step = Progress::Step;

static std::string belongs_to(Id<trail::Account> account) { return fmt::format("totp of account {}", account.number); }

std::optional<Id<trail::Account>> enrolling(trail::View& view, std::string_view token) {
    if (view.actor().account.number != 0) return view.actor().account;
    const auto pending = find_pending(view, token);
    if (!pending || !pending->must_enrol) return std::nullopt;
    return pending->account;
}

/// A new secret after each enrolment, so that replacing an app is not enrolling the old secret again.
static std::string secret_for(trail::View& view, Id<trail::Account> account, std::string_view token) {
    const auto totp = find_totp(view, account);
    return offered_secret(token, totp ? totp->last_step : 0);
}

std::optional<Offer> offer_totp(trail::View& view, std::string_view token, std::string_view partnership) {
    const auto id = enrolling(view, token);
    const auto account = id ? access::find_account(view, *id) : std::nullopt;
    if (!account) return std::nullopt;
    const std::string secret = secret_for(view, *id, token);
    return Offer{.secret = base32(secret), .address = totp_address(secret, partnership, account->user_name)};
}

static std::vector<std::string> fresh_recovery_codes(trail::Change& change, Id<trail::Account> account) {
    auto codes = new_recovery_codes();
    keep_recovery_codes(change, account, codes);
    return codes;
}

Outcome<std::vector<std::string>> enrol_totp(trail::Change& change, std::string_view token, std::string_view code, const trail::KeyFolder& keys) {
    const auto account = enrolling(change, token);
    if (!account) return forbidden();
    const std::string secret = secret_for(change, *account, token);
    const auto step = totp_match(secret, code, change.now(), 0);
    if (!step) return invalid({{"code", "This is not the code that the app shows now"}});
    keep_totp(change, *account, {.sealed_secret = sealed(secret, keys.seed(sealing_key_name), belongs_to(*account)), .last_step = *step});
    change.record({"access.second_factor_enrolled", record_of(*account), "app"});
    tell_factor_added(change, *account);
    return fresh_recovery_codes(change, *account);
}

Outcome<std::vector<std::string>> renew_recovery_codes(trail::Change& change) {
    const auto account = change.actor().account;
    if (!has_second_factor(change, account)) return conflict("There is no second factor to recover.");
    change.record({"access.recovery_codes_renewed", record_of(account)});
    return fresh_recovery_codes(change, account);
}

SecondFactor second_factor_of(trail::View& view, const access::Account& account, const SecondFactorPolicy& policy) {
    return {.has_app = find_totp(view, account.id).has_value(),
            .passkeys = count_passkeys(view, account.id),
            .is_required = is_second_factor_rule_on(view) && policy.asks(account.roles),
            .unused_codes = unused_recovery_codes(view, account.id)};
}

std::string factors_in_words(const SecondFactor& factor) {
    const std::string passkeys = factor.passkeys == 0 ? "" : factor.passkeys == 1 ? "a passkey" : fmt::format("{} passkeys", factor.passkeys);
    if (factor.has_app) return passkeys.empty() ? "An authenticator app" : "An authenticator app and " + passkeys;
    if (passkeys.empty()) return "None";
    return factor.passkeys == 1 ? "A passkey" : passkeys;
}

Outcome<Done> remove_own_second_factor(trail::Change& change, const SecondFactorPolicy& policy) {
    const auto account = access::find_account(change, change.actor().account);
    if (!account) return forbidden();
    const auto factor = second_factor_of(change, *account, policy);
    if (factor.is_required && factor.passkeys == 0) return conflict("Your role needs a second factor. You can replace it with another app.");
    if (!remove_totp(change, account->id)) return conflict("There is no second factor to take away.");
    if (factor.passkeys == 0) keep_recovery_codes(change, account->id, {});
    change.record({"access.second_factor_removed", record_of(account->id)});
    tell_factor_removed(change, account->id);
    return Done{};
}

std::string_view identity_check_in_words(IdentityCheck check) {
    switch (check) {
        case IdentityCheck::in_person: return "in person";
        case IdentityCheck::by_video: return "by video, with a photo card";
        case IdentityCheck::by_call_back: return "by calling back a number known before";
    }
    return "";
}

std::optional<IdentityCheck> identity_check_named(std::string_view token) {
    for (const auto& [name, check] : identity_checks)
        if (name == token) return check;
    return std::nullopt;
}

Outcome<Done> remove_second_factor_of(trail::Change& change, Id<trail::Account> account, std::optional<IdentityCheck> check) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    if (!access::find_account(change, account)) return not_found();
    if (!has_second_factor(change, account)) return conflict("This person has no second factor.");
    if (!check) return invalid({{"check", "Say how you made sure that it is them"}});
    remove_totp(change, account);
    remove_passkeys(change, account);
    keep_recovery_codes(change, account, {});
    const auto ended = access::end_other_sessions(change, account, "");
    change.record(
        {"access.second_factor_removed", record_of(account), fmt::format("identity checked {}; {} sessions ended", identity_check_in_words(*check), ended)});
    tell_factor_removed(change, account);
    return Done{};
}

Outcome<Done> set_second_factor_rule(trail::Change& change, bool is_on) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    keep_second_factor_rule(change, is_on);
    change.record({"access.second_factor_rule_set", {"rule", "second factor"}, is_on ? "on" : "off"});
    return Done{};
}

Outcome<Done> start_with_second_factors(trail::Journal& journal, const trail::Actor& actor) {
    return journal.change(actor, "First administrator", [](trail::Change& change) -> Outcome<Done> {
        keep_second_factor_rule(change, true);
        change.record({"access.second_factor_rule_set", {"rule", "second factor"}, "on"});
        return Done{};
    });
}

/// Whether the app shows this code now; it is then good for nothing any more.
static bool use_app_code(trail::Change& change, Id<trail::Account> account, std::string_view typed, std::string_view key) {
    const auto totp = find_totp(change, account);
    const auto secret = totp ? unsealed(totp->sealed_secret, key, belongs_to(account)) : std::nullopt;
    const auto step = secret ? totp_match(*secret, typed, change.now(), totp->last_step) : std::nullopt;
    if (step) note_totp_step(change, account, *step);
    return step.has_value();
}

/// What the code was, if it is good for this account.
static std::optional<std::string_view> use_code(trail::Change& change, Id<trail::Account> account, std::string_view typed, std::string_view key) {
    if (use_app_code(change, account, typed, key)) return "code";
    if (use_recovery_code(change, account, typed)) return "recovery code";
    return std::nullopt;
}

static Progress start_again() { return {.step = Step::refused, .reason = "That took too long. Start again with your user name and password"}; }

static Outcome<std::optional<Pending>> pending_of(trail::Journal& journal, const trail::Actor& visitor, std::string_view visit_token) {
    return journal.view(visitor, [&](trail::View& view) -> Outcome<std::optional<Pending>> { return find_pending(view, visit_token); });
}

static trail::Actor person(const trail::Actor& visitor, Id<trail::Account> account) {
    trail::Actor actor = visitor;
    actor.account = account;
    return actor;
}

Progress sign_in_with_code(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place) {
    const auto pending = *pending_of(journal, visitor, typed.visit_token);
    if (!pending || pending->must_enrol) return start_again();
    const auto bucket = bucket_of_account("code", pending->account.number);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const std::string key = typed.keys.seed(sealing_key_name);
    return *journal.change(person(visitor, pending->account), "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        if (!find_pending(change, typed.visit_token)) return start_again();
        const auto method = use_code(change, pending->account, typed.code, key);
        if (!method) {
            change.record({"access.code_refused", record_of(pending->account)});
            return Progress{.step = Step::refused};
        }
        forget_attempt(change.writer(), {bucket}, change.now());
        end_pending(change, typed.visit_token);
        return open_session(change, pending->account, place, both(*pending, *method));
    });
}

Progress confirm_with_code(trail::Journal& journal, const trail::Actor& actor, const CodeTyped& typed) {
    const auto bucket = bucket_of_account("code", actor.account.number);
    if (const auto wait = begin(journal, {bucket}); wait.count() > 0) return {.step = Step::wait, .wait = wait};
    const std::string key = typed.keys.seed(sealing_key_name);
    return *journal.change(actor, "Asked again before a sensitive act", [&](trail::Change& change) -> Outcome<Progress> {
        if (!use_app_code(change, actor.account, typed.code, key)) {
            change.record({"access.proof_refused", record_of(actor.account)});
            return Progress{.step = Step::refused};
        }
        forget_attempt(change.writer(), {bucket}, change.now());
        return proved_again(change, typed.visit_token, "code");
    });
}

Progress sign_in_enrolling(trail::Journal& journal, const trail::Actor& visitor, const CodeTyped& typed, const Place& place) {
    const auto pending = *pending_of(journal, visitor, typed.visit_token);
    if (!pending || !pending->must_enrol) return start_again();
    const auto done = journal.change(visitor, "Sign-in form", [&](trail::Change& change) -> Outcome<Progress> {
        auto codes = TRY(enrol_totp(change, typed.visit_token, typed.code, typed.keys));
        end_pending(change, typed.visit_token);
        Progress progress = open_session(change, pending->account, place, both(*pending, "code"));
        progress.codes = std::move(codes);
        return progress;
    });
    if (done) return *done;
    return {.step = Step::refused};
}

}  // namespace holdfast::sign_in

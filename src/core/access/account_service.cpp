#include "core/access/account_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/secret.hpp"
#include "core/organisations/organisation_store.hpp"

#include <fmt/format.h>

namespace holdfast::access {

static RecordRef record_of(Id<trail::Account> id) { return {account_kind, std::to_string(id.number)}; }

static Outcome<Id<trail::Account>> keep_account(trail::Change& change, const NewAccount& account, const std::string& hash) {
    const auto id = insert_account(change, account, hash);
    if (!id) return invalid({{"user_name", fmt::format("There is already an account named {}", account.user_name)}});
    change.record({"access.account_added", record_of(*id), fmt::format("roles {}", fmt::join(account.roles, ", "))});
    return *id;
}

static Outcome<Id<trail::Account>> keep_with_roles(trail::Change& change, const NewAccount& account, const std::string& hash, const std::vector<Role>& roles) {
    const auto agency = organisations::find_agency_called(change, account.agency, change.today());
    const auto id = TRY(keep_account(change, account, hash));
    for (const auto& role : account.roles)
        TRY(grant_role(change, {.account = id, .role = role, .agency = agency ? std::optional{agency->id} : std::nullopt}, roles));
    return id;
}

Outcome<Id<trail::Account>> add_account(trail::Journal& journal, const trail::Actor& actor, NewAccount account, const std::vector<Role>& roles) {
    if (!actor.may(permissions::manage_accounts)) return forbidden();
    account = TRY(validate(std::move(account), roles));
    const std::string hash = hash_password(account.password);
    return journal.change(actor, "Account added", [&](trail::Change& change) { return keep_with_roles(change, account, hash, roles); });
}

static Refusal wrong_credentials() { return invalid({{"user_name", "The user name or the password is not right"}}); }

/// The attempt of an unknown name is in the trail as well, without the name: a person may have typed a password there.
static void note_failure(trail::Journal& journal, const trail::Actor& visitor, Id<trail::Account> account) {
    const auto noted = journal.change(visitor, "Sign-in form", [&](trail::Change& change) -> Outcome<Done> {
        change.record({"access.sign_in_refused", record_of(account)});
        return Done{};
    });
    (void)noted;  // it cannot be refused
}

Outcome<std::string> sign_in(trail::Journal& journal, const trail::Actor& visitor, const SignIn& sign_in) {
    const auto credentials =
        TRY(journal.view(visitor, [&](trail::View& view) -> Outcome<std::optional<Credentials>> { return find_credentials(view, sign_in.user_name); }));
    if (!password_fits(sign_in.password, credentials ? credentials->password_hash : "")) {
        note_failure(journal, visitor, credentials ? credentials->id : Id<trail::Account>{});
        return wrong_credentials();
    }
    trail::Actor actor = visitor;
    actor.account = credentials->id;
    actor.name = credentials->name;
    const std::string token = random_token();
    return journal.change(actor, "Sign-in form", [&](trail::Change& change) -> Outcome<std::string> {
        if (auto reason = reason_for_no_entry(change, credentials->id)) return invalid({{"user_name", *std::move(reason)}});
        insert_session(change, credentials->id, fingerprint(token));
        change.record({"access.signed_in", record_of(credentials->id)});
        return token;
    });
}

Outcome<Done> sign_out(trail::Change& change, std::string_view token) {
    if (end_session(change, fingerprint(token))) change.record({"access.signed_out", record_of(change.actor().account)});
    return Done{};
}

Outcome<std::optional<std::string>> offer_setup_code(trail::Journal& journal) {
    return journal.change(trail::operator_named(), "No account yet", [](trail::Change& change) -> Outcome<std::optional<std::string>> {
        if (has_accounts(change)) return std::optional<std::string>{};
        const std::string code = random_token();
        replace_setup_code(change, fingerprint(code));
        change.record({"access.setup_code_made", {account_kind, "0"}});
        return std::optional{code};
    });
}

Outcome<Id<trail::Account>> set_up(trail::Journal& journal, const trail::Actor& visitor, std::string_view code, NewAccount account,
                                   const std::vector<Role>& roles) {
    account = TRY(validate(std::move(account), roles));
    const std::string hash = hash_password(account.password);
    return journal.change(visitor, "First administrator", [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
        if (has_accounts(change) || !use_setup_code(change, fingerprint(code))) return invalid({{"code", "The code is not right or has been used"}});
        const auto id = TRY(keep_account(change, account, hash));
        for (const auto& role : account.roles) insert_grant(change, {.account = id, .role = role});  // nobody is there to grant or confirm it
        return id;
    });
}

}  // namespace holdfast::access

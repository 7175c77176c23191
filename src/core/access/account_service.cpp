#include "core/access/account_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/secret.hpp"
#include "core/organisations/organisation_store.hpp"

#include <fmt/format.h>

namespace holdfast::access {

RecordRef record_of(Id<trail::Account> id) { return {account_kind, std::to_string(id.number)}; }

static Outcome<Id<trail::Account>> keep_account(trail::Change& change, const NewAccount& account, const std::string& hash) {
    const auto id = insert_account(change, account, hash);
    if (!id) return invalid({{"user_name", fmt::format("There is already an account named {}", account.user_name)}});
    change.record({"access.account_added", record_of(*id), fmt::format("roles {}", fmt::join(account.roles, ", "))});
    return *id;
}

static std::string post_title(const std::vector<std::string>& keys, const std::vector<Role>& roles) {
    std::string title;
    for (const auto& key : keys) title += (title.empty() ? "" : ", ") + std::string(find_role(roles, key)->label);
    return title;
}

/// At an agency on record the roles come with a post there, called after them; the operator alone may grant roles without an agency.
static Outcome<Id<trail::Account>> keep_with_roles(trail::Change& change, const NewAccount& account, const std::string& hash, const std::vector<Role>& roles) {
    const auto agency = organisations::find_agency_called(change, account.agency, change.today());
    const auto id = TRY(keep_account(change, account, hash));
    if (agency) {
        const Post post{.account = id, .agency = agency->id, .title = post_title(account.roles, roles), .from = change.today()};
        TRY(take_post(change, {.post = post, .roles = account.roles}, roles));
        return id;
    }
    for (const auto& role : account.roles) TRY(grant_role(change, {.account = id, .role = role}, roles));
    return id;
}

Outcome<Id<trail::Account>> add_account(trail::Journal& journal, const trail::Actor& actor, NewAccount account, const std::vector<Role>& roles) {
    if (!actor.may(permissions::manage_accounts)) return forbidden();
    account = TRY(validate(std::move(account), roles));
    const std::string hash = hash_password(account.password);
    return journal.change(actor, "Account added", [&](trail::Change& change) { return keep_with_roles(change, account, hash, roles); });
}

Outcome<Id<trail::Account>> add_invited_account(trail::Change& change, NewAccount account, const std::vector<Role>& roles) {
    if (!change.may(permissions::manage_accounts)) return forbidden();
    account = TRY(validate_invited(std::move(account), roles));
    return keep_with_roles(change, account, "", roles);
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
        if (has_accounts(change) || !use_setup_code(change, fingerprint(code)))
            return invalid({{"code", "The code is not right, has been used or has run out. Starting the site again prints a new one"}});
        const auto id = TRY(keep_account(change, account, hash));
        for (const auto& role : account.roles) insert_grant(change, {.account = id, .role = role});  // nobody is there to grant or confirm it
        return id;
    });
}

}  // namespace holdfast::access

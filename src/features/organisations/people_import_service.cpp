#include "features/organisations/people_import_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/exchange/cells.hpp"
#include "core/notices/address.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

using exchange::Cells;
using exchange::ImportReport;
using Rows = std::vector<exchange::ImportRow>;

namespace {
/// A row as it is wanted: a person with a role at an agency.
struct PersonRow {
    access::NewAccount account{};
    Agency agency{};
    access::Grant grant{};
    std::string title{};
    std::string team{};
};

/// What a whole file is loaded with.
struct Loading {
    trail::Change& change;
    const std::vector<Role>& roles;
    ImportReport& report;
};
}  // namespace

static Agency agency_in(Cells& cells, trail::Change& change) {
    const std::string text = cells.required_text("agency");
    auto agency = find_agency_called(change, text, change.today());
    if (!agency && !text.empty()) cells.reject("agency", "is no agency on record");
    if (agency && !has_agreement(change, agency->id, change.today())) cells.reject("agency", "has no information-sharing agreement in date");
    return agency.value_or(Agency{});
}

static const Role* role_in(Cells& cells, const Loading& loading) {
    const std::string key = cells.required_text("role");
    const auto* role = access::find_role(loading.roles, key);
    if (role == nullptr) cells.reject("role", "must be the key of a role, such as social_worker");
    else if (!access::may_grant(loading.change.actor(), *role)) cells.reject("role", "cannot be granted by you, because you do not hold everything it allows");
    return role;
}

static PersonRow person_row(Cells& cells, const Loading& loading) {
    PersonRow row{.account = access::NewAccount{.user_name = cells.required_text("user_name"), .name = cells.required_text("person")},
                  .agency = agency_in(cells, loading.change)};
    const auto* role = role_in(cells, loading);
    row.account.agency = std::string(name_on(row.agency, loading.change.today()));
    row.grant = {
        .role = role == nullptr ? "" : std::string(role->key), .agency = row.agency.id, .from = cells.required_date("from"), .until = cells.date("until")};
    if (row.grant.until && *row.grant.until < *row.grant.from) cells.reject("until", "must not be earlier than from");
    row.title = cells.text("post");
    if (row.title.empty() && role != nullptr) row.title = std::string(role->label);
    row.team = cells.text("team");
    row.account.email = cells.text("email");
    if (!row.account.email.empty() && !notices::is_address(row.account.email)) cells.reject("email", "must be an e-mail address such as name@example.org");
    if (!row.account.user_name.empty() && !access::is_user_name(row.account.user_name))
        cells.reject("user_name", "must be lower-case letters, digits, full stops, hyphens, underscores or @");
    return row;
}

/// A file fills in an address that is not known yet. It changes none: whoever reads the mail can choose the password.
static bool put_email(Cells& cells, const PersonRow& row, const access::Account& there, trail::Change& change) {
    if (row.account.email.empty() || row.account.email == there.email) return true;
    if (!there.email.empty()) {
        cells.reject("email", "is not the address on record; an administrator can change it on the person's page");
        return false;
    }
    access::set_email(change, there.id, row.account.email);
    change.record({"access.email_changed", {"account", std::to_string(there.id.number)}, "by import"});
    return true;
}

/// The account of this user name, made where it is not there yet: without a password, so that nobody signs in with it before they are invited.
static std::optional<Id<trail::Account>> account_for(Cells& cells, const PersonRow& row, trail::Change& change) {
    const auto accounts = access::load_accounts(change);
    const auto there = std::ranges::find(accounts, row.account.user_name, &access::Account::user_name);
    if (there == accounts.end()) {
        const auto id = access::insert_account(change, row.account, "").value();
        change.record({"access.account_added", {"account", std::to_string(id.number)}, "by import, without a password"});
        return id;
    }
    if (there->name != row.account.name) {
        cells.reject("user_name", fmt::format("is already the user name of {}", there->name));
        return std::nullopt;
    }
    if (!put_email(cells, row, *there, change)) return std::nullopt;
    return there->id;
}

static access::Post post_of(const PersonRow& row, Id<trail::Account> account) {
    return {.account = account, .agency = row.agency.id, .title = row.title, .team = row.team, .from = *row.grant.from, .until = row.grant.until};
}

static void add_person(Cells& cells, const PersonRow& row, Id<trail::Account> account, const Loading& loading) {
    const auto taken = access::take_post(loading.change, {.post = post_of(row, account), .roles = {row.grant.role}}, loading.roles);
    if (!taken) return cells.reject("role", in_words(taken.refusal()));
    ++loading.report.added;
    if (*taken == access::Granted::awaits_second_person)
        loading.report.notes.push_back(fmt::format("{} awaits another administrator to be {}.", row.account.name, row.grant.role));
}

static bool awaits_second_person(const PersonRow& row, Id<trail::Account> account, trail::Change& change) {
    const auto all = access::open_proposals(change);
    return std::ranges::any_of(all, [&](const access::Proposal& one) {
        return one.grant.account == account && one.grant.role == row.grant.role && one.grant.agency == row.grant.agency && one.grant.from == row.grant.from;
    });
}

static void put_person(Cells& cells, const PersonRow& row, const Loading& loading) {
    const auto account = account_for(cells, row, loading.change);
    if (!account) return;
    const auto grants = access::grants_of(loading.change, *account);
    const auto there = std::ranges::find_if(
        grants, [&](const access::Grant& grant) { return grant.role == row.grant.role && grant.agency == row.grant.agency && grant.from == row.grant.from; });
    const bool is_there = there != grants.end() || awaits_second_person(row, *account, loading.change);
    if (!is_there) return add_person(cells, row, *account, loading);
    if (there == grants.end() || there->until == row.grant.until || there->ended_at) {
        ++loading.report.unchanged;
        return;
    }
    access::set_last_day(loading.change, there->id, row.grant.until);
    loading.change.record({"access.role_limited", {"account", std::to_string(account->number)}, fmt::format("role {}", row.grant.role)});
    ++loading.report.changed;
}

static void load_people_file(const Rows& rows, const Loading& loading) {
    exchange::Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, loading.report);
        const auto wanted = person_row(cells, loading);
        keys.take(cells, "user_name", fmt::format("{}\n{}\n{}\n{}", row["user_name"], wanted.agency.key, row["role"], row["from"]));
        if (cells.are_accepted()) put_person(cells, wanted, loading);
    }
}

exchange::ImportKind people_import(std::vector<Role> roles) {
    return {
        .name = "people",
        .summary =
            "Who holds which role at which agency, for which time; each row is a post with its role. User name, agency, role and from name a row. Accounts "
            "that are not there yet are made without a password: nobody can sign in with one before they have set theirs.",
        .permission = access::permissions::manage_accounts,
        .columns = {{"person", true, "the person's name"},
                    {"user_name", true, "what they sign in with"},
                    {"agency", true, "the agency's key, or its name of today; its information-sharing agreement must be in date"},
                    {"role", true, "the key of a role, such as `social_worker`; only what you hold yourself, and `administrator` awaits another administrator"},
                    {"from", true, "the first day"},
                    {"until", false, "the last day, or empty where it is not known"},
                    {"post", false, "what the post is called; empty is the name of the role"},
                    {"team", false, "the team, or empty"},
                    {"email", false, "where they are invited by mail, or empty; an address that is on record already is not changed"}},
        .load =
            [roles = std::move(roles)](trail::Change& change, const Rows& rows, ImportReport& report) {
                load_people_file(rows, {change, roles, report});
            },
    };
}

}  // namespace holdfast::organisations

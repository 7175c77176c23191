#include "core/sign_in/invitation_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/notice_service.hpp"
#include "core/access/secret.hpp"
#include "core/notices/address.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/sign_in/own_notice_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::sign_in {

using access::matter_of;
using access::record_of;

static constexpr const char* letter_kind = "invitation";

/// The grants that count today or will: what somebody is invited for.
static std::vector<access::Grant> grants_to_come(trail::View& view, Id<trail::Account> account) {
    auto grants = access::grants_of(view, account);
    for (const auto& proposal : access::open_proposals(view))
        if (proposal.grant.account == account) grants.push_back(proposal.grant);
    std::erase_if(grants, [&](const access::Grant& grant) { return grant.ended_at || (grant.until && *grant.until < view.today()); });
    return grants;
}

static bool may_invite(trail::View& view, const std::vector<access::Grant>& grants, const std::vector<Role>& roles) {
    if (view.may(access::permissions::manage_accounts)) return true;
    if (!view.may(access::permissions::invite)) return false;
    return std::ranges::any_of(grants, [&](const access::Grant& grant) { return grant.agency && access::leads_at(view, *grant.agency, roles); });
}

static std::string obstacle_to(trail::View& view, const access::Account& account, const std::vector<access::Grant>& grants) {
    const auto counts = [&](const access::Grant& grant) { return !grant.agency || organisations::has_agreement(view, *grant.agency, view.today()); };
    if (grants.empty()) return "They have no post or role";
    if (std::ranges::none_of(grants, counts)) return "Their agency has no information-sharing agreement in date";
    if (account.email.empty()) return "Their e-mail address is not known";
    return {};
}

std::vector<Invitee> invitees(trail::View& view, const std::vector<Role>& roles) {
    std::vector<Invitee> all;
    for (auto& account : access::accounts_not_used(view)) {
        const auto grants = grants_to_come(view, account.id);
        if (!may_invite(view, grants, roles)) continue;
        auto invitation = latest_link(view, account.id, Purpose::invitation);
        auto obstacle = obstacle_to(view, account, grants);
        all.push_back({.account = std::move(account), .invitation = std::move(invitation), .obstacle = std::move(obstacle)});
    }
    return all;
}

static Outcome<Invitee> invitee(trail::View& view, Id<trail::Account> account, const std::vector<Role>& roles) {
    const auto all = invitees(view, roles);
    const auto found = std::ranges::find(all, account, [](const Invitee& each) { return each.account.id; });
    if (found == all.end()) return not_found();
    return *found;
}

/// A new link in place of those before; its key.
static std::string new_link(trail::Change& change, Id<trail::Account> account) {
    const std::string key = access::random_token();
    end_links(change, account);
    notices::withdraw(change, letter_kind, matter_of(account));
    insert_link(change, {.account = account, .purpose = Purpose::invitation, .until_at = change.now() + invitation_lasts}, key);
    return key;
}

static void send_invitation(trail::Change& change, const access::Account& account, const LinkMail& mail) {
    const std::string key = new_link(change, account.id);
    const Instant until = change.now() + invitation_lasts;
    notices::put(change, {.kind = letter_kind,
                          .about = matter_of(account.id),
                          .recipient = account.email,
                          .subject = fmt::format("Your account at {}", mail.partnership),
                          .body = fmt::format("Dear {},\n\nAn account was made for you at {}. Your user name is {}.\n\nChoose a password to start:\n"
                                              "{{site}}/link?key={{key}}\n\nThe link works once, until {}. It is for you alone: do not pass it on.\n\n"
                                              "If you did not expect this, you need not do anything.\n",
                                              account.name, mail.partnership, account.user_name, in_words(until)),
                          .sealed_key = sealed_link_key(key, account.id, mail.keys),
                          .not_after = until});
    change.record({"access.invited", record_of(account.id), "by mail"});
}

Outcome<Done> invite(trail::Change& change, Id<trail::Account> account, const LinkMail& mail, const std::vector<Role>& roles) {
    const auto wanted = TRY(invitee(change, account, roles));
    if (!wanted.obstacle.empty()) return conflict(wanted.obstacle + ".");
    send_invitation(change, wanted.account, mail);
    return Done{};
}

Outcome<int> invite_all(trail::Change& change, const LinkMail& mail, const std::vector<Role>& roles) {
    int invited = 0;
    for (const auto& each : invitees(change, roles)) {
        if (!each.obstacle.empty() || each.is_invited(change.now())) continue;
        send_invitation(change, each.account, mail);
        ++invited;
    }
    return invited;
}

Outcome<std::string> hand_over_invitation(trail::Change& change, Id<trail::Account> account, const std::vector<Role>& roles) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    const auto wanted = TRY(invitee(change, account, roles));
    const bool is_address_all_that_lacks = wanted.obstacle.empty() || wanted.account.email.empty();
    if (!is_address_all_that_lacks || obstacle_to(change, {.email = "known"}, grants_to_come(change, account)) != "") return conflict(wanted.obstacle + ".");
    change.record({"access.invited", record_of(account), "by hand"});
    return new_link(change, account);
}

Outcome<Done> change_email(trail::Change& change, Id<trail::Account> account, const std::string& email) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    if (!email.empty() && !notices::is_address(email)) return invalid({{"email", "Enter an e-mail address such as name@example.org"}});
    const auto before = access::find_account(change, account);
    if (!before) return not_found();
    if (before->email == email) return Done{};
    access::tell(change, account,
                 {.kind = email_changed,
                  .body = "From now on the mail of your account goes to another address. If you did not expect this, tell your administrator.",
                  .path = "/account"});
    access::set_email(change, account, email);
    end_links(change, account);  // whoever reads the address before must not choose the password
    notices::withdraw(change, letter_kind, matter_of(account));
    change.record({"access.email_changed", record_of(account), email.empty() ? "taken off" : "put on record"});
    return Done{};
}

}  // namespace holdfast::sign_in

#include "core/open_id/link_service.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/session_store.hpp"
#include "core/exchange/cells.hpp"
#include "core/outgoing/client.hpp"
#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/reset_service.hpp"

#include <algorithm>

namespace holdfast::open_id {

using access::record_of;
using exchange::Cells;

static bool can_still_sign_in(trail::Change& change, Id<trail::Account> account) {
    return sign_in::has_password(change, account) || sign_in::count_passkeys(change, account) > 0 || access::has_way_elsewhere(change, account);
}

Outcome<Done> unlink_own(trail::Change& change, Id<Link> id) {
    const auto account = change.actor().account;
    if (!remove_link(change, account, id)) return not_found();
    if (!can_still_sign_in(change, account)) return conflict("This is your only way to sign in. Add a passkey or link another first.");
    change.record({"open_id.identity_unlinked", record_of(account)});
    sign_in::tell_factor_removed(change, account);
    return Done{};
}

Outcome<Done> unlink_of(trail::Change& change, Id<trail::Account> account, Id<Link> id) {
    if (!change.may(access::permissions::manage_accounts)) return forbidden();
    if (!remove_link(change, account, id)) return not_found();
    const auto ended = access::end_other_sessions(change, account, "");
    change.record({"open_id.identity_unlinked", record_of(account), std::to_string(ended) + " sessions ended"});
    sign_in::tell_factor_removed(change, account);
    return Done{};
}

static Id<trail::Account> account_in(trail::Change& change, Cells& cells) {
    const auto found = access::find_credentials(change, cells.required_text("user_name"));
    if (!found) cells.reject("user_name", "is no account that may sign in");
    return found ? found->id : Id<trail::Account>{};
}

static Link link_in(trail::Change& change, Cells& cells) {
    Link link{.account = account_in(change, cells), .issuer = cells.required_text("issuer"), .subject = cells.required_text("subject")};
    const bool is_visible = std::ranges::all_of(link.subject, [](char c) { return c >= ' ' && c < '\x7f'; });
    if (!link.issuer.empty() && !outgoing::is_allowed(link.issuer)) cells.reject("issuer", "must be the identifier of an issuer, an https address");
    if (link.subject.size() > 255 || !is_visible) cells.reject("subject", "must be at most 255 ASCII characters");
    return link;
}

static void put_link(trail::Change& change, Cells& cells, const Link& link, exchange::ImportReport& report) {
    const auto there = find_link(change, link.issuer, link.subject);
    if (there && there->account != link.account) return cells.reject("subject", "stands for another account; take it away there first");
    if (there) {
        ++report.unchanged;
        return;
    }
    insert_link(change, link);
    change.record({"open_id.identity_linked", record_of(link.account), "import"});
    sign_in::tell_factor_added(change, link.account);
    ++report.added;
}

static void load(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    for (const auto& row : rows) {
        Cells cells(row, report);
        const Link link = link_in(change, cells);
        if (cells.are_accepted()) put_link(change, cells, link, report);
    }
}

exchange::ImportKind identities_import() {
    return {.name = "identities",
            .summary = "Who signs in with which identity of another site (OpenID Connect)",
            .permission = access::permissions::manage_accounts,
            .columns = {{"user_name", true, "the account that it stands for"},
                        {"issuer", true, "the issuer's identifier, exactly as it spells it: `https://login.microsoftonline.com/TENANT/v2.0`"},
                        {"subject", true, "how the issuer names the person: the claim that the profile takes (`oid` of Entra ID, `sub` of the others)"}},
            .load = load};
}

}  // namespace holdfast::open_id

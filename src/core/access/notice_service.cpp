#include "core/access/notice_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/notices/way_store.hpp"

#include <algorithm>
#include <set>
#include <fmt/format.h>

namespace holdfast::access {

using notices::Way;

static constexpr std::chrono::hours of_use_for{72};

std::string matter_of(Id<trail::Account> account) { return fmt::format("account {}", account.number); }

void tell(trail::Change& change, Id<trail::Account> account, const Notice& notice, const RecordRef& about) {
    const auto person = find_account(change, account);
    if (!person || !person->is_active) return;
    const auto way = person->email.empty() ? Way::inbox : notices::way_of(change, account, notice.kind);
    notices::put_item(change, account,
                      {.kind = std::string(notice.kind.key),
                       .path = std::string(notice.path),
                       .record_kind = std::string(about.kind),
                       .reference = about.reference,
                       .is_for_digest = way == Way::digest});
    if (way != Way::at_once) return;
    notices::put(change, {.kind = std::string(notice.kind.key),
                          .about = matter_of(account),
                          .recipient = person->email,
                          .subject = std::string(notice.kind.title),
                          .body = fmt::format("Dear {},\n\n{}\n", person->name, notice.body),
                          .not_after = change.now() + of_use_for});
}

std::vector<Id<trail::Account>> holders_of(trail::View& view, Permission permission, const std::vector<Role>& roles) {
    std::set<Id<trail::Account>> holders;
    for (const auto& role : roles)
        if (std::ranges::find(role.permissions, permission) != role.permissions.end()) holders.merge(accounts_in_role(view, role.key, view.today()));
    return {holders.begin(), holders.end()};
}

}  // namespace holdfast::access

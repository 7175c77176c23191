#include "features/inbox/shown_item_service.hpp"

#include "core/access/account.hpp"
#include "core/policy/notice_service.hpp"

#include <algorithm>

namespace holdfast::inbox {

ShownItem shown(trail::View& view, notices::Item item, const Surroundings& surroundings) {
    ShownItem shown{.item = std::move(item)};
    const auto told = std::ranges::find(surroundings.kinds, shown.item.kind, [](const site::NoticeKind& each) { return each.kind.key; });
    if (told == surroundings.kinds.end() || !view.may(told->reader)) return shown;
    shown.page = policy::page_of(view, shown.item, surroundings.records);
    if (shown.page) shown.title = notices::title_of(told->kind, shown.item);
    return shown;
}

static RecordRef own_account(const trail::View& view) { return {access::account_kind, std::to_string(view.actor().account.number)}; }

Outcome<std::optional<std::string>> open_item(trail::Change& change, Id<notices::Item> id, const Surroundings& surroundings) {
    const auto account = change.actor().account;
    auto item = notices::find_item(change, account, id);
    if (!item) return not_found();
    if (notices::mark_read(change, account, id) > 0) change.record({"notices.notice_read", own_account(change), item->kind});
    return shown(change, *std::move(item), surroundings).page;
}

int read_all(trail::Change& change, Id<notices::Item> last) {
    const int count = notices::mark_read_up_to(change, change.actor().account, last);
    if (count > 0) change.record({"notices.notices_read", own_account(change), std::to_string(count)});
    return count;
}

}  // namespace holdfast::inbox

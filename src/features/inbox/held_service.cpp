#include "core/notices/inbox_store.hpp"
#include "features/inbox/inbox.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace holdfast::inbox {

subject_access::Source held_in_inbox(std::vector<site::NoticeKind> kinds) {
    return {.title = "Inbox", .items = [kinds = std::move(kinds)](trail::View& view, Id<trail::Account> person) {
                std::vector<subject_access::HeldItem> items;
                for (const auto& item : notices::items_of(view, person, {}, std::numeric_limits<int>::max())) {
                    const auto told = std::ranges::find(kinds, item.kind, [](const site::NoticeKind& each) { return each.kind.key; });
                    const std::string when =
                        item.read_at ? fmt::format("{}, read {}", in_words(item.told_at), in_words(*item.read_at)) : in_words(item.told_at);
                    items.push_back({"Notice", when, "The product", told == kinds.end() ? item.kind : std::string(told->kind.title)});
                }
                return items;
            }};
}

}  // namespace holdfast::inbox

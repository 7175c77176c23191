#include "core/policy/notice_service.hpp"

#include "core/policy/record_service.hpp"

#include <algorithm>

namespace holdfast::policy {

std::optional<std::string> page_of(trail::View& view, const notices::Item& item, const std::vector<RecordKind>& kinds) {
    if (item.record_kind.empty()) return item.path;
    const auto kind = std::ranges::find(kinds, item.record_kind, &RecordKind::kind);
    if (kind == kinds.end() || !may(view, Verb::read, {*kind, belonging_of(view)}, item.reference)) return std::nullopt;
    return item.path.empty() ? std::string(kind->path) + item.reference : item.path;
}

}  // namespace holdfast::policy

#include "app/import_reference.hpp"

#include "app/features.hpp"
#include "app/roles.hpp"
#include "core/exchange/reference.hpp"

#include <algorithm>

namespace holdfast::app {

static std::vector<exchange::ImportKind> every_kind() {
    std::vector<exchange::ImportKind> kinds;
    for (auto& feature : every_feature(every_role(), {}))
        for (auto& kind : feature.imports) kinds.push_back(std::move(kind));
    std::ranges::sort(kinds, {}, &exchange::ImportKind::name);
    return kinds;
}

std::string import_reference() { return exchange::reference_page(every_kind()); }

std::vector<std::string_view> import_kind_names() {
    std::vector<std::string_view> names;
    for (const auto& kind : every_kind()) names.push_back(kind.name);
    return names;
}

}  // namespace holdfast::app

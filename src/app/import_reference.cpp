#include "app/import_reference.hpp"

#include "app/features.hpp"
#include "app/roles.hpp"
#include "core/exchange/reference.hpp"

#include <algorithm>

namespace holdfast::app {

std::string import_reference() {
    std::vector<exchange::ImportKind> kinds;
    for (auto& feature : every_feature(every_role(), {}))
        for (auto& kind : feature.imports) kinds.push_back(std::move(kind));
    std::ranges::sort(kinds, {}, &exchange::ImportKind::name);
    return exchange::reference_page(kinds);
}

}  // namespace holdfast::app

#include "features/measures/measures.hpp"

#include "core/measures/district_store.hpp"
#include "features/measures/counted_figures.hpp"
#include "features/measures/districts_import_service.hpp"
#include "features/measures/measures_pages.hpp"
#include "features/measures/permissions.hpp"

namespace holdfast::measures {

site::Feature feature(std::shared_ptr<CohortKeeper> keeper, LedgerNames names) {
    return {.name = "measures",
            .migrations = migrations(),
            .permissions = {permissions::view},
            .routes = [keeper, names](site::Router& router) { add_measure_routes(router, keeper, names); },
            .navigation = {{.text = "Indicators from records",
                            .path = "/measures",
                            .permission = permissions::view,
                            .summary = "Counted from what agencies recorded, beside England and neighbours",
                            .is_on_home_alone = true}},
            .imports = {districts_import()},
            .figure_uses = {uses_of_records(names)}};
}

}  // namespace holdfast::measures

#include "features/measures/measures.hpp"

#include "features/measures/measures_pages.hpp"
#include "features/measures/permissions.hpp"

namespace holdfast::measures {

site::Feature feature(std::shared_ptr<CohortKeeper> keeper) {
    return {.name = "measures",
            .permissions = {permissions::view},
            .routes = [keeper = std::move(keeper)](site::Router& router) { add_measure_routes(router, keeper); },
            .navigation = {{.text = "Indicators from records",
                            .path = "/measures",
                            .permission = permissions::view,
                            .summary = "Counted from what agencies recorded, beside England and neighbours",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::measures

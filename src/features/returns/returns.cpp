#include "features/returns/returns.hpp"

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/permissions.hpp"
#include "features/returns/returns_pages.hpp"

#include <memory>

namespace holdfast::returns {

site::Feature feature(const Log& log) {
    return {.name = "returns",
            .migrations = pathway::migrations(),
            .permissions = {pathway::permissions::load_returns, pathway::permissions::write_returns},
            .routes = [desk = std::make_shared<ReturnDesk>(log)](site::Router& router) { add_return_routes(router, desk); },
            .navigation = {{.text = "Returns",
                            .path = "/returns",
                            .permission = pathway::permissions::load_returns,
                            .summary = "The statutory returns that were loaded, and what is wrong with them",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::returns

#include "app/routes.hpp"

#include "app/features.hpp"
#include "app/roles.hpp"
#include "core/api/listing_api.hpp"
#include "core/trail/actor.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast::app {

static std::vector<site::Route> declared_routes(const std::vector<Role>& roles) {
    site::Router router;
    for (const auto& feature : every_feature(roles, {}))
        if (feature.routes) feature.routes(router);
    auto all = router.routes();
    std::ranges::sort(all, {}, [](const site::Route& route) { return std::tie(route.pattern, route.method); });
    return all;
}

/// Somebody who holds this one role.
static trail::Actor holder(const Role& role) {
    trail::Actor actor;
    actor.account = Id<trail::Account>{1};
    actor.roles = {&role};
    return actor;
}

exchange::Listing routes() {
    const auto roles = every_role();
    exchange::Listing listing{.columns = {"method", "pattern", "permission", "means", "recent_proof", "visitor"}};
    for (const auto& role : roles) listing.columns.emplace_back(role.key);
    for (const auto& route : declared_routes(roles)) {
        const char* method = route.method == web::Method::post ? "POST" : "GET";
        std::vector<exchange::Value> row{method, route.pattern, route.permission.key, route.permission.description, route.needs_recent_proof, trail::nobody("").may(route.permission)};
        for (const auto& role : roles) row.emplace_back(holder(role).may(route.permission));
        listing.rows.push_back(std::move(row));
    }
    return listing;
}

std::string api_reference() { return api::reference_part(gathered(every_feature(every_role(), {}), &site::Feature::api)); }

}  // namespace holdfast::app

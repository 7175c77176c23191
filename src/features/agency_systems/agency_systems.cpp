#include "features/agency_systems/agency_systems.hpp"

#include "features/agency_systems/system_pages.hpp"

namespace holdfast::agency_systems {

site::Feature feature(const api::Granting& granting) {
    return {.name = "agency_systems",
            .migrations = api::migrations(),
            .permissions = {api::permissions::manage_clients},
            .routes = [shared = std::make_shared<const api::Granting>(granting)](site::Router& router) { add_system_routes(router, shared); },
            .navigation = {{.text = "Agencies' systems",
                            .path = "/agency-systems",
                            .permission = api::permissions::manage_clients,
                            .summary = "Which systems of agencies use the API, for what, and when they last did",
                            .is_on_home_alone = true}},
            .notices = {{api::clients_changed, api::permissions::manage_clients}},
            .repeatable_fields = {"scopes"}};
}

}  // namespace holdfast::agency_systems

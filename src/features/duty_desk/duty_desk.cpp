#include "features/duty_desk/duty_desk.hpp"

#include "features/duty_desk/advice_call_pages.hpp"
#include "features/duty_desk/advice_call_store.hpp"
#include "features/duty_desk/count_pages.hpp"
#include "features/duty_desk/rota_pages.hpp"
#include "features/duty_desk/rota_store.hpp"

namespace holdfast::duty_desk {

static std::vector<store::Migration> every_migration() {
    auto all = migrations();
    for (const auto& migration : rota_migrations()) all.push_back(migration);
    return all;
}

site::Feature feature(Contacts contacts) {
    return {.name = "duty_desk",
            .migrations = every_migration(),
            .permissions = {permissions::work, permissions::rota, permissions::lead},
            .routes =
                [contacts = std::move(contacts)](site::Router& router) {
                    add_advice_call_routes(router, contacts);
                    add_count_routes(router);
                    add_rota_routes(router);
                },
            .navigation = {{.text = "Duty desk",
                            .path = "/duty-desk",
                            .permission = permissions::work,
                            .summary = "Log advice that the hub gave by telephone, and see who is on duty"},
                           {.text = "Rota of the duty desk",
                            .path = "/duty-desk/rota",
                            .permission = permissions::rota,
                            .summary = "Who is on duty at the hub this week",
                            .is_on_home_alone = true}},
            .repeatable_fields = {"harms"}};
}

}  // namespace holdfast::duty_desk

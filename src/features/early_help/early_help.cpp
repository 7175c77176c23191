#include "features/early_help/early_help.hpp"

#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"

namespace holdfast::early_help {

site::Feature feature(const std::vector<Role>& roles) {
    return {.name = "early_help",
            .migrations = migrations(),
            .permissions = {permissions::view, permissions::record},
            .routes =
                [roles = std::make_shared<const std::vector<Role>>(roles)](site::Router& router) {
                    add_list_routes(router);
                    add_child_routes(router, roles);
                    add_assessment_routes(router);
                    add_writing_routes(router, roles);
                    add_step_routes(router);
                },
            .navigation = {{.text = "Early help",
                            .path = "/early-help",
                            .permission = permissions::view,
                            .summary = "Early help assessments: yours, your agency's, those not reviewed in time, those that are stuck"}},
            .repeatable_fields = {"needs", "strengths"}};
}

}  // namespace holdfast::early_help

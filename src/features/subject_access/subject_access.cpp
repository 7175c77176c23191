#include "features/subject_access/subject_access.hpp"

#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_store.hpp"
#include "features/subject_access/request_pages.hpp"

namespace holdfast::subject_access {

site::Feature feature(std::vector<Source> sources) {
    const auto shared = std::make_shared<const std::vector<Source>>(std::move(sources));
    return {
        .name = "subject_access",
        .migrations = migrations(),
        .permissions = {permissions::prepare, permissions::release},
        .routes =
            [shared](site::Router& router) {
                add_request_routes(router, shared);
                add_step_routes(router);
                add_item_routes(router);
                add_download_routes(router);
            },
        .navigation = {{.text = "Subject access",
                        .path = "/subject-access",
                        .permission = permissions::prepare,
                        .summary = "What is held about a person who asks for it, prepared by one and released by another",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::subject_access

#include "features/subject_access/subject_access.hpp"

#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_store.hpp"
#include "features/subject_access/request_pages.hpp"

namespace holdfast::subject_access {

site::Feature feature(std::vector<Source> sources, std::vector<RecordSubject> subjects) {
    const auto shared = std::make_shared<const Setting>(Setting{std::move(sources), std::move(subjects)});
    return {
        .name = "subject_access",
        .migrations = migrations(),
        .permissions = {permissions::prepare, permissions::release, permissions::answer},
        .routes =
            [shared](site::Router& router) {
                add_request_routes(router, shared);
                add_record_routes(router, shared);
                add_step_routes(router, shared);
                add_item_routes(router, shared);
                add_download_routes(router, shared);
            },
        .navigation = {{.text = "Subject access",
                        .path = "/subject-access",
                        .permission = permissions::answer,
                        .summary = "What is held about a person who asks for it, prepared by one and released by another",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::subject_access

#include "features/inbox/inbox.hpp"

#include "features/inbox/inbox_pages.hpp"
#include "features/inbox/way_pages.hpp"

#include <memory>

namespace holdfast::inbox {

site::Feature feature(Surroundings surroundings) {
    const auto shared = std::make_shared<const Surroundings>(std::move(surroundings));
    return {.name = "inbox",
            .routes =
                [shared](site::Router& router) {
                    add_inbox_routes(router, shared);
                    add_way_routes(router, shared);
                },
            .navigation = {{.text = "Inbox",
                            .path = "/inbox",
                            .permission = permissions::signed_in,
                            .summary = "What you were told, and where it leads",
                            .is_on_home_alone = true,
                            .besides = {"/access/notices"}}}};
}

}  // namespace holdfast::inbox

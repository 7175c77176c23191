#include "features/invitations/invitations.hpp"

#include "core/access/permissions.hpp"
#include "features/invitations/email_pages.hpp"
#include "features/invitations/invitation_pages.hpp"
#include "features/invitations/link_pages.hpp"
#include "features/invitations/reset_pages.hpp"

#include <memory>

namespace holdfast::invitations {

site::Feature feature(Surroundings surroundings) {
    const auto shared = std::make_shared<const Surroundings>(std::move(surroundings));
    return {
        .name = "invitations",
        .permissions = {access::permissions::invite},
        .routes =
            [shared](site::Router& router) {
                add_invitation_routes(router, shared);
                add_email_routes(router);
                add_link_routes(router, shared);
                add_reset_routes(router, shared);
            },
        .navigation = {{.text = "Invitations",
                        .path = "/invitations",
                        .permission = access::permissions::invite,
                        .summary = "People who cannot sign in yet, and who was invited",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::invitations

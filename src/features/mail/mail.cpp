#include "features/mail/mail.hpp"

#include "features/mail/mail_pages.hpp"
#include "features/mail/permissions.hpp"

namespace holdfast::mail {

site::Feature feature(Surroundings surroundings) {
    return {
        .name = "mail",
        .permissions = {permissions::view},
        .routes = [surroundings = std::move(surroundings)](site::Router& router) { add_mail_routes(router, surroundings); },
        .navigation = {{.text = "Mail",
                        .path = "/mail",
                        .permission = permissions::view,
                        .summary = "What waits, was sent or could not be delivered",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::mail

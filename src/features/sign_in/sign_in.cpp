#include "features/sign_in/sign_in.hpp"

#include "core/sign_in/own_notice_service.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "features/sign_in/confirm_pages.hpp"
#include "features/sign_in/own_account_pages.hpp"
#include "features/sign_in/passkey_pages.hpp"
#include "features/sign_in/second_factor_pages.hpp"
#include "features/sign_in/sign_in_pages.hpp"

#include <memory>

namespace holdfast::sign_in {

site::Feature feature(Surroundings surroundings) {
    const auto own = std::make_shared<Surroundings>(std::move(surroundings));
    own->policy = {.roles = &own->roles, .reading = own->reading};
    const std::shared_ptr<const Surroundings> shared = own;
    return {.name = "sign_in",
            .migrations = migrations(),
            .routes =
                [shared](site::Router& router) {
                    add_sign_in_routes(router, shared);
                    add_second_factor_routes(router, shared);
                    add_confirm_routes(router, shared);
                    add_own_account_routes(router, shared);
                    add_passkey_routes(router, shared);
                },
            .notices = {{password_changed}, {email_changed}, {factor_added}, {factor_removed}}};
}

}  // namespace holdfast::sign_in

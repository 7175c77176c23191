#include "features/administration/administration.hpp"

#include "core/access/account_service.hpp"
#include "features/administration/account_pages.hpp"
#include "features/administration/home_pages.hpp"
#include "features/administration/import_pages.hpp"
#include "features/administration/offered_file_store.hpp"
#include "features/administration/sign_in_pages.hpp"
#include "features/administration/trail_pages.hpp"

#include <memory>

namespace holdfast::administration {

site::Feature feature(Surroundings surroundings) {
    const auto shared = std::make_shared<const Surroundings>(std::move(surroundings));
    return {
        .name = "administration",
        .migrations = migrations(),
        .permissions = {access::permissions::manage_accounts, access::permissions::read_trail, permissions::import_files},
        .routes =
            [shared](site::Router& router) {
                add_home_routes(router, shared);
                add_sign_in_routes(router, shared);
                add_account_routes(router, shared);
                add_import_routes(router, shared);
                add_trail_routes(router);
            },
        .navigation = {{"Imports", "/imports", permissions::import_files},
                       {"Accounts", "/accounts", access::permissions::manage_accounts},
                       {"Trail", "/trail", access::permissions::read_trail}},
    };
}

}  // namespace holdfast::administration

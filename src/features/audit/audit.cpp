#include "features/audit/audit.hpp"

#include "core/access/account_service.hpp"
#include "features/audit/entry_pages.hpp"
#include "features/audit/permissions.hpp"
#include "features/audit/search_pages.hpp"
#include "features/audit/witness_pages.hpp"

namespace holdfast::audit {

site::Feature feature() {
    return {
        .name = "audit",
        .permissions = {access::permissions::read_trail, permissions::maintain_witnesses},
        .routes =
            [](site::Router& router) {
                add_search_routes(router);
                add_entry_routes(router);
                add_witness_routes(router);
            },
        .navigation = {{.text = "Trail", .path = "/trail", .permission = access::permissions::read_trail, .summary = "Every change, by whom, when and why"},
                       {.text = "What I did",
                        .path = "/my/activity",
                        .permission = holdfast::permissions::signed_in,
                        .summary = "What you looked at and changed, as the trail has it",
                        .is_on_home_alone = true}},
    };
}

}  // namespace holdfast::audit

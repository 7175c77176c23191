#include "features/lado/lado.hpp"

#include "core/clocks/clock_store.hpp"
#include "core/records/serial_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/parts_pages.hpp"

namespace holdfast::lado {

site::Feature feature(const trail::KeyFolder& keys) {
    const auto office = std::make_shared<const Office>(Office{vault::Vault{std::string(vault_name), keys}});
    return {.name = "lado",
            .migrations = migrations(),
            .permissions = {permissions::refer, permissions::manage, permissions::supervise, permissions::count},
            .routes =
                [office](site::Router& router) {
                    add_home_routes(router, office);
                    add_referral_routes(router, office);
                    add_case_routes(router, office);
                    add_step_routes(router, office);
                    add_writing_routes(router, office);
                    add_consultation_routes(router, office);
                    add_handover_routes(router, office);
                },
            .navigation = {{.text = "Allegations",
                            .path = "/lado",
                            .permission = permissions::manage,
                            .summary = "Allegations against people who work with children: cases, advice, what is due"},
                           {.text = "My referrals",
                            .path = "/lado/referrals",
                            .permission = permissions::refer,
                            .summary = "Refer an allegation against somebody who works with children to the designated officer, and follow it",
                            .is_on_home_alone = true}}};
}

}  // namespace holdfast::lado

#include "features/open_id/open_id.hpp"

#include "core/open_id/link_service.hpp"
#include "core/open_id/log_out_service.hpp"
#include "features/open_id/arrival_pages.hpp"
#include "features/open_id/link_pages.hpp"
#include "features/open_id/log_out_api.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::open_id {

site::Feature feature(Surroundings surroundings) {
    const auto own = std::make_shared<Surroundings>(std::move(surroundings));
    own->policy = {.roles = &own->roles, .reading = own->reading};
    const std::shared_ptr<const Surroundings> shared = own;
    return {.name = "open_id",
            .migrations = migrations(),
            .routes =
                [shared](site::Router& router) {
                    add_arrival_routes(router, shared);
                    add_link_routes(router, shared);
                    add_log_out_routes(router, shared);
                },
            .imports = {identities_import()}};
}

std::vector<Way> ways(const Parties& parties) {
    std::vector<Way> all;
    for (const auto& party : parties.all()) all.push_back({party->issuer().name, party->issuer().key});
    return all;
}

std::string path_after_sign_out(trail::View& view, const Parties& parties, std::string_view origin) {
    const std::string key = issuer_key_of(view, parties, origin);
    return key.empty() ? "/sign-in" : fmt::format("/sign-in/with/{}/signed-out?session={}", key, web::percent_encoded(origin));
}

}  // namespace holdfast::open_id

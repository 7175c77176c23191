#include "features/organisations/organisations.hpp"

#include "core/access/notice_service.hpp"
#include "core/access/permissions.hpp"
#include "features/organisations/agency_pages.hpp"
#include "features/organisations/import_service.hpp"
#include "features/organisations/people_import_service.hpp"
#include "features/organisations/permissions.hpp"
#include "features/organisations/person_pages.hpp"
#include "features/organisations/review_pages.hpp"
#include "features/organisations/review_store.hpp"

namespace holdfast::organisations {

site::Feature feature(std::vector<Role> roles) {
    auto imports = agency_imports();
    imports.push_back(people_import(roles));
    const auto shared = std::make_shared<const std::vector<Role>>(std::move(roles));
    return {
        .name = "organisations",
        .migrations = review_migrations(),
        .permissions = {permissions::view, permissions::maintain, permissions::view_people, permissions::view_reviews, access::permissions::review_access,
                        access::permissions::grant_lead, access::permissions::grant_designated_officer, access::permissions::grant_designated_manager},
        .routes =
            [shared](site::Router& router) {
                add_agency_routes(router);
                add_person_routes(router, shared);
                add_review_routes(router, shared);
            },
        .navigation = {{"Agencies", "/agencies", permissions::view, "What the agencies are and were called, and their agreements", true},
                       {"People", "/people", permissions::view_people, "Who holds which post and role, now and before", true},
                       {"Roles to confirm", "/role-proposals", access::permissions::manage_accounts, "Roles that take two people and await the second", true},
                       {"Access reviews", "/access-reviews", permissions::view_reviews, "Each quarter every agency's lead confirms who may do what", true}},
        .imports = std::move(imports),
        .notices = {{access::grant_awaits, access::permissions::manage_accounts}},
        .repeatable_fields = {"roles"},
    };
}

}  // namespace holdfast::organisations

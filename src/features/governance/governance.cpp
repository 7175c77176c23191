#include "features/governance/governance.hpp"

#include "features/governance/budget_figures.hpp"
#include "features/governance/budget_pages.hpp"
#include "features/governance/import_service.hpp"
#include "features/governance/partnership_figures.hpp"
#include "features/governance/partnership_pages.hpp"
#include "features/governance/permissions.hpp"
#include "features/governance/plan_figures.hpp"
#include "features/governance/plan_pages.hpp"
#include "features/governance/schema_store.hpp"
#include "features/governance/uses_figures.hpp"

namespace holdfast::governance {

static void add_routes(site::Router& router) {
    add_budget_routes(router);
    add_plan_routes(router);
    add_partnership_routes(router);
}

static site::ListingCommand of_year(std::string_view words, std::string_view summary, exchange::Listing (*list)(trail::View&, const std::optional<Period>&)) {
    return {
        .words = words, .summary = summary, .takes_year = true, .list = [list](trail::View& view, std::optional<Period> year) -> Outcome<exchange::Listing> {
            return list(view, year);
        }};
}

site::Feature feature() {
    return {
        .name = "governance",
        .migrations = migrations(),
        .permissions = {permissions::view, permissions::maintain},
        .routes = add_routes,
        .navigation =
            {{"Business plan", "/business-plan", permissions::view, "Actions by theme, what is overdue, what is carried forward"},
             {"Budget", "/budget", permissions::view, "What the agencies contribute and what it is spent on"},
             {.text = "Members", .path = "/members", .permission = permissions::view, .summary = "Who has a seat on the Board", .is_on_home_alone = true},
             {"Groups", "/groups", permissions::view, "The structure of the partnership and who chairs what"},
             {.text = "Glossary",
              .path = "/glossary",
              .permission = permissions::view,
              .summary = "What the abbreviations stand for",
              .is_on_home_alone = true}},
        .imports = imports(),
        .listings = {of_year("budget", "The lines of the budget", budget_listing), of_year("business-plan", "The actions of the business plan", plan_listing)},
        .figures = {{"governance.budget", budget_figures}, {"governance.plan", plan_figures}, {"governance.partnership", partnership_figures}},
        .figure_uses = {{figure_uses}},
        .report_sections = {{5, "Members", members_section},
                            {8, "Structure", structure_section},
                            {10, "Budget", budget_section},
                            {11, "Subgroups", groups_section},
                            {28, "Business plan", plan_section},
                            {31, "Glossary", glossary_section}},
    };
}

}  // namespace holdfast::governance

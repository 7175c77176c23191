#include "features/statistics/statistics.hpp"

#include "features/statistics/import_service.hpp"
#include "features/statistics/permissions.hpp"
#include "features/statistics/statistics_figures.hpp"
#include "features/statistics/statistics_pages.hpp"

namespace holdfast::statistics {

site::Feature feature() {
    return {
        .name = "statistics",
        .migrations = migrations(),
        .permissions = {permissions::view, permissions::maintain},
        .routes = add_routes,
        .navigation = {{"Other areas", "/statistics", permissions::view, "What is published about the region, statistical neighbours and England", true}},
        .imports = imports(),
        .listings = {{.words = "statistics",
                      .summary = "What is published about the areas that the partnership is compared with",
                      .takes_year = true,
                      .list = [](trail::View& view, std::optional<Period> year) -> Outcome<exchange::Listing> { return statistics_listing(view, year); }}},
        .figures = {{"statistics", statistics_figures}},
        .figure_uses = {{uses_of_statistics}},
    };
}

}  // namespace holdfast::statistics

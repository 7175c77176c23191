#include "features/scorecard/scorecard.hpp"

#include "features/scorecard/approval_pages.hpp"
#include "features/scorecard/decision_pages.hpp"
#include "features/scorecard/hand_in_pages.hpp"
#include "features/scorecard/imports_service.hpp"
#include "features/scorecard/indicator_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/report_figures.hpp"
#include "features/scorecard/schema_store.hpp"
#include "features/scorecard/scorecard_figures.hpp"
#include "features/scorecard/scorecard_pages.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/submission_pages.hpp"
#include "features/scorecard/uses_service.hpp"
#include "features/scorecard/words_figures.hpp"

namespace holdfast::scorecard {

static void add_routes(site::Router& router) {
    add_scorecard_routes(router);
    add_indicator_routes(router);
    add_submission_routes(router);
    add_hand_in_routes(router);
    add_decision_routes(router);
    add_approval_routes(router);
}

static site::ListingCommand listing_command() {
    return {.words = "scorecard",
            .summary = "Every indicator of a year with value, target, rating, reason and trend",
            .takes_year = true,
            .is_year_required = true,
            .list = [](trail::View& view, std::optional<Period> year) -> Outcome<exchange::Listing> {
                return listing_of(with_prints(view, TRY(scorecard_of(view, year.value()))));
            }};
}

site::Feature feature() {
    return {
        .name = "scorecard",
        .migrations = migrations(),
        .permissions = {permissions::view, permissions::define, permissions::submit, permissions::explain, permissions::decide,
                        permissions::approve, permissions::unlock},
        .routes = add_routes,
        .navigation = {{.text = "Scorecard",
                        .path = "/scorecard",
                        .permission = permissions::view,
                        .summary = "Every indicator with its target, rating and trend, and why",
                        .besides = {"/indicators", "/approval"}},
                       {"Values to submit", "/submissions", permissions::submit, "What your agency has to hand in, and what is missing", true}},
        .imports = every_import(),
        .listings = {listing_command()},
        .figures = {submitted_values(), counted_ratings()},
        .figure_uses = {uses_on_scorecards()},
        .report_sections = {report_section()},
    };
}

}  // namespace holdfast::scorecard

#include "features/figure_ledger/figure_ledger.hpp"

#include "core/figures/published_store.hpp"
#include "features/figure_ledger/figure_pages.hpp"
#include "features/figure_ledger/imports_service.hpp"
#include "features/figure_ledger/list_pages.hpp"
#include "features/figure_ledger/listing.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/figure_ledger/sources.hpp"

#include <memory>

namespace holdfast::figure_ledger {

using Shared = std::shared_ptr<const Sources>;

static site::ListingCommand figures_command(const Shared& sources) {
    return {.words = "figures",
            .summary = "Every figure with its source",
            .takes_year = true,
            .list = [sources](trail::View& view, std::optional<Period> year) -> Outcome<exchange::Listing> {
                if (!view.may(permissions::view)) return forbidden("you may not see the figures");
                return figures_listing(sources->ledger(view, year));
            }};
}

/// The findings of a reporting year. They are looked for among all figures: a rate may rest on a population of another year.
static std::vector<figures::Finding> findings_of(const figures::Ledger& ledger, const std::optional<Period>& year) {
    auto findings = figures::check(ledger);
    std::erase_if(findings, [&](const figures::Finding& finding) {
        const auto key = figures::parse_key(finding.key);
        const auto period = key ? Period::parse(key->period) : std::nullopt;
        return year && period && period->reporting_year() != *year;
    });
    return findings;
}

static site::ListingCommand check_command(const Shared& sources) {
    return {.words = "check figures",
            .summary = "Contradictions and arithmetic that does not add up",
            .takes_year = true,
            .list = [sources](trail::View& view, std::optional<Period> year) -> Outcome<exchange::Listing> {
                if (!view.may(permissions::view)) return forbidden("you may not see the figures");
                return findings_listing(findings_of(sources->ledger(view), year));
            }};
}

site::Feature feature(std::vector<figures::Provider> providers, std::vector<figures::UseProvider> uses) {
    const auto sources = std::make_shared<const Sources>(Sources{std::move(providers), std::move(uses)});
    return {
        .name = "figure_ledger",
        .migrations = figures::migrations(),
        .permissions = {permissions::view, permissions::import_figures},
        .routes =
            [sources](site::Router& router) {
                add_list_routes(router, sources);
                add_figure_routes(router, sources);
            },
        .navigation = {{"Figures", "/figures", permissions::view, "Every number with its source, and what contradicts it"}},
        .imports = {published_import(), series_import()},
        .listings = {figures_command(sources), check_command(sources)},
    };
}

}  // namespace holdfast::figure_ledger

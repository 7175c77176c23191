#include "features/annual_report/annual_report.hpp"

#include "features/annual_report/edition_service.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/narrative_pages.hpp"
#include "features/annual_report/paths_pages.hpp"
#include "features/annual_report/permissions.hpp"
#include "features/annual_report/report_pages.hpp"
#include "features/annual_report/schema_store.hpp"
#include "features/annual_report/section_pages.hpp"

#include <fmt/format.h>

namespace holdfast::annual_report {

/// Where figures of the wanted year stand: in the report of that year and, to compare with, in those of later ones.
static std::vector<figures::Use> uses(trail::View& view, const Contributions& contributions, const figures::Wanted& wanted) {
    std::vector<figures::Use> all;
    for (const auto& edition : editions(view)) {
        if (wanted.year && edition.year < *wanted.year) continue;
        const auto document = assemble(view, contributions, edition.year, Audience::internal);
        if (!document) continue;
        for (const auto& [key, section] : keys_shown(*document))
            all.push_back({key, fmt::format("{}, section {}", edition.title(), section), section_path(edition.year, section)});
    }
    return all;
}

site::Feature feature(std::vector<documents::Section> sections, std::vector<figures::Provider> providers) {
    const auto contributions = std::make_shared<const Contributions>(Contributions{std::move(sections), std::move(providers)});
    return {
        .name = "annual_report",
        .migrations = migrations(),
        .permissions = {permissions::view, permissions::edit, permissions::approve, permissions::publish},
        .routes =
            [contributions](site::Router& router) {
                add_report_routes(router, contributions);
                add_section_routes(router, contributions);
                add_narrative_routes(router, contributions);
            },
        .navigation = {{"Reports", "/reports", permissions::view, "The annual report, its words, its editions and its downloads"}},
        .imports = {narrative_import(contributions)},
        .listings = {},
        .figures = {},
        .figure_uses = {{[contributions](trail::View& view, const figures::Wanted& wanted) { return uses(view, *contributions, wanted); }}},
        .report_sections = {},
    };
}

}  // namespace holdfast::annual_report

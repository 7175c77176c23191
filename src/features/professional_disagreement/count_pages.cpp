#include "core/documents/format_pages.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/table_listing.hpp"
#include "core/site/tables.hpp"
#include "features/professional_disagreement/count_figures.hpp"
#include "features/professional_disagreement/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::string_view count_path = "/disagreements/counts", title = "Professional disagreements in numbers";

static Outcome<Period> year_called(std::string_view text) {
    const auto year = Period::parse(text);
    if (!year || year->kind() != Period::Kind::year) return not_found("The address names no reporting year such as 2016-17.");
    return *year;
}

static Html years_list(const std::map<Period, Counts>& years, const Period& shown) {
    Html items;
    for (const auto& [year, counts] : years)
        if (year != shown) items.add(R"(<li><a class="govuk-link" href="{}?year={}">{}</a></li>)", count_path, year.string(), year.string());
    if (items.empty()) return {};
    return html(R"(<h2 class="govuk-heading-m">Other years</h2><ul class="govuk-list">{}</ul>)", items);
}

static Html files(const documents::Document& document, const Period& year) {
    Html items;
    for (const auto& [part, table] : documents::tables_of(document))
        items.add(R"(<li>{}: <a class="govuk-link" href="{}/{}/tables/{}.csv">CSV<span class="govuk-visually-hidden">, {}</span></a>, <a class="govuk-link" href="{}/{}/tables/{}.csv?edition=public">for the public<span class="govuk-visually-hidden">, {}</span></a></li>)",
                  table->caption, count_path, year.string(), table->name, table->caption, count_path, year.string(), table->name, table->caption);
    return html(R"(<div class="app-no-print"><h2 class="govuk-heading-m">Tables as files</h2><p class="govuk-body">Those for the public hide small counts.</p><ul class="govuk-list">{}</ul></div>)", items);
}

/// The year that the address asks for, or the latest.
static Outcome<site::Answer> show_counts(trail::View& view, const web::Request& request) {
    const auto years = count_disagreements(view);
    Html main = html(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    main.add("<p class=\"govuk-body\">A disagreement is counted once the quarter in which it was raised is over.</p>");
    const auto page = [&](std::string name) { return site::Answer{site::Page{.title = std::move(name), .main = std::move(main), .is_wide = true}}; };
    if (years.empty() && !request.query.has("year")) {
        main.add("<p class=\"govuk-body\">None is counted yet.</p>");
        return page(std::string(title));
    }
    const Period year = request.query.has("year") ? TRY(year_called(request.query.get("year"))) : years.rbegin()->first;
    const auto document = TRY(disagreement_report(view, year, false));
    main.add("<p class=\"govuk-body govuk-!-font-weight-bold\">{}</p>", year.string());
    main.add(documents::site_part(document, document.parts.front(), fmt::format("{}/{}/tables/", count_path, year.string()))).add(files(document, year)).add(years_list(years, year));
    return page(document.title);
}

static Outcome<site::Answer> download(trail::View& view, const web::Request& request) {
    const std::string_view edition = request.query.get("edition");
    if (!edition.empty() && edition != "public") return not_found();
    const Period year = TRY(year_called(request.parameter("year")));
    const auto document = TRY(disagreement_report(view, year, edition == "public"));
    const std::string& file = request.parameter("file");
    for (const auto& [part, table] : documents::tables_of(document))
        if (table->name + ".csv" == file) {
            auto csv = web::download(exchange::to_csv(documents::listing_of(*table, document.figures)), documents::words_of(documents::Format::csv).type, file);
            site::add_description_link(csv, request);
            return site::Answer{std::move(csv)};
        } else if (table->name + ".csv-metadata.json" == file) {
            return site::Answer{web::download(documents::csv_metadata(*table, document.figures), "application/csvm+json", file)};
        }
    return not_found();
}

void add_count_routes(site::Router& router) {
    router.get(count_path, permissions::count, show_counts);
    router.get("/disagreements/counts/{year}/tables/{file}", permissions::count, download);
}

}  // namespace holdfast::professional_disagreement

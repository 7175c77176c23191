#include "features/lado/count_pages.hpp"

#include "core/site/pdf_pages.hpp"
#include "core/site/tables.hpp"
#include "core/documents/format_pages.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/table_listing.hpp"
#include "features/lado/count_figures.hpp"
#include "features/lado/report_figures.hpp"
#include "web/govuk/govuk.hpp"
#include "web/html.hpp"

#include <fmt/format.h>
#include <mutex>

namespace holdfast::lado {

using documents::Format;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::string_view title = "Allegations in numbers";

static std::string path_of(const Period& year) { return "/lado/report/" + year.string(); }

static Outcome<Period> year_called(std::string_view text) {
    const auto year = Period::parse(text);
    if (!year || year->kind() != Period::Kind::year) return not_found("The address names no reporting year such as 2016-17.");
    return *year;
}

static Html years_list(trail::View& view, const Period& shown) {
    Html items;
    for (const auto& year : years_counted(view))
        if (year != shown) items.add(R"(<li><a class="govuk-link" href="/lado/report?year={}">{}</a></li>)", year.string(), year.string());
    if (items.empty()) return {};
    return html(R"(<h2 class="govuk-heading-m">Other years</h2><ul class="govuk-list">{}</ul>)", items);
}

static Html downloads(const Period& year, std::string_view edition, std::string_view name) {
    Html made = html(R"(<p class="app-downloads"><span>{}:</span>)", name);
    for (const auto& format : documents::formats)
        if (format.token != "csv")
            made.add(R"( <a class="govuk-link" href="{}/download/{}?edition={}">{}<span class="govuk-visually-hidden">, {}</span></a>)", path_of(year),
                     format.token, edition, format.words, name);
    return made.add("</p>");
}

static Html tables(const documents::Document& document, const Period& year) {
    Html items;
    for (const auto& [part, table] : documents::tables_of(document))
        items.add(R"(<li><a class="govuk-link" href="{}/tables/{}.csv">{} (CSV)</a></li>)", path_of(year), table->name, table->caption);
    return govuk::details({.summary_text = "Tables as files", .html = html(R"(<ul class="govuk-list">{}</ul>)", items)});
}

static Html files(const documents::Document& document, const Period& year) {
    Html made = html(R"(<div class="app-no-print"><h2 class="govuk-heading-m">Download the report</h2>)");
    made.add(downloads(year, "internal", "Internal edition")).add(downloads(year, "public", "Public edition"));
    return made.add(tables(document, year)).add("</div>");
}

static site::Page nothing_yet() {
    return {.title = std::string(title),
            .main = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">No allegation and no consultation is on record yet.</p>)", title)};
}

/// The year that the address asks for, or the latest.
static Outcome<site::Answer> show_report(trail::View& view, const web::Request& request) {
    const auto years = years_counted(view);
    if (years.empty()) return site::Answer{nothing_yet()};
    const Period year = request.query.has("year") ? TRY(year_called(request.query.get("year"))) : years.front();
    const auto document = TRY(lado_report(view, year, false));
    Html main = html(R"(<h1 class="govuk-heading-l">{}</h1>)", document.title);
    main.add(documents::site_part(document, document.parts.front(), path_of(year) + "/tables/")).add(files(document, year)).add(years_list(view, year));
    return site::Answer{site::Page{.title = document.title, .main = std::move(main), .is_wide = true}};
}

static Outcome<documents::Document> wanted(trail::View& view, const web::Request& request) {
    const std::string_view edition = request.query.get("edition");
    if (!edition.empty() && edition != "internal" && edition != "public") return not_found();
    return lado_report(view, TRY(year_called(request.parameter("year"))), edition == "public");
}

static Outcome<site::Answer> download(trail::View& view, const web::Request& request, std::mutex& press) {
    const auto format = documents::parse_format(request.parameter("format"));
    if (!format || *format == Format::csv) return not_found();
    const auto made = [&]() -> Outcome<site::PrintedPdf> {
        const auto document = TRY(wanted(view, request));
        auto name = fmt::format("allegations-{}{}.{}", request.parameter("year"), document.is_public ? "-public" : "", request.parameter("format"));
        return site::PrintedPdf{TRY(documents::bytes_of(document, *format)), std::move(name)};
    };
    if (*format == Format::pdf) return site::pdf_file(press, made);
    auto file = TRY(made());
    return site::Answer{web::download(std::move(file.bytes), documents::words_of(*format).type, file.name)};
}

static Outcome<site::Answer> download_table(trail::View& view, const web::Request& request) {
    const auto document = TRY(wanted(view, request));
    const std::string& file = request.parameter("file");
    for (const auto& [part, table] : documents::tables_of(document))
        if (table->name + ".csv" == file) {
            auto csv = web::download(exchange::to_csv(documents::listing_of(*table, document.figures)), documents::words_of(Format::csv).type, file);
            site::add_description_link(csv, request);
            return site::Answer{std::move(csv)};
        } else if (table->name + ".csv-metadata.json" == file) {
            return site::Answer{web::download(documents::csv_metadata(*table, document.figures), "application/csvm+json", file)};
        }
    return not_found();
}

void add_count_routes(site::Router& router) {
    router.get("/lado/report", permissions::count, show_report);
    router.get("/lado/report/{year}/download/{format}", permissions::count,
               [press = std::make_shared<std::mutex>()](trail::View& view, const web::Request& request) { return download(view, request, *press); });
    router.get("/lado/report/{year}/tables/{file}", permissions::count, download_table);
}

}  // namespace holdfast::lado

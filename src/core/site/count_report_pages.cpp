#include "core/site/count_report_pages.hpp"

#include "core/documents/format_pages.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/named_figures.hpp"
#include "core/documents/public_edition.hpp"
#include "core/documents/table_listing.hpp"
#include "core/site/pdf_pages.hpp"
#include "core/site/tables.hpp"
#include "web/govuk/govuk.hpp"
#include "web/html.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>

namespace holdfast::site {

using documents::Format;
using web::Html;
using web::html;
namespace govuk = web::govuk;

std::vector<documents::Block> section_of(trail::View& view, const CountReport& report, const Period& year) {
    if (!view.may(report.permission)) return {};
    return report.blocks(view, figures::Ledger(view, report.providers, {}), year);
}

std::vector<figures::Use> uses_of(trail::View& view, const CountReport& report, const figures::Wanted& wanted) {
    std::vector<figures::Use> uses;
    if (!view.may(report.permission)) return uses;
    const figures::Ledger ledger(view, report.providers, {});
    for (const auto& year : report.years(view)) {
        if (wanted.year && year < *wanted.year) continue;
        std::set<std::string> keys;
        for (const auto& block : report.blocks(view, ledger, year)) std::ranges::copy(documents::keys_of(block), std::inserter(keys, keys.end()));
        for (const auto& key : keys) uses.push_back({key, fmt::format("{} {}", report.title, year.string()), fmt::format("{}?year={}", report.path, year.string())});
    }
    return uses;
}

Outcome<documents::Document> document_of(trail::View& view, const CountReport& report, const Period& year, bool is_public) {
    const figures::Ledger ledger(view, report.providers, {});
    documents::Document document{.title = fmt::format("{} {}", report.subject, year.string())};
    document.parts.push_back({.number = 1, .title = "What was counted", .blocks = report.blocks(view, ledger, year)});
    if (document.parts.front().blocks.empty()) return not_found(fmt::format("Nothing of {} is counted.", year.string()));
    for (const auto& block : document.parts.front().blocks)
        for (const auto& key : documents::keys_of(block))
            if (auto found = documents::traced(ledger, key); found && !key.empty()) document.figures.emplace(key, std::move(*found));
    if (is_public) document = documents::public_edition(std::move(document));
    document.edition = is_public ? "Public edition" : "Internal edition";
    document.status = "As counted on " + in_words(view.today());
    return document;
}

static std::string path_of(const CountReport& report, const Period& year) { return fmt::format("{}/{}", report.path, year.string()); }

static Outcome<Period> year_called(std::string_view text) {
    const auto year = Period::parse(text);
    if (!year || year->kind() != Period::Kind::year) return not_found("The address names no reporting year such as 2016-17.");
    return *year;
}

static Html years_list(const CountReport& report, const std::vector<Period>& years, const Period& shown) {
    Html items;
    for (const auto& year : years)
        if (year != shown) items.add(R"(<li><a class="govuk-link" href="{}?year={}">{}</a></li>)", report.path, year.string(), year.string());
    if (items.empty()) return {};
    return html(R"(<h2 class="govuk-heading-m">Other years</h2><ul class="govuk-list">{}</ul>)", items);
}

static Html downloads(const std::string& path, std::string_view edition, std::string_view name) {
    Html made = html(R"(<p class="app-downloads"><span>{}:</span>)", name);
    for (const auto& format : documents::formats)
        if (format.token != "csv")
            made.add(R"( <a class="govuk-link" href="{}/download/{}?edition={}">{}<span class="govuk-visually-hidden">, {}</span></a>)", path, format.token,
                     edition, format.words, name);
    return made.add("</p>");
}

static Html tables_list(const documents::Document& document, const std::string& path) {
    Html items;
    for (const auto& [part, table] : documents::tables_of(document))
        items.add(R"(<li><a class="govuk-link" href="{}/tables/{}.csv">{} (CSV)</a></li>)", path, table->name, table->caption);
    return govuk::details({.summary_text = "Tables as files", .html = html(R"(<ul class="govuk-list">{}</ul>)", items)});
}

static Html files(const documents::Document& document, const std::string& path) {
    Html made = html(R"(<div class="app-no-print"><h2 class="govuk-heading-m">Download the report</h2>)");
    made.add(downloads(path, "internal", "Internal edition")).add(downloads(path, "public", "Public edition"));
    return made.add(tables_list(document, path)).add("</div>");
}

/// The year that the address asks for, or the latest.
static Outcome<Answer> show(trail::View& view, const web::Request& request, const CountReport& report) {
    const auto years = report.years(view);
    if (years.empty())
        return Answer{Page{.title = std::string(report.title),
                           .main = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", report.title, report.nothing)}};
    const Period year = request.query.has("year") ? TRY(year_called(request.query.get("year"))) : years.front();
    const auto document = TRY(document_of(view, report, year, false));
    const auto path = path_of(report, year);
    Html main = html(R"(<h1 class="govuk-heading-l">{}</h1>)", document.title);
    main.add(documents::site_part(document, document.parts.front(), path + "/tables/")).add(files(document, path)).add(years_list(report, years, year));
    return Answer{Page{.title = document.title, .main = std::move(main), .is_wide = true}};
}

static Outcome<documents::Document> wanted(trail::View& view, const web::Request& request, const CountReport& report) {
    const std::string_view edition = request.query.get("edition");
    if (!edition.empty() && edition != "internal" && edition != "public") return not_found();
    return document_of(view, report, TRY(year_called(request.parameter("year"))), edition == "public");
}

static Outcome<Answer> download(trail::View& view, const web::Request& request, const CountReport& report, std::mutex& press) {
    const auto format = documents::parse_format(request.parameter("format"));
    if (!format || *format == Format::csv) return not_found();
    const auto made = [&]() -> Outcome<PrintedPdf> {
        const auto document = TRY(wanted(view, request, report));
        auto name = fmt::format("{}-{}{}.{}", report.file, request.parameter("year"), document.is_public ? "-public" : "", request.parameter("format"));
        return PrintedPdf{TRY(documents::bytes_of(document, *format)), std::move(name)};
    };
    if (*format == Format::pdf) return pdf_file(press, made);
    auto file = TRY(made());
    return Answer{web::download(std::move(file.bytes), documents::words_of(*format).type, file.name)};
}

static Outcome<Answer> download_table(trail::View& view, const web::Request& request, const CountReport& report) {
    const auto document = TRY(wanted(view, request, report));
    const std::string& file = request.parameter("file");
    for (const auto& [part, table] : documents::tables_of(document))
        if (table->name + ".csv" == file) {
            auto csv = web::download(exchange::to_csv(documents::listing_of(*table, document.figures)), documents::words_of(Format::csv).type, file);
            add_description_link(csv, request);
            return Answer{std::move(csv)};
        } else if (table->name + ".csv-metadata.json" == file) {
            return Answer{web::download(documents::csv_metadata(*table, document.figures), "application/csvm+json", file)};
        }
    return not_found();
}

void add_count_report(Router& router, const CountReport& report) {
    const auto shared = std::make_shared<const CountReport>(report);
    const std::string path(report.path);
    router.get(path, report.permission, [shared](trail::View& view, const web::Request& request) { return show(view, request, *shared); });
    router.get(path + "/{year}/download/{format}", report.permission, [shared, press = std::make_shared<std::mutex>()](
                                                                          trail::View& view, const web::Request& request) { return download(view, request, *shared, *press); });
    router.get(path + "/{year}/tables/{file}", report.permission,
               [shared](trail::View& view, const web::Request& request) { return download_table(view, request, *shared); });
}

}  // namespace holdfast::site

#include "features/annual_report/report_pages.hpp"

#include "core/documents/html_pages.hpp"
#include "core/documents/table_listing.hpp"
#include "core/site/pdf_pages.hpp"
#include "core/site/tables.hpp"
#include "features/annual_report/edition_service.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/files_service.hpp"
#include "features/annual_report/paths_pages.hpp"
#include "features/annual_report/permissions.hpp"
#include "features/annual_report/section_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>

namespace holdfast::annual_report {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Contributions>;

static govuk::Tag tag_of(Status status) {
    const std::string colour = status == Status::published ? "govuk-tag--green" : status == Status::draft ? "govuk-tag--grey" : "govuk-tag--yellow";
    return {.text = std::string(in_words(status)), .classes = colour};
}

static Html year_form(std::string_view typed, const std::vector<FieldError>& errors) {
    Html made = html(R"(<form method="get" action="/reports" novalidate>)");
    std::optional<govuk::ErrorMessage> error;
    if (!errors.empty()) error = govuk::ErrorMessage{.text = errors.front().message};
    made.add(govuk::input({.name = "year",
                           .value = std::string(typed),
                           .label = {.text = "Open the report of a year"},
                           .hint = govuk::Hint{.text = "For example, 2016-17"},
                           .error_message = std::move(error),
                           .classes = "govuk-input--width-10"}));
    return made.add(govuk::button({.text = "Open", .classes = "govuk-button--secondary"})).add("</form>");
}

static Html editions_table(const std::vector<Edition>& all) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Report"}, {.text = "Status"}, {.text = "Published"}},
                       .caption = "Reports that have been begun",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& edition : all)
        table.rows.push_back({{.html = html(R"(<a class="govuk-link" href="{}">{}</a>)", path_of(edition.year), edition.title())},
                              {.html = govuk::tag(tag_of(edition.status))},
                              {.text = edition.published_at ? holdfast::in_words(london_date(*edition.published_at)) : "not yet"}});
    return web::shell::table_region("Reports", govuk::table(table));
}

static Outcome<site::Answer> list_reports(trail::View& view, const web::Request& request) {
    const auto typed = request.query.get("year");
    const auto year = Period::parse(typed);
    if (year && year->kind() == Period::Kind::year) return site::Answer{web::redirect(path_of(*year))};
    std::vector<FieldError> errors;
    if (!typed.empty()) errors.push_back({"year", "Enter a reporting year such as 2016-17"});
    Html main = html(R"(<h1 class="govuk-heading-l">Reports</h1>)");
    const auto all = editions(view);
    main.add(all.empty() ? html(R"(<p class="govuk-body">No annual report has been begun.</p>)") : editions_table(all));
    main.add(year_form(typed, errors));
    const int status = errors.empty() ? 200 : 422;
    return site::Answer{site::Page{.title = "Reports", .main = std::move(main), .errors = std::move(errors), .status = status}};
}

static Html downloads(const Period& year, std::string_view audience, std::string_view name) {
    Html made = html(R"(<p class="app-downloads"><span>{}:</span>)", name);
    for (const auto& format : documents::formats)
        if (format.token != "csv")
            made.add(R"( <a class="govuk-link" href="{}/download/{}?edition={}">{}<span class="govuk-visually-hidden">, {}</span></a>)", path_of(year),
                     format.token, audience, format.words, name);
    return made.add("</p>");
}

/// What a step makes, so that each has a path and a permission of its own.
static std::string_view resource_of(Step step) {
    switch (step) {
        case Step::submit: return "submission";
        case Step::agree: return "agreement";
        case Step::send_back: return "return";
        case Step::publish: return "publication";
    }
    return {};
}

static Html buttons(trail::View& view, const web::Request& request, const Edition& edition) {
    Html made;
    for (const auto& move : pathway.open_to(view.actor(), edition.status)) {
        made.add(R"(<form method="post" action="{}/{}">)", path_of(edition.year), resource_of(move.step)).add(web::csrf_field(request));
        const bool is_back = move.step == Step::send_back;
        made.add(govuk::button({.text = std::string(in_words(move.step)), .classes = is_back ? "govuk-button--secondary" : "", .prevent_double_click = true}))
            .add("</form>");
    }
    if (edition.status == Status::published && view.may(permissions::publish))
        made.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}/addenda">Add an addendum</a></p>)", path_of(edition.year));
    return made.empty() ? made : html(R"(<div class="app-no-print">{}</div>)", made);
}

/// Links to the words of every section there is, and of those that could be begun.
static Html editing(trail::View& view, const Edition& edition, const Contributions& contributions) {
    if (edition.status != Status::draft || !view.may(permissions::edit)) return {};
    std::map<int, std::string> titles{
        {cover_number, "Cover"}, {1, "Foreword"}, {2, "Introduction"}, {context_number, "Children in the area"}, {on_a_page_number, "The report on a page"}};
    for (const auto& section : contributions.sections) titles[section.number] = section.title;
    for (const auto& narrative : narratives(view, edition.year)) titles[narrative.number] = narrative.title;
    Html items;
    for (const auto& [number, title] : titles)
        items.add(R"(<li><a class="govuk-link" href="{}">{}{}</a></li>)", words_path(edition.year, number),
                  number == cover_number ? "" : std::to_string(number) + " ", title);
    return html(R"(<div class="app-no-print">{}</div>)",
                govuk::details({.summary_text = "Write the words of a section", .html = html(R"(<ul class="govuk-list">{}</ul>)", items)}));
}

static Html heading(const Edition& edition) {
    Html made = html(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>)", edition.organisation, edition.title());
    return made.add(R"(<p class="govuk-body">{} {}</p>)", govuk::tag(tag_of(edition.status)),
                    edition.published_at ? edition.status_in_words() + " by " + edition.published_by : "");
}

static Html files(const Edition& edition, const Html& tables) {
    Html made = html(R"(<div class="app-no-print"><h2 class="govuk-heading-m">Download the whole report</h2>)");
    made.add(downloads(edition.year, "internal", "Internal edition")).add(downloads(edition.year, "public", "Public edition"));
    return made.add(tables).add("</div>");
}

/// What there is to read: the words under the title, the sections, and what was added since.
static Html contents(const documents::Document& document, const Period& year) {
    Html made = documents::html_words(document.introduction, document.figures);
    return made.add(contents_list(document, year)).add(documents::site_addenda(document));
}

/// A year of which nothing is recorded has no report; who may write one can begin it.
static site::Page start_page(const Period& year) {
    Html main = html(R"(<h1 class="govuk-heading-l">Start the report for {}</h1>)", year.string());
    main.add(
        R"(<p class="govuk-body">Nothing is recorded for {} yet. The report begins with its cover; tables and figures come in as the year's records do.</p>)",
        year.string());
    main.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Write the cover</a></p>)", words_path(year, cover_number));
    return {.title = "Start the report for " + year.string(), .main = std::move(main), .breadcrumbs = {{"Reports", "/reports"}}};
}

static Outcome<site::Answer> show_report(trail::View& view, const web::Request& request, const Contributions& contributions) {
    const Period year = TRY(year_of(request));
    if (const auto checked = check_year(view, contributions, year); !checked) {
        if (view.may(permissions::edit) && is_plausible(year, view.today())) return site::Answer{start_page(year)};
        return checked.refusal();
    }
    const Edition edition = load_edition(view, year);
    const auto document = assemble(view, contributions, year, Audience::internal);
    Html main = heading(edition).add(buttons(view, request, edition)).add(editing(view, edition, contributions));
    main.add(document ? contents(*document, year) : not_assembled(document.refusal()));
    main.add(files(edition, document ? table_links(*document, year) : Html{}));
    return site::Answer{site::Page{.title = edition.title(), .main = std::move(main), .breadcrumbs = {{"Reports", "/reports"}}}};
}

static Outcome<documents::Document> wanted_document(trail::View& view, const web::Request& request, const Contributions& contributions) {
    const Period year = TRY(year_of(request));
    const auto audience = request.query.has("edition") ? parse_audience(request.query.get("edition")) : Audience::internal;
    if (!audience) return not_found();
    TRY(check_year(view, contributions, year));
    return assemble(view, contributions, year, *audience);
}

static Outcome<site::Answer> download(trail::View& view, const web::Request& request, const Contributions& contributions, std::mutex& press) {
    const auto format = parse_format(request.parameter("format"));
    if (!format || *format == Format::csv) return not_found();
    const auto made = [&]() -> Outcome<site::PrintedPdf> {
        const auto document = TRY(wanted_document(view, request, contributions));
        auto name = fmt::format("annual-report-{}{}.{}", request.parameter("year"), document.is_public ? "-public" : "", request.parameter("format"));
        return site::PrintedPdf{TRY(bytes_of(document, *format)), std::move(name)};
    };
    if (*format == Format::pdf) return site::pdf_file(press, made);
    auto file = TRY(made());
    return site::Answer{web::download(std::move(file.bytes), documents::words_of(*format).type, file.name)};
}

static Outcome<site::Answer> download_table(trail::View& view, const web::Request& request, const Contributions& contributions) {
    const auto document = TRY(wanted_document(view, request, contributions));
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

static Outcome<site::Answer> move_on(trail::Change& change, const web::Request& request, const Contributions& contributions, Step step) {
    const Period year = TRY(year_of(request));
    TRY(take_step(change, contributions, year, step));
    return site::Answer{site::redirect_with_message(path_of(year), fmt::format("{}: {}", in_words(step), load_edition(change, year).status_in_words()))};
}

struct StepRoute {
    Step step;
    std::string_view pattern;
    Permission permission;
    std::string_view reason;
};
static constexpr std::array<StepRoute, 4> step_routes{{
    {Step::submit, "/reports/annual/{year}/submission", permissions::edit, "Annual report put to the Business Group"},
    {Step::agree, "/reports/annual/{year}/agreement", permissions::approve, "Annual report passed on to the Board"},
    {Step::send_back, "/reports/annual/{year}/return", permissions::approve, "Annual report sent back for changes"},
    {Step::publish, "/reports/annual/{year}/publication", permissions::publish, "Annual report published"},
}};

void add_report_routes(site::Router& router, Shared contributions) {
    router.get("/reports", permissions::view, list_reports);
    router.get("/reports/annual/{year}", permissions::view,
               [contributions](trail::View& view, const web::Request& request) { return show_report(view, request, *contributions); });
    router.get("/reports/annual/{year}/download/{format}", permissions::view,
               [contributions, press = std::make_shared<std::mutex>()](trail::View& view, const web::Request& request) {
                   return download(view, request, *contributions, *press);
               });
    router.get("/reports/annual/{year}/tables/{file}", permissions::view,
               [contributions](trail::View& view, const web::Request& request) { return download_table(view, request, *contributions); });
    for (const auto& route : step_routes)
        router.post(route.pattern, route.permission, route.reason, [contributions, step = route.step](trail::Change& change, const web::Request& request) {
            return move_on(change, request, *contributions, step);
        });
}

}  // namespace holdfast::annual_report

#include "features/annual_report/section_pages.hpp"

#include "core/documents/html_pages.hpp"
#include "core/documents/table_listing.hpp"
#include "features/annual_report/edition_store.hpp"
#include "features/annual_report/paths_pages.hpp"
#include "features/annual_report/permissions.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::annual_report {

using documents::Document;
using documents::Part;
using web::Html;
using web::html;
namespace govuk = web::govuk;

Html not_assembled(const Refusal& refusal) {
    return govuk::inset_text({.text = "The report cannot be put together until this is put right: " + in_words(refusal)});
}

/// A section in a list of sections: its number and its title, which leads to it.
static Html entry(const Period& year, const Part& part, const Html& attributes) {
    return html(R"(<span class="app-contents__number">{}</span> <a class="govuk-link" href="{}"{}>{}</a>)", part.number, section_path(year, part.number),
                attributes, part.title);
}

Html contents_list(const Document& document, const Period& year) {
    Html items;
    for (const auto& part : document.parts) items.add(R"(<li id="section-{}">{}</li>)", part.number, entry(year, part, {}));
    if (!document.addenda.empty()) items.add(R"(<li><a class="govuk-link" href="#addenda">Addenda</a></li>)");
    return html(R"(<nav aria-labelledby="contents"><h2 class="govuk-heading-m" id="contents">Contents</h2><ul class="govuk-list app-contents">{}</ul></nav>)",
                items);
}

/// The same beside a section, which it marks.
static Html side_contents(const Document& document, const Period& year, const Part& shown) {
    Html items;
    for (const auto& part : document.parts) items.add("<li>{}</li>", entry(year, part, &part == &shown ? html(R"( aria-current="page")") : Html{}));
    return html(
        R"(<nav class="app-with-contents__list" aria-labelledby="contents"><h2 class="govuk-heading-s" id="contents"><a class="govuk-link" href="{}">Contents</a></h2><ul class="govuk-list app-contents">{}</ul></nav>)",
        path_of(year), items);
}

Html table_links(const Document& document, const Period& year, const Part* only) {
    Html items;
    for (const auto& [part, table] : documents::tables_of(document))
        if (only == nullptr || part == only)
            items.add(R"(<li><a class="govuk-link" href="{}/tables/{}.csv">{} (CSV)</a></li>)", path_of(year), table->name, table->caption);
    if (items.empty()) return {};
    return html(R"(<div class="app-no-print">{}</div>)",
                govuk::details({.summary_text = "Tables as files", .html = html(R"(<ul class="govuk-list">{}</ul>)", items)}));
}

static std::optional<govuk::PaginationLink> link_to(const Period& year, const Part& part, std::string_view direction) {
    return govuk::PaginationLink{
        .text = std::string(direction), .label_text = fmt::format("{} {}", part.number, part.title), .href = section_path(year, part.number)};
}

static Html neighbours(const Document& document, const Period& year, const Part& shown) {
    govuk::Pagination ways{.landmark_label = "The sections before and after"};
    const auto index = static_cast<std::size_t>(&shown - document.parts.data());
    if (index > 0) ways.previous = link_to(year, document.parts[index - 1], "Previous section");
    if (index + 1 < document.parts.size()) ways.next = link_to(year, document.parts[index + 1], "Next section");
    return govuk::pagination(ways);
}

/// Under the heading: how far the edition has come, what was added to it since, and the way to change the words.
static Html standing(trail::View& view, const Edition& edition, const Document& document, const Part& part) {
    Html made = html(R"(<p class="govuk-body app-no-print">{}.)", edition.status_in_words());
    if (!document.addenda.empty()) made.add(R"( <a class="govuk-link" href="{}#addenda">Read what was added since</a>.)", path_of(edition.year));
    if (edition.status == Status::draft && view.may(permissions::edit))
        made.add(R"( <a class="govuk-link" href="{}">Change the words of this section</a>)", words_path(edition.year, part.number));
    return made.add("</p>");
}

static site::Page section_page(trail::View& view, const Edition& edition, const Document& document, const Part& part) {
    Html main = html(R"(<div class="app-with-contents"><div class="app-with-contents__main"><span class="govuk-caption-l">{}, section {}</span>)",
                     edition.title(), part.number);
    main.add(R"(<h1 class="govuk-heading-l">{}</h1>)", part.title).add(standing(view, edition, document, part));
    main.add(documents::site_part(document, part, path_of(edition.year) + "/tables/")).add(table_links(document, edition.year, &part)).add(neighbours(document, edition.year, part));
    main.add("</div>").add(side_contents(document, edition.year, part)).add("</div>");
    return {.title = fmt::format("Section {}, {}, {}", part.number, part.title, edition.title()),
            .main = std::move(main),
            .breadcrumbs = {{"Reports", "/reports"}, {edition.title(), path_of(edition.year)}},
            .is_wide = true};
}

static Outcome<site::Answer> show_section(trail::View& view, const web::Request& request, const Contributions& contributions) {
    const Period year = TRY(year_of(request));
    const int number = TRY(number_of(request));
    TRY(check_year(view, contributions, year));
    const Edition edition = load_edition(view, year);
    const auto document = assemble(view, contributions, year, Audience::internal);
    if (!document) {
        Html main = html(R"(<h1 class="govuk-heading-l">{}</h1>{})", edition.title(), not_assembled(document.refusal()));
        return site::Answer{
            site::Page{.title = edition.title(), .main = std::move(main), .breadcrumbs = {{"Reports", "/reports"}, {edition.title(), path_of(year)}}}};
    }
    const auto part = std::ranges::find(document->parts, number, &Part::number);
    if (part == document->parts.end()) return not_found(fmt::format("The annual report {} has no section {}.", year.string(), number));
    return site::Answer{section_page(view, edition, *document, *part)};
}

void add_section_routes(site::Router& router, std::shared_ptr<const Contributions> contributions) {
    router.get("/reports/annual/{year}/sections/{number}", permissions::view,
               [contributions](trail::View& view, const web::Request& request) { return show_section(view, request, *contributions); });
}

}  // namespace holdfast::annual_report

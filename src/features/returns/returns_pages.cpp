#include "features/returns/returns_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/permissions.hpp"
#include "features/returns/issue_pages.hpp"
#include "features/returns/sent_return_pages.hpp"
#include "features/returns/words.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::returns {

using pathway::Entry;
using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

std::string agency_name(trail::View& view, const std::string& key) {
    const auto agency = organisations::find_agency(view, key);
    return agency ? std::string(organisations::name_on(*agency, view.today())) : key;
}

Html loaded_table(trail::View& view) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Return"}, {.text = "Agency"}, {.text = "Up to"}, {.text = "Loaded"}, {.text = "File"}},
                       .caption = "Loaded returns, the latest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    std::vector<Entry> entries;
    for (const auto* source : {"census", "ssda903", "annex-a", "ssd", "example"})
        for (auto& entry : pathway::entries_from(view, source)) entries.push_back(std::move(entry));
    std::ranges::sort(entries, std::greater{}, [](const Entry& entry) { return entry.id; });
    for (const auto& entry : entries)
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}, number {}</a>", path_of(entry), return_in_words(entry.source), entry.id.number)},
             {.text = agency_name(view, entry.agency)},
             {.text = entry.reference_on ? in_words(*entry.reference_on) : ""},
             {.text = in_words(entry.entered_at)},
             {.text = entry.file}});
    if (table.rows.empty()) return html("<p class=\"govuk-body\">No return has been loaded.</p>");
    return web::shell::table_region("Loaded returns", govuk::table(table));
}

Outcome<site::Answer> show_returns(trail::View& view, const web::Request&, ReturnDesk& desk) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Returns</h1><p class=\"govuk-body\">What agencies' statutory returns said of children, and what is wrong with "
        "them.</p>");
    main.add(ways_to_send(view, desk)).add(loaded_table(view));
    return site::Answer{site::Page{.title = "Returns", .main = std::move(main), .is_wide = true}};
}

Outcome<site::Answer> show_return(trail::View& view, const web::Request& request) {
    const Entry entry = TRY(return_in(view, request));
    Html main =
        html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", agency_name(view, entry.agency), return_in_words(entry.source));
    main.add("<p class=\"govuk-body\">Up to {}. Loaded on {}{}{}.</p>", entry.reference_on ? in_words(*entry.reference_on) : "an unknown day",
             in_words(entry.entered_at), entry.file.empty() ? "" : " from ", entry.file);
    const auto counts = pathway::finding_counts(view, entry.id);
    if (counts.empty()) {
        main.add("<p class=\"govuk-body\">It breaks no rule that was run.</p>");
    } else {
        const std::string path = path_of(entry);
        main.add(
            "<ul class=\"govuk-list app-no-print\"><li><a class=\"govuk-link\" href=\"{}/issues/children\">Breaches by child</a></li><li><a "
            "class=\"govuk-link\" "
            "href=\"{}/issues/fields\">Breaches by field</a></li><li><a class=\"govuk-link\" href=\"{}/issues\">Each breach</a></li></ul>",
            path, path, path);
        main.add(rules_table(entry.source, counts, path)).add(web::shell::downloads({{"CSV of every breach", path + "/issues/table.csv"}}));
    }
    return site::Answer{site::Page{.title = fmt::format("Return {}", entry.id.number),
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Returns", "/returns"}, {fmt::format("Return {}", entry.id.number), path_of(entry)}},
                                   .is_wide = true}};
}

}  // namespace

void add_return_routes(site::Router& router, const std::shared_ptr<ReturnDesk>& desk) {
    using pathway::permissions::load_returns;
    router.get("/returns", load_returns, [desk](trail::View& view, const web::Request& request) { return show_returns(view, request, *desk); });
    router.get("/returns/{number}", load_returns, show_return);
    add_issue_routes(router);
    add_sent_return_routes(router, desk);
}

}  // namespace holdfast::returns

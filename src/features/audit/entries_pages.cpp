#include "features/audit/entries_pages.hpp"

#include "core/exchange/value.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::audit {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html number_cell(const trail::TrailEntry& entry, bool leads_on) {
    if (!leads_on) return html("{}", std::to_string(entry.sequence));
    return html("<a class=\"govuk-link\" href=\"/trail/entries/{}\">{}</a>", std::to_string(entry.sequence), std::to_string(entry.sequence));
}

Html entries_table(const std::vector<trail::TrailEntry>& entries, const std::string& caption, bool leads_on) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Number"}, {.text = "When"}, {.text = "Who"}, {.text = "What"}, {.text = "Record"}, {.text = "Why"}, {.text = "Detail"}},
                       .caption = caption,
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& entry : entries)
        table.rows.push_back({{.html = number_cell(entry, leads_on)},
                              {.text = in_words(entry.at)},
                              {.text = entry.actor},
                              {.text = entry.type},
                              {.text = entry.kind + " " + entry.reference},
                              {.text = entry.reason},
                              {.text = entry.detail}});
    Html region = html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", caption);
    return region.add(govuk::table(table)).add("</div>");
}

std::string entries_csv(const std::vector<trail::TrailEntry>& entries) {
    exchange::Listing listing{.columns = {"number", "at", "who", "agency", "what", "kind", "reference", "why", "detail"}, .rows = {}};
    for (const auto& entry : entries)
        listing.rows.push_back({Decimal::whole(entry.sequence), iso(entry.at), entry.actor, entry.agency, entry.type, entry.kind, entry.reference, entry.reason, entry.detail});
    return exchange::to_csv(listing);
}

}  // namespace holdfast::audit

#include "features/administration/trail_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/trail/trail_store.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::administration {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int events_on_a_page = 200;

static Outcome<site::Answer> latest(trail::View& view) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Number"}, {.text = "When"}, {.text = "Who"}, {.text = "What"}, {.text = "Record"}, {.text = "Why"}, {.text = "Detail"}},
                       .caption = "The latest events, newest first",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& event : trail::latest_events(view, events_on_a_page))
        table.rows.push_back({{.text = std::to_string(event.sequence)},
                              {.text = in_words(event.at)},
                              {.text = event.actor},
                              {.text = event.type},
                              {.text = event.kind + " " + event.reference},
                              {.text = event.reason},
                              {.text = event.detail}});
    Html main = html("<h1 class=\"govuk-heading-l\">Trail</h1><p class=\"govuk-body\">Every change, by whom, when and why: the latest {} events.</p>",
                     static_cast<int>(table.rows.size()));
    main.add("<div class=\"hf-table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Trail\">").add(govuk::table(table)).add("</div>");
    return site::Answer{site::Page{.title = "Trail", .main = std::move(main), .is_wide = true}};
}

void add_trail_routes(site::Router& router) {
    router.get("/trail", access::permissions::read_trail, [](trail::View& view, const web::Request&) { return latest(view); });
}

}  // namespace holdfast::administration

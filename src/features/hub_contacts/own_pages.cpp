#include "features/hub_contacts/parts_pages.hpp"
#include "web/shell/parts.hpp"

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_shown = 50;

static Html state_of(const OwnContact& contact) {
    constexpr std::array<std::string_view, 3> colours{"govuk-tag--yellow", "", "govuk-tag--green"};
    const auto progress = progress_of(contact.stage);
    return govuk::tag({.text = std::string(in_words(progress)), .classes = std::string(colours[static_cast<std::size_t>(progress)])});
}

static Outcome<site::Answer> show_own(trail::View& view, const web::Request& request) {
    const auto contacts = contacts_sent_by(view, view.actor().account, std::string(request.query.get("after")), most_shown + 1);
    Html main = html("<h1 class=\"govuk-heading-l\">What I told the hub</h1>");
    main.add(govuk::button({.text = "Tell the hub about a child", .href = "/contact"}));
    govuk::Table table{.rows = {},
                       .head = {{.text = "Reference"}, {.text = "Sent"}, {.text = "State"}, {.text = "What the hub answers"}},
                       .caption = "What I told the hub, the latest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : contacts) {
        if (table.rows.size() == most_shown) break;
        table.rows.push_back({{.text = each.reference, .classes = "app-table__code"},
                              {.text = in_words(each.received_at)},
                              {.html = state_of(each)},
                              {.html = each.told.empty() ? html("Nothing yet") : site::paragraphs(each.told)}});
    }
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">You have told the hub nothing yet.</p>");
    else main.add(web::shell::table_region("What I told the hub", govuk::table(table)));
    if (contacts.size() > most_shown)
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/contacts?after={}\">Earlier ones</a></p>", contacts[most_shown - 1].reference);
    main.add("<p class=\"govuk-body\">If you do not agree with an answer, call the hub and say so, with the reference. Nothing about the child waits for it.</p>");
    return site::Answer{site::Page{.title = "What I told the hub", .main = std::move(main)}};
}

void add_own_routes(site::Router& router) { router.get("/contacts", permissions::follow, show_own); }

}  // namespace holdfast::hub_contacts

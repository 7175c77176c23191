#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "features/retention/form_pages.hpp"
#include "features/retention/retention_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::retention {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html lift_form(const web::Request& request, const Hold& hold) {
    const std::string number = std::to_string(hold.id.number);
    Html form = html("<form method=\"post\" action=\"/retention/holds/{}/end\">{}", number, web::csrf_field(request));
    form.add(govuk::input({.id = "lifted-" + number,
                           .name = "lifted",
                           .label = {.text = "Why hold " + number + " can end"},
                           .classes = "govuk-input--width-10",
                           .autocomplete = "off"}));
    return form.add(govuk::button({.text = "Lift", .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})).add("</form>");
}

static Html holds_table(trail::View& view, const web::Request& request, const std::vector<Hold>& holds) {
    if (holds.empty()) return html("<p class=\"govuk-body\">Nothing is held.</p>");
    const bool may_lift = view.may(permissions::propose);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Hold"}, {.text = "Class"}, {.text = "Record"}, {.text = "Why"}, {.text = "Placed by"}, {.text = "Since"}},
                       .caption = "In force",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (may_lift) table.head.push_back({.text = "Lift"});
    for (const auto& hold : holds) {
        std::vector<govuk::TableCell> row{{.text = std::to_string(hold.id.number)},
                                          {.text = hold.class_key},
                                          {.text = hold.reference.empty() ? "All of the class" : hold.reference},
                                          {.text = hold.reason},
                                          {.text = hold.placed_by_name},
                                          {.text = in_words(hold.placed_at)}};
        if (may_lift) row.push_back({.html = lift_form(request, hold)});
        table.rows.push_back(std::move(row));
    }
    return web::shell::table_region("In force", govuk::table(table));
}

static Html place_form(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Select classes{.name = "class",
                          .items = {{.value = "", .text = "Choose a class"}},
                          .value = std::string(request.form.get("class")),
                          .label = {.text = "Class of records"},
                          .error_message = error_of(errors, "class")};
    for (const auto& line : load_schedule(view)) classes.items.push_back({.value = line.key, .text = line.what});
    Html form = html("<h2 class=\"govuk-heading-m\">Place a hold</h2><form method=\"post\" action=\"/retention/holds\" novalidate>");
    form.add(web::csrf_field(request)).add(govuk::select(classes));
    form.add(question(request, {.name = "reference", .label = "Reference of the record", .hint = "Leave empty to hold all of the class"}, errors));
    form.add(question(
        request, {.name = "reason", .label = "Who asks for it and why", .hint = "Such as the name of the inquiry or of the court", .is_long = true}, errors));
    return form.add(govuk::button({.text = "Place the hold", .prevent_double_click = true})).add("</form>");
}

static Outcome<site::Answer> show_holds(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Holds</h1>");
    main.add("<p class=\"govuk-body\">What a court, an inquiry or the partnership wants kept is never due, until the hold is lifted.</p>");
    main.add(holds_table(view, request, holds_in_force(view)));
    if (view.may(permissions::propose)) main.add(place_form(view, request, errors));
    return site::Answer{site::Page{.title = "Holds",
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Retention and disposal", "/retention"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422,
                                   .is_wide = true}};
}

static Outcome<site::Answer> take_hold(trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    const auto placed = journal.change(actor, "Hold placed", [&](trail::Change& change) {
        return place_hold(change, {.class_key = typed(request, "class"), .reference = typed(request, "reference"), .reason = typed(request, "reason")});
    });
    if (placed) return site::Answer{site::redirect_with_message("/retention/holds", "The hold is in force")};
    if (!can_be_put_right(placed.refusal())) return placed.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_holds(view, request, errors_of(placed.refusal(), "reason")); });
}

static Outcome<site::Answer> take_end(trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
    const Id<Hold> id{number_in(request, "hold")};
    const auto lifted = journal.change(actor, "Hold lifted", [&](trail::Change& change) { return lift_hold(change, id, typed(request, "lifted")); });
    if (lifted) return site::Answer{site::redirect_with_message("/retention/holds", "The hold is lifted")};
    if (!can_be_put_right(lifted.refusal())) return lifted.refusal();
    const std::vector<FieldError> errors{{fmt::format("lifted-{}", id.number), lifted.refusal().errors.front().message}};
    return journal.view(actor, [&](trail::View& view) { return show_holds(view, request, errors); });
}

void add_hold_routes(site::Router& router) {
    router.get("/retention/holds", permissions::view, [](trail::View& view, const web::Request& request) { return show_holds(view, request, {}); });
    router.post_act("/retention/holds", permissions::propose, "Hold placed", take_hold);
    router.post_act("/retention/holds/{hold}/end", permissions::propose, "Hold lifted", take_end);
}

}  // namespace holdfast::retention

#include "features/people/left_pages.hpp"

#include "core/people/permissions.hpp"
#include "core/people/person_service.hpp"
#include "core/policy/succession_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// More are shown once these have owners.
static constexpr std::int64_t most_shown = 200;

static bool waits(trail::View& view, const std::string& reference) {
    for (const auto& one : policy::successions_of(view, {person_kind, reference}))
        if (one.verdict.empty()) return true;
    return false;
}

static Html left_table(trail::View& view, const std::vector<std::string>& left) {
    govuk::Table table{
        .rows = {}, .head = {{.text = "Record"}, {.text = "State"}}, .caption = "Records whose owner has left", .caption_classes = "govuk-table__caption--m"};
    for (const auto& reference : left)
        table.rows.push_back({{.text = reference}, {.text = waits(view, reference) ? "Waits for a second person" : "Nobody is proposed"}});
    return web::shell::table_region("Records whose owner has left", govuk::table(table));
}

static Html proposal_form(const Form& form, const std::vector<std::string>& left) {
    std::vector<govuk::SelectItem> items;
    for (const auto& reference : left) items.push_back({.value = reference, .text = reference});
    Html part = html("<h2 class=\"govuk-heading-m\">Propose an owner</h2><form method=\"post\" action=\"/allocation/left\" novalidate>");
    part.add(web::csrf_field(form.request)).add(form.choice("reference", "Record", std::move(items)));
    part.add(form.line("account", "User name of the new owner", "Of somebody who works for the agency; not your own"));
    part.add(form.line("reason", "Why them?", "Do not name the child"));
    return part.add(govuk::button({.text = "Propose", .prevent_double_click = true})).add("</form>");
}

static site::Page left_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const auto left = policy::left_to_propose(view, question_of(view), most_shown);
    Html main =
        html("<h1 class=\"govuk-heading-l\">Records whose owner has left</h1><p class=\"govuk-body\">{}</p>",
             "Nobody who can sign in owns these records of your agency, or of one whose work passed to it. You see their references and nothing else of "
             "them. Propose an owner; a second person confirms it, and the owner is told.");
    if (left.empty()) main.add("<p class=\"govuk-body\">There are none.</p>");
    else main.add(left_table(view, left)).add(proposal_form({request, errors}, left));
    if (left.size() == most_shown) main.add("<p class=\"govuk-body\">The first {} are shown.</p>", most_shown);
    return {.title = "Records whose owner has left",
            .main = std::move(main),
            .breadcrumbs = {{"Open cases that nobody owns", "/allocation"}},
            .errors = std::move(errors)};
}

static Outcome<site::Answer> propose(trail::Change& change, const web::Request& request) {
    const auto made = policy::propose_succession(
        change, question_of(change), {.reference = typed(request, "reference"), .user_name = typed(request, "account"), .reason = typed(request, "reason")});
    if (!made) return shown_again(left_page(change, request, made.refusal().errors), made.refusal());
    return site::Answer{site::redirect_with_message("/allocation/left", "The proposal waits for a second person")};
}

void add_left_routes(site::Router& router) {
    router.get("/allocation/left", permissions::allocate,
               [](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{left_page(view, request, {})}); });
    router.post("/allocation/left", permissions::allocate, "Proposed an owner of a record", propose).needs_recent_proof = true;
}

}  // namespace holdfast::people

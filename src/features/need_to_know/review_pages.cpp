#include "features/need_to_know/review_pages.hpp"

#include "core/policy/break_glass_service.hpp"
#include "features/need_to_know/form_pages.hpp"
#include "web/csrf.hpp"

#include <algorithm>

namespace holdfast::need_to_know {

using policy::GlassUse;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int reviewed_shown = 50;

static Html review_form(const web::Request& request, const GlassUse& use) {
    const std::string number = std::to_string(use.id.number);
    Html form = html("<form method=\"post\" action=\"/access/reviews/{}\">", number).add(web::csrf_field(request));
    form.add(govuk::textarea(
        {.id = "note-" + number, .name = "note", .rows = "2", .label = {.text = "What you found about use " + number + ", needed for a challenge"}}));
    form.add("<div class=\"govuk-button-group\">");
    form.add(govuk::button({.text = "Accept", .name = "verdict", .value = "accepted"}));
    form.add(govuk::button({.text = "Challenge", .name = "verdict", .value = "challenged", .classes = "govuk-button--warning"}));
    return form.add("</div></form>");
}

static Html waiting_use(trail::View& view, const web::Request& request, const GlassUse& use) {
    Html part = html("<section class=\"govuk-!-margin-bottom-6\"><h3 class=\"govuk-heading-s\">{}: {} {}</h3>", use.account_name, use.kind, use.reference);
    if (policy::is_overdue(use, view.now())) part.add(govuk::tag({.text = "Overdue", .classes = "govuk-tag--red"}));
    part.add("<p class=\"govuk-body\">Opened {}, until {}. Reason: {}</p>", in_words(use.opened_at), in_words(use.until_at), use.reason);
    if (use.account == view.actor().account) part.add("<p class=\"govuk-body\">Another person has to review what you opened.</p>");
    else part.add(review_form(request, use));
    return part.add("</section>");
}

static Html reviewed_table(const std::vector<GlassUse>& uses) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Opened"}, {.text = "Who"}, {.text = "Record"}, {.text = "Reason"}, {.text = "Review"}, {.text = "Note"}},
                       .caption = "Reviewed",
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& use : uses)
        table.rows.push_back({{.text = in_words(use.opened_at)},
                              {.text = use.account_name},
                              {.text = use.kind + " " + use.reference},
                              {.text = use.reason},
                              {.text = use.verdict},
                              {.text = use.review_note}});
    return scrolling("Reviewed", table);
}

static site::Page reviews_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const auto belonging = policy::belonging_of(view);
    const auto waiting = policy::without_conflicts(view, policy::unreviewed_glass_uses(view), belonging);
    const auto reviewed = policy::without_conflicts(view, policy::reviewed_glass_uses(view, reviewed_shown), belonging);
    Html main = html("<h1 class=\"govuk-heading-l\">Reviews of break-glass</h1><h2 class=\"govuk-heading-m\">Waiting, the oldest first</h2>");
    if (waiting.empty()) main.add("<p class=\"govuk-body\">Nothing waits.</p>");
    for (const auto& use : waiting) main.add(waiting_use(view, request, use));
    if (!reviewed.empty()) main.add(reviewed_table(reviewed));
    return {.title = "Reviews of break-glass", .main = std::move(main), .errors = std::move(errors)};
}

static Outcome<site::Answer> review(trail::Change& change, const web::Request& request) {
    const std::string verdict = typed(request, "verdict");
    if (verdict != "accepted" && verdict != "challenged") return invalid({{"verdict", "Accept or challenge the use"}});
    const Id<GlassUse> use{number_in(request.parameter("use"))};
    const auto done =
        policy::review_glass_use(change, use, verdict == "accepted" ? policy::Verdict::accepted : policy::Verdict::challenged, typed(request, "note"));
    if (done)
        return site::Answer{
            site::redirect_with_message("/access/reviews", verdict == "accepted" ? "The use was accepted" : "The use was challenged and ended")};
    auto errors = done.refusal().errors;
    for (auto& error : errors) error.field += "-" + std::to_string(use.number);
    return shown_again(reviews_page(change, request, std::move(errors)), done.refusal());
}

void add_review_routes(site::Router& router) {
    using policy::permissions::review_break_glass;
    router.get("/access/reviews", review_break_glass,
               [](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{reviews_page(view, request, {})}); });
    router.post("/access/reviews/{use}", review_break_glass, "use of break-glass reviewed", review);
}

}  // namespace holdfast::need_to_know

#include "features/need_to_know/succession_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/policy/succession_service.hpp"
#include "web/csrf.hpp"
#include "web/percent.hpp"

namespace holdfast::need_to_know {

using policy::Succession;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string person_in_words(trail::View& view, Id<trail::Account> id) {
    const auto account = access::find_account(view, id);
    return account ? account->name + ", " + account->agency : "Account " + std::to_string(id.number);
}

static std::string record_in_words(const Kinds& kinds, const Succession& one) {
    const auto* kind = kind_in(kinds, one.kind);
    return (kind == nullptr ? one.kind : "a " + std::string(kind->label)) + " " + one.reference;
}

static Html decision_form(trail::View& view, const web::Request& request, const Succession& one) {
    if (one.proposed_by == view.actor().account) return html("<p class=\"govuk-body\">Another person has to decide what you proposed.</p>");
    const std::string number = std::to_string(one.id.number);
    Html form =
        html("<form method=\"post\" action=\"/access/successions/{}\">", number).add(web::csrf_field(request)).add("<div class=\"govuk-button-group\">");
    form.add(govuk::button({.text = "Confirm", .name = "verdict", .value = "confirmed", .attributes = {{"aria-label", "Confirm proposal " + number}}}));
    form.add(govuk::button({.text = "Decline",
                            .name = "verdict",
                            .value = "declined",
                            .classes = "govuk-button--secondary",
                            .attributes = {{"aria-label", "Decline proposal " + number}}}));
    return form.add("</div></form>");
}

static Outcome<site::Answer> successions_page(trail::View& view, const web::Request& request, const Kinds& kinds) {
    const auto open = policy::successions_before(view, *kinds);
    Html main =
        html("<h1 class=\"govuk-heading-l\">Owners for records that were left</h1><p class=\"govuk-body\">{}</p>",
             "Nobody who can sign in owns these records. Somebody of the agency has proposed who is to own each; a second person confirms or declines.");
    if (open.empty()) main.add("<p class=\"govuk-body\">Nothing waits.</p>");
    for (const auto& one : open) {
        main.add("<section class=\"govuk-!-margin-bottom-6\"><h2 class=\"govuk-heading-m\">Record of {}</h2>", record_in_words(kinds, one));
        main.add("<p class=\"govuk-body\">To be owned by {}. Proposed by {} on {}. Reason: {}</p>", person_in_words(view, one.account),
                 person_in_words(view, one.proposed_by), in_words(one.proposed_at), one.reason);
        main.add(decision_form(view, request, one)).add("</section>");
    }
    return site::Answer{site::Page{.title = "Owners for records that were left", .main = std::move(main)}};
}

static Outcome<site::Answer> decide(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const std::string verdict = typed(request, "verdict");
    if (verdict != "confirmed" && verdict != "declined") return invalid({{"verdict", "Confirm or decline the proposal"}});
    TRY(policy::decide_on_succession(change, *kinds, Id<Succession>{number_in(request.parameter("succession"))}, verdict == "confirmed"));
    return site::Answer{
        site::redirect_with_message("/access/successions", verdict == "confirmed" ? "The record has its owner, who is told" : "The proposal was declined")};
}

Html records_given(trail::View& view, const Kinds& kinds) {
    Html part;
    for (const auto& one : policy::successions_to(view, view.actor().account, view.now() - policy::succession_is_new)) {
        const auto* kind = kind_in(kinds, one.kind);
        if (kind == nullptr || !policy::may(view, policy::Verb::read, {*kind, policy::belonging_of(view)}, one.reference)) continue;
        part.add(
            "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">You own <a class=\"govuk-link\" href=\"{}\">the record of {}</a> from {} on. Reason: "
            "{}</p></div>",
            std::string(kind->path) + web::percent_encoded(one.reference), record_in_words(kinds, one), one.decided_at ? in_words(*one.decided_at) : "",
            one.reason);
    }
    return part;
}

void add_succession_routes(site::Router& router, const Kinds& kinds) {
    using policy::permissions::review_break_glass;
    router.get("/access/successions", review_break_glass,
               [kinds](trail::View& view, const web::Request& request) { return successions_page(view, request, kinds); });
    router
        .post("/access/successions/{succession}", review_break_glass, "owner of a record that was left decided",
              [kinds](trail::Change& change, const web::Request& request) { return decide(change, request, kinds); })
        .needs_recent_proof = true;
}

}  // namespace holdfast::need_to_know

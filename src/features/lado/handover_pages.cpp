#include "features/lado/parts_pages.hpp"
#include "web/csrf.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page handover_page(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    const site::Form form{request, errors};
    Html fields = html(
        "<p class=\"govuk-body\">Every open case of one officer goes to another. A case with which the other has a conflict of interest stays where it is, and "
        "you are told.</p>");
    fields.add(form.choice("from", "Whose cases?", choices_of(holders_of_cases(view, office))));
    fields.add(form.choice("to", "Who deals with them from now on?", choices_of(officers_of(view, office))));
    fields.add(form.lines("note", "Handover: what does the next officer have to know?", "It goes into every one of the cases"));
    fields.add(form.tick("is_unconnected", "The next officer was asked and has declared every connection with anybody in these cases"));
    return form_page(request, {.title = "Pass on an officer's cases", .action = "/lado/handover", .fields = std::move(fields), .button = "Pass on the cases"},
                     errors);
}

static std::string told(const Passed& passed) {
    std::string words = fmt::format("{} {} passed on", passed.passed, passed.passed == 1 ? "case was" : "cases were");
    if (!passed.kept.empty()) words += fmt::format("; {} stayed, for a conflict of interest", fmt::join(passed.kept, ", "));
    return words;
}

static Outcome<site::Answer> take_handover(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Office& office) {
    const Passing passing{.from = account_in(request, "from"),
                          .to = account_in(request, "to"),
                          .note = site::typed(request, "note"),
                          .is_unconnected = request.form.get("is_unconnected") == "yes"};
    const auto passed = journal.change(actor, "Handover of cases", [&](trail::Change& change) { return pass_cases(change, office, passing); });
    if (passed) return site::Answer{site::redirect_with_message("/lado", told(*passed))};
    if (passed.refusal().kind != Refusal::Kind::invalid) return passed.refusal();
    return journal.view(actor, [&](trail::View& view) { return Outcome<site::Answer>(handover_page(view, request, office, passed.refusal().errors)); });
}

void add_handover_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/handover", permissions::supervise,
               [office](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(handover_page(view, request, *office, {})); });
    router.post_act(
        "/lado/handover", permissions::supervise, "Handover of cases",
        [office](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_handover(journal, actor, request, *office); });
}

}  // namespace holdfast::lado

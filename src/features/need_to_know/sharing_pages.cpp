#include "features/need_to_know/sharing_pages.hpp"

#include "core/policy/sharing_service.hpp"
#include "web/csrf.hpp"
#include "web/percent.hpp"

namespace holdfast::need_to_know {

using policy::SharingDecision;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html advice_part(const policy::AdviceEdition& edition) {
    Html part = html(
        "<div class=\"govuk-inset-text\"><p class=\"govuk-body govuk-!-font-weight-bold\">In force today: {}</p><p class=\"govuk-body\">{}</p><ul "
        "class=\"govuk-list govuk-list--bullet\">",
        edition.title, edition.on_consent);
    for (const auto& prompt : edition.prompts) part.add("<li>{}</li>", prompt);
    return part.add("</ul></div>");
}

static Html decision_form(const Form& form, const Kinds& kinds) {
    std::vector<govuk::SelectItem> bases;
    for (const auto& basis : policy::sharing_bases) bases.push_back({.value = std::string(basis.token), .text = std::string(basis.words)});
    Html part = html("<h2 class=\"govuk-heading-m\">Record a decision</h2><form method=\"post\" action=\"/access/sharing-decisions\" novalidate>");
    part.add(web::csrf_field(form.request)).add(form.record(kinds));
    part.add(form.choice("is_shared", "Decision", {{.value = "shared", .text = "Shared"}, {.value = "withheld", .text = "Withheld"}}));
    part.add(form.line("with_whom", "With whom, or from whom"))
        .add(form.lines("what", "What", "Which information, not the information itself"))
        .add(form.lines("why", "Why", ""));
    part.add(form.choice("basis", "Basis in law", std::move(bases))).add(form.line("decided_on", "Day of the decision, as 2026-11-22; today if left empty"));
    return part.add(govuk::button({.text = "Keep the decision"})).add("</form>");
}

static site::Page form_page(trail::View& view, const web::Request& request, const Kinds& kinds, std::vector<FieldError> errors) {
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Decisions to share</h1>");
    main.add(advice_part(policy::advice_on(view.today()))).add(decision_form(form, kinds));
    return {.title = "Decisions to share", .main = std::move(main), .errors = std::move(errors)};
}

static Html decisions_table(const std::vector<SharingDecision>& decisions) {
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Day"}, {.text = "Decision"}, {.text = "With whom"}, {.text = "What"}, {.text = "Why"}, {.text = "Basis"}, {.text = "Advice"}},
        .caption = "The latest first",
        .caption_classes = "govuk-table__caption--m"};
    for (const auto& one : decisions) {
        const auto* edition = policy::find_advice(one.advice);
        table.rows.push_back({{.text = in_words(one.decided_on)},
                              {.text = one.is_shared ? "Shared" : "Withheld"},
                              {.text = one.with_whom},
                              {.text = one.what},
                              {.text = one.why},
                              {.text = std::string(policy::basis_in_words(one.basis))},
                              {.text = edition == nullptr ? one.advice : std::string(edition->title)}});
    }
    return scrolling("Decisions", table);
}

static Outcome<site::Answer> record_page(trail::View& view, const web::Request& request, const Kinds& kinds) {
    const auto* kind = kind_in(kinds, request.parameter("kind"));
    if (kind == nullptr) return not_found();
    const auto decisions = TRY(policy::sharing_decisions(view, {*kind, policy::belonging_of(view)}, request.parameter("reference")));
    const std::string title = "Decisions to share: " + std::string(kind->label) + " " + request.parameter("reference");
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(decisions.empty() ? html("<p class=\"govuk-body\">None is on record.</p>") : decisions_table(decisions));
    return site::Answer{
        site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Decisions to share", "/access/sharing-decisions"}}, .is_wide = true}};
}

static std::string path_of(const SharingDecision& decision) {
    return "/access/sharing-decisions/" + web::percent_encoded(decision.kind) + "/" + web::percent_encoded(decision.reference);
}

static Outcome<site::Answer> keep(trail::Change& change, const web::Request& request, const Kinds& kinds) {
    const auto* kind = kind_in(kinds, request.form.get("kind"));
    const std::string day = typed(request, "decided_on");
    const auto decided_on = day.empty() ? std::optional(change.today()) : parse_date(day);
    std::vector<FieldError> errors;
    if (kind == nullptr) errors.push_back({"kind", "Choose a kind of record"});
    if (!decided_on) errors.push_back({"decided_on", "Enter a real day, such as 2026-11-22"});
    if (!errors.empty()) return shown_again(form_page(change, request, kinds, std::move(errors)), invalid(""));
    const SharingDecision decision{.kind = std::string(kind->kind),
                                   .reference = typed(request, "reference"),
                                   .is_shared = request.form.get("is_shared") == "shared",
                                   .with_whom = typed(request, "with_whom"),
                                   .what = typed(request, "what"),
                                   .why = typed(request, "why"),
                                   .basis = typed(request, "basis"),
                                   .decided_on = *decided_on};
    const auto kept = policy::record_sharing(change, {*kind, policy::belonging_of(change)}, decision);
    if (!kept) return shown_again(form_page(change, request, kinds, kept.refusal().errors), kept.refusal());
    return site::Answer{site::redirect_with_message(path_of(decision), "The decision was kept")};
}

void add_sharing_routes(site::Router& router, const Kinds& kinds) {
    using policy::permissions::decide_sharing;
    router.get("/access/sharing-decisions", decide_sharing,
               [kinds](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{form_page(view, request, kinds, {})}); });
    router.post("/access/sharing-decisions", decide_sharing, "decision to share kept",
                [kinds](trail::Change& change, const web::Request& request) { return keep(change, request, kinds); });
    router.get("/access/sharing-decisions/{kind}/{reference}", permissions::signed_in,
               [kinds](trail::View& view, const web::Request& request) { return record_page(view, request, kinds); });
}

}  // namespace holdfast::need_to_know

#include "core/clocks/clock_store.hpp"
#include "features/lado/outcome_service.hpp"
#include "features/lado/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

using policy::Verb;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static Outcome<site::Answer> show_outcomes(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors, fields_of(allegation.results)};
    Html fields = recorded_outcomes(request, allegation.results);
    fields.add(form.any_of("results", "What has come of it so far?", boxes_of_results(view.today())));
    fields.add(form.lines("note", "Who decided it, and when?"));
    return site::Answer{form_page(request,
                                  {.title = "Record outcomes",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/outcomes",
                                   .fields = std::move(fields),
                                   .button = "Save the outcomes"},
                                  errors)};
}

static Outcome<Done> take_outcomes(trail::Change& change, const web::Request& request, const Office& office) {
    return in_field(
        record_outcomes(
            change, office, reference_of(request),
            {.results = every_chosen<Result>(request, "results"), .recorded = every_chosen<Result>(request, "recorded"), .note = site::typed(request, "note")}),
        "results");
}

static Outcome<site::Answer> show_restraint(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = form.lines("complaint", "What does the child complain of, or somebody for them?");
    fields.add(form.lines("assessment", "How was the restraint assessed?",
                          "Who assessed it, with whom it was discussed, what was found, and the plan that was agreed"));
    fields.add(form.one_of("decision", "Is the placement suitable for the child?", radios_of(Suitability{}, view.today())));
    fields.add(form.day("decided_on", "When was that decided?", "For example, 31 3 2026"));
    return site::Answer{form_page(request,
                                  {.title = "Complaint after a restraint",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/restraint",
                                   .fields = std::move(fields),
                                   .button = "Save the assessment"},
                                  errors)};
}

static Outcome<Done> take_restraint(trail::Change& change, const web::Request& request, const Office& office) {
    Errors errors;
    RestraintAssessment said{.complaint = site::typed(request, "complaint"),
                             .assessment = site::typed(request, "assessment"),
                             .decision = parse<Suitability>(request.form.get("decision"))};
    said.decided_on = site::day_in(request, "decided_on", errors);
    if (!errors.empty()) return invalid(std::move(errors));
    return assess_restraint(change, office, reference_of(request), said);
}

static Outcome<site::Answer> show_clock(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto* rule = clock_called(request.parameter("clock"));
    if (rule == nullptr) return not_found();
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const auto running = clocks::find_running(view, rules_of(view), allegation.record(), *rule);
    const bool is_sent = request.method == web::Method::post;
    if ((!running && !is_sent) || rule->basis() == clocks::Basis::statutory) return not_found();
    const site::Form form{request, errors};
    const bool is_to_stop = is_sent ? request.form.get("wanted") == "stop" : !running->is_paused();
    Html fields = html("<p class=\"govuk-body\">{}: {}.</p><input type=\"hidden\" name=\"wanted\" value=\"{}\">", rule->label(),
                       running ? running->due.because : "it has ended", is_to_stop ? "stop" : "go");
    fields.add(form.lines("reason", is_to_stop ? "Why does it have to wait?" : "Why does it go on?",
                          is_to_stop ? "For example, that the police asked to wait. The days until it goes on do not count" : ""));
    return site::Answer{form_page(request,
                                  {.title = is_to_stop ? "Stop the clock" : "Let the clock run on",
                                   .reference = allegation.reference,
                                   .action = fmt::format("{}/clocks/{}", case_path(allegation.reference), token_of(*rule)),
                                   .fields = std::move(fields),
                                   .button = is_to_stop ? "Stop the clock" : "Let the clock run on"},
                                  errors)};
}

static Outcome<Done> take_clock(trail::Change& change, const web::Request& request, const Office& office) {
    const auto* rule = clock_called(request.parameter("clock"));
    if (rule == nullptr) return not_found();
    return stop_clock(change, office, reference_of(request),
                      {.rule = *rule, .is_to_stop = request.form.get("wanted") == "stop", .reason = site::typed(request, "reason")});
}

void add_outcome_routes(site::Router& router, const SharedOffice& office) {
    add_form(router, "/lado/allegations/{reference}/outcomes",
             {.show = show_outcomes,
              .act = [office](trail::Change& change, const web::Request& request) { return take_outcomes(change, request, *office); },
              .message = "The outcomes are on record"});
    add_form(router, "/lado/allegations/{reference}/restraint",
             {.show = show_restraint,
              .act = [office](trail::Change& change, const web::Request& request) { return take_restraint(change, request, *office); },
              .message = "The assessment and the decision are on record"});
    add_form(router, "/lado/allegations/{reference}/clocks/{clock}",
             {.show = show_clock,
              .act = [office](trail::Change& change, const web::Request& request) { return take_clock(change, request, *office); },
              .message = "It is written down"});
}

}  // namespace holdfast::lado

#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/parts_pages.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast::lado {

using policy::Verb;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static Outcome<site::Answer> show_acceptance(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::advance, reference_of(request)));
    const site::Form form{request, errors, fields_of(allegation.facts)};
    Html fields =
        html("<p class=\"govuk-body\">The case is then under management: the first allegations management meeting is due within five working days.</p>");
    fields.add(form.any_of("criteria", "Which criteria are met?", boxes_of(Criterion{}, allegation.received_on())));
    return site::Answer{form_page(request,
                                  {.title = "The threshold is met",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/acceptance",
                                   .fields = std::move(fields),
                                   .button = "Take the case under management"},
                                  errors)};
}

/// Closing has one page; whether the case was managed says which step it is.
static Step closing_step(const Allegation& allegation) { return allegation.stage == Stage::received ? Step::close_at_once : Step::close; }

static Outcome<site::Answer> show_closure(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::advance, reference_of(request)));
    const bool is_at_once = closing_step(allegation) == Step::close_at_once;
    const site::Form form{request, errors, fields_of(allegation.results)};
    auto findings = radios_of(Finding{}, view.today());
    if (is_at_once) findings.push_back({.text = "No finding was made", .value = "none"});
    Html fields = form.one_of("finding", "What was found?", std::move(findings));
    fields.add(recorded_outcomes(request, allegation.results));
    fields.add(form.any_of("results", "What came of it?", boxes_of_results(view.today())));
    fields.add(form.lines("summary", "Why does the case end like this?", "What was decided, by whom, and on what evidence"));
    if (const auto open = strands_under_way(view, allegation); !open.empty())
        fields.add(form.tick("is_despite_strands", "These enquiries go on without me", ("Still under way: " + open).c_str()));
    return site::Answer{form_page(request,
                                  {.title = is_at_once ? "No further action after initial consideration" : "Close the case",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/closure",
                                   .fields = std::move(fields),
                                   .button = "Close the case"},
                                  errors)};
}

static Outcome<Done> take_closure(trail::Change& change, const web::Request& request, const Office& office) {
    const auto allegation = TRY(case_for(change, Verb::advance, reference_of(request)));
    return in_field(close(change, office, allegation.reference, closing_step(allegation),
                          Closing{.finding = parse<Finding>(request.form.get("finding")),
                                  .results = every_chosen<Result>(request, "results"),
                                  .recorded = every_chosen<Result>(request, "recorded"),
                                  .summary = site::typed(request, "summary"),
                                  .is_despite_strands = request.form.get("is_despite_strands") == "yes"}),
                    "results");
}

static Outcome<site::Answer> show_advice(trail::View& view, const web::Request& request, const Office& office, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::advance, reference_of(request)));
    const auto words = TRY(open_words(view, office.vault, allegation));
    const site::Form form{request, errors, {{"employer_name", words.latest(EntryKind::employer)}, {"role", words.latest(EntryKind::role)}}};
    Html fields = govuk::warning_text(
        {.text = "Every word of the case is erased, the name of the adult first. What you write here is what is left.", .icon_fallback_text = "Warning"});
    fields.add(form.line("employer_name", "Employer or organisation")).add(form.line("role", "What the person does", "Without their name"));
    fields.add(form.lines("nature", "What was the question?", "Leave out the names of the adult, the child and anybody else"));
    fields.add(form.lines("advice", "What did you advise?", "Without names too"));
    return site::Answer{form_page(request,
                                  {.title = "Take it as advice",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/advice",
                                   .fields = std::move(fields),
                                   .button = "Erase the case and keep the advice"},
                                  errors)};
}

static Outcome<Done> send_advice(trail::Change& change, const web::Request& request, const Office& office) {
    const auto allegation = TRY(case_for(change, Verb::advance, reference_of(request)));
    const Consultation consultation{.asker = allegation.facts.referrer, .employer = allegation.facts.employer, .category = allegation.facts.category};
    TRY(take_as_advice(change, office, allegation.reference,
                       {.consultation = consultation,
                        .employer_name = site::typed(request, "employer_name"),
                        .role = site::typed(request, "role"),
                        .nature = site::typed(request, "nature"),
                        .advice = site::typed(request, "advice")}));
    return Done{};
}

namespace {
struct NotedStep {
    std::string_view token{};
    Step step{};
    const char* title{};
    const char* question{};
};
constexpr std::array noted_steps{
    NotedStep{"send_away", Step::send_away, "Send it to another authority", "To which authority, to whom there, and why?"},
    NotedStep{"acknowledge", Step::acknowledge, "The other authority has taken it", "Who has taken it, and when did they say so?"},
    NotedStep{"take_back", Step::take_back, "Take it back", "Why does it come back?"},
    NotedStep{"reopen", Step::reopen, "Open it again", "What has come to light, and who decided?"},
};
const NotedStep* noted_step(const web::Request& request) {
    const auto found = std::ranges::find(noted_steps, std::string_view(request.parameter("step")), &NotedStep::token);
    return found == noted_steps.end() ? nullptr : &*found;
}
}  // namespace

static Outcome<site::Answer> show_noted_step(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto* noted = noted_step(request);
    if (noted == nullptr) return not_found();
    const auto allegation = TRY(case_for(view, Verb::advance, reference_of(request)));
    const site::Form form{request, errors};
    return site::Answer{form_page(request,
                                  {.title = noted->title,
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/steps/" + std::string(noted->token),
                                   .fields = form.lines("note", noted->question),
                                   .button = noted->title},
                                  errors)};
}

static Outcome<Done> take_noted_step(trail::Change& change, const web::Request& request, const Office& office) {
    const auto* noted = noted_step(request);
    if (noted == nullptr) return not_found();
    return take_step(change, office, reference_of(request), noted->step, site::typed(request, "note"));
}

static Outcome<site::Answer> show_assignment(trail::View& view, const web::Request& request, const Office& office, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::allocate, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = form.choice("officer", "Who deals with the case?", choices_of(officers_of(view, office)));
    if (allegation.officer)
        fields.add(form.lines("note", "Handover: what does the next officer have to know?", "What has been done, what is due, who waits for an answer"));
    fields.add(form.tick(
        "is_unconnected", "They have no connection with anybody in the case",
        "Neither they nor their family know, work or have worked with the adult, the child or the employer. Otherwise declare a conflict of interest first"));
    fields.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/access/conflicts\">Declare a conflict of interest</a></p>");
    return site::Answer{form_page(request,
                                  {.title = "Give the case to an officer",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/assignment",
                                   .fields = std::move(fields),
                                   .button = "Give the case"},
                                  errors)};
}

static Outcome<Done> take_assignment(trail::Change& change, const web::Request& request, const Office& office) {
    return assign(
        change, office, reference_of(request),
        {.officer = account_in(request, "officer"), .note = site::typed(request, "note"), .is_unconnected = request.form.get("is_unconnected") == "yes"});
}

void add_step_routes(site::Router& router, const SharedOffice& office) {
    add_form(
        router, "/lado/allegations/{reference}/assignment",
        {.show = [office](trail::View& view, const web::Request& request, const Errors& errors) { return show_assignment(view, request, *office, errors); },
         .act = [office](trail::Change& change, const web::Request& request) { return take_assignment(change, request, *office); },
         .message = "The case has its officer"});
    add_form(router, "/lado/allegations/{reference}/acceptance",
             {.show = show_acceptance,
              .act = [](trail::Change& change,
                        const web::Request& request) { return accept(change, reference_of(request), every_chosen<Criterion>(request, "criteria")); },
              .message = "The case is under management"});
    add_form(router, "/lado/allegations/{reference}/closure",
             {.show = show_closure,
              .act = [office](trail::Change& change, const web::Request& request) { return take_closure(change, request, *office); },
              .message = "The case is closed"});
    add_form(router, "/lado/allegations/{reference}/advice",
             {.show = [office](trail::View& view, const web::Request& request, const Errors& errors) { return show_advice(view, request, *office, errors); },
              .act = [office](trail::Change& change, const web::Request& request) { return send_advice(change, request, *office); },
              .message = "The advice is kept without the name, and the words of the case are erased"});
    add_form(router, "/lado/allegations/{reference}/steps/{step}",
             {.show = show_noted_step,
              .act = [office](trail::Change& change, const web::Request& request) { return take_noted_step(change, request, *office); },
              .message = "It is written down"});
}

}  // namespace holdfast::lado

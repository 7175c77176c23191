#include "features/early_help/assessment_service.hpp"
#include "features/early_help/parts_pages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using policy::Verb;
using web::Html;
namespace govuk = web::govuk;

namespace {

/// What the form of a kind of entry asks.
struct Asking {
    EntryKind kind{};
    const char *title{}, *day{}, *who{}, *words{};
};
constexpr std::array askings{
    Asking{EntryKind::review, "Record a review", "When was the review?", "", "What has changed for the child, and what comes next?"},
    Asking{EntryKind::escalation, "Consider escalation", "When was it considered?", "Who considered it?", "Why?"},
    Asking{EntryKind::step_up, "Step up to children's social care", "When was it stepped up?", "Who in children's social care takes it on?", "Why?"},
    Asking{EntryKind::step_down, "It came down from children's social care", "When was it stepped down?", "Who in children's social care handed it over?",
           "Why?"},
    Asking{EntryKind::stuck, "Say that it is stuck", "Since when?", "", "What stands in the way?"},
    Asking{EntryKind::moving, "It moves again", "Since when?", "", "What has changed?"},
};
const Asking* asking_of(const web::Request& request) {
    const auto kind = parse_token(entry_kinds, request.parameter("kind"));
    const auto found = kind ? std::ranges::find(askings, *kind, &Asking::kind) : askings.end();
    return found == askings.end() ? nullptr : &*found;
}

Outcome<site::Answer> show_entry(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto* asking = asking_of(request);
    if (asking == nullptr) return not_found();
    const auto assessment = TRY(assessment_for(view, Verb::write, request.parameter("reference")));
    Values values;
    site::put_day(values, "happened_on", view.today());
    const site::Form form{request, errors, values};
    Html fields;
    fields.add(form.day("happened_on", asking->day, "For example, 31 3 2026"));
    if (*asking->who != '\0') fields.add(form.line("who", asking->who, "Name and agency"));
    if (asking->kind == EntryKind::escalation) fields.add(form.one_of("decision", "What did they decide?", radios_of(escalations)));
    fields.add(form.lines("words", asking->words));
    return site::Answer{form_of(request, assessment,
                                {.title = asking->title,
                                 .action = fmt::format("{}/entries/{}", path_of(assessment.reference), line_of(entry_kinds, asking->kind).token),
                                 .fields = std::move(fields),
                                 .button = "Save"},
                                errors)};
}

Outcome<std::string> take_entry(trail::Change& change, const web::Request& request) {
    const auto* asking = asking_of(request);
    if (asking == nullptr) return not_found();
    Errors errors;
    const auto day = site::day_in(request, "happened_on", errors);
    if (!day && errors.empty()) errors.push_back({"happened_on", "Enter the day"});
    if (!errors.empty()) return invalid(std::move(errors));
    const std::string reference = request.parameter("reference");
    TRY(write_entry(change, reference,
                    {.kind = asking->kind,
                     .happened_on = *day,
                     .who = site::typed(request, "who"),
                     .decision = parse_token(escalations, site::typed(request, "decision")),
                     .words = site::typed(request, "words")}));
    return path_of(reference);
}

Outcome<site::Answer> show_closure(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, Verb::advance, request.parameter("reference")));
    const site::Form form{request, errors};
    Html fields = govuk::inset_text({.text = "Lack of engagement, no consent, or another reason: a named person has to consider escalation first."});
    fields.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/entries/escalation\">Record that escalation was considered</a></p>",
               path_of(assessment.reference));
    fields.add(form.one_of("end_reason", "Why is it closed?", radios_of(end_reasons)));
    fields.add(form.lines("words", "How are things for the child now, and whom can the family turn to?"));
    return site::Answer{form_of(
        request, assessment,
        {.title = "Close the assessment", .action = path_of(assessment.reference) + "/closure", .fields = std::move(fields), .button = "Close it"}, errors)};
}

Outcome<std::string> take_closure(trail::Change& change, const web::Request& request) {
    const std::string reference = request.parameter("reference");
    TRY(close(change, reference, {.reason = parse_token(end_reasons, site::typed(request, "end_reason")), .words = site::typed(request, "words")}));
    return path_of(reference);
}

}  // namespace

void add_step_routes(site::Router& router) {
    add_form(router, "/early-help/{reference}/entries/{kind}", {.show = show_entry, .act = take_entry, .message = "It is written down"});
    add_form(router, "/early-help/{reference}/closure", {.show = show_closure, .act = take_closure, .message = "The assessment is closed"});
}

}  // namespace holdfast::early_help

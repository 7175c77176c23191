#include "core/pathway/name_store.hpp"
#include "core/people/permissions.hpp"
#include "features/early_help/absence_pages.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string record_of(std::string_view child) { return fmt::format("/persons/{}", child); }

/// The assessments of one child that the viewer may read, and the way to a new one.
static Outcome<site::Answer> show_child(trail::View& view, const web::Request& request) {
    const auto child = TRY(child_for(view, request.parameter("subject")));
    view.look({people::person_kind, child.reference});
    const auto filter = policy::list_filter(view, assessment_records, policy::belonging_of(view));
    const auto open = open_assessment_of(view, child.id);
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Early help</h1>", pathway::known_by(view, child.id).name);
    const auto listed = listed_of_child(view, filter, child.id);
    main.add(assessments_table(view, "Early help assessments", listed, said_of(view, listed)));
    main.add(absence_part(view, child.id, open.has_value()));
    if (open && !policy::may(view, policy::Verb::read, question_of(view), open->reference))
        main.add(govuk::inset_text({.text = fmt::format("An assessment is open since {}. Its lead professional is of {}: ask them to let you take part.",
                                                        in_words(open->started_on), open->lead.agency)}));
    else if (!open && view.may(permissions::record))
        main.add(govuk::button({.text = "Begin an assessment", .href = record_of(child.reference) + "/early-help/new"}));
    return site::Answer{site::Page{.title = "Early help of " + child.reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + child.reference, record_of(child.reference)}},
                                   .is_wide = true}};
}

static Outcome<site::Answer> show_beginning(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto child = TRY(child_for(view, request.parameter("subject")));
    Values values{{"lead", "me"}};
    site::put_day(values, "started_on", view.today());
    const site::Form form{request, errors, values};
    Html fields = form.day("started_on", "When did the assessment start?", "For example, 31 3 2026");
    fields.add(lead_questions(form)).add(consent_questions(form));
    const auto path = record_of(child.reference);
    return site::Answer{
        site::form_page(request,
                        {.title = "Begin an early help assessment",
                         .reference = pathway::known_by(view, child.id).name,
                         .action = path + "/early-help/new",
                         .fields = std::move(fields),
                         .button = "Begin",
                         .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + child.reference, path}, {"Early help", path + "/early-help"}}},
                        errors)};
}

static Outcome<std::string> take_beginning(trail::Change& change, const web::Request& request, const std::vector<Role>& roles) {
    Errors errors;
    const auto started = site::day_in(request, "started_on", errors);
    if (!started && errors.empty()) errors.push_back({"started_on", "Enter the day on which it started"});
    Beginning beginning{.started_on = started.value_or(change.today())};
    beginning.lead = lead_in(change, request, roles, errors);
    beginning.consent = consent_in(request, errors);
    if (!errors.empty()) return invalid(std::move(errors));
    return path_of(TRY(begin(change, request.parameter("subject"), beginning)));
}

void add_child_routes(site::Router& router, const Roles& roles) {
    router.get("/persons/{subject}/early-help", permissions::view, show_child);
    add_form(router, "/persons/{subject}/early-help/new",
             {.show = show_beginning,
              .act = [roles](trail::Change& change, const web::Request& request) { return take_beginning(change, request, *roles); },
              .message = "The assessment has begun. Write down next what the child says"});
}

}  // namespace holdfast::early_help

#include "core/actions/form_pages.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/panel_service.hpp"
#include "features/early_help/panel_store.hpp"
#include "features/early_help/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

Outcome<site::Answer> show_candidates(trail::View& view, const web::Request& request, const Errors& errors) {
    const Panel panel = TRY(panel_for(view, panel_in(request)));
    std::vector<govuk::CheckboxItem> items;
    for (const auto& [assessment, why, district] : candidates_for(view, panel)) {
        view.look(assessment.record());
        items.push_back(
            {.text = fmt::format("{}, {}", child_of(view, assessment), assessment.reference),
             .value = assessment.reference,
             .hint = govuk::Hint{.text = fmt::format("{}. {}. {}", why, in_words(assessment.lead), district.empty() ? "District not known" : district)}});
    }
    const site::Form form{request, errors};
    Html fields;
    if (items.empty())
        fields.add(govuk::inset_text({.text = "Nothing that you may read is stuck, drifts or waits for its review here, or it waits for a panel already."}));
    else fields.add(form.any_of("chosen", "Which cases is the panel to look at?", std::move(items)));
    fields.add(form.lines("why", "Why should the panel look at them?"));
    return site::Answer{site::form_page(
        request, form_about(panel, {.title = "Cases that do not move", .action = "candidates", .fields = std::move(fields), .button = "Put on the list"}),
        errors)};
}

Outcome<std::string> take_candidates(trail::Change& change, const web::Request& request) {
    std::vector<std::string> chosen;
    for (const auto reference : request.form.every("chosen")) chosen.emplace_back(reference);
    TRY(put_on_list(change, panel_in(request), chosen, site::typed(request, "why")));
    return path_of(Panel{.id = panel_in(request)});
}

Outcome<site::Answer> show_sending(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, policy::Verb::share, request.parameter("reference")));
    std::vector<govuk::RadioItem> items;
    for (const auto& panel : panels_from(view, view.today()))
        if (panel.minutes.empty())
            items.push_back({.text = fmt::format("{}, {}", panel.district, in_words(panel.held_on)), .value = std::to_string(panel.id.number)});
    const site::Form form{request, errors};
    Html fields;
    if (const auto waiting = waiting_case(view, assessment.id, view.today()))
        if (const auto panel = find_panel(view, waiting->panel))
            fields.add(govuk::inset_text(
                {.text = fmt::format("It waits for the panel of {} on {}. Sent to another, it leaves that list.", panel->district, in_words(panel->held_on))}));
    if (items.empty()) fields.add(govuk::inset_text({.text = "No panel is convened. An early help coordinator convenes them."}));
    else fields.add(form.one_of("panel", "Which panel?", std::move(items)));
    fields.add(
        form.lines("why", "Why should the panel look at it?", "Whoever runs the panel can then read this assessment and add to it. Tell the family first"));
    return site::Answer{form_of(request, assessment,
                                {.title = "Send to a panel", .action = path_of(assessment.reference) + "/panel", .fields = std::move(fields), .button = "Send"},
                                errors)};
}

Outcome<std::string> take_sending(trail::Change& change, const web::Request& request) {
    const std::string reference = request.parameter("reference");
    TRY(send_to_panel(change, reference, Id<Panel>{site::typed_number(request, "panel")}, site::typed(request, "why")));
    return path_of(reference);
}

PanelCaseRef case_in(const web::Request& request) { return {.panel = panel_in(request), .one = Id<PanelCase>{site::number_in(request, "case")}}; }

Outcome<site::Answer> show_decision(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto which = case_in(request);
    const Panel panel = TRY(panel_for(view, which.panel));
    const auto one = find_case(view, which.panel, which.one);
    if (!one) return not_found();
    const auto assessment = TRY(assessment_for(view, policy::Verb::write, one->reference));
    view.look(assessment.record());
    Html above =
        html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">{}, {}</a></p>", path_of(one->reference), child_of(view, assessment), one->reference);
    above.add("<h2 class=\"govuk-heading-s\">Why it is on the list</h2>").add(paragraphs(one->why));
    const site::Form form{request, errors};
    Html fields = form.one_of("decision", "What did the panel decide?", radios_of(panel_decisions)).add(form.lines("reasons", "Why?"));
    fields.add("<h2 class=\"govuk-heading-m\">What follows from it</h2><p class=\"govuk-body\">It becomes an action of the assessment's plan.</p>");
    fields.add(actions::questions_of_meeting(request, errors));
    return site::Answer{site::form_page(request,
                                        form_about(panel, {.title = "What the panel decided",
                                                           .action = fmt::format("cases/{}", one->id.number),
                                                           .fields = std::move(fields),
                                                           .button = "Save",
                                                           .above = std::move(above)}),
                                        errors)};
}

Outcome<std::string> take_decision(trail::Change& change, const web::Request& request, const actions::Desk& desk) {
    auto [action, unread] = actions::new_action_in(change, request);
    const PanelSaid said{.decision = parse_token(panel_decisions, site::typed(request, "decision")), .reasons = site::typed(request, "reasons")};
    const auto which = case_in(request);
    auto done = unread.empty() ? decide(change, desk, which, {said, action}) : Outcome<Done>(invalid(unread));
    TRY(done);
    return path_of(Panel{.id = which.panel});
}

}  // namespace

void add_panel_case_routes(site::Router& router, const SharedDesk& desk) {
    add_form(router, "/early-help/panels/{panel}/candidates",
             {.show = show_candidates, .act = take_candidates, .message = "The panel has them on its list", .permission = permissions::panel});
    add_form(router, "/early-help/panels/{panel}/cases/{case}",
             {.show = show_decision,
              .act = [desk](trail::Change& change, const web::Request& request) { return take_decision(change, request, *desk); },
              .message = "The decision is recorded, and its action is in the plan",
              .permission = permissions::panel});
    add_form(router, "/early-help/{reference}/panel", {.show = show_sending, .act = take_sending, .message = "The panel has it on its list"});
}

}  // namespace holdfast::early_help

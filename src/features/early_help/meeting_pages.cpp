#include "features/early_help/assessment_service.hpp"
#include "features/early_help/parts_pages.hpp"

#include <array>

namespace holdfast::early_help {

using policy::Verb;
using web::Html;

static Outcome<site::Answer> show_meeting(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, Verb::write, request.parameter("reference")));
    Values values;
    site::put_day(values, "held_on", view.today());
    const site::Form form{request, errors, values};
    Html fields = form.day("held_on", "When was the meeting?", "For example, 31 3 2026");
    fields.add(form.lines("came", "Who came?", "One on a line: name and agency, or who they are to the child"));
    fields.add(form.lines("apologies", "Who sent apologies?", "One on a line"))
        .add(form.lines("absent", "Which adults were asked and did not come?", "One on a line"));
    fields.add(form.lines("not_brought", "Which children were to be there and were not brought?", "One on a line, with who was to bring them"));
    fields.add(form.one_of("child_part", "How did the child have a part in it?", radios_of(child_parts)));
    fields.add(form.lines("child_view", "What does the child think?", "Or why nobody asked"));
    fields.add(form.lines("agreed", "What was agreed?", "Put each thing to do into the plan afterwards"));
    fields.add(form.tick("is_review", "This was a review of the assessment", "The next review is then due from this day"));
    return site::Answer{
        form_of(request, assessment,
                {.title = "Record a meeting", .action = path_of(assessment.reference) + "/meetings", .fields = std::move(fields), .button = "Save"}, errors)};
}

static Outcome<std::string> take_meeting(trail::Change& change, const web::Request& request) {
    Errors errors;
    const auto day = site::day_in(request, "held_on", errors);
    if (!day && errors.empty()) errors.push_back({"held_on", "Enter the day of the meeting"});
    Meeting meeting{.held_on = day.value_or(change.today()),
                    .child_part = parse_token(child_parts, site::typed(request, "child_part")),
                    .child_view = site::typed(request, "child_view"),
                    .agreed = site::typed(request, "agreed"),
                    .is_review = request.form.get("is_review") == "yes"};
    for (const auto& each : attendances)
        for (auto& one : invited_in(request.form.get(each.token), each.value)) meeting.invited.push_back(std::move(one));
    if (!errors.empty()) return invalid(std::move(errors));
    const std::string reference = request.parameter("reference");
    TRY(record_meeting(change, reference, meeting));
    return path_of(reference);
}

void add_meeting_routes(site::Router& router) {
    add_form(router, "/early-help/{reference}/meetings", {.show = show_meeting, .act = take_meeting, .message = "The meeting is written down"});
}

}  // namespace holdfast::early_help

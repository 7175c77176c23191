#include "core/actions/action_pages.hpp"
#include "core/actions/action_store.hpp"
#include "core/people/person_service.hpp"
#include "core/policy/answers_service.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

struct Shown {
    Assessment assessment{};
    std::vector<Entry> entries{};
    bool may_write{};  ///< the assessment is open, and the viewer works on it
    std::string path{};
};

Html link_to(const Shown& shown, std::string_view place, std::string_view words) {
    if (!shown.may_write) return {};
    return html("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}/{}\">{}</a></p>", shown.path, place, words);
}

/// When the review is due, why then, and by whose word.
Html due_part(trail::View& view, const Shown& shown) {
    const auto clock = clocks::find_running(view, rules_of(view), shown.assessment.record(), review_clock);
    if (!clock || !clock->due.on) return {};
    const bool is_late = clock->is_late(view.now());
    return html("<p class=\"govuk-body\">Review due {} {}<br><span class=\"govuk-hint\">{}. {}</span></p>", in_words(*clock->due.on),
                govuk::tag({.text = days_to_go(clock->due, view.today()), .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"}), clock->due.because,
                clock->due.authority);
}

/// The plan, and that it drifts where nobody has said anything of it for too long.
Html plan_part(trail::View& view, const Shown& shown, const actions::Desk& desk) {
    const auto said = actions::latest_said_of(view, shown.assessment.record());
    const auto drift = drift_of(shown.assessment, said ? std::optional(london_date(*said)) : std::nullopt, view.today());
    Html part = html("<h2 class=\"govuk-heading-m\">The plan</h2>");
    if (drift) part.add(govuk::warning_text({.text = "The plan drifts. " + *drift, .icon_fallback_text = "Warning"}));
    return part.add(actions::actions_part(view, desk, shown.assessment.reference));
}

/// The latest of both: all of it is a page of its own.
constexpr std::size_t most_meetings = 1, most_entries = 5;

Html meetings_part(trail::View& view, const Shown& shown) {
    return html("<h2 class=\"govuk-heading-m\">Latest meeting of the team around the family</h2>")
        .add(meetings_shown(meetings_of(view, shown.assessment.id), most_meetings))
        .add(link_to(shown, "meetings", "Record a meeting"));
}

Html facts_part(trail::View& view, const Shown& shown) {
    const Assessment& assessment = shown.assessment;
    govuk::SummaryList list;
    const auto add = [&](const char* key, std::string value, const char* change = "") {
        govuk::SummaryRow row{.key = {.text = key}, .value = {.text = std::move(value)}};
        if (shown.may_write && *change != '\0')
            row.actions.items.push_back({.href = fmt::format("{}/{}", shown.path, change), .text = "Change", .visually_hidden_text = key});
        list.rows.push_back(std::move(row));
    };
    const auto child = people::find_person(view, assessment.child);
    if (child && policy::may(view, policy::Verb::read, people::question_of(view), child->reference))
        list.rows.push_back({.key = {.text = "Child's record"},
                             .value = {.html = html("<a class=\"govuk-link\" href=\"/persons/{}\">{}</a>", child->reference, child->reference)}});
    add("Started", in_words(assessment.started_on));
    add("Lead professional", in_words(assessment.lead), "lead");
    add("Consent", in_words(assessment.consent), "consent");
    if (assessment.closed_on) add("Closed", in_words(*assessment.closed_on));
    if (assessment.end_reason) add("Why", std::string(line_of(end_reasons, *assessment.end_reason).words));
    return govuk::summary_list(list);
}

Html words_part(const Shown& shown) {
    const auto& [child, use, parents] = shown.assessment.words;
    Html part = html("<h2 class=\"govuk-heading-m\">What the family says</h2>");
    const auto add = [&](const char* who, const std::string& words) {
        part.add("<h3 class=\"govuk-heading-s\">{}</h3>", who);
        part.add(words.empty() ? html("<p class=\"govuk-body\">Nothing is written yet.</p>") : paragraphs(words));
    };
    add("The child", child);
    if (!use.empty()) add("What the child's words changed", use);
    add("Parents or carers", parents);
    return part.add(link_to(shown, "words", "Write down what they say"));
}

std::string listed(const std::vector<std::string>& tokens) {
    std::string words;
    for (const auto& topic : topics)
        if (std::ranges::find(tokens, topic.token) != tokens.end()) words += fmt::format("{}{}", words.empty() ? "" : "; ", topic.words);
    return words.empty() ? "None named" : words;
}

Html findings_part(trail::View& view, const Shown& shown) {
    Html part = html("<h2 class=\"govuk-heading-m\">Needs and strengths</h2>");
    for (const auto& findings : findings_of(view, shown.assessment.id)) {
        const auto& domain = line_of(domains, findings.domain);
        part.add("<h3 class=\"govuk-heading-s\">{}</h3>", domain.words);
        if (findings.words.empty()) part.add("<p class=\"govuk-body\">Nothing is written yet.</p>");
        else
            part.add("<p class=\"govuk-body\">Needs: {}<br>Strengths: {}</p>", listed(findings.needs), listed(findings.strengths))
                .add(paragraphs(findings.words));
        if (shown.may_write)
            part.add(
                "<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}/findings/{}\">Write needs and strengths<span "
                "class=\"govuk-visually-hidden\">: {}</span></a></p>",
                shown.path, domain.token, domain.words);
    }
    return part;
}

struct Way {
    const char *place{}, *words{};
};

Html steps_part(const Shown& shown) {
    if (!shown.may_write) return {};
    const bool is_stuck = shown.assessment.stuck_on.has_value();
    Html links;
    for (const Way& way :
         {Way{"entries/review", "Record a review"}, is_stuck ? Way{"entries/moving", "It moves again"} : Way{"entries/stuck", "Say that it is stuck"},
          Way{"entries/escalation", "Consider escalation"}, Way{"entries/step_up", "Step up to children's social care"},
          Way{"entries/step_down", "It came down from children's social care"}, Way{"panel", "Send to a panel"}, Way{"closure", "Close the assessment"}})
        links.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>", shown.path, way.place, way.words);
    return html("<h2 class=\"govuk-heading-m app-no-print\">What can be done now</h2><ul class=\"govuk-list govuk-list--bullet app-no-print\">{}</ul>", links);
}

Html history_part(trail::View& view, const Shown& shown) {
    return html("<h2 class=\"govuk-heading-m\">What has happened</h2>")
        .add(entries_shown(view, shown.entries, most_entries))
        .add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/history\">Every meeting and all that has happened</a></p>", shown.path);
}

/// What can still be done with a closed one.
Html closed_part(trail::View& view, const Shown& shown) {
    if (shown.assessment.stage == Stage::open || !policy::Answers(view, question_of(view), shown.assessment.reference).may(policy::Verb::write)) return {};
    return html(
        "<ul class=\"govuk-list govuk-list--bullet app-no-print\"><li><a class=\"govuk-link\" href=\"{}/addenda\">Add or put right something</a></li>"
        "<li><a class=\"govuk-link\" href=\"{}/reopening\">Open it again</a></li></ul>",
        shown.path, shown.path);
}

Outcome<site::Answer> show_assessment(trail::View& view, const web::Request& request, const actions::Desk& desk) {
    const std::string& reference = request.parameter("reference");
    TRY(policy::open_record(view, question_of(view), reference));
    const auto assessment = find_assessment(view, reference);
    if (!assessment) return not_found();
    const bool is_open = assessment->stage == Stage::open;
    const Shown shown{.assessment = *assessment,
                      .entries = entries_of(view, assessment->id),
                      .may_write = is_open && policy::Answers(view, question_of(view), reference).may(policy::Verb::write),
                      .path = path_of(reference)};
    Html main =
        html("<span class=\"govuk-caption-l\">Early help assessment {}</span><h1 class=\"govuk-heading-l\">{}</h1>", reference, child_of(view, *assessment));
    main.add("<p class=\"govuk-body\">{}", govuk::tag({.text = is_open ? "Open" : "Closed", .classes = is_open ? "" : "govuk-tag--grey"}));
    if (assessment->stuck_on) main.add(" {} since {}", govuk::tag({.text = "Stuck", .classes = "govuk-tag--orange"}), in_words(*assessment->stuck_on));
    main.add("</p>").add(due_part(view, shown)).add(facts_part(view, shown)).add(closed_part(view, shown)).add(steps_part(shown)).add(words_part(shown));
    main.add(findings_part(view, shown)).add(plan_part(view, shown, desk)).add(meetings_part(view, shown)).add(history_part(view, shown));
    return site::Answer{site::Page{.title = "Early help assessment " + reference, .main = std::move(main), .breadcrumbs = {{"Early help", "/early-help"}}}};
}

}  // namespace

void add_assessment_routes(site::Router& router, const SharedDesk& desk) {
    router.get("/early-help/{reference}", permissions::view,
               [desk](trail::View& view, const web::Request& request) { return show_assessment(view, request, *desk); });
}

}  // namespace holdfast::early_help

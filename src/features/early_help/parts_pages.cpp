#include "features/early_help/parts_pages.hpp"

#include "core/actions/action_store.hpp"
#include "core/pathway/name_store.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/not_brought.hpp"
#include "features/early_help/plan.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string path_of(std::string_view reference) { return fmt::format("/early-help/{}", reference); }

site::Page form_of(const web::Request& request, const Assessment& assessment, site::RecordForm form, Errors errors) {
    form.reference = assessment.reference;
    form.breadcrumbs = {{"Early help", "/early-help"}, {assessment.reference, path_of(assessment.reference)}};
    if (form.action.empty()) form.action = path_of(assessment.reference);
    return site::form_page(request, std::move(form), std::move(errors));
}

static Errors errors_of(const Refusal& refusal) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{"", refusal.message}};
}

/// What is said once it is done, with what is suggested where the words ask for it.
static std::string message_of(std::string_view message, const web::Request& request) {
    const auto says = [](const auto& field) { return says_did_not_attend(field.second); };
    if (std::ranges::none_of(request.form.all(), says)) return std::string(message);
    return fmt::format("{}. {}", message, suggestion_not_brought);
}

void add_form(site::Router& router, const char* pattern, Act act) {
    const Permission permission = act.permission;
    router.get(pattern, permission, [show = act.show](trail::View& view, const web::Request& request) { return show(view, request, {}); });
    router.post_act(pattern, permission, "Early help",
                    [act = std::move(act)](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
                        const auto done = journal.change(actor, "Early help", [&](trail::Change& change) { return act.act(change, request); });
                        if (done) return site::Answer{site::redirect_with_message(*done, message_of(act.message, request))};
                        if (done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
                        return journal.view(actor, [&](trail::View& view) { return act.show(view, request, errors_of(done.refusal())); });
                    });
}

Html version_field(const web::Request& request, const Assessment& assessment, const std::vector<Version>& versions) {
    Html field;
    if (request.method == web::Method::post && version_in(request) != assessment.version && !versions.empty()) field.add(site::both_versions(versions));
    return field.add("<input type=\"hidden\" name=\"version\" value=\"{}\">", assessment.version);
}

Outcome<Done> in_field(Outcome<Done> done, const char* field) {
    if (done || done.refusal().message != changed_since) return done;
    return invalid({{field, done.refusal().message + " Look at both versions, and save yours once more if it is right"}});
}

Html lead_questions(const site::Form& form) {
    Html fields = form.one_of("lead", "Who is the lead professional?", {{.text = "I am", .value = "me"}, {.text = "Somebody else", .value = "other"}});
    Html other = form.line("lead_account", "Their user name", "If they sign in here. They can then read and write in it")
                     .add(form.line("lead_name", "Their name", "If they do not sign in here"))
                     .add(form.line("lead_agency", "Their agency"));
    const auto has = [&](const char* name) {
        return !form.value(name).empty() || std::ranges::find(form.errors, name, &FieldError::field) != form.errors.end();
    };
    return fields.add(govuk::details(
        {.summary_text = "Who somebody else is", .html = std::move(other), .open = has("lead_account") || has("lead_name") || has("lead_agency")}));
}

Lead lead_in(trail::View& view, const web::Request& request, const std::vector<Role>& roles, Errors& errors) {
    const auto whose = site::typed(request, "lead");
    if (whose == "me") return {.account = view.actor().account, .name = view.actor().name, .agency = view.actor().agency};
    if (whose != "other") errors.push_back({"lead", "Choose whether you are the lead professional"});
    const auto user_name = site::typed(request, "lead_account");
    Lead named{.name = site::typed(request, "lead_name"), .agency = site::typed(request, "lead_agency")};
    if (user_name.empty()) return named;
    if (!named.name.empty()) errors.push_back({"lead_account", "Name one person: a user name, or somebody who does not sign in here"});
    auto called = lead_called(view, user_name, roles);
    if (called) return *std::move(called);
    for (const auto& error : called.refusal().errors) errors.push_back(error);
    return {.name = user_name, .agency = user_name};
}

Html consent_questions(const site::Form& form) {
    return form.one_of("consent", "Does the family agree to early help?", radios_of(consents))
        .add(form.line("consent_by", "Who said so?", "For example, the mother, or the young person"))
        .add(form.day("consent_on", "On which day?", "Leave it out if they have not been asked yet"));
}

ConsentSaid consent_in(const web::Request& request, Errors& errors) {
    const auto state = parse_token(consents, site::typed(request, "consent"));
    if (!state) errors.push_back({"consent", "Choose whether the family agrees"});
    return {.state = state.value_or(Consent::not_asked), .by = site::typed(request, "consent_by"), .on = site::day_in(request, "consent_on", errors)};
}

void put_consent(Values& values, const ConsentSaid& consent) {
    values.emplace_back("consent", line_of(consents, consent.state).token);
    values.emplace_back("consent_by", consent.by);
    site::put_day(values, "consent_on", consent.on);
}

std::string in_words(const ConsentSaid& consent) {
    std::string words(line_of(consents, consent.state).words);
    if (consent.on) words += fmt::format(", {}", in_words(*consent.on));
    if (!consent.by.empty()) words += fmt::format(", by {}", consent.by);
    return words;
}

std::string in_words(const Lead& lead) { return fmt::format("{}, {}", lead.name, lead.agency); }

std::string child_of(trail::View& view, const Assessment& assessment) { return pathway::known_by(view, assessment.child).name; }

Said said_of(trail::View& view, const std::vector<Assessment>& assessments) {
    Said said;
    for (const auto& one : assessments)
        if (const auto latest = actions::latest_said_of(view, one.record())) said.emplace(one.reference, *latest);
    return said;
}

std::optional<std::string> drift_in(const Assessment& assessment, const Said& said, Date today) {
    const auto found = said.find(assessment.reference);
    return drift_of(assessment, found == said.end() ? std::nullopt : std::optional(london_date(found->second)), today);
}

static Html state_of(const Assessment& one, const std::optional<std::string>& drift) {
    if (one.stage == Stage::closed)
        return html("Closed {}<br>{}", in_words(*one.closed_on), one.end_reason ? line_of(end_reasons, *one.end_reason).words : std::string_view{});
    Html state = govuk::tag({.text = "Open"});
    if (one.stuck_on) state.add(" ").add(govuk::tag({.text = "Stuck", .classes = "govuk-tag--orange"}));
    if (is_no(one.consent.state)) state.add(" ").add(govuk::tag({.text = "No consent", .classes = "govuk-tag--yellow"}));
    if (drift) state.add(" {}<br><span class=\"govuk-hint\">{}</span>", govuk::tag({.text = "Drifting", .classes = "govuk-tag--red"}), *drift);
    return state;
}

Html assessments_table(trail::View& view, const std::string& caption, const std::vector<Assessment>& assessments, const Said& said) {
    if (assessments.empty()) return html("<p class=\"govuk-body\">None.</p>");
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Child"}, {.text = "Reference"}, {.text = "Started"}, {.text = "Last review"}, {.text = "Lead professional"}, {.text = "State"}},
        .caption = caption,
        .caption_classes = "govuk-visually-hidden",
        .first_cell_is_header = true};
    for (const auto& one : assessments) {
        view.look(one.record());
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(one.reference), child_of(view, one))},
                              {.text = one.reference, .classes = "app-table__code"},
                              {.text = in_words(one.started_on)},
                              {.text = one.reviewed_on ? in_words(*one.reviewed_on) : "None yet"},
                              {.text = in_words(one.lead)},
                              {.html = state_of(one, drift_in(one, said, view.today()))}});
    }
    return web::shell::table_region(caption, govuk::table(table));
}

}  // namespace holdfast::early_help

#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using policy::Verb;
using web::Html;
namespace govuk = web::govuk;

static const std::string& reference_of(const web::Request& request) { return request.parameter("reference"); }

static Outcome<std::string> back(const web::Request& request, Outcome<Done> done) {
    TRY(done);
    return path_of(reference_of(request));
}

static Outcome<site::Answer> show_words(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, Verb::write, reference_of(request)));
    const auto& [child, use, parents] = assessment.words;
    const site::Form form{request, errors, {{"child", child}, {"child_use", use}, {"parents", parents}}};
    Html fields = version_field(request, assessment,
                                {{"The child", child, form.value("child")},
                                 {"What their words changed", use, form.value("child_use")},
                                 {"Parents or carers", parents, form.value("parents")}});
    fields.add(form.lines("child", "What does the child say?", "In their own words, or what a young child showed you"));
    fields.add(form.lines("child_use", "What do the child's words change in what is done?"));
    fields.add(form.lines("parents", "What do the parents or carers say?"));
    return site::Answer{
        form_of(request, assessment,
                {.title = "What the family says", .action = path_of(assessment.reference) + "/words", .fields = std::move(fields), .button = "Save"}, errors)};
}

static Outcome<std::string> take_words(trail::Change& change, const web::Request& request) {
    const OwnWords words{.child = site::typed(request, "child"), .child_use = site::typed(request, "child_use"), .parents = site::typed(request, "parents")};
    return back(request, in_field(write_words(change, reference_of(request), words, version_in(request)), "child"));
}

static std::vector<govuk::CheckboxItem> boxes_of(Domain domain) {
    std::vector<govuk::CheckboxItem> items;
    for (const auto& topic : topics)
        if (topic.domain == domain) items.push_back({.text = std::string(topic.words), .value = std::string(topic.token)});
    return items;
}

static std::string words_of(const std::vector<std::string>& tokens) {
    std::string words;
    for (const auto& topic : topics)
        if (std::ranges::find(tokens, topic.token) != tokens.end()) words += fmt::format("{}\n", topic.words);
    return words;
}

static std::vector<std::string> every_typed(const web::Request& request, const std::string& name) {
    std::vector<std::string> tokens;
    for (const auto token : request.form.every(name)) tokens.emplace_back(token);
    return tokens;
}

static Outcome<site::Answer> show_findings(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto domain = parse_token(domains, request.parameter("domain"));
    if (!domain) return not_found();
    const auto assessment = TRY(assessment_for(view, Verb::write, reference_of(request)));
    const auto findings = findings_of(view, assessment.id)[static_cast<std::size_t>(*domain)];
    Values values{{"words", findings.words}};
    for (const auto& need : findings.needs) values.emplace_back("needs", need);
    for (const auto& strength : findings.strengths) values.emplace_back("strengths", strength);
    const site::Form form{request, errors, values};
    Html fields = version_field(request, assessment,
                                {{"Needs", words_of(findings.needs), words_of(every_typed(request, "needs"))},
                                 {"Strengths", words_of(findings.strengths), words_of(every_typed(request, "strengths"))},
                                 {"What shows it", findings.words, form.value("words")}});
    fields.add(form.any_of("strengths", "What is going well?", boxes_of(*domain))).add(form.any_of("needs", "Where is help needed?", boxes_of(*domain)));
    fields.add(form.lines("words", "What did you see, or what were you told, that shows it?"));
    const auto& line = line_of(domains, *domain);
    return site::Answer{form_of(request, assessment,
                                {.title = "Needs and strengths: " + std::string(line.words),
                                 .action = fmt::format("{}/findings/{}", path_of(assessment.reference), line.token),
                                 .fields = std::move(fields),
                                 .button = "Save"},
                                errors)};
}

static Outcome<std::string> take_findings(trail::Change& change, const web::Request& request) {
    const auto domain = parse_token(domains, request.parameter("domain"));
    if (!domain) return not_found();
    const Findings findings{
        .domain = *domain, .needs = every_typed(request, "needs"), .strengths = every_typed(request, "strengths"), .words = site::typed(request, "words")};
    return back(request, in_field(write_findings(change, reference_of(request), findings, version_in(request)), "words"));
}

static Outcome<site::Answer> show_consent(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, Verb::write, reference_of(request)));
    Values values;
    put_consent(values, assessment.consent);
    const site::Form form{request, errors, values};
    Errors ignored;
    Html fields = version_field(request, assessment, {{"Consent", in_words(assessment.consent), in_words(consent_in(request, ignored))}});
    fields.add(consent_questions(form));
    return site::Answer{form_of(request, assessment,
                                {.title = "Consent", .action = path_of(assessment.reference) + "/consent", .fields = std::move(fields), .button = "Save"},
                                errors)};
}

static Outcome<std::string> take_consent(trail::Change& change, const web::Request& request) {
    Errors errors;
    const auto consent = consent_in(request, errors);
    if (!errors.empty()) return invalid(std::move(errors));
    return back(request, in_field(record_consent(change, reference_of(request), consent, version_in(request)), "consent"));
}

static Outcome<site::Answer> show_lead(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto assessment = TRY(assessment_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors};
    const auto typed = form.value("lead") == "me" ? view.actor().name : form.value("lead_name") + form.value("lead_account");
    Html fields = version_field(request, assessment, {{"Lead professional", in_words(assessment.lead), typed}});
    fields.add(govuk::inset_text({.text = "Now: " + in_words(assessment.lead)})).add(lead_questions(form));
    return site::Answer{
        form_of(request, assessment,
                {.title = "Lead professional", .action = path_of(assessment.reference) + "/lead", .fields = std::move(fields), .button = "Save"}, errors)};
}

static Outcome<std::string> take_lead(trail::Change& change, const web::Request& request, const std::vector<Role>& roles) {
    Errors errors;
    const auto lead = lead_in(change, request, roles, errors);
    if (!errors.empty()) return invalid(std::move(errors));
    return back(request, in_field(pass_to(change, reference_of(request), lead, version_in(request)), "lead"));
}

void add_writing_routes(site::Router& router, const Roles& roles) {
    add_form(router, "/early-help/{reference}/words", {.show = show_words, .act = take_words, .message = "What the family says is written down"});
    add_form(router, "/early-help/{reference}/findings/{domain}",
             {.show = show_findings, .act = take_findings, .message = "Needs and strengths are written down"});
    add_form(router, "/early-help/{reference}/consent", {.show = show_consent, .act = take_consent, .message = "Consent is recorded"});
    add_form(router, "/early-help/{reference}/lead",
             {.show = show_lead,
              .act = [roles](trail::Change& change, const web::Request& request) { return take_lead(change, request, *roles); },
              .message = "The assessment has its lead professional"});
}

}  // namespace holdfast::early_help

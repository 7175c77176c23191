#include "features/lado/parts_pages.hpp"

#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

attachments::Desk documents_of_cases(const Office& office) {
    return {.kind = allegation_records,
            .keys = office.keys,
            .read = permissions::manage,
            .write = permissions::manage,
            .closed_because = words_gone,
            .roles = office.roles};
}

actions::Desk actions_of_cases(const Office& office) { return documents_of_cases(office); }

std::string case_path(std::string_view reference) { return fmt::format("/lado/allegations/{}", reference); }

site::Page form_page(const web::Request& request, site::RecordForm form, std::vector<FieldError> errors) {
    form.breadcrumbs = {{"Allegations", "/lado"}};
    if (!form.reference.empty()) form.breadcrumbs.push_back({form.reference, case_path(form.reference)});
    return site::form_page(request, std::move(form), std::move(errors));
}

site::ActPage page_of(CaseAct act) {
    if (!act.next) act.next = [](const web::Request& request) { return case_path(reference_of(request)); };
    return site::page_of(std::move(act), "Allegations");
}

void add_form(site::Router& router, const char* pattern, CaseAct act) {
    router.get(pattern, permissions::manage, [show = act.show](trail::View& view, const web::Request& request) { return show(view, request, {}); });
    router.post_act(pattern, permissions::manage, "Allegations", page_of(std::move(act)));
}

Outcome<Done> in_field(Outcome<Done> done, const char* field) {
    if (done || done.refusal().message != changed_since) return done;
    return invalid({{field, done.refusal().message + " Look at both versions, and save yours once more if it is right"}});
}

static std::string in_lines(const std::vector<Result>& results) {
    std::string lines;
    for (const Result result : results) lines += fmt::format("{}\n", in_words(result));
    return results.empty() ? "None" : lines;
}

Html recorded_outcomes(const web::Request& request, const std::vector<Result>& now) {
    Html fields;
    if (request.method == web::Method::post && every_chosen<Result>(request, "recorded") != now)
        fields.add(both_versions({{"Outcomes", in_lines(now), in_lines(every_chosen<Result>(request, "results"))}}));
    for (const Result result : now) fields.add("<input type=\"hidden\" name=\"recorded\" value=\"{}\">", token_of(result));
    return fields;
}

std::string reference_of(const web::Request& request) { return request.parameter("reference"); }

std::string in_words(const std::vector<Criterion>& criteria) {
    std::string words;
    for (const Criterion criterion : criteria) words += fmt::format("{}{}", words.empty() ? "" : "\n", in_words(criterion));
    return words.empty() ? "None was chosen" : words;
}

std::string day_or_unknown(const std::optional<Date>& day) { return day ? in_words(*day) : "Not known"; }

Html facts_questions(const site::Form& form, Date received_on) {
    Html fields = form.choice("employer", "What kind of employer or organisation is it?", choices_of(EmployerType{}, "Choose a kind"));
    fields.add(form.one_of("category", "What kind of harm is it chiefly?", radios_of(Category{}, received_on)));
    fields.add(form.tick("is_after_restraint", "It follows a physical intervention or restraint"));
    fields.add(form.any_of("criteria", "Which of these may be so?", boxes_of(Criterion{}, received_on)));
    fields.add(form.day("alleged_on", "When is it said to have happened?", "For example, 31 3 2026. Leave it out where it is not known"));
    fields.add(form.day("employer_knew_on", "When did the employer come to know?", "A referral is due within one working day of it"));
    return fields;
}

Facts facts_in(const web::Request& request, std::vector<FieldError>& errors) {
    Facts facts;
    facts.referrer = chosen<ReferrerType>(request, "referrer", "Choose the kind of agency that refers", errors);
    facts.employer = chosen<EmployerType>(request, "employer", "Choose the kind of employer or organisation", errors);
    facts.category = chosen<Category>(request, "category", "Choose a kind of harm", errors);
    facts.is_after_restraint = request.form.get("is_after_restraint") == "yes";
    facts.criteria = every_chosen<Criterion>(request, "criteria");
    facts.alleged_on = site::day_in(request, "alleged_on", errors);
    facts.employer_knew_on = site::day_in(request, "employer_knew_on", errors);
    return facts;
}

std::vector<std::pair<std::string, std::string>> fields_of(const Facts& facts) {
    std::vector<std::pair<std::string, std::string>> fields{{"referrer", std::string(token_of(facts.referrer))},
                                                            {"employer", std::string(token_of(facts.employer))},
                                                            {"category", std::string(token_of(facts.category))}};
    if (facts.is_after_restraint) fields.emplace_back("is_after_restraint", "yes");
    for (const Criterion criterion : facts.criteria) fields.emplace_back("criteria", token_of(criterion));
    site::put_day(fields, "alleged_on", facts.alleged_on);
    site::put_day(fields, "employer_knew_on", facts.employer_knew_on);
    return fields;
}

std::vector<govuk::CheckboxItem> boxes_of_results(Date day) {
    auto items = boxes_of(Result{}, day);
    const auto axis = [](const govuk::CheckboxItem& item) { return axis_of(parse<Result>(item.value).value()); };
    std::ranges::stable_sort(items, {}, axis);
    for (auto& item : items) item.hint.text = in_words(axis(item));
    return items;
}

std::vector<std::pair<std::string, std::string>> fields_of(const std::vector<Result>& results) {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const Result result : results) fields.emplace_back("results", token_of(result));
    return fields;
}

std::string name_of(const std::vector<Officer>& officers, const std::optional<Id<trail::Account>>& account) {
    if (!account) return "Nobody yet";
    const auto found = std::ranges::find(officers, *account, &Officer::account);
    return found == officers.end() ? "Somebody who is no officer any more" : found->name;
}

std::vector<govuk::SelectItem> choices_of(const std::vector<Officer>& officers) {
    std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose an officer"}};
    for (const auto& officer : officers) items.push_back({.value = std::to_string(officer.account.number), .text = officer.name});
    return items;
}

Id<trail::Account> account_in(const web::Request& request, std::string_view field) { return {typed_number(request, field)}; }

/// The name of the adult as the list shows it: opened from the vault, which is in the trail.
static std::string adult_in(trail::View& view, const Office& office, const ListedCase& listed) {
    const auto name = open_latest(view, office.vault, Allegation{.id = listed.id, .reference = listed.reference}, EntryKind::adult);
    return !name || name->empty() ? "No name on record" : *name;
}

Html cases_table(trail::View& view, const Office& office, const std::string& caption, const std::vector<ListedCase>& cases) {
    if (cases.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">None.</p>", caption);
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Case"}, {.text = "About"}, {.text = "Received"}, {.text = "Employer"}, {.text = "Category"}, {.text = "Stage"}, {.text = "Officer"}},
        .caption = caption,
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true};
    const auto officers = officers_of(view, office);
    for (const auto& each : cases)
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", case_path(each.reference), each.reference), .classes = "app-table__code"},
             {.text = adult_in(view, office, each)},
             {.text = in_words(london_date(each.received_at))},
             {.text = std::string(in_words(each.employer))},
             {.text = std::string(in_words(each.category))},
             {.text = std::string(each.finding ? in_words(*each.finding) : in_words(each.stage))},
             {.text = name_of(officers, each.officer)}});
    return web::shell::table_region(caption, govuk::table(table));
}

}  // namespace holdfast::lado

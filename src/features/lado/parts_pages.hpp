#pragma once

#include "core/actions/action.hpp"
#include "core/attachments/attachment.hpp"
#include "core/site/form_pages.hpp"
#include "core/site/router.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/office_service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What the pages of this slice have in common.
namespace holdfast::lado {

void add_home_routes(site::Router& router, const SharedOffice& office);
void add_referral_routes(site::Router& router, const SharedOffice& office);
void add_case_routes(site::Router& router, const SharedOffice& office);
void add_step_routes(site::Router& router, const SharedOffice& office);
void add_writing_routes(site::Router& router, const SharedOffice& office);
void add_consultation_routes(site::Router& router, const SharedOffice& office);
void add_handover_routes(site::Router& router, const SharedOffice& office);
void add_outcome_routes(site::Router& router, const SharedOffice& office);
void add_colleague_routes(site::Router& router, const SharedOffice& office);
void add_share_routes(site::Router& router, const SharedOffice& office);
void add_shared_routes(site::Router& router, const SharedOffice& office);
void add_feedback_routes(site::Router& router, const SharedOffice& office);
void add_audit_routes(site::Router& router, const SharedOffice& office);

/// Where the documents and the actions of cases are, and who may do what with them.
attachments::Desk documents_of_cases(const Office& office);
actions::Desk actions_of_cases(const Office& office);

std::string case_path(std::string_view reference);

/// The page of a case; with errors, the page after a form on it was refused.
Outcome<site::Answer> show_case(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors);

/// With whom at the employer the case is shared, as its page says it; with links for who may share it.
web::Html shares_part(trail::View& view, const Allegation& allegation, bool may_share);

/// A form page about a case: its title, what stands above the fields, the fields and the button.
struct CaseForm {
    std::string title{};
    std::string reference{};
    std::string action{};  ///< the path that it is sent to
    web::Html fields{};
    std::string button{};
    web::Html above{};  ///< between the heading and the form
};
site::Page form_page(const web::Request& request, CaseForm form, std::vector<FieldError> errors);

/// A form of a case, shown and sent: `show` makes its page, with the errors of the time before; `act` does what it says.
struct CaseAct {
    std::function<Outcome<site::Answer>(trail::View&, const web::Request&, const std::vector<FieldError>&)> show{};
    std::function<Outcome<Done>(trail::Change&, const web::Request&)> act{};
    std::string_view message{};                              ///< said at the top of the case once it is done
    std::function<std::string(const web::Request&)> next{};  ///< where to go instead of the case
};
/// The post of such a form. A refusal that can be put right shows the form again with what was typed.
site::ActPage page_of(CaseAct act);
/// Both of it, at one address.
void add_form(site::Router& router, const char* pattern, CaseAct act);
/// A thing that two people changed at once.
struct Version {
    std::string what{}, saved{}, typed{};
};
/// What somebody else has saved meanwhile beside what was typed here.
web::Html both_versions(const std::vector<Version>& versions);
/// A refusal of what another has changed meanwhile, at the field above which the page shows both versions.
Outcome<Done> in_field(Outcome<Done> done, const char* field);
/// The case that the address names.
std::string reference_of(const web::Request& request);

/// The choices of a list as radios and as checkboxes, those alone that may be chosen on the day.
template <class Value>
std::vector<web::govuk::RadioItem> radios_of(Value, Date day) {
    std::vector<web::govuk::RadioItem> items;
    for (const auto& word : words_for(Value{}))
        if (word.may_be_chosen_on(day)) items.push_back({.text = std::string(word.words), .value = std::string(word.token)});
    return items;
}
template <class Value>
std::vector<web::govuk::CheckboxItem> boxes_of(Value, Date day) {
    std::vector<web::govuk::CheckboxItem> items;
    for (const auto& word : words_for(Value{}))
        if (word.may_be_chosen_on(day)) items.push_back({.text = std::string(word.words), .value = std::string(word.token)});
    return items;
}
template <class Value>
std::vector<web::govuk::SelectItem> choices_of(Value, const char* prompt) {
    std::vector<web::govuk::SelectItem> items{{.value = "", .text = prompt}};
    for (const auto& word : words_for(Value{})) items.push_back({.value = std::string(word.token), .text = std::string(word.words)});
    return items;
}
/// What was chosen of a list; a token that it does not have goes to `errors`.
template <class Value>
Value chosen(const web::Request& request, const std::string& name, const char* message, std::vector<FieldError>& errors) {
    const auto value = parse<Value>(request.form.get(name));
    if (!value) errors.push_back({name, message});
    return value.value_or(Value{});
}
template <class Value>
std::vector<Value> every_chosen(const web::Request& request, const std::string& name) {
    std::vector<Value> values;
    for (const auto token : request.form.every(name))
        if (const auto value = parse<Value>(token)) values.push_back(*value);
    return values;
}

/// The questions whose answers may be counted, and what was answered.
web::Html facts_questions(const site::Form& form, Date received_on);
Facts facts_in(const web::Request& request, std::vector<FieldError>& errors);
std::vector<std::pair<std::string, std::string>> fields_of(const Facts& facts);

/// The outcomes as checkboxes, each with whose process it is of; and those that are chosen, as the form's fields.
std::vector<web::govuk::CheckboxItem> boxes_of_results(Date day);
std::vector<std::pair<std::string, std::string>> fields_of(const std::vector<Result>& results);

/// The hidden fields that say which outcomes stood there when the form was made; where others do by now, both versions above them.
web::Html recorded_outcomes(const web::Request& request, const std::vector<Result>& now);

/// Criteria, each on a line.
std::string in_words(const std::vector<Criterion>& criteria);
std::string day_or_unknown(const std::optional<Date>& day);
/// Text that somebody typed, each line a paragraph.
web::Html paragraphs(std::string_view words);
/// Cases as a table. What stands in the first column is a link to the case.
web::Html cases_table(trail::View& view, const Office& office, const std::string& caption, const std::vector<struct ListedCase>& cases);
std::string name_of(const std::vector<Officer>& officers, const std::optional<Id<trail::Account>>& account);
std::vector<web::govuk::SelectItem> choices_of(const std::vector<Officer>& officers);
/// The whole number that the text begins with, 0 where there is none.
std::int64_t number_of(std::string_view text);
/// The same of a field of the form.
std::int64_t typed_number(const web::Request& request, std::string_view field);
/// The person who was chosen in such a field, or none.
Id<trail::Account> account_in(const web::Request& request, std::string_view field);

}  // namespace holdfast::lado

#pragma once

#include "core/actions/action.hpp"
#include "core/attachments/attachment.hpp"
#include "core/site/record_form_pages.hpp"
#include "core/site/word_pages.hpp"
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

/// A form page about a case, below the allegations and the case.
site::Page form_page(const web::Request& request, site::RecordForm form, std::vector<FieldError> errors);

using CaseAct = site::FormAct;
/// The post of such a form. It goes on to the case, where it does not say otherwise.
site::ActPage page_of(CaseAct act);
/// Both of it, at one address.
void add_form(site::Router& router, const char* pattern, CaseAct act);
using site::both_versions;
using site::Version;
/// A refusal of what another has changed meanwhile, at the field above which the page shows both versions.
Outcome<Done> in_field(Outcome<Done> done, const char* field);
/// The case that the address names.
std::string reference_of(const web::Request& request);

using site::boxes_of;
using site::choices_of;
using site::chosen;
using site::every_chosen;
using site::radios_of;

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
/// Cases as a table. What stands in the first column is a link to the case.
web::Html cases_table(trail::View& view, const Office& office, const std::string& caption, const std::vector<struct ListedCase>& cases);
std::string name_of(const std::vector<Officer>& officers, const std::optional<Id<trail::Account>>& account);
std::vector<web::govuk::SelectItem> choices_of(const std::vector<Officer>& officers);
using site::number_of;
using site::paragraphs;
using site::typed_number;
/// The person who was chosen in such a field, or none.
Id<trail::Account> account_in(const web::Request& request, std::string_view field);

}  // namespace holdfast::lado

#pragma once

#include "core/actions/action.hpp"
#include "core/site/record_form_pages.hpp"
#include "features/early_help/panel.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What the pages of this slice have in common.
namespace holdfast::early_help {

/// The roles that people can hold, by which a lead professional is known to be one who may read.
using Roles = std::shared_ptr<const std::vector<Role>>;
using SharedDesk = std::shared_ptr<const actions::Desk>;
using Errors = std::vector<FieldError>;
using Values = std::vector<std::pair<std::string, std::string>>;

void add_list_routes(site::Router& router);
void add_child_routes(site::Router& router, const Roles& roles);
void add_assessment_routes(site::Router& router, const SharedDesk& desk);
void add_meeting_routes(site::Router& router);
void add_writing_routes(site::Router& router, const Roles& roles);
void add_step_routes(site::Router& router);
void add_history_routes(site::Router& router);
void add_worklist_routes(site::Router& router);
void add_after_routes(site::Router& router);
void add_panel_routes(site::Router& router);
void add_panel_case_routes(site::Router& router, const SharedDesk& desk);

std::string path_of(std::string_view reference);
inline constexpr const char* panels_path = "/early-help/panels";
std::string path_of(const Panel& panel);
/// The panel that the address names.
Id<Panel> panel_in(const web::Request& request);
/// A form of a panel, below it; its action is the last part of the path.
site::RecordForm form_about(const Panel& panel, site::RecordForm form);

/// A form page of an assessment, below early help and the assessment.
site::Page form_of(const web::Request& request, const Assessment& assessment, site::RecordForm form, Errors errors);

/// A form, shown and sent: `show` makes its page, with the errors of the time before; `act` does what it says and gives where to go.
struct Act {
    std::function<Outcome<site::Answer>(trail::View&, const web::Request&, const Errors&)> show{};
    std::function<Outcome<std::string>(trail::Change&, const web::Request&)> act{};
    std::string_view message{};
    Permission permission{permissions::record};
};
/// A refusal that can be put right shows the form again with what was typed, and nothing of it was done.
void add_form(site::Router& router, const char* pattern, Act act);

using site::paragraphs;
using site::Version;
/// The hidden field that says which version of the assessment the form was made from; where it is another by now, both versions stand above it.
web::Html version_field(const web::Request& request, const Assessment& assessment, const std::vector<Version>& versions);
inline std::int64_t version_in(const web::Request& request) { return site::typed_number(request, "version"); }
/// A refusal of what another has changed meanwhile, at the field above which the page shows both versions.
Outcome<Done> in_field(Outcome<Done> done, const char* field);

/// The questions about the lead professional and about consent, and what was answered.
web::Html lead_questions(const site::Form& form);
Lead lead_in(trail::View& view, const web::Request& request, const std::vector<Role>& roles, Errors& errors);
web::Html consent_questions(const site::Form& form);
ConsentSaid consent_in(const web::Request& request, Errors& errors);
void put_consent(Values& values, const ConsentSaid& consent);

template <class Tokens>
std::vector<web::govuk::RadioItem> radios_of(const Tokens& tokens) {
    std::vector<web::govuk::RadioItem> items;
    for (const auto& each : tokens) items.push_back({.text = std::string(each.words), .value = std::string(each.token)});
    return items;
}

/// `Given on 3 May 2026 by the mother`.
std::string in_words(const ConsentSaid& consent);
std::string in_words(const Lead& lead);
/// Meetings, the latest first, and what has happened, the latest first; no more than so many of each.
web::Html meetings_shown(const std::vector<Meeting>& meetings, std::size_t most);
web::Html entries_shown(trail::View& view, const std::vector<Entry>& entries, std::size_t most);
/// The name of the child, by which people know the assessment.
std::string child_of(trail::View& view, const Assessment& assessment);
/// Assessments as a table, or that there is none. Each is looked at. `said` is when something was last said of the plan of each.
using Said = std::map<std::string, Instant>;
Said said_of(trail::View& view, const std::vector<Assessment>& assessments);
web::Html assessments_table(trail::View& view, const std::string& caption, const std::vector<Assessment>& assessments, const Said& said);
/// Why its plan drifts, or nothing.
std::optional<std::string> drift_in(const Assessment& assessment, const Said& said, Date today);

}  // namespace holdfast::early_help

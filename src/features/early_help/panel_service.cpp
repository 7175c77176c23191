#include "features/early_help/panel_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/measures/district_store.hpp"
#include "core/people/person_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/notice_kinds.hpp"
#include "features/early_help/panel_store.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/standards.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::early_help {

using policy::Verb;

namespace {

constexpr std::chrono::days part_lasts{84};
constexpr std::int64_t most_candidates = 200;

/// Gives the convener a part in the assessment, for the panel, unless they are who owns or leads it.
std::optional<Id<policy::Involvement>> part_for(trail::Change& change, const Assessment& assessment, const Panel& panel) {
    if (panel.convened_by == assessment.begun_by || assessment.lead.account == panel.convened_by) return std::nullopt;
    return policy::insert_involvement(change, {.kind = std::string(assessment_kind),
                                               .reference = assessment.reference,
                                               .relation = policy::Relation::invited_contributor,
                                               .account = panel.convened_by,
                                               .from = change.today(),
                                               .until = std::max(panel.held_on, change.today()) + part_lasts,
                                               .because = in_words(panel)});
}

Outcome<Done> take_off(trail::Change& change, const PanelCase& waiting) {
    if (waiting.part) policy::end_given_part(change, assessment_records, *waiting.part);
    delete_case(change, waiting.id);
    return Done{};
}

/// What whoever calls it may do was asked before.
Outcome<Done> list_case(trail::Change& change, const Assessment& assessment, const Panel& panel, const std::string& why) {
    if (!panel.minutes.empty()) return invalid({{"panel", "The minutes of this panel are written: choose another"}});
    if (const auto waiting = waiting_case(change, assessment.id, change.today())) {
        if (waiting->panel == panel.id) return invalid({{"panel", fmt::format("{} is on the list of this panel already", assessment.reference)}});
        TRY(take_off(change, *waiting));
    }
    insert_case(change, assessment.id, {.panel = panel.id, .why = why, .put_by = change.actor().account, .part = part_for(change, assessment, panel)});
    change.record({"early_help.panel_case_listed", assessment.record(), std::to_string(panel.id.number)});
    if (panel.convened_by != change.actor().account)
        access::tell(
            change, panel.convened_by,
            {.kind = panel_case_sent, .body = "A case is on the list of a panel of yours.\n\n{site}/early-help/panels\n", .path = "/early-help/panels"});
    return Done{};
}

/// The case with its panel and its assessment, for who may decide it.
struct Opened {
    Panel panel{};
    PanelCase one{};
    Assessment assessment{};
};
Outcome<Opened> case_to_decide(trail::Change& change, const PanelCaseRef& which) {
    Opened opened{.panel = TRY(panel_for(change, which.panel))};
    const auto one = find_case(change, which.panel, which.one);
    if (!one) return not_found();
    opened.one = *one;
    opened.assessment = TRY(assessment_for(change, Verb::write, one->reference));
    if (one->decision) return conflict("The panel's decision on this case is recorded already. Another one is for another panel.");
    return opened;
}

/// What the assessment's history says of it; what the panel says of escalation is considered by a named person: who records it.
void write_history(trail::Change& change, const Opened& opened, const PanelSaid& said) {
    const Date on = std::max(opened.panel.held_on, opened.assessment.started_on);
    insert_entry(change, opened.assessment.id,
                 {.kind = EntryKind::panel,
                  .happened_on = on,
                  .who = in_words(opened.panel),
                  .words = fmt::format("{}\n{}", line_of(panel_decisions, *said.decision).words, said.reasons)});
    if (const auto escalation = escalation_in(*said.decision))
        insert_entry(change, opened.assessment.id,
                     {.kind = EntryKind::escalation,
                      .happened_on = on,
                      .who = fmt::format("{}, {}, for the early help panel of {}", change.actor().name, change.actor().agency, opened.panel.district),
                      .decision = escalation,
                      .words = said.reasons});
}

}  // namespace

Outcome<Id<Panel>> convene(trail::Change& change, Panel panel) {
    if (!change.may(permissions::panel)) return forbidden();
    if (auto errors = problems_of(panel, measures::district_names(change), change.today()); !errors.empty()) return invalid(std::move(errors));
    for (const auto& other : panels_from(change, panel.held_on))
        if (other.held_on == panel.held_on && other.district == panel.district)
            return invalid({{"held_on", fmt::format("{} has a panel on {} already", panel.district, in_words(panel.held_on))}});
    panel.convened_by = change.actor().account;
    panel.id = insert_panel(change, panel);
    change.record({"early_help.panel_convened", panel.record(), ""});
    return panel.id;
}

Outcome<Panel> panel_for(trail::View& view, Id<Panel> id) {
    if (!view.may(permissions::panel)) return forbidden();
    auto panel = find_panel(view, id);
    if (!panel) return not_found();
    return *std::move(panel);
}

Outcome<Done> take_over(trail::Change& change, Id<Panel> id) {
    Panel panel = TRY(panel_for(change, id));
    if (panel.convened_by == change.actor().account) return conflict("This panel is yours already.");
    panel.convened_by = change.actor().account;
    put_convener(change, panel);
    for (auto one : cases_of(change, id)) {
        const auto assessment = find_assessment(change, one.reference);
        if (one.decision || !assessment) continue;
        if (one.part) policy::end_given_part(change, assessment_records, *one.part);
        one.part = part_for(change, *assessment, panel);
        put_part(change, one);
    }
    change.record({"early_help.panel_taken_over", panel.record(), ""});
    return Done{};
}

Outcome<Done> send_to_panel(trail::Change& change, const std::string& reference, Id<Panel> id, const std::string& why) {
    const auto assessment = TRY(assessment_for(change, Verb::share, reference));
    auto errors = problems_of_why(why);
    const auto panel = find_panel(change, id);
    if (!panel || panel->held_on < change.today()) errors.insert(errors.begin(), {"panel", "Choose the panel that is to look at it"});
    if (!errors.empty()) return invalid(std::move(errors));
    return list_case(change, assessment, *panel, why);
}

Outcome<Done> put_on_list(trail::Change& change, Id<Panel> id, const std::vector<std::string>& references, const std::string& why) {
    const Panel panel = TRY(panel_for(change, id));
    auto errors = problems_of_why(why);
    if (references.empty()) errors.insert(errors.begin(), {"chosen", "Choose which cases the panel is to look at"});
    if (!errors.empty()) return invalid(std::move(errors));
    for (const auto& reference : references) {
        TRY(policy::require(change, Verb::read, question_of(change), reference));
        const auto assessment = find_assessment(change, reference);
        if (!assessment || assessment->stage == Stage::closed) return invalid({{"chosen", fmt::format("{} is closed", reference)}});
        TRY(list_case(change, *assessment, panel, why));
    }
    return Done{};
}

Outcome<Done> decide(trail::Change& change, const actions::Desk& desk, const PanelCaseRef& which, PanelRuling ruling) {
    auto opened = TRY(case_to_decide(change, which));
    auto& [said, action] = ruling;
    action.plan = in_words(opened.panel);
    auto errors = problems_of(said);
    if (opened.panel.held_on > change.today())
        errors.insert(errors.begin(), {"decision", "The panel meets on " + in_words(opened.panel.held_on) + ": record what it decides then"});
    for (auto& fault : actions::faults_of(change, desk, opened.assessment.reference, action)) errors.push_back(std::move(fault));
    if (!errors.empty()) return invalid(std::move(errors));
    opened.one.decision = said.decision;
    opened.one.reasons = said.reasons;
    opened.one.decided_on = change.today();
    if (!decide_case(change, opened.one)) return conflict(std::string(changed_since));
    TRY(actions::add(change, desk, opened.assessment.reference, action));
    write_history(change, opened, said);
    change.record({"early_help.panel_decided", opened.assessment.record(), std::string(line_of(panel_decisions, *said.decision).token)});
    if (opened.assessment.lead.account && opened.assessment.lead.account != change.actor().account)
        access::tell(change, *opened.assessment.lead.account,
                     {.kind = panel_decided,
                      .body = "A panel has looked at a case that you lead. What it decided is in its history and its plan.\n\n{site}/early-help\n"},
                     opened.assessment.record());
    return Done{};
}

Outcome<Done> write_minutes(trail::Change& change, Id<Panel> id, const PanelMinutes& minutes, std::int64_t version) {
    Panel panel = TRY(panel_for(change, id));
    if (auto errors = problems_of(minutes, panel, change.today()); !errors.empty()) return invalid(std::move(errors));
    if (panel.version != version) return conflict(std::string(changed_since));
    panel.members = minutes.members;
    panel.minutes = minutes.minutes;
    if (!update_panel(change, panel)) return conflict(std::string(changed_since));
    change.record({"early_help.panel_minuted", panel.record(), ""});
    return Done{};
}

/// In which district the child lives now. A confidential address says nothing.
static std::string district_of(trail::View& view, const measures::Districts& districts, Id<people::Person> child) {
    std::string found;
    for (const auto& held : people::facts_of(view, child)) {
        const auto* address = std::get_if<people::Address>(&held.fact);
        if (address == nullptr || !held.is_in_force() || address->is_confidential || address->until || address->kind != people::AddressKind::home) continue;
        found = districts.of(address->postcode);
    }
    return found;
}

std::vector<Candidate> candidates_for(trail::View& view, const Panel& panel) {
    const auto filter = policy::list_filter(view, assessment_records, policy::belonging_of(view));
    std::map<std::int64_t, Candidate> by_id;
    const auto take = [&](std::vector<Assessment> assessments, const char* why) {
        for (auto& one : assessments) {
            auto& candidate = by_id[one.id.number];
            candidate.why += fmt::format("{}{}", candidate.why.empty() ? "" : "; ", why);
            candidate.assessment = std::move(one);
        }
    };
    take(listed_assessments(view, filter, {.which = Wanted::Which::stuck, .most = most_candidates}), "Stuck");
    take(listed_assessments(view, filter, {.which = Wanted::Which::drifting, .most = most_candidates, .silent_since = silent_since(view.today())}), "Drifting");
    std::vector<std::string> unreviewed;
    for (const auto& clock : clocks::due_before(view, rules_of(view), assessment_kind, view.now())) unreviewed.push_back(clock.reference);
    take(listed_of(view, filter, unreviewed), "Review overdue");
    const measures::Districts districts(view);
    std::vector<Candidate> candidates;
    for (auto& [id, candidate] : by_id) {
        candidate.district = district_of(view, districts, candidate.assessment.child);
        const bool is_elsewhere = !candidate.district.empty() && candidate.district != panel.district;
        if (!is_elsewhere && !waiting_case(view, candidate.assessment.id, view.today())) candidates.push_back(std::move(candidate));
    }
    return candidates;
}

}  // namespace holdfast::early_help

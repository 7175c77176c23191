#pragma once

#include "core/actions/action_service.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/panel.hpp"

#include <string>

/// How a panel is convened, what comes onto its list, what it decides. Every use case asks for the permission to run panels, but sending a case, which takes that one may share it.
namespace holdfast::early_help {

/// Refused by the field `held_on` where the district has a panel on that day.
Outcome<Id<Panel>> convene(trail::Change& change, Panel panel);
/// The panel with its members, for who runs panels.
Outcome<Panel> panel_for(trail::View& view, Id<Panel> id);
/// The panel is the actor's to run from now on: they get the part in each case that is not decided, the one before loses theirs.
Outcome<Done> take_over(trail::Change& change, Id<Panel> id);

/// Puts an assessment on the list of a panel, whose convener can read it and write in it from then until twelve weeks after the meeting. From the list of another panel that it waits for it is
/// taken. For who may share it, and for who runs the panel where they may read it. Refused for a closed assessment, and for a panel whose minutes are written.
Outcome<Done> send_to_panel(trail::Change& change, const std::string& reference, Id<Panel> panel, const std::string& why);
/// The same by who runs the panel, for all of these or none.
Outcome<Done> put_on_list(trail::Change& change, Id<Panel> panel, const std::vector<std::string>& references, const std::string& why);

struct PanelCaseRef {
    Id<Panel> panel{};
    Id<PanelCase> one{};
};
struct PanelRuling {
    PanelSaid said{};
    actions::NewAction action{};  ///< what follows from it, for the assessment's plan; the panel is its meeting
};
/// Records what a panel decided of a case, once its day has come: it becomes an action of the plan, stands in the assessment's history, and counts as escalation considered where it says something
/// of that. Never changed afterwards: a case can come to another panel.
Outcome<Done> decide(trail::Change& change, const actions::Desk& desk, const PanelCaseRef& which, PanelRuling ruling);

Outcome<Done> write_minutes(trail::Change& change, Id<Panel> id, const PanelMinutes& minutes, std::int64_t version);

/// Open assessments that do not move, of those that the viewer may list: stuck, drifting, or over the day of their review; why, in words. Without those whose child is known to live in another
/// district than this, and without those that wait for a panel.
struct Candidate {
    Assessment assessment{};
    std::string why{};
    std::string district{};  ///< in which the child lives; empty where it is not known
};
std::vector<Candidate> candidates_for(trail::View& view, const Panel& panel);

}  // namespace holdfast::early_help

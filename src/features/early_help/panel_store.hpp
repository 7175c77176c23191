#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/panel.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::early_help {

Id<Panel> insert_panel(trail::Change& change, const Panel& panel);
std::optional<Panel> find_panel(trail::View& view, Id<Panel> id);
/// Without their members, the latest day first.
std::vector<Panel> latest_panels(trail::View& view, int most);
/// Those that meet on the day or later, the next first; without their members.
std::vector<Panel> panels_from(trail::View& view, Date day);
/// Keeps minutes and members. False where somebody else has changed them since this version was read.
bool update_panel(trail::Change& change, const Panel& panel);
void put_convener(trail::Change& change, const Panel& panel);

Id<PanelCase> insert_case(trail::Change& change, Id<Assessment> assessment, const PanelCase& one);
/// In the order in which they came onto the list.
std::vector<PanelCase> cases_of(trail::View& view, Id<Panel> panel);
std::optional<PanelCase> find_case(trail::View& view, Id<Panel> panel, Id<PanelCase> id);
/// Where the assessment waits for a panel that meets on the day or later, or nothing.
std::optional<PanelCase> waiting_case(trail::View& view, Id<Assessment> assessment, Date day);
/// The assessment as the lists of panels had it, the oldest first.
std::vector<PanelCase> cases_about(trail::View& view, Id<Assessment> assessment);
/// Keeps what was decided. False where it was decided already.
bool decide_case(trail::Change& change, const PanelCase& one);
/// Keeps which part the convener has in it.
void put_part(trail::Change& change, const PanelCase& one);
void delete_case(trail::Change& change, Id<PanelCase> id);
void delete_cases(trail::Change& change, Id<Assessment> assessment);

}  // namespace holdfast::early_help

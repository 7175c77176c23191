#include "features/early_help/panel_store.hpp"

namespace holdfast::early_help {

#define PANEL_COLUMNS "p.id, p.district, p.held_on, p.convened_by, p.minutes, p.version"
#define CASE_COLUMNS "c.id, c.panel_id, a.reference, c.why, c.put_by, c.part, c.decision, c.reasons, c.decided_on"
#define SELECT_CASES "SELECT " CASE_COLUMNS " FROM early_help_panel_cases c JOIN early_help_assessments a ON a.id = c.assessment_id "

static Panel panel_of(const store::Row& row) {
    return Panel{.id = row.get<Id<Panel>>(0),
                 .district = row.get<std::string>(1),
                 .held_on = row.get<Date>(2),
                 .convened_by = row.get<Id<trail::Account>>(3),
                 .minutes = row.get<std::string>(4),
                 .version = row.get<std::int64_t>(5)};
}

static PanelCase case_of(const store::Row& row) {
    return PanelCase{.id = row.get<Id<PanelCase>>(0),
                     .panel = row.get<Id<Panel>>(1),
                     .reference = row.get<std::string>(2),
                     .why = row.get<std::string>(3),
                     .put_by = row.get<Id<trail::Account>>(4),
                     .part = row.get<std::optional<Id<policy::Involvement>>>(5),
                     .decision = parse_token(panel_decisions, row.get<std::string_view>(6)),
                     .reasons = row.get<std::string>(7),
                     .decided_on = row.get<std::optional<Date>>(8)};
}

Id<Panel> insert_panel(trail::Change& change, const Panel& panel) {
    return change.writer().value<Id<Panel>>(
        "INSERT INTO early_help_panels (district, held_on, convened_by, minutes, version) VALUES ($1, $2, $3, '', 1) RETURNING id", panel.district,
        panel.held_on, panel.convened_by);
}

std::optional<Panel> find_panel(trail::View& view, Id<Panel> id) {
    auto panel = view.reader().first("SELECT " PANEL_COLUMNS " FROM early_help_panels p WHERE p.id = $1", panel_of, id);
    if (!panel) return std::nullopt;
    panel->members = view.reader().all(
        "SELECT name, agency, attendance FROM early_help_panel_members WHERE panel_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return PanelMember{.name = row.get<std::string>(0),
                               .agency = row.get<std::string>(1),
                               .attendance = parse_token(attendances, row.get<std::string_view>(2)).value()};
        },
        id);
    return panel;
}

std::vector<Panel> latest_panels(trail::View& view, int most) {
    return view.reader().all("SELECT " PANEL_COLUMNS " FROM early_help_panels p ORDER BY p.held_on DESC, p.id DESC LIMIT $1", panel_of, most);
}

std::vector<Panel> panels_from(trail::View& view, Date day) {
    return view.reader().all("SELECT " PANEL_COLUMNS " FROM early_help_panels p WHERE p.held_on >= $1 ORDER BY p.held_on, p.id", panel_of, day);
}

bool update_panel(trail::Change& change, const Panel& panel) {
    if (change.writer().execute("UPDATE early_help_panels SET minutes = $3, version = version + 1 WHERE id = $1 AND version = $2", panel.id, panel.version,
                                panel.minutes) != 1)
        return false;
    change.writer().execute("DELETE FROM early_help_panel_members WHERE panel_id = $1", panel.id);
    for (const auto& member : panel.members)
        change.writer().execute("INSERT INTO early_help_panel_members (panel_id, name, agency, attendance) VALUES ($1, $2, $3, $4)", panel.id, member.name,
                                member.agency, line_of(attendances, member.attendance).token);
    return true;
}

void put_convener(trail::Change& change, const Panel& panel) {
    change.writer().execute("UPDATE early_help_panels SET convened_by = $2, version = version + 1 WHERE id = $1", panel.id, panel.convened_by);
}

Id<PanelCase> insert_case(trail::Change& change, Id<Assessment> assessment, const PanelCase& one) {
    return change.writer().value<Id<PanelCase>>(
        "INSERT INTO early_help_panel_cases (panel_id, assessment_id, why, put_by, put_at, part, decision, reasons) VALUES ($1, $2, $3, $4, $5, $6, '', '') "
        "RETURNING id",
        one.panel, assessment, one.why, one.put_by, change.now(), one.part);
}

std::vector<PanelCase> cases_of(trail::View& view, Id<Panel> panel) {
    return view.reader().all(SELECT_CASES "WHERE c.panel_id = $1 ORDER BY c.id", case_of, panel);
}

std::optional<PanelCase> find_case(trail::View& view, Id<Panel> panel, Id<PanelCase> id) {
    return view.reader().first(SELECT_CASES "WHERE c.panel_id = $1 AND c.id = $2", case_of, panel, id);
}

std::optional<PanelCase> waiting_case(trail::View& view, Id<Assessment> assessment, Date day) {
    return view.reader().first(SELECT_CASES
                               "JOIN early_help_panels p ON p.id = c.panel_id WHERE c.assessment_id = $1 AND c.decision = '' AND p.held_on >= $2 ORDER BY c.id",
                               case_of, assessment, day);
}

std::vector<PanelCase> cases_about(trail::View& view, Id<Assessment> assessment) {
    return view.reader().all(SELECT_CASES "WHERE c.assessment_id = $1 ORDER BY c.id", case_of, assessment);
}

bool decide_case(trail::Change& change, const PanelCase& one) {
    return change.writer().execute(
               "UPDATE early_help_panel_cases SET decision = $2, reasons = $3, decided_on = $4, decided_by = $5 WHERE id = $1 AND decision = ''", one.id,
               line_of(panel_decisions, one.decision.value()).token, one.reasons, one.decided_on, change.actor().account) == 1;
}

void put_part(trail::Change& change, const PanelCase& one) {
    change.writer().execute("UPDATE early_help_panel_cases SET part = $2 WHERE id = $1", one.id, one.part);
}
void delete_case(trail::Change& change, Id<PanelCase> id) { change.writer().execute("DELETE FROM early_help_panel_cases WHERE id = $1", id); }
void delete_cases(trail::Change& change, Id<Assessment> assessment) {
    change.writer().execute("DELETE FROM early_help_panel_cases WHERE assessment_id = $1", assessment);
}

}  // namespace holdfast::early_help

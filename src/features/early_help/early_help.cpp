#include "features/early_help/early_help.hpp"

#include "core/actions/action_pages.hpp"
#include "features/early_help/absence_import_service.hpp"
#include "features/early_help/absence_pages.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/count_pages.hpp"
#include "features/early_help/import_service.hpp"
#include "features/early_help/ledger_figures.hpp"
#include "features/early_help/notice_kinds.hpp"
#include "features/early_help/parts_pages.hpp"

namespace holdfast::early_help {

/// A plan is not added to once the assessment is closed.
static std::optional<std::string> closed_because(trail::View& view, const std::string& reference) {
    const auto found = find_assessment(view, reference);
    if (found && found->stage == Stage::open) return std::nullopt;
    return "This assessment is closed: nothing more is put into its plan";
}

actions::Desk desk_with(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    return {.kind = assessment_records,
            .keys = keys,
            .read = permissions::view,
            .write = permissions::record,
            .closed_because = closed_because,
            .roles = roles,
            .asks_smart = true};
}

static std::vector<exchange::ImportKind> every_import() {
    auto kinds = imports();
    kinds.push_back(absences_import());
    return kinds;
}

site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    const auto desk = std::make_shared<const actions::Desk>(desk_with(keys, roles));
    return {.name = "early_help",
            .migrations = migrations(),
            .permissions = {permissions::view, permissions::record, permissions::panel, permissions::count, permissions::import_past},
            .routes =
                [desk, roles = std::make_shared<const std::vector<Role>>(roles)](site::Router& router) {
                    site::add_count_report(router, count_report());  // before the page of an assessment, whose reference stands in the same place
                    add_list_routes(router);
                    add_worklist_routes(router);
                    add_absence_routes(router);
                    add_history_routes(router);
                    add_after_routes(router);
                    add_panel_routes(router);
                    add_panel_case_routes(router, desk);
                    add_child_routes(router, roles);
                    add_assessment_routes(router, desk);
                    add_meeting_routes(router);
                    actions::add_action_routes(router, *desk);
                    add_writing_routes(router, roles);
                    add_step_routes(router);
                },
            .navigation = {{.text = "Early help",
                            .path = "/early-help",
                            .permission = permissions::view,
                            .summary = "Early help assessments: yours, your agency's, those not reviewed in time, those that are stuck"},
                           {.text = "Early help in numbers",
                            .path = "/early-help/report",
                            .permission = permissions::count,
                            .summary = "How many early help assessments were initiated and closed, and why they were closed",
                            .is_on_home_alone = true}},
            .imports = every_import(),
            .figures = {{"early_help", early_help_figures}},
            .figure_uses = {{[](trail::View& view, const figures::Wanted& wanted) { return site::uses_of(view, count_report(), wanted); }}},
            .report_sections = {{17, "The front door", [](trail::View& view, const Period& year) { return site::section_of(view, count_report(), year); }}},
            .notices = {{panel_case_sent, permissions::panel},
                        {panel_decided, permissions::view},
                        {review_late, permissions::view},
                        {plan_drifts, permissions::view}},
            .repeatable_fields = {"needs", "strengths", "chosen"}};
}

}  // namespace holdfast::early_help

#include "features/lado/lado.hpp"

#include "core/actions/action_pages.hpp"
#include "core/attachments/attachment_pages.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/audit_service.hpp"
#include "features/lado/count_pages.hpp"
#include "features/lado/import_service.hpp"
#include "features/lado/ledger_figures.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/parts_pages.hpp"
#include "features/lado/referral_api.hpp"

namespace holdfast::lado {

site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    const auto office = office_with(keys, roles);
    return {.name = "lado",
            .migrations = migrations(),
            .permissions = {permissions::refer, permissions::manage, permissions::supervise, permissions::lead, permissions::count},
            .routes =
                [office](site::Router& router) {
                    add_home_routes(router, office);
                    add_referral_routes(router, office);
                    add_case_routes(router, office);
                    add_step_routes(router, office);
                    add_writing_routes(router, office);
                    add_consultation_routes(router, office);
                    add_handover_routes(router, office);
                    add_outcome_routes(router, office);
                    add_colleague_routes(router, office);
                    add_share_routes(router, office);
                    add_shared_routes(router, office);
                    add_feedback_routes(router, office);
                    attachments::add_document_routes(router, documents_of_cases(*office));
                    actions::add_action_routes(router, actions_of_cases(*office));
                    add_audit_routes(router, office);
                    site::add_count_report(router, count_report());
                },
            .api = referral_operations(office),
            .navigation = {{.text = "Allegations",
                            .path = "/lado",
                            .permission = permissions::manage,
                            .summary = "Allegations against people who work with children: cases, advice, what is due"},
                           {.text = "My referrals",
                            .path = "/lado/referrals",
                            .permission = permissions::refer,
                            .summary = "Refer an allegation against somebody who works with children to the designated officer, and follow it",
                            .is_on_home_alone = true,
                            .besides = {"/lado/refer", "/lado/feedback"}},
                           {.text = "Shared by designated officers",
                            .path = "/lado/shared",
                            .permission = permissions::lead,
                            .summary = "What a designated officer has shared with you as the safeguarding lead of an employer",
                            .is_on_home_alone = true},
                           {.text = "Allegations in numbers",
                            .path = "/lado/report",
                            .permission = permissions::count,
                            .summary = "How many allegations there were, of what kind and with what outcome",
                            .is_on_home_alone = true}},
            .imports = imports(office),
            .figures = {{"lado", lado_figures}},
            .figure_uses = {{[](trail::View& view, const figures::Wanted& wanted) { return site::uses_of(view, count_report(), wanted); }}},
            .report_sections = {{22, "Allegations against people who work with children", [](trail::View& view, const Period& year) { return site::section_of(view, count_report(), year); }}},
            .notices = {{referral_waits, permissions::manage},
                        {case_given, permissions::manage},
                        {step_due, permissions::manage},
                        {employer_answered, permissions::manage},
                        {feedback_given, permissions::manage},
                        {something_shared, permissions::lead},
                        {feedback_asked, permissions::refer}},
            .repeatable_fields = {"criteria", "results", "recorded"}};
}

std::vector<actions::Desk> desks_of_actions(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    const Office office{vault::Vault{std::string(vault_name), keys}, keys, roles};
    return {actions_of_cases(office), actions_of_samples(office)};
}

}  // namespace holdfast::lado

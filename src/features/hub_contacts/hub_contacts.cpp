#include "features/hub_contacts/hub_contacts.hpp"

#include "core/attachments/attachment_pages.hpp"
#include "features/hub_contacts/contact_api.hpp"
#include "features/hub_contacts/count_pages.hpp"
#include "features/hub_contacts/import_service.hpp"
#include "features/hub_contacts/ledger_figures.hpp"
#include "features/hub_contacts/notice_kinds.hpp"
#include "features/hub_contacts/parts_pages.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

site::Feature feature(const trail::KeyFolder& keys, Hub with, const std::shared_ptr<people::NameIndex>& index) {
    const auto hub = std::make_shared<const Hub>(std::move(with));
    return {.name = "hub_contacts",
            .migrations = migrations(),
            .permissions = {permissions::follow, permissions::work, permissions::decide, permissions::supervise, permissions::answer, permissions::count, permissions::import_past},
            .routes =
                [hub, index, keys](site::Router& router) {
                    add_form_routes(router, hub, keys);
                    add_level_routes(router, hub);
                    add_own_routes(router, keys);
                    add_queue_routes(router);
                    add_contact_routes(router, hub, keys);
                    attachments::add_document_routes(router, documents_of_contacts(keys));
                    add_step_routes(router, hub);
                    add_abuse_routes(router);
                    add_child_routes(router, index);
                    add_check_routes(router, hub);
                    add_asked_routes(router);
                    site::add_count_report(router, hub_report());
                    site::add_count_report(router, abuse_report());
                },
            .api = contact_operations(hub),
            .navigation = {{.text = "Safeguarding hub",
                            .path = "/hub",
                            .permission = permissions::work,
                            .summary = "Contacts about children: what waits, how urgent it is, and what was decided"},
                           {.text = "Tell the safeguarding hub about a child",
                            .path = "/contact",
                            .permission = holdfast::permissions::signed_in,
                            .summary = "Say what worries you, page by page; nothing has to be certain",
                            .is_on_home_alone = true,
                            .besides = {"/contacts/new"}},
                           {.text = "What I told the hub",
                            .path = "/contacts",
                            .permission = permissions::follow,
                            .summary = "What I sent to the safeguarding hub, and what it answers",
                            .is_on_home_alone = true},
                           {.text = "Checks asked of us",
                            .path = "/checks",
                            .permission = permissions::answer,
                            .summary = "What the safeguarding hub asks your agency about children, by when, and what it was answered",
                            .is_on_home_alone = true},
                           {.text = "The hub in numbers",
                            .path = "/hub/report",
                            .permission = permissions::count,
                            .summary = "How many contacts the safeguarding hub had, from whom, how soon they were decided and what became of them",
                            .is_on_home_alone = true},
                           {.text = "Domestic abuse scorecard",
                            .path = "/hub/domestic-abuse",
                            .permission = permissions::count,
                            .summary = "Contacts about domestic abuse by month, and the help that followed",
                            .is_on_home_alone = true}},
            .imports = imports(),
            .figures = {{"hub_contacts", hub_figures}},
            .figure_uses = {{[](trail::View& view, const figures::Wanted& wanted) { return site::uses_of(view, hub_report(), wanted); }},
                            {[](trail::View& view, const figures::Wanted& wanted) { return site::uses_of(view, abuse_report(), wanted); }}},
            .report_sections = {{16, "Domestic abuse", [](trail::View& view, const Period& year) { return site::section_of(view, abuse_report(), year); }},
                                {17, "The front door", [](trail::View& view, const Period& year) { return site::section_of(view, hub_report(), year); }}},
            .notices = {{danger_now, permissions::work},
                        {contact_given, permissions::work},
                        {check_asked, permissions::answer},
                        {check_answered, permissions::work},
                        {outcome_told, permissions::follow}},
            .repeatable_fields = {"harms", "agencies", "named"}};
}

static policy::ListFilter known_to(trail::View& view) { return policy::list_filter(view, contact_records, policy::belonging_of(view)); }

std::vector<Queued> latest_contacts(trail::View& view) {
    if (!view.may(permissions::work)) return {};
    auto open = queue_of(view, known_to(view), {});
    std::ranges::sort(open, std::ranges::greater{}, &Queued::received_at);
    return open;
}

std::string path_of_contact(trail::View& view, const std::string& reference) {
    return view.may(permissions::work) && listed_contact(view, known_to(view), reference) ? contact_path(reference) : "";
}

}  // namespace holdfast::hub_contacts

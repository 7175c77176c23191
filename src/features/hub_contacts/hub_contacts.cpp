#include "features/hub_contacts/hub_contacts.hpp"

#include "features/hub_contacts/contact_api.hpp"
#include "features/hub_contacts/notice_kinds.hpp"
#include "features/hub_contacts/parts_pages.hpp"

namespace holdfast::hub_contacts {

site::Feature feature(const trail::KeyFolder& keys, const std::vector<Role>& roles, const std::shared_ptr<people::NameIndex>& index) {
    const auto hub = std::make_shared<const Hub>(Hub{roles});
    return {.name = "hub_contacts",
            .migrations = migrations(),
            .permissions = {permissions::follow, permissions::work, permissions::decide, permissions::supervise, permissions::answer},
            .routes =
                [hub, index, keys](site::Router& router) {
                    add_form_routes(router, hub, keys);
                    add_own_routes(router, keys);
                    add_queue_routes(router);
                    add_contact_routes(router);
                    add_step_routes(router, hub);
                    add_abuse_routes(router);
                    add_child_routes(router, index);
                    add_check_routes(router, hub);
                    add_asked_routes(router);
                },
            .api = contact_operations(hub),
            .navigation = {{.text = "Safeguarding hub",
                            .path = "/hub",
                            .permission = permissions::work,
                            .summary = "Contacts about children: what waits, how urgent it is, and what was decided"},
                           {.text = "What I told the hub",
                            .path = "/contacts",
                            .permission = permissions::follow,
                            .summary = "Tell the safeguarding hub about a child, and read what it answers",
                            .is_on_home_alone = true,
                            .besides = {"/contact"}},
                           {.text = "Checks asked of us",
                            .path = "/checks",
                            .permission = permissions::answer,
                            .summary = "What the safeguarding hub asks your agency about children, by when, and what it was answered",
                            .is_on_home_alone = true}},
            .notices = {{danger_now, permissions::work},
                        {contact_given, permissions::work},
                        {check_asked, permissions::answer},
                        {check_answered, permissions::work},
                        {outcome_told, permissions::follow}},
            .repeatable_fields = {"harms", "agencies", "named"}};
}

}  // namespace holdfast::hub_contacts

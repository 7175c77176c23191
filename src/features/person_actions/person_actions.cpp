#include "features/person_actions/person_actions.hpp"

#include "core/actions/action_pages.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/reminder_service.hpp"
#include "core/people/permissions.hpp"

#include <fmt/format.h>

namespace holdfast::person_actions {

actions::Desk desk_with(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    return {.kind = people::record_kind, .keys = keys, .read = people::permissions::view, .write = people::permissions::edit, .roles = roles};
}

site::Feature feature(const std::vector<actions::Desk>& desks) {
    return {.name = "person_actions",
            .migrations = actions::migrations(),
            .routes =
                [desks](site::Router& router) {
                    actions::add_action_routes(router, desks.front());
                    actions::add_own_actions_route(router, people::permissions::view, desks);
                },
            .navigation = {{.text = "Actions",
                            .path = "/actions",
                            .permission = people::permissions::view,
                            .summary = "What you agreed to do, and what is late in records you work on",
                            .is_on_home_alone = true}},
            .notices = {{actions::actions_due, people::permissions::view}}};
}

static subject_access::HeldItem held(const actions::Action& action, const actions::Update& update) {
    return {.what = "Action",
            .when = in_words(update.at),
            .from = update.by,
            .words = fmt::format("{}: {}", action.what, update.words.empty() ? "agreed" : update.words),
            .is_about_others = true};
}

subject_access::RecordSource held_in_actions(const trail::KeyFolder& keys) {
    return {.title = "Actions", .items = [desk = desk_with(keys)](trail::View& view, const std::string& reference) {
                std::vector<subject_access::HeldItem> items;
                const auto all = actions::actions_of(view, desk, reference);
                if (!all) return items;
                for (const auto& action : *all)
                    for (const auto& update : action.updates) items.push_back(held(action, update));
                return items;
            }};
}

}  // namespace holdfast::person_actions

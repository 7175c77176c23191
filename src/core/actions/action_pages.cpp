#include "core/actions/action_pages.hpp"

#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/form_pages.hpp"
#include "core/actions/plan_pages.hpp"
#include "core/attachments/attachment_service.hpp"

#include <fmt/format.h>
#include <memory>

namespace holdfast::actions {

namespace {

using SharedDesk = std::shared_ptr<const Desk>;

/// A refusal by fields is the page again with what was typed; any other goes its way.
template <class Made, class Again>
Outcome<site::Answer> answered(const Outcome<Made>& made, const Again& again, const std::string& path, std::string_view done) {
    if (made) return site::Answer{site::redirect_with_message(path, done)};
    if (made.refusal().kind != Refusal::Kind::invalid) return made.refusal();
    return site::Answer{TRY(again(made.refusal().errors))};
}

Outcome<site::Answer> in_answer(Outcome<site::Page> page) {
    if (!page) return page.refusal();
    return site::Answer{*std::move(page)};
}

Outcome<Id<Action>> added(trail::Change& change, const Desk& desk, const web::Request& request) {
    const auto& reference = request.parameter("subject");
    TRY(attachments::require_adding(change, desk, reference));
    auto [wanted, unread] = new_action_in(change, request);
    if (!unread.empty()) return invalid(all_of(std::move(unread), faults_of(change, desk, reference, wanted)));
    return add(change, desk, reference, wanted);
}

Outcome<site::Answer> add_one(const Desk& desk, trail::Change& change, const web::Request& request) {
    return answered(
        added(change, desk, request), [&](auto errors) { return new_action_page(change, desk, request, std::move(errors)); },
        plans_path(desk, request.parameter("subject")), "The action was added");
}

Outcome<int> said(trail::Change& change, const Desk& desk, const ActionRef& which, const web::Request& request) {
    const auto action = TRY(find_in(change, desk, which));
    if (!may_say(change, desk, which.reference, action.now())) return not_found();
    auto [said, unread] = update_in(change, request);
    if (!unread.empty()) return invalid(all_of(std::move(unread), faults_of(change, desk, action, said)));
    return say(change, desk, which, said);
}

Outcome<site::Answer> say_how(const Desk& desk, trail::Change& change, const web::Request& request) {
    const auto which = TRY(action_in(request));
    const auto made = said(change, desk, which, request);
    // Whoever was not first sees what the other said, with their own words still in the form.
    if (!made && made.refusal().kind == Refusal::Kind::conflict) return in_answer(action_page(change, desk, request, {{"words", made.refusal().message}}));
    return answered(
        made, [&](auto errors) { return action_page(change, desk, request, std::move(errors)); }, action_path(desk, which), "It was recorded");
}

Outcome<site::Answer> carry(const Desk& desk, trail::Change& change, const web::Request& request) {
    const auto& reference = request.parameter("subject");
    const auto carried = carry_forward(change, desk, {.reference = reference, .from = typed(request, "from"), .to = typed(request, "plan")});
    return answered(
        carried, [&](auto errors) { return plans_page(change, desk, request, std::move(errors)); }, plans_path(desk, reference),
        carried ? fmt::format("{} {} carried forward", *carried, *carried == 1 ? "action was" : "actions were") : "");
}

}  // namespace

void add_action_routes(site::Router& router, const Desk& desk) {
    const SharedDesk d = std::make_shared<const Desk>(desk);
    const std::string all = std::string(desk.kind.path) + "{subject}/actions", one = all + "/{action}";
    using Request = web::Request;
    router.get(all, desk.read, [d](trail::View& view, const Request& request) { return in_answer(plans_page(view, *d, request, {})); });
    router.get(all + "/new", desk.write, [d](trail::View& view, const Request& request) { return in_answer(new_action_page(view, *d, request, {})); });
    router.get(one, desk.read, [d](trail::View& view, const Request& request) { return in_answer(action_page(view, *d, request, {})); });
    router.post(all + "/new", desk.write, "Action agreed", [d](trail::Change& change, const Request& request) { return add_one(*d, change, request); });
    router.post(all + "/carried", desk.write, "Plan carried forward",
                [d](trail::Change& change, const Request& request) { return carry(*d, change, request); });
    router.post(one, desk.read, "Said how an action stands", [d](trail::Change& change, const Request& request) { return say_how(*d, change, request); });
}

void add_own_actions_route(site::Router& router, Permission permission, std::vector<Desk> desks) {
    router.get("/actions", permission, [desks = std::make_shared<const std::vector<Desk>>(std::move(desks))](trail::View& view, const web::Request&) {
        return Outcome<site::Answer>(site::Answer{own_actions_page(view, *desks)});
    });
}

}  // namespace holdfast::actions

#include "core/subject_access/request_service.hpp"

#include "core/subject_access/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::subject_access {

static RecordRef subject(Id<Asked> id) { return {"subject_access", std::to_string(id.number)}; }

/// By name, allowed to, and not about oneself: nobody decides what is kept from themselves.
static std::optional<Refusal> bars(const trail::View& view, Permission permission, Id<trail::Account> person) {
    if (!view.may(permission) || view.actor().is_operator) return forbidden();
    if (view.actor().account == person) return forbidden("Somebody else has to deal with what is held about you.");
    return std::nullopt;
}

static Outcome<Asked> request_in(trail::Change& change, Id<Asked> id, State state, Permission permission) {
    const auto asked = find_request(change, id);
    if (!asked) return not_found();
    if (auto refused = bars(change, permission, asked->person)) return *std::move(refused);
    if (asked->state != state) return conflict("The request is not at this step any more");
    return *asked;
}

Outcome<Id<Asked>> open_request(trail::Change& change, const std::vector<Source>& sources, const Asked& asked) {
    if (auto refused = bars(change, permissions::prepare, asked.person)) return *std::move(refused);
    std::vector<FieldError> errors;
    if (asked.person.number <= 0) errors.push_back({"person", "Choose a person"});
    if (asked.asked_on > change.today() || asked.asked_on == Date{}) errors.push_back({"asked_on", "Enter the day on which they asked, not after today"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto id = insert_request(change, asked);
    std::size_t count = 0;
    for (const auto& source : sources)
        for (auto& held : source.items(change, asked.person)) {
            insert_item(change, id, {.source = std::string(source.title), .held = std::move(held)});
            ++count;
        }
    change.record({"subject_access.gathered", subject(id), fmt::format("account {}, items {}", asked.person.number, count)});
    return id;
}

Outcome<Done> decide(trail::Change& change, Id<Asked> id, const GatheredItem& decided) {
    TRY(request_in(change, id, State::being_prepared, permissions::prepare));
    std::vector<FieldError> errors;
    const bool hides = decided.decision == Decision::left_out || decided.decision == Decision::replaced;
    if (decided.decision == Decision::undecided) errors.push_back({"decision", "Choose what the person is given"});
    if (hides && decided.why.empty()) errors.push_back({"why", "Say under which exemption, in words"});
    if (decided.decision == Decision::replaced && decided.instead.empty()) errors.push_back({"instead", "Enter the words that take its place"});
    if (!errors.empty()) return invalid(std::move(errors));
    GatheredItem kept = decided;
    if (!hides) kept.why.clear();
    if (decided.decision != Decision::replaced) kept.instead.clear();
    if (!decide_item(change, id, kept)) return not_found();
    change.record({"subject_access.decided", subject(id), fmt::format("item {}, {}", decided.id.number, token_of(decided.decision))});
    return Done{};
}

Outcome<Done> finish(trail::Change& change, Id<Asked> id) {
    TRY(request_in(change, id, State::being_prepared, permissions::prepare));
    give_the_rest(change, id);
    set_state(change, id, State::ready);
    const auto items = items_of(change, id);
    change.record({"subject_access.prepared", subject(id),
                   fmt::format("items {}, given {}", items.size(), std::ranges::count(items, Decision::given, &GatheredItem::decision))});
    return Done{};
}

Outcome<Done> send_back(trail::Change& change, Id<Asked> id, const std::string& reason) {
    TRY(request_in(change, id, State::ready, permissions::release));
    if (reason.empty()) return invalid({{"reason", "Say what has to be decided again"}});
    set_state(change, id, State::being_prepared);
    change.because(reason);
    change.record({"subject_access.sent_back", subject(id)});
    return Done{};
}

Outcome<Done> release(trail::Change& change, Id<Asked> id) {
    const auto asked = TRY(request_in(change, id, State::ready, permissions::release));
    if (asked.prepared_by == change.actor().account) return forbidden("Another person has to release what you prepared.");
    set_state(change, id, State::released);
    change.record({"subject_access.released", subject(id), fmt::format("account {}", asked.person.number)});
    return Done{};
}

Outcome<Done> withdraw(trail::Change& change, Id<Asked> id, const std::string& reason) {
    const auto asked = find_request(change, id);
    if (!asked) return not_found();
    if (auto refused = bars(change, permissions::prepare, asked->person)) return *std::move(refused);
    if (asked->state == State::released || asked->state == State::withdrawn) return conflict("The request is closed already");
    if (reason.empty()) return invalid({{"withdrawal", "Say why the request ends without an answer"}});
    wipe_items(change, id);
    wipe_name(change, id);
    set_state(change, id, State::withdrawn);
    change.because(reason);
    change.record({"subject_access.withdrawn", subject(id)});
    return Done{};
}

std::vector<GatheredItem> released_items(const std::vector<GatheredItem>& items) {
    std::vector<GatheredItem> released;
    for (GatheredItem item : items) {
        if (item.decision == Decision::left_out) item.held = {.what = "Left out", .words = "Not given: " + item.why};
        if (item.decision == Decision::replaced) item.held.from.clear();  // where it came from may name the person whom the words are kept from
        if (item.decision == Decision::replaced) item.held.words = item.instead + " (words replaced: " + item.why + ")";
        released.push_back(std::move(item));
    }
    return released;
}

}  // namespace holdfast::subject_access

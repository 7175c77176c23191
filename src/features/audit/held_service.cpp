#include "features/audit/held_service.hpp"

#include "core/trail/trail_store.hpp"

#include <fmt/format.h>

namespace holdfast::audit {

static std::vector<subject_access::HeldItem> items_about(trail::View& view, const RecordRef& record) {
    constexpr int more_than_any = 1'000'000;
    std::vector<subject_access::HeldItem> items;
    for (const auto& entry : trail::events_about(view, record, more_than_any))
        items.push_back({entry.type, in_words(entry.at), entry.agency.empty() ? "No agency" : entry.agency,
                         fmt::format("Entry {} of the trail, by {}: {}. {}", entry.sequence, entry.actor.empty() ? "nobody by name" : entry.actor,
                                     entry.reason.empty() ? "no reason" : entry.reason, entry.detail)});
    return items;
}

subject_access::Source who_saw_it() {
    return {.title = "Who saw it or changed it", .items = [](trail::View& view, Id<trail::Account> person) {
                return items_about(view, {"account", std::to_string(person.number)});
            }};
}

subject_access::RecordSource who_saw_record(std::string_view kind) {
    return {.title = "Who saw it or changed it", .items = [kind](trail::View& view, const std::string& reference) {
                return items_about(view, {kind, reference});
            }};
}

}  // namespace holdfast::audit

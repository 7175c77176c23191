#include "features/audit/held_service.hpp"

#include "core/trail/trail_store.hpp"

#include <fmt/format.h>

namespace holdfast::audit {

static std::vector<subject_access::HeldItem> items(trail::View& view, Id<trail::Account> person) {
    constexpr int more_than_any = 1'000'000;
    std::vector<subject_access::HeldItem> items;
    for (const auto& entry : trail::events_about(view, {"account", std::to_string(person.number)}, more_than_any))
        items.push_back({entry.type, in_words(entry.at), entry.agency.empty() ? "No agency" : entry.agency,
                         fmt::format("Entry {} of the trail, by {}: {}. {}", entry.sequence, entry.actor.empty() ? "nobody by name" : entry.actor,
                                     entry.reason.empty() ? "no reason" : entry.reason, entry.detail)});
    return items;
}

subject_access::Source who_saw_it() { return {.title = "Who saw it or changed it", .items = items}; }

}  // namespace holdfast::audit

#include "features/inbox/way_service.hpp"

#include "core/access/account.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::inbox {

std::vector<notices::Kind> kinds_to_choose(const trail::View& view, const Surroundings& surroundings) {
    std::vector<notices::Kind> kinds;
    for (const auto& [kind, reader] : surroundings.kinds)
        if (!kind.is_of_sign_in && view.may(reader)) kinds.push_back(kind);
    return kinds;
}

Outcome<Done> choose_ways(trail::Change& change, const Surroundings& surroundings, const Chosen& chosen) {
    const auto account = change.actor().account;
    std::vector<FieldError> errors;
    std::vector<std::pair<notices::Kind, notices::Way>> wanted;
    for (const auto& kind : kinds_to_choose(change, surroundings)) {
        const auto found = std::ranges::find(notices::ways, chosen(kind.key), &notices::WayWords::token);
        if (found == notices::ways.end()) errors.push_back({std::string(kind.key), fmt::format("Choose how you are told: {}", kind.title)});
        else if (found->way != notices::way_of(change, account, kind)) wanted.emplace_back(kind, found->way);
    }
    if (!errors.empty()) return invalid(std::move(errors));
    for (const auto& [kind, way] : wanted) notices::set_way(change, account, kind, way);
    if (!wanted.empty()) change.record({"notices.ways_chosen", {access::account_kind, std::to_string(account.number)}, std::to_string(wanted.size())});
    return Done{};
}

}  // namespace holdfast::inbox

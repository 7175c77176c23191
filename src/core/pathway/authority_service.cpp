#include "core/pathway/authority_service.hpp"

#include "core/organisations/organisation_store.hpp"

#include <fmt/format.h>

namespace holdfast::pathway {

Outcome<std::string> agency_of_authority(trail::View& view, const std::string& number) {
    std::vector<std::string> keys;
    for (const auto& agency : organisations::load_agencies(view))
        if (!agency.codes.la.empty() && (number.empty() || agency.codes.la == number)) keys.push_back(agency.key);
    if (keys.size() == 1) return keys[0];
    if (!number.empty()) return invalid(fmt::format("no agency on record has the local authority number {}: put it on record first", number));
    return invalid(keys.empty() ? "no agency on record has a local authority number: put it on record first"
                                : "several agencies on record have a local authority number: say whose return it is");
}

std::optional<KnownAs> known_as(trail::View& view, const std::string& agency, Id<people::Person> child) {
    KnownAs known;
    for (const auto& held : people::facts_of(view, child)) {
        if (!held.is_in_force()) continue;
        const auto* number = std::get_if<people::Identifier>(&held.fact);
        if (number != nullptr && number->kind == people::IdentifierKind::la_child_id && number->issuer == agency) known.la_child_id = number->value;
        else known.facts.push_back(held.fact);
    }
    return known.la_child_id.empty() ? std::nullopt : std::optional(std::move(known));
}

}  // namespace holdfast::pathway

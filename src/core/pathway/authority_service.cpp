#include "core/pathway/authority_service.hpp"

#include "core/organisations/organisation_store.hpp"

#include <fmt/format.h>
#include <set>
#include <utility>

namespace holdfast::pathway {

Outcome<std::string> agency_of_authority(trail::View& view, const std::string& number) {
    std::vector<std::string> keys;
    for (const auto& agency : organisations::load_agencies(view))
        if (!agency.codes.la.empty() && (number.empty() || agency.codes.la == number)) keys.push_back(agency.key);
    if (keys.size() == 1) return keys[0];
    if (!number.empty() && keys.empty()) return invalid(fmt::format("no agency on record has the local authority number {}: put it on record first", number));
    if (!number.empty()) return invalid(fmt::format("several agencies on record have the local authority number {}: one of them has to lose it", number));
    return invalid(keys.empty() ? "no agency on record has a local authority number: put it on record first"
                                : "several agencies on record have a local authority number: say whose return it is");
}

bool SaidBy::operator()(Id<Entry> entry) {
    auto found = known_.find(entry);
    if (found == known_.end()) found = known_.emplace(entry, find_entry(view_, entry).value().agency == agency_).first;
    return found->second;
}

/// What a fact is about: of two agencies that say different things about it, each is right in its own return.
static std::pair<people::FactKind, int> matter_of(const people::Fact& fact) {
    if (const auto* trait = std::get_if<people::Trait>(&fact)) return {people::kind_of(fact), static_cast<int>(trait->characteristic)};
    if (const auto* number = std::get_if<people::Identifier>(&fact)) return {people::kind_of(fact), static_cast<int>(number->kind)};
    return {people::kind_of(fact), 0};
}

std::optional<KnownAs> known_as(trail::View& view, const std::string& agency, Id<people::Person> child) {
    KnownAs known;
    auto facts = people::facts_of(view, child);
    std::erase_if(facts, [](const people::HeldFact& held) { return !held.is_in_force(); });
    std::set<std::pair<people::FactKind, int>> said;
    for (const auto& held : facts)
        if (held.source == agency) said.insert(matter_of(held.fact));
    for (const auto& held : facts) {
        const auto* number = std::get_if<people::Identifier>(&held.fact);
        if (number != nullptr && number->kind == people::IdentifierKind::la_child_id && number->issuer == agency) known.la_child_id = number->value;
        else if (held.source == agency || !said.contains(matter_of(held.fact))) known.facts.push_back(held.fact);
    }
    return known.la_child_id.empty() ? std::nullopt : std::optional(std::move(known));
}

}  // namespace holdfast::pathway

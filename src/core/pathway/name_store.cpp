#include "core/pathway/name_store.hpp"

namespace holdfast::pathway {

KnownBy known_by(trail::View& view, Id<people::Person> child) {
    KnownBy known;
    const people::Name* shown = nullptr;
    std::string number;
    const auto facts = people::facts_of(view, child);
    for (const auto& held : facts) {
        if (!held.is_in_force()) continue;
        if (const auto* name = std::get_if<people::Name>(&held.fact); name != nullptr && (shown == nullptr || name->kind == people::NameKind::current))
            shown = name;
        if (const auto* identifier = std::get_if<people::Identifier>(&held.fact);
            identifier != nullptr && identifier->kind == people::IdentifierKind::la_child_id && number.empty())
            number = identifier->value;
        if (const auto* birth = std::get_if<people::Birth>(&held.fact); birth != nullptr && (!known.born_on || known.is_expected)) {
            known.born_on = birth->on;
            known.is_expected = birth->precision == people::BirthPrecision::expected;
        }
    }
    if (shown != nullptr) known.name = shown->given + (shown->given.empty() || shown->family.empty() ? "" : " ") + shown->family;
    else known.name = number.empty() ? "No name on record" : "Child " + number;
    return known;
}

std::optional<int> age_on(const std::optional<Date>& born_on, Date day) {
    if (!born_on || *born_on > day) return std::nullopt;
    const std::chrono::year_month_day born{*born_on}, on{day};
    const int years = static_cast<int>(on.year()) - static_cast<int>(born.year());
    return std::pair(on.month(), on.day()) < std::pair(born.month(), born.day()) ? years - 1 : years;
}

}  // namespace holdfast::pathway

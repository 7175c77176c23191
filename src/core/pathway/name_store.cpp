#include "core/pathway/name_store.hpp"

#include <fmt/format.h>

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

/// Whole calendar months; precondition: born by the day.
static int months_on(Date born_on, Date day) {
    const std::chrono::year_month_day born{born_on}, on{day};
    const auto months = (static_cast<int>(on.year()) - static_cast<int>(born.year())) * 12 + static_cast<int>(static_cast<unsigned>(on.month())) -
                        static_cast<int>(static_cast<unsigned>(born.month()));
    return on.day() < born.day() ? months - 1 : months;
}

std::optional<int> age_on(const std::optional<Date>& born_on, Date day) {
    if (!born_on || *born_on > day) return std::nullopt;
    return months_on(*born_on, day) / 12;
}

std::string age_in_words(const std::optional<Date>& born_on, Date day) {
    if (!born_on) return "";
    if (*born_on > day) return "Before birth";
    const int months = months_on(*born_on, day);
    if (months >= 24) return fmt::format("{} years", months / 12);
    return fmt::format("{} {}", months, months == 1 ? "month" : "months");
}

}  // namespace holdfast::pathway

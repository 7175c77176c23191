#include "core/people/shown.hpp"

#include <fmt/format.h>
#include <utility>

namespace holdfast::people {

std::string name_shown(const std::vector<HeldFact>& facts) {
    const Name* shown = nullptr;
    for (const auto& held : facts) {
        const auto* name = std::get_if<Name>(&held.fact);
        if (name != nullptr && held.is_in_force() && (shown == nullptr || name->kind == NameKind::current)) shown = name;
    }
    if (shown == nullptr) return "No name on record";
    return shown->given.empty() ? shown->family : shown->family.empty() ? shown->given : shown->given + " " + shown->family;
}

static int years_between(Date born, Date day) {
    const std::chrono::year_month_day a{born}, b{day};
    const int years = static_cast<int>(b.year()) - static_cast<int>(a.year());
    return std::pair(b.month(), b.day()) < std::pair(a.month(), a.day()) ? years - 1 : years;
}

std::string birth_shown(const std::vector<HeldFact>& facts, Date today) {
    for (const auto& held : facts) {
        const auto* birth = std::get_if<Birth>(&held.fact);
        if (birth == nullptr || !held.is_in_force()) continue;
        if (birth->precision == BirthPrecision::expected) return "Expected on " + in_words(birth->on);
        const int years = years_between(birth->on, today);
        return fmt::format("{} ({}{} {})", in_words(birth->on), birth->precision == BirthPrecision::estimated ? "estimated, " : "", years,
                           years == 1 ? "year" : "years");
    }
    return "Not known";
}

}  // namespace holdfast::people

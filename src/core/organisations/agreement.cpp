#include "core/organisations/agreement.hpp"

#include <algorithm>

namespace holdfast::organisations {

bool is_in_date(const Agreement& agreement, Date day) { return agreement.from <= day && (!agreement.until || *agreement.until >= day); }

std::optional<Date> last_day_covered(const std::vector<Agreement>& agreements, Date day) {
    std::optional<Date> last;
    for (Date next = day;;) {
        const auto goes_on = std::ranges::find_if(agreements, [&](const Agreement& agreement) { return is_in_date(agreement, next); });
        if (goes_on == agreements.end()) return last;
        if (!goes_on->until) return std::nullopt;
        last = goes_on->until;
        next = *last + std::chrono::days{1};
    }
}

Standing standing_on(const std::vector<Agreement>& agreements, Date day) {
    if (agreements.empty()) return Standing::none;
    if (std::ranges::any_of(agreements, [&](const Agreement& agreement) { return is_in_date(agreement, day); })) {
        const auto last = last_day_covered(agreements, day);
        return last && *last <= day + std::chrono::days{days_of_notice} ? Standing::ends_soon : Standing::in_date;
    }
    const bool is_to_come = std::ranges::any_of(agreements, [&](const Agreement& agreement) { return agreement.from > day; });
    return is_to_come ? Standing::not_yet : Standing::ended;
}

std::string_view in_words(Standing standing) {
    switch (standing) {
        case Standing::in_date: return "in date";
        case Standing::ends_soon: return "ends soon";
        case Standing::not_yet: return "not yet in force";
        case Standing::ended: return "ended";
        case Standing::none: break;
    }
    return "none on file";
}

std::string problem_of(const Agreement& agreement) {
    if (agreement.until && *agreement.until < agreement.from) return "must not be earlier than from";
    return {};
}

}  // namespace holdfast::organisations

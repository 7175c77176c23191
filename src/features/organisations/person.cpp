#include "features/organisations/person.hpp"

#include <algorithm>

namespace holdfast::organisations {

Place place_on(const Person& person, Date day) {
    const auto any = [&](auto fits) { return std::ranges::any_of(person.grants, fits); };
    if (any([&](const access::Grant& grant) { return access::is_in_force(grant, day); })) return Place::here;
    if (any([&](const access::Grant& grant) { return !grant.ended_at && grant.from && *grant.from > day; })) return Place::to_come;
    return Place::gone;
}

std::string_view in_words(Place place) {
    switch (place) {
        case Place::here: return "holds a role";
        case Place::to_come: return "starts later";
        case Place::gone: break;
    }
    return "holds no role";
}

static std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

static bool names(const access::Account& account, const std::string& words) {
    const std::string wanted = in_small_letters(words);
    return in_small_letters(account.name).find(wanted) != std::string::npos || in_small_letters(account.user_name).find(wanted) != std::string::npos;
}

bool takes(const PeopleSelection& selection, const Person& person, Date day) {
    const Place place = place_on(person, day);
    if (selection.place && *selection.place != place) return false;
    if (!selection.words.empty() && !names(person.account, selection.words)) return false;
    if (!selection.agency && selection.role.empty()) return true;
    return std::ranges::any_of(person.grants, [&](const access::Grant& grant) {
        const bool counts = place != Place::here || access::is_in_force(grant, day);
        return counts && (!selection.agency || grant.agency == selection.agency) && (selection.role.empty() || grant.role == selection.role);
    });
}

}  // namespace holdfast::organisations

#pragma once

#include "core/access/account.hpp"
#include "core/access/grant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::organisations {

/// How a person stands on a day: can sign in, cannot yet, or can no longer.
enum class Place { here, to_come, gone };

/// Somebody with an account, and every post and role they have or had.
struct Person {
    access::Account account{};
    std::vector<access::Post> posts{};
    std::vector<access::Grant> grants{};
};

Place place_on(const Person& person, Date day);
/// For people: "holds a role", "starts later", "holds no role".
std::string_view in_words(Place place);

/// What a list of people is narrowed to; empty is all.
struct PeopleSelection {
    std::string words{};  ///< in the name or the user name, in any case
    std::optional<access::AgencyId> agency{};
    std::string role{};
    std::optional<Place> place{};
};
/// Whether the person is among those asked for: agency and role are looked for in what counts on the day, or ever for those who are gone.
bool takes(const PeopleSelection& selection, const Person& person, Date day);

}  // namespace holdfast::organisations

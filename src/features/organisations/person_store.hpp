#pragma once

#include "core/trail/change.hpp"
#include "features/organisations/person.hpp"

#include <optional>
#include <vector>

namespace holdfast::organisations {

/// Everybody with an account, by name, with every post and role they have or had.
std::vector<Person> load_people(trail::View& view);
std::optional<Person> find_person(trail::View& view, Id<trail::Account> account);

}  // namespace holdfast::organisations

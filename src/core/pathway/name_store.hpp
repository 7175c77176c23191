#pragma once

#include "core/people/person_store.hpp"

namespace holdfast::pathway {

/// By what a child is known: a name, else the authority's number, and the day of birth.
struct KnownBy {
    std::string name{};
    std::optional<Date> born_on{};
    bool is_expected{};  ///< not yet born when it was said
};
KnownBy known_by(trail::View& view, Id<people::Person> child);

/// Whole years on the day; nothing where the birth is not known or lies ahead.
std::optional<int> age_on(const std::optional<Date>& born_on, Date day);
/// `14 years`, and in calendar months below the age of two: `23 months`. `Before birth` where it lies ahead, empty where the birth is not known.
std::string age_in_words(const std::optional<Date>& born_on, Date day);

}  // namespace holdfast::pathway

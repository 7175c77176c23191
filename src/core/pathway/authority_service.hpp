#pragma once

#include "base/outcome.hpp"
#include "core/people/person_store.hpp"

#include <string>
#include <vector>

/// Whose a return is, and how that authority knows its children.
namespace holdfast::pathway {

/// The agency on record with the local authority's number; without a number the only one that has any. Refused where there is none, or several.
Outcome<std::string> agency_of_authority(trail::View& view, const std::string& number);

/// The authority's own number of a child, and everything else that is on record of who the child is.
struct KnownAs {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
};
/// Nothing where the authority has no number for the child.
std::optional<KnownAs> known_as(trail::View& view, const std::string& agency, Id<people::Person> child);

}  // namespace holdfast::pathway

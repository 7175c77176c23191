#pragma once

#include "core/people/person_service.hpp"
#include "core/site/router.hpp"
#include "web/html.hpp"

#include <optional>

namespace holdfast::people {

/// What the viewer may know of somebody who is named in what another record says.
policy::Standing standing_of(trail::View& view, Id<Person> id);
/// Somebody else as far as the viewer may know of them; nothing where they may not.
std::optional<web::Html> other_person(trail::View& view, Id<Person> id);

/// The family of a person: relationships from either side with their days, who has the same parent, and who lives or lived at their addresses.
void add_family_routes(site::Router& router);

}  // namespace holdfast::people

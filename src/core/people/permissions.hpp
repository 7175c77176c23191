#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::people {

namespace permissions {
inline constexpr Permission find{"people.find", "Look for a child or an adult by name, day of birth or number"};
inline constexpr Permission view{"people.view", "Read the records of children and adults that one has a part in"};
inline constexpr Permission edit{"people.edit", "Put a child or an adult on record, and add to and correct the records that one works on"};
inline constexpr Permission allocate{"people.allocate", "Say who of one's own agency owns and works on the record of a child whom the law gives to the agency"};
inline constexpr Permission merge{"people.merge", "Say that two records are of one person, and take that back"};
}  // namespace permissions

/// How the policy, the trail and notices name the record of a child or an adult.
inline constexpr std::string_view person_kind = "person";

inline const policy::RecordKind record_kind{.kind = person_kind,
                                            .label = "child or adult",
                                            .path = "/persons/",
                                            .permissions = {{policy::Verb::list, permissions::view},
                                                            {policy::Verb::read, permissions::view},
                                                            {policy::Verb::write, permissions::edit},
                                                            {policy::Verb::share, policy::permissions::decide_sharing},
                                                            {policy::Verb::manage, permissions::edit},
                                                            {policy::Verb::allocate, permissions::allocate}}};

}  // namespace holdfast::people

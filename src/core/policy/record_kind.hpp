#pragma once

#include "base/permission.hpp"
#include "core/policy/facts.hpp"
#include "core/trail/actor.hpp"

#include <string>
#include <utility>
#include <vector>

namespace holdfast::policy {

namespace permissions {
inline constexpr Permission find_known{"policy.find_known", "Learn that a child is known to the partnership, and whom to ask"};
inline constexpr Permission break_glass{"policy.break_glass", "Open a record one is no part of, for a short time, with a reason that is reviewed"};
inline constexpr Permission review_break_glass{"policy.review_break_glass", "Accept or challenge each use of break-glass by others"};
inline constexpr Permission maintain_conflicts{"policy.maintain_conflicts",
                                               "Keep the register of conflicts of interest, and lift a bar together with a second person"};
inline constexpr Permission decide_sharing{"policy.decide_sharing", "Record what was shared or withheld, and why"};
inline constexpr Permission name_readers{"policy.name_readers", "Name the readers of a vault together with a second person"};
}  // namespace permissions

/// A kind of record as a slice contributes it: what it is called, where it is shown, and which permission its verbs take.
struct RecordKind {
    std::string_view kind{};                                 ///< of RecordRef
    std::string_view label{};                                ///< "contact"
    std::string_view path{};                                 ///< "/hub/contacts/": the reference follows
    std::vector<std::pair<Verb, Permission>> permissions{};  ///< a verb that is not here is nobody's by role
    std::string_view vault{};                                ///< the vault that holds every record of the kind, or empty
};

/// Which verbs the actor's roles permit for the kind.
Verbs permitted(const trail::Actor& actor, const RecordKind& kind);

/// The agencies and teams for which somebody acts, by name.
struct Belonging {
    std::vector<std::string> agencies{};
    std::vector<std::string> teams{};
};

}  // namespace holdfast::policy

#include "core/policy/record_kind.hpp"

namespace holdfast::policy {

Verbs permitted(const trail::Actor& actor, const RecordKind& kind) {
    Verbs verbs;
    for (const auto& [verb, permission] : kind.permissions)
        if (actor.may(permission)) verbs.add(verb);
    return verbs;
}

}  // namespace holdfast::policy

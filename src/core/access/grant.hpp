#pragma once

#include "core/organisations/agency.hpp"
#include "core/trail/actor.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::access {

using AgencyId = Id<organisations::Agency>;

/// A post that a person holds at an agency for a period; the last day counts in.
struct Post {
    Id<Post> id{};
    Id<trail::Account> account{};
    AgencyId agency{};
    std::string title{};
    std::string team{};
    Date from{};
    std::optional<Date> until{};
    std::optional<Instant> ended_at{};  ///< ended on the spot, on or before `until`
};

/// A role granted to a person, for an agency and a period. A grant that belongs to a post ends with it.
struct Grant {
    Id<Grant> id{};
    Id<trail::Account> account{};
    std::string role{};
    std::optional<AgencyId> agency{};  ///< nothing for the first administrator, the operator's accounts and those from before agencies were kept
    std::optional<Id<Post>> post{};
    std::optional<Date> from{};         ///< nothing for those from before days were kept
    std::optional<Date> until{};        ///< the last day
    std::optional<Instant> ended_at{};  ///< ended on the spot
};

/// Whether it counts on the day, as far as its own days go; its agency needs an agreement in date besides.
template <class Dated>
bool is_in_force(const Dated& dated, Date day) {
    const std::optional<Date> from = dated.from;
    return !dated.ended_at && (!from || *from <= day) && (!dated.until || *dated.until >= day);
}

/// A role by its key, or nothing.
const Role* find_role(const std::vector<Role>& roles, std::string_view key);

/// Whether the actor may give the role to somebody: who holds every permission of it may, and who holds `access.grant.` and its key.
bool may_grant(const trail::Actor& actor, const Role& role);
/// Whether a second person must confirm a grant of the role, because it lets its holder give roles in turn.
bool takes_two_people(const Role& role);

}  // namespace holdfast::access

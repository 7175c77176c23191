#pragma once

#include "core/people/person_service.hpp"

#include <string>
#include <vector>

namespace holdfast::people {

/// Who of an agency is to have a part in a child's record, and why.
struct Allocation {
    policy::Relation relation{};  ///< owner, worker or team
    std::string user_name{};      ///< of the owner or worker
    std::string team{};           ///< `council/north`, one of `teams_for`
    bool is_in_place{};           ///< whoever owned it before does not any more
    std::string because{};
};
/// Gives somebody of an agency to which the law gives the record a part in it, as a child who came by a return is nobody's. Refused to who may not allocate it for that agency, where the
/// person or team is not the agency's, and without a reason, each by its field (`relation`, `account`, `team`, `because`).
Outcome<Done> allocate(trail::Change& change, const std::string& reference, const Allocation& wanted);

/// Whether the account acts for one of these agencies (by key or name) today: by its own agency, or by a post.
bool acts_for(trail::View& view, Id<trail::Account> account, const std::vector<std::string>& agencies);
/// The agencies, among those for which the viewer acts, to which the law gives the record.
std::vector<std::string> own_agencies_by_law(trail::View& view, const std::string& reference);
/// The teams of these agencies, from the posts that are held today, as the policy names them.
std::vector<std::string> teams_for(trail::View& view, const std::vector<std::string>& agencies);

}  // namespace holdfast::people

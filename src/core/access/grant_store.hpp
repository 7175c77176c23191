#pragma once

#include "core/access/grant.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <set>
#include <vector>

namespace holdfast::access {

/// The schema of posts, grants, and grants that await a second person. Moves what was granted before days and agencies were kept.
store::Migration grants_migration();

/// Stores a grant from today unless it says otherwise.
Id<Grant> insert_grant(trail::Change& change, const Grant& grant);
std::optional<Grant> find_grant(trail::View& view, Id<Grant> id);
/// Every grant of the person there is or was, the latest first.
std::vector<Grant> grants_of(trail::View& view, Id<trail::Account> account);
/// Every grant of everybody there is or was, the latest first.
std::vector<Grant> every_grant(trail::View& view);
/// Every grant for the agency, by account and role.
std::vector<Grant> grants_at(trail::View& view, AgencyId agency);
/// Every grant that counts on the day, as far as its own days go.
std::vector<Grant> grants_in_force(trail::View& view, Date day);
/// Who has the role on the day.
std::set<Id<trail::Account>> accounts_in_role(trail::View& view, std::string_view role, Date day);
/// Gives the grant another last day.
void set_last_day(trail::Change& change, Id<Grant> id, std::optional<Date> last_day);
/// Ends the grant now.
void close_grant(trail::Change& change, Id<Grant> id);

Id<Post> insert_post(trail::Change& change, const Post& post);
std::optional<Post> find_post(trail::View& view, Id<Post> id);
std::vector<Post> posts_of(trail::View& view, Id<trail::Account> account);
/// Every post of everybody there is or was, the latest first.
std::vector<Post> every_post(trail::View& view);
/// Ends the post and the grants that belong to it now.
void close_post(trail::Change& change, Id<Post> id);
/// Makes the day the last one of the post and of the grants that belong to it and would go on beyond it.
void limit_post(trail::Change& change, Id<Post> id, Date last_day);

/// Whether any grant of the person counts now, their agency's agreement being in date.
bool has_grant_in_force(trail::View& view, Id<trail::Account> account);
/// Ends every open session of the person.
void end_sessions_of(trail::Change& change, Id<trail::Account> account);

/// A grant that one person proposed and another has to confirm.
struct Proposal {
    Id<Proposal> id{};
    Grant grant{};
    Id<trail::Account> proposed_by{};
    Instant proposed_at{};
};
Id<Proposal> insert_proposal(trail::Change& change, const Grant& grant);
/// Those that nobody has decided yet, the oldest first.
std::vector<Proposal> open_proposals(trail::View& view);
void decide_proposal(trail::Change& change, Id<Proposal> id, bool is_confirmed);

}  // namespace holdfast::access

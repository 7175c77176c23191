#pragma once

#include "base/outcome.hpp"
#include "core/access/grant.hpp"
#include "core/access/grant_store.hpp"
#include "core/access/permissions.hpp"

#include <string>
#include <vector>

namespace holdfast::access {

/// What came of a wish to grant: it counts, or another administrator has to confirm it first.
enum class Granted { done, awaits_second_person };

/// Grants a role. Refused to who may not grant it; where the agency is unknown, has no information-sharing agreement in date, or the
/// person holds the role there already. The operator at the command line needs no second person.
Outcome<Granted> grant_role(trail::Change& change, const Grant& grant, const std::vector<Role>& roles);

/// Confirms or declines a proposed grant. Refused to who proposed it, to who would get it, and to who could not have proposed it.
Outcome<Done> confirm_grant(trail::Change& change, Id<Proposal> id, const std::vector<Role>& roles);
Outcome<Done> decline_grant(trail::Change& change, Id<Proposal> id, const std::vector<Role>& roles);

/// Whether the actor is to answer for who may do what at the agency: somebody whose role there has `access.review`.
bool leads_at(trail::View& view, AgencyId agency, const std::vector<Role>& roles);

/// Ends a grant on the spot, by an administrator or by who leads at its agency; when it was the person's last, their sessions end too. Refused for the last administrator there is.
Outcome<Done> end_grant(trail::Change& change, Id<Grant> id, const std::vector<Role>& roles);

/// A post to be taken, with the roles that go with it.
struct NewPost {
    Post post{};
    std::vector<std::string> roles{};
};
/// Gives a person a post and grants its roles for the time of the post. Says whether a role awaits a second person.
Outcome<Granted> take_post(trail::Change& change, const NewPost& wanted, const std::vector<Role>& roles);

/// Ends the post, and with it the roles that came with it: on the spot, or at the end of `last_day` where that is today or later.
Outcome<Done> end_post(trail::Change& change, Id<Post> id, std::optional<Date> last_day, const std::vector<Role>& roles);

/// Why somebody who has shown who they are may not enter, in a sentence for them; nothing when they may.
std::optional<std::string> reason_for_no_entry(trail::View& view, Id<trail::Account> account);

}  // namespace holdfast::access

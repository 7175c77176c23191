#pragma once

#include "core/access/account.hpp"
#include "core/sign_in/link_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::sign_in {

/// What a letter with a link is made with.
struct LinkMail {
    const trail::KeyFolder& keys;
    std::string partnership{};  ///< its name
};

/// Somebody who has no password yet, and whom the viewer may invite.
struct Invitee {
    access::Account account{};
    std::optional<Link> invitation{};  ///< the latest
    std::string obstacle{};            ///< why they cannot be invited today, in a sentence; empty where they can

    bool is_invited(Instant now) const { return invitation && !invitation->is_over && invitation->until_at > now; }
};
/// Everybody who cannot sign in yet: all of them to who manages accounts, those of the agency to its lead. By name.
std::vector<Invitee> invitees(trail::View& view, const std::vector<Role>& roles);

/// Writes to the person with a link to choose their password; a link they had before opens nothing any more. Refused to who may not invite them;
/// where they have signed in or have a password, where no address is known, and where their agency has no agreement in date.
Outcome<Done> invite(trail::Change& change, Id<trail::Account> account, const LinkMail& mail, const std::vector<Role>& roles);
/// Invites all whom the actor may invite and who were not invited, or whose link has run out. Gives how many.
Outcome<int> invite_all(trail::Change& change, const LinkMail& mail, const std::vector<Role>& roles);
/// The same link, not sent but given once to who manages accounts, to hand over; its key.
Outcome<std::string> hand_over_invitation(trail::Change& change, Id<trail::Account> account, const std::vector<Role>& roles);

/// Puts somebody's address on record, or takes it off; needs access.manage_accounts. The address before is told.
Outcome<Done> change_email(trail::Change& change, Id<trail::Account> account, const std::string& email);

}  // namespace holdfast::sign_in

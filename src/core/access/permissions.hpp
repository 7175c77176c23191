#pragma once

#include "base/permission.hpp"

namespace holdfast::access::permissions {

/// Whoever holds this can give roles to others, so granting a role that carries it takes two people.
inline constexpr Permission manage_accounts{"access.manage_accounts", "Add accounts, grant and end roles, and see who has which"};
inline constexpr Permission review_access{"access.review", "Review who at one's own agency may do what, and sign it off"};
/// An administrator may not review access and yet may grant the role that does; see may_grant.
inline constexpr Permission grant_lead{"access.grant.agency_safeguarding_lead", "Grant the role of agency safeguarding lead"};
/// The same for those who read what administrators have no part in: allegations against people who work with children.
inline constexpr Permission grant_designated_officer{"access.grant.designated_officer", "Grant the role of designated officer"};
inline constexpr Permission grant_designated_manager{"access.grant.designated_officers_manager", "Grant the role of designated officers' manager"};
/// At one's own agency; whoever manages accounts, at every agency.
inline constexpr Permission invite{"access.invite", "Invite people to choose a password, and see who was invited"};
inline constexpr Permission read_trail{"access.read_trail", "Read the trail of events"};

}  // namespace holdfast::access::permissions

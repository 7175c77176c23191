#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::hub_contacts {

namespace permissions {
inline constexpr Permission follow{"hub_contacts.follow", "Follow the concerns about children that one has sent to the safeguarding hub"};
inline constexpr Permission work{"hub_contacts.work", "Take, rate and answer contacts in the safeguarding hub"};
inline constexpr Permission decide{"hub_contacts.decide", "Decide what becomes of a contact with the safeguarding hub"};
inline constexpr Permission supervise{"hub_contacts.supervise", "Restrict contacts of the safeguarding hub, and say who besides its officers has a part in them"};
inline constexpr Permission answer{"hub_contacts.answer", "Answer for an agency what it holds about children of whom the safeguarding hub asks"};
inline constexpr Permission count{"hub_contacts.count", "See how many contacts the safeguarding hub had, and what became of them"};
inline constexpr Permission import_past{"hub_contacts.import", "Load what is counted of contacts that a safeguarding hub took in another program"};
}  // namespace permissions

/// How the policy, the trail and notices name a contact, and what one agency is asked in it.
inline constexpr std::string_view contact_kind = "hub_contact";
inline constexpr std::string_view check_kind = "hub_check";

inline const policy::RecordKind contact_records{.kind = contact_kind,
                                                .label = "contact",
                                                .path = "/hub/contacts/",
                                                .permissions = {{policy::Verb::list, permissions::work},
                                                                {policy::Verb::read, permissions::work},
                                                                {policy::Verb::write, permissions::work},
                                                                {policy::Verb::advance, permissions::work},
                                                                {policy::Verb::share, policy::permissions::decide_sharing},
                                                                {policy::Verb::manage, permissions::supervise},
                                                                {policy::Verb::allocate, permissions::work}}};

/// A check belongs to the agency that is asked: its people come to it by this, the hub's by the contact.
inline const policy::RecordKind check_records{.kind = check_kind,
                                              .label = "check",
                                              .path = "/checks/",
                                              .permissions = {{policy::Verb::list, permissions::answer},
                                                              {policy::Verb::read, permissions::answer},
                                                              {policy::Verb::write, permissions::answer},
                                                              {policy::Verb::share, policy::permissions::decide_sharing},
                                                              {policy::Verb::allocate, permissions::answer}}};

}  // namespace holdfast::hub_contacts

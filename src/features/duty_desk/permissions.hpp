#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::duty_desk {

namespace permissions {
inline constexpr Permission work{"duty_desk.work", "Log advice given at the duty desk, and read what one's agency gave"};
inline constexpr Permission rota{"duty_desk.rota", "See who is on duty at the duty desk"};
inline constexpr Permission lead{"duty_desk.lead", "Say who is on duty at the duty desk"};
}  // namespace permissions

/// How the policy, the trail and notices name the record.
inline constexpr std::string_view advice_call_kind = "advice_call";
/// The series of its references, and that of the contacts that may follow it.
inline constexpr std::string_view advice_series = "ADV", contact_series = "HUB";

inline const policy::RecordKind advice_call_records{.kind = advice_call_kind,
                                                    .label = "advice call",
                                                    .path = "/duty-desk/advice/",
                                                    .permissions = {{policy::Verb::list, permissions::work}, {policy::Verb::read, permissions::work}}};

}  // namespace holdfast::duty_desk

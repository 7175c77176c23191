#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::lado {

namespace permissions {
inline constexpr Permission refer{"lado.refer", "Refer an allegation against somebody who works with children, and follow one's own referrals"};
inline constexpr Permission manage{"lado.manage", "Deal with allegations as the designated officer, and log advice"};
inline constexpr Permission supervise{"lado.supervise", "Pass cases of a designated officer to another, and draw samples of closed cases for audit"};
inline constexpr Permission lead{"lado.lead", "See and answer what a designated officer shares with them as the safeguarding lead of an employer"};
inline constexpr Permission count{"lado.count", "See how many allegations there were, of what kind and with what outcome, without any case"};
}  // namespace permissions

/// How the policy, the trail and notices name an allegation, and the vault that holds its words.
inline constexpr std::string_view allegation_kind = "lado_allegation";
inline constexpr std::string_view consultation_kind = "lado_consultation";
inline constexpr std::string_view sample_kind = "lado_sample";
inline constexpr std::string_view share_kind = "lado_share";
inline constexpr std::string_view vault_name = "lado";

inline const policy::RecordKind allegation_records{.kind = allegation_kind,
                                                   .label = "allegation",
                                                   .path = "/lado/allegations/",
                                                   .permissions = {{policy::Verb::list, permissions::manage},
                                                                   {policy::Verb::read, permissions::manage},
                                                                   {policy::Verb::write, permissions::manage},
                                                                   {policy::Verb::advance, permissions::manage},
                                                                   {policy::Verb::share, permissions::manage},
                                                                   {policy::Verb::manage, permissions::manage},
                                                                   {policy::Verb::allocate, permissions::manage}},
                                                   .vault = vault_name};
inline const policy::RecordKind consultation_records{
    .kind = consultation_kind,
    .label = "consultation",
    .path = "/lado/consultations/",
    .permissions = {{policy::Verb::list, permissions::manage}, {policy::Verb::read, permissions::manage}, {policy::Verb::write, permissions::manage}},
    .vault = vault_name};
/// What a designated officer shares of a case with one safeguarding lead of the employer. It is in no vault with named readers: the lead owns it, and nobody else has a part.
inline const policy::RecordKind share_records{
    .kind = share_kind,
    .label = "shared case",
    .path = "/lado/shared/",
    .permissions = {{policy::Verb::list, permissions::lead}, {policy::Verb::read, permissions::lead}, {policy::Verb::write, permissions::lead}}};

/// A sample of closed cases for audit, for the actions that audits lead to: every designated officer of the authority finds theirs, who supervises agrees them.
inline const policy::RecordKind sample_records{
    .kind = sample_kind,
    .label = "audit of closed cases",
    .path = "/lado/audits/",
    .permissions = {{policy::Verb::list, permissions::manage}, {policy::Verb::read, permissions::manage}, {policy::Verb::allocate, permissions::supervise}},
    .vault = vault_name};

}  // namespace holdfast::lado

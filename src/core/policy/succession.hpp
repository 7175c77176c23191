#pragma once

#include "core/policy/decision.hpp"

namespace holdfast::policy {

/// What may be done about a record that nobody owns who could still act.
enum class SuccessionStep : std::uint8_t {
    propose,  ///< name its new owner
    decide,   ///< confirm or decline what another has proposed
};

/// What the rule needs to know beside the record itself.
struct SuccessionFacts {
    RecordFacts record{};
    bool has_active_owner{};
    bool is_of_their_agency{};   ///< the asker acts for the agency that owns it, or for one to which the work of that one passed
    bool may_decide{};           ///< by the asker's roles
    std::int64_t successor{};    ///< the account that is to own it; 0 while nobody is named
    std::int64_t proposed_by{};  ///< the account that named the successor; 0 while nobody is named
};

/// May the asker take this step. Like `decide`, it reads nothing; what it allows shows nothing of the record but its reference.
Decision decide_succession(const Asker& asker, SuccessionStep step, const SuccessionFacts& facts, Instant now);

}  // namespace holdfast::policy

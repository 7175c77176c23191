#pragma once

#include "core/policy/conflict_store.hpp"
#include "core/policy/record_service.hpp"

#include <chrono>

namespace holdfast::policy {

/// A bar is lifted for so long at most.
inline constexpr std::chrono::hours longest_override{7 * 24};

/// Whether the viewer keeps this part of the register: that of a vault is its named readers', the rest is of whoever may policy.maintain_conflicts.
bool keeps_register(trail::View& view, const std::string& vault);

/// Enters a conflict of interest in the register; from then on the person is barred. Everybody may declare their own, also for a reference that
/// they know only from outside: the answer does not say whether there is such a record. Others' are for who keeps the register. Of a vault's records
/// no reason is kept: it would tell outside the vault whom they are about.
Outcome<Id<DeclaredConflict>> declare_conflict(trail::Change& change, const DeclaredConflict& declared);
/// What came of a step towards the end of a conflict.
enum class Withdrawal : std::uint8_t { awaits_second_person, done };
/// Takes one out of force: one person says why, and a second confirms it. Refused to who is barred by it, to who may not keep the register, and the second
/// time to who said it first.
Outcome<Withdrawal> withdraw_conflict(trail::Change& change, Id<DeclaredConflict> id, const std::string& reason);

/// Proposes that the person may deal with the record in spite of the conflict. Nothing changes until a second person confirms it.
Outcome<Id<Override>> propose_override(trail::Change& change, const Override& wanted);
/// The second person's consent. Refused to who proposed it and to who is barred.
Outcome<Done> confirm_override(trail::Change& change, Id<Override> id);

/// Names a reader of a vault; it takes a second person, and neither of the two may be the reader.
Outcome<Id<VaultReader>> propose_vault_reader(trail::Change& change, const VaultReader& wanted);
Outcome<Done> confirm_vault_reader(trail::Change& change, Id<VaultReader> id);
/// Ends it on the spot.
Outcome<Done> end_vault_reader(trail::Change& change, Id<VaultReader> id);

}  // namespace holdfast::policy

#pragma once

#include "base/record_ref.hpp"
#include "core/policy/facts.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::policy {

/// A person must not deal with a record, as the register says.
struct DeclaredConflict {
    Id<DeclaredConflict> id{};
    std::string kind{}, reference{};
    Id<trail::Account> account{};
    Conflict conflict{};
    std::string reason{};
    Id<trail::Account> declared_by{};
    Instant declared_at{};
    std::optional<Instant> ended_at{};
    std::optional<Id<trail::Account>> withdrawal_by{};  ///< who says that there is no conflict any more; a second person has to confirm it
    std::string vault{};                                ///< the vault of the record's kind, or empty
};
Id<DeclaredConflict> insert_conflict(trail::Change& change, const DeclaredConflict& declared);
std::optional<DeclaredConflict> find_conflict(trail::View& view, Id<DeclaredConflict> id);
/// Every one that holds, the latest first.
std::vector<DeclaredConflict> conflicts_in_force(trail::View& view);
/// Every one with the record that there was, the earliest first.
std::vector<DeclaredConflict> conflicts_with(trail::View& view, const RecordRef& record);
void propose_withdrawal(trail::Change& change, Id<DeclaredConflict> id);
void end_conflict(trail::Change& change, Id<DeclaredConflict> id);

/// One person's wish that another may deal with a record in spite of a conflict, and the second person's consent.
struct Override {
    Id<Override> id{};
    std::string kind{}, reference{};
    Id<trail::Account> account{};
    std::string reason{};
    Instant until_at{};
    Id<trail::Account> proposed_by{};
    std::optional<Id<trail::Account>> confirmed_by{};
    std::string vault{};  ///< as of DeclaredConflict
};
Id<Override> insert_override(trail::Change& change, const Override& wanted);
std::optional<Override> find_override(trail::View& view, Id<Override> id);
/// Those whose time is not over, the latest first.
std::vector<Override> overrides_in_time(trail::View& view);
/// Every one of the record that there was, the earliest first.
std::vector<Override> overrides_of(trail::View& view, const RecordRef& record);
/// False where it was confirmed already.
bool confirm_override_row(trail::Change& change, Id<Override> id);

/// Somebody who reads a vault, or is to.
struct VaultReader {
    Id<VaultReader> id{};
    std::string vault{};
    Id<trail::Account> account{};
    std::string reason{};
    Id<trail::Account> proposed_by{};
    std::optional<Id<trail::Account>> confirmed_by{};
};
Id<VaultReader> insert_vault_reader(trail::Change& change, const VaultReader& wanted);
std::optional<VaultReader> find_vault_reader(trail::View& view, Id<VaultReader> id);
/// Those who are or are to be readers, by vault.
std::vector<VaultReader> vault_readers(trail::View& view);
bool is_vault_reader(trail::View& view, const std::string& vault, Id<trail::Account> account);
bool confirm_vault_reader_row(trail::Change& change, Id<VaultReader> id);
void close_vault_reader(trail::Change& change, Id<VaultReader> id);

}  // namespace holdfast::policy

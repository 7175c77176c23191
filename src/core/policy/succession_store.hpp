#pragma once

#include "base/record_ref.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::policy {

/// The schema of successions.
store::Migration successions_migration();

/// One person's wish that another owns a record that was left, and what a second person said to it.
struct Succession {
    Id<Succession> id{};
    std::string kind{}, reference{};
    Id<trail::Account> account{};  ///< who is to own it
    std::string reason{};
    Id<trail::Account> proposed_by{};
    Instant proposed_at{};
    std::string verdict{};  ///< `confirmed`, `declined` or empty
    std::optional<Id<trail::Account>> decided_by{};
    std::optional<Instant> decided_at{};
};
Id<Succession> insert_succession(trail::Change& change, const Succession& wanted);
std::optional<Succession> find_succession(trail::View& view, Id<Succession> id);
/// Those that nobody has decided, the earliest first.
std::vector<Succession> open_successions(trail::View& view);
/// Every one of the record, the earliest first.
std::vector<Succession> successions_of(trail::View& view, const RecordRef& record);
/// Those that made the account an owner since then, the latest first.
std::vector<Succession> successions_to(trail::View& view, Id<trail::Account> account, Instant since);
/// False where it was decided already.
bool decide_succession_row(trail::Change& change, Id<Succession> id, const std::string& verdict);

/// Whether somebody owns the record today who can sign in: with an account that is active and a role in force at an agency whose agreement is in date.
bool has_active_owner(trail::View& view, const RecordRef& record);
/// The references of records of the kind, in no vault, that such agencies own (by name or key, packed as `|one|two|`) and that no such person owns; without
/// those that the law gives to the agencies of `by_law`, which are allocated. By reference, so many at most.
std::vector<std::string> left_records(trail::View& view, std::string_view kind, const std::vector<std::string>& agencies,
                                      const std::vector<std::string>& by_law, std::int64_t limit);
/// The agencies for which somebody of these acts by name or key, and all from which their work came: every name and key they ever had.
std::vector<std::string> with_predecessors(trail::View& view, const std::vector<std::string>& agencies);
/// Gives the record to another agency, by key; with an empty one to none, so that nobody gets it any more.
void replace_owner_agency(trail::Change& change, const RecordRef& record, const std::string& agency);

}  // namespace holdfast::policy

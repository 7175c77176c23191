#pragma once

#include "core/retention/retention_class.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::retention {

/// The schema of the schedule, holds, proposals and certificates.
std::vector<store::Migration> migrations();

/// The schedule, by key.
std::vector<Class> load_schedule(trail::View& view);
std::optional<Class> find_class(trail::View& view, std::string_view key);
/// Adds a class or replaces the one of this key.
void put_class(trail::Change& change, const Class& wanted);

/// Something must not be disposed of, as a court, an inquiry or the partnership says.
struct Hold {
    Id<Hold> id{};
    std::string class_key{};
    std::string reference{};  ///< empty for the whole class
    std::string reason{};
    Id<trail::Account> placed_by{};
    std::string placed_by_name{};
    Instant placed_at{};
};
Id<Hold> insert_hold(trail::Change& change, const Hold& hold);
/// Those that hold, the latest first.
std::vector<Hold> holds_in_force(trail::View& view);
/// False where it is lifted already, or never was.
bool lift_hold_row(trail::Change& change, Id<Hold> id, const std::string& reason);

enum class ProposalState { open, approved, withdrawn, carried_out };

/// What one person wants to be disposed of and another has to approve.
struct Proposal {
    Id<Proposal> id{};
    std::string class_key{};
    std::string reason{};
    ProposalState state{};
    Id<trail::Account> proposed_by{};
    std::string proposed_by_name{};
    Instant proposed_at{};
    std::optional<Id<trail::Account>> decided_by{};
    std::string decided_by_name{};
};
/// What became of one record of a proposal.
enum class ItemState { proposed, taken_out, disposed, kept };
struct Item {
    std::string reference{};
    ItemState state{};
    std::string reason{};  ///< why it was taken out or kept
};

Id<Proposal> insert_proposal(trail::Change& change, const Proposal& proposal, const std::vector<std::string>& references);
std::optional<Proposal> find_proposal(trail::View& view, Id<Proposal> id);
/// Those that are open, or approved and not carried out, the oldest first.
std::vector<Proposal> unfinished_proposals(trail::View& view);
std::vector<Item> items_of(trail::View& view, Id<Proposal> id);
/// The references of the class that stand in an unfinished proposal.
std::vector<std::string> references_proposed(trail::View& view, const std::string& class_key);
void set_item(trail::Change& change, Id<Proposal> id, const Item& item);
/// Approved or withdrawn, by the actor, now.
void decide_proposal(trail::Change& change, Id<Proposal> id, ProposalState state);
void finish_proposal(trail::Change& change, Id<Proposal> id);

/// That records were disposed of, kept for good.
struct Certificate {
    Id<Certificate> id{};
    Id<Proposal> proposal{};
    Class line{};  ///< of the schedule, as it stood
    std::string record_kind{};
    int count{};
    std::string proposed_by{}, approved_by{};  ///< names and account numbers
    Instant given_at{};
};
Id<Certificate> insert_certificate(trail::Change& change, const Certificate& certificate);
std::optional<Certificate> find_certificate(trail::View& view, Id<Certificate> id);
/// The latest first.
std::vector<Certificate> load_certificates(trail::View& view);

}  // namespace holdfast::retention

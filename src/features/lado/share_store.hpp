#pragma once

#include "core/trail/change.hpp"
#include "features/lado/allegation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// That a case is shared with one safeguarding lead of the employer. What is shared are its messages, and nothing else of the case.
struct SharedCase {
    Id<SharedCase> id{};
    Id<Allegation> allegation{};
    std::string reference{};  ///< its own: that of the case, a hyphen and its number in the case
    std::string case_reference{};
    Stage stage{};                                ///< of the case
    std::optional<Id<trail::Account>> officer{};  ///< who deals with the case
    Id<trail::Account> lead{};
    std::string agency{};  ///< for which the lead acts, as records have their owner
    Id<trail::Account> shared_by{};
    Instant shared_at{};
    std::optional<Instant> ended_at{};

    RecordRef record() const { return {share_kind, reference}; }
};
/// Its reference follows from the case's.
SharedCase insert_share(trail::Change& change, const Allegation& allegation, const SharedCase& share);
std::optional<SharedCase> find_share(trail::View& view, const std::string& reference);
/// Every one of the case, ended or not, the earliest first.
std::vector<SharedCase> shares_of(trail::View& view, Id<Allegation> allegation);
/// Those with this person that are not ended, the latest first.
std::vector<SharedCase> shares_with(trail::View& view, Id<trail::Account> lead);
void mark_share_ended(trail::Change& change, Id<SharedCase> id);

/// Something that an officer wrote to the lead, or that the lead answered. Its words are sealed.
struct Message {
    Id<Message> id{};
    bool is_answer{};
    Instant written_at{};
    std::string words{};  ///< once it was opened
};
Id<Message> insert_message(trail::Change& change, Id<SharedCase> share, bool is_answer);
/// The latest first, without their words.
std::vector<Message> messages_of(trail::View& view, Id<SharedCase> share);
void delete_messages(trail::Change& change, Id<SharedCase> share);

}  // namespace holdfast::lado

#pragma once

#include "core/trail/change.hpp"
#include "features/lado/allegation.hpp"
#include "features/lado/entry.hpp"
#include "features/lado/restraint.hpp"

#include <optional>
#include <vector>

namespace holdfast::lado {

/// Says that words of this kind are written; the words themselves go to the vault under what it gives.
Id<Entry> insert_entry(trail::Change& change, Id<Allegation> allegation, const Entry& entry);
/// In the order in which they were written, without their words.
std::vector<Entry> entries_of(trail::View& view, Id<Allegation> allegation);
/// The entry of the kind that was written last, or 0 where there is none.
Id<Entry> latest_entry(trail::View& view, Id<Allegation> allegation, EntryKind kind);
void delete_entries(trail::Change& change, Id<Allegation> allegation);

/// How one of the three enquiries stands.
struct StrandNow {
    Strand strand{};
    StrandState state{};
    std::optional<Date> changed_on{};
};
/// All three, in order.
std::vector<StrandNow> strands_of(trail::View& view, Id<Allegation> allegation);
void put_strand(trail::Change& change, Id<Allegation> allegation, const StrandNow& strand);

/// What was decided on the placement after a restraint; nothing where nothing was.
std::optional<Placement> find_placement(trail::View& view, Id<Allegation> allegation);
void put_placement(trail::Change& change, Id<Allegation> allegation, const Placement& placement);

/// An allegations management meeting; who attended, its minutes and what was agreed are entries.
struct Meeting {
    Id<Meeting> id{};
    Date held_on{};
    std::optional<Date> next_review_on{};
    Instant recorded_at{};
    Id<trail::Account> recorded_by{};
};
/// By the day on which they were held.
std::vector<Meeting> meetings_of(trail::View& view, Id<Allegation> allegation);
Id<Meeting> insert_meeting(trail::Change& change, Id<Allegation> allegation, const Meeting& meeting);

}  // namespace holdfast::lado

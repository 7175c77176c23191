#pragma once

#include "core/trail/change.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "features/scorecard/submission.hpp"

#include <optional>
#include <vector>

namespace holdfast::scorecard {

/// Which value of which indicator: its period and the basis it is on.
struct ValueKey {
    Id<Definition> indicator{};
    Period period{Period::year(2000)};
    Basis basis{Basis::year};
};

/// The value as it stands now.
std::optional<Reading> find_reading(trail::View& view, const ValueKey& key);
/// Every value of the indicator as it stands now, on every basis, oldest first.
std::vector<Reading> readings_of(trail::View& view, Id<Definition> indicator);
/// Every value of the year as it stands now, on every basis, with whose it is.
std::vector<std::pair<Id<Definition>, Reading>> readings_in(trail::View& view, const Period& year);
/// Earlier versions of the indicator's values, newest first.
std::vector<Reading> superseded_readings_of(trail::View& view, Id<Definition> indicator);

/// Makes the submission the current version; the one before it, where this is not the first, is kept.
void add_version(trail::Change& change, const ValueKey& key, const Submission& submission, int version);

/// Who locked the indicator's values of a period, if anybody did.
struct Lock {
    std::string approved_by{};
    Instant approved_at{};
};
std::optional<Lock> find_lock(trail::View& view, Id<Definition> indicator, const Period& period);
/// A lock on any of the indicator's values in the year, which therefore fixes its target.
std::optional<Lock> find_lock_in_year(trail::View& view, Id<Definition> indicator, const Period& year);
/// The periods of this and of later years whose values of the indicator are locked.
std::vector<Period> locked_since(trail::View& view, Id<Definition> indicator, const Period& year);
/// Who approved the scorecard of the year last, once the year was over, unless the indicator is part of what they approved or was opened since:
/// nothing can be added then to what they saw.
std::optional<Lock> closed_without(trail::View& view, Id<Definition> indicator, const Period& year);
/// The same for a value of one period, which an opening of another period of the year does not let in.
std::optional<Lock> closed_for(trail::View& view, Id<Definition> indicator, const Period& period);
/// Whether any of the indicator's values is locked.
bool has_locks(trail::View& view, Id<Definition> indicator);
/// Locks the values of the period on every basis in the name of the change's actor.
void lock(trail::Change& change, Id<Definition> indicator, const Period& period);
void unlock(trail::Change& change, Id<Definition> indicator, const Period& period);
/// Lets a value into a period that was approved without one.
void open_closed(trail::Change& change, Id<Definition> indicator, const Period& period, const Lock& closing);

}  // namespace holdfast::scorecard

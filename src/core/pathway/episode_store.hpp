#pragma once

#include "core/pathway/census_child.hpp"
#include "core/pathway/pathway_store.hpp"

namespace holdfast::pathway {

/// The child's referrals with all that came of each, in the order they were made.
std::vector<Episode> episodes_of(trail::View& view, Id<people::Person> child);

/// Every child who was referred by the last day and whose need had not ended before the first.
std::vector<Id<people::Person>> children_in_need_between(trail::View& view, Date first, Date last);

/// The children of whom an earlier loaded file of the same return (source, agency and reference day) said something that holds.
std::vector<Id<people::Person>> children_said_by(trail::View& view, const Entry& entry);
/// The children of whom the agency has said that they were in need by the entry's reference day, and not that the need has ended.
std::vector<Id<people::Person>> children_open_for(trail::View& view, const Entry& entry);
/// The children whom the agency of the return looks after on its last day, as far as is on record, short breaks left out.
std::vector<Id<people::Person>> children_in_care_for(trail::View& view, const Entry& entry);

}  // namespace holdfast::pathway

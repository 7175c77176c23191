#pragma once

#include "core/documents/document.hpp"
#include "core/trail/change.hpp"
#include "features/annual_report/edition.hpp"

#include <optional>
#include <vector>

namespace holdfast::annual_report {

/// Editions that somebody has begun, latest year first.
std::vector<Edition> editions(trail::View& view);
/// The year's edition; a draft without words where nobody has begun it.
Edition load_edition(trail::View& view, const Period& year);

/// The words of every section but the cover, in the order of their numbers.
std::vector<Narrative> narratives(trail::View& view, const Period& year);
/// The words of one section or of the cover, if there are any.
std::optional<Narrative> find_narrative(trail::View& view, const Period& year, int number);
/// Writes the words, and begins the edition where this is its first. False when the version is no longer the one that stands there.
bool put_narrative(trail::Change& change, const Narrative& narrative);

/// Moves an edition on; publishing keeps who and when.
void set_status(trail::Change& change, const Period& year, Status status);

std::vector<documents::Addendum> addenda(trail::View& view, const Period& year);
void add_addendum(trail::Change& change, const AddendumDraft& addendum);

}  // namespace holdfast::annual_report

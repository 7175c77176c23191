#pragma once

#include "base/outcome.hpp"
#include "core/exchange/import.hpp"
#include "core/trail/change.hpp"
#include "features/annual_report/assembly_service.hpp"
#include "features/annual_report/edition.hpp"

#include <memory>

namespace holdfast::annual_report {

/// Refused when the edition is no longer a draft, with what to do instead.
Outcome<Done> require_draft(trail::View& view, const Period& year);

/// Saves the words of a section of a draft. Refused when they name a figure that the ledger does not hold, when the edition is no longer a
/// draft, when somebody else saved the section since `version`, and for a year of which there can be no report yet.
Outcome<Done> save_narrative(trail::Change& change, const Contributions& contributions, const Narrative& narrative);

/// Moves an edition on or back. Publishing keeps every figure and all content as they are at that moment.
Outcome<Done> take_step(trail::Change& change, const Contributions& contributions, const Period& year, Step step);

/// Adds to a published edition, the only change that it takes. Figures that it names are kept as they are on its day.
Outcome<Done> add_addendum_to_edition(trail::Change& change, const Contributions& contributions, const AddendumDraft& addendum);

/// The import kind `narrative`: the words of sections, row by row.
exchange::ImportKind narrative_import(std::shared_ptr<const Contributions> contributions);

}  // namespace holdfast::annual_report

#pragma once

#include "core/documents/document.hpp"
#include "core/trail/change.hpp"

#include <vector>

namespace holdfast::annual_report {

/// Keeps the content and every figure of an edition that is being published. Precondition: nothing is kept for its year yet.
void freeze(trail::Change& change, const Period& year, const documents::Document& document);

/// Keeps further figures of a published edition, which an addendum names. Precondition: none of them is kept yet.
void freeze_figures(trail::Change& change, const Period& year, const documents::TracedFigures& figures);

/// The kept content of a published edition, in order.
std::vector<documents::Part> frozen_parts(trail::View& view, const Period& year);
/// The kept figures of a published edition: value, print and source as they were on the day.
documents::TracedFigures frozen_figures(trail::View& view, const Period& year);

}  // namespace holdfast::annual_report

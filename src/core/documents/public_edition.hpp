#pragma once

#include "core/documents/document.hpp"

namespace holdfast::documents {

/// The document as it may be published. Counts of people from 1 to threshold - 1 are hidden, and as few further numbers as are needed that none of
/// them can be worked out: cells from which a total would give them away, percentages and rates beside them, the same figure wherever else it
/// stands, and the points of charts drawn from them. The numbers are removed from the value that is returned, so no writer can print them.
Document public_edition(Document document, int threshold = 5);

}  // namespace holdfast::documents

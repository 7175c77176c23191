#pragma once

#include "core/pathway/beside.hpp"
#include "core/subject_access/source.hpp"
#include "features/professional_disagreement/subject.hpp"

namespace holdfast::professional_disagreement {

/// That there is or was a disagreement, beside the chronology of the child whom it concerns, for those alone who have a part in it.
pathway::BesideOf beside_chronologies(const SharedDesk& desk);
/// What disagreements hold about a child, for who asks.
subject_access::RecordSource held_about_children(const SharedDesk& desk);

}  // namespace holdfast::professional_disagreement

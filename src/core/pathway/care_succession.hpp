#pragma once

#include "core/pathway/reported_child.hpp"

#include <string>
#include <utility>
#include <vector>

namespace holdfast::pathway {

/// What is on record of a child's care for an authority, and until when that was known.
struct KnownCare {
    std::vector<CareEpisode> episodes{};
    Date known_until{};  ///< the last day that the return of the newest open episode was about
};

/// What follows for the episodes on record from a list that speaks of the newest alone.
struct Succession {
    std::vector<std::pair<CareEpisode, CareEpisode>> corrections{};  ///< as it was, as it is
    std::vector<std::string> notices{};
};

/// An episode that was open and that another succeeded ends on the day the next one began. A period of care that began on another day, of which the list says that
/// it is the only one of the year, is the same period with its first day put right. Ends the list's own episode where the record knows what came after the day.
Succession succession_of(const KnownCare& known, ReportedChild& said, Date as_at);

}  // namespace holdfast::pathway

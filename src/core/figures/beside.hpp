#pragma once

#include "core/figures/ledger.hpp"

#include <vector>

namespace holdfast::figures {

/// A figure that is counted from records, beside what documents and agencies state of the same identity.
struct Beside {
    const Figure* counted{};
    std::vector<const Figure*> alike{};  ///< those that agree with it
    std::vector<const Figure*> other{};  ///< those that do not
};

/// Every counted figure of which anything is stated, in the order of identity. A document that states another number than the records is not
/// wrong by that: it speaks of its own day, and of records as they were then.
std::vector<Beside> beside_records(const std::vector<Figure>& figures);

/// What the records decide where sources state several numbers: "525 and 523 are stated; the records give 523." Empty where there is nothing to say.
std::string in_words(const Beside& beside);

}  // namespace holdfast::figures

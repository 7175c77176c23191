#pragma once

#include "features/lado/audit_store.hpp"
#include "features/lado/office_service.hpp"

namespace holdfast::lado {

/// Draws the sample of a quarter, once: a second draw until the cases please would be no random one. Takes lado.supervise. Refused with every field that is
/// wrong, and where no case that the actor may see was closed in the quarter.
Outcome<Id<Sample>> draw_sample(trail::Change& change, const std::optional<Period>& quarter, std::int64_t size);

/// A sample with those of its cases that the viewer may list.
struct SampleShown {
    Sample sample{};
    std::vector<SampleCase> cases{};
    bool is_drawn_again{};  ///< the same seed draws the same cases from those that are closed in the quarter now
};
Outcome<SampleShown> show_sample(trail::View& view, Id<Sample> id);

/// Audits a case of a sample. What was found is an entry of the case, in the vault. Refused to who deals with the case themselves, and a second time.
Outcome<Done> audit_case(trail::Change& change, const Office& office, Id<Sample> id, const std::string& reference, const Audit& audit);

}  // namespace holdfast::lado

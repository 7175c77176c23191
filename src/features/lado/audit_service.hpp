#pragma once

#include "core/actions/action.hpp"
#include "features/lado/allegation.hpp"
#include "features/lado/audit_store.hpp"
#include "features/lado/office_service.hpp"

namespace holdfast::lado {

/// Draws the sample of a quarter from the cases of the actor's authority, once: a second draw until the cases please would be no random one. Takes lado.supervise
/// and a named reader of the vault. Refused with every field that is wrong, and where no case that the actor may see was closed in the quarter.
Outcome<Id<Sample>> draw_sample(trail::Change& change, const Office& office, const std::optional<Period>& quarter, std::int64_t size);

/// The samples of the viewer's authority, the latest quarter first.
std::vector<Sample> samples_of(trail::View& view);
/// A sample, for every designated officer of its authority.
Outcome<Sample> sample_for(trail::View& view, Id<Sample> id);
/// Where the actions of samples are: who supervises adds, their owner says how they stand.
actions::Desk actions_of_samples(const Office& office);

/// A sample with those of its cases that the viewer may list.
struct SampleShown {
    Sample sample{};
    std::vector<SampleCase> cases{};
    std::optional<bool> is_drawn_again{};  ///< the seed draws the same cases again from those from which it drew first; nothing where those were not kept
};
/// For who supervises at its authority.
Outcome<SampleShown> show_sample(trail::View& view, Id<Sample> id);

/// Whether the viewer ever dealt with the case: as its officer, or by anything that they wrote, decided or added in it. To give it to an officer, or to audit it, is not
/// to deal with it.
bool has_dealt_with(trail::View& view, const Allegation& allegation);

/// Audits a case of a sample. What was found is an entry of the case, in the vault; the actions that it leads to are the sample's. Refused to who ever dealt with the
/// case, a second time, and once its words are gone.
Outcome<Done> audit_case(trail::Change& change, const Office& office, Id<Sample> id, const std::string& reference, const Audit& audit);

}  // namespace holdfast::lado

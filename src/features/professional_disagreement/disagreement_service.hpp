#pragma once

#include "core/clocks/running.hpp"
#include "core/policy/record_service.hpp"
#include "features/professional_disagreement/disagreement.hpp"
#include "features/professional_disagreement/people_service.hpp"

#include <string>
#include <vector>

/// What people do with a disagreement. Both sides and those who are asked at its levels know of it, and nobody else.
namespace holdfast::professional_disagreement {

/// The clocks of disagreements, counted with the calendar as it is now.
clocks::Rules rules_of(trail::View& view);

/// Whether whoever looks is involved with the record, so that they may disagree about it: not_found where they are not, or there is none.
Outcome<Done> require_involved(trail::View& view, const Subject& subject, const std::string& reference);

/// Disagrees: `disagreement` says about which record, with which decision of which agency, why and what is sought; `named.other` may name who decided, who is asked first.
/// Gives the reference. Nothing is changed in the record that it is about, and none of its clocks.
Outcome<std::string> raise(trail::Change& change, const Desk& desk, Disagreement disagreement, const Named& named);

/// The disagreement, for who has a part in it.
Outcome<Disagreement> disagreement_for(trail::View& view, policy::Verb verb, const std::string& reference);
/// On which sides whoever looks is.
std::vector<Side> own_sides(trail::View& view, const Disagreement& disagreement);

/// Answers for the agency that decided. `version` is that of the disagreement as they had it before them; refused with conflict where somebody else has changed it since.
Outcome<Done> answer(trail::Change& change, const std::string& reference, const Answer& answer, std::int64_t version);

/// Takes it to the next level, at any time, with why.
struct TakingOn {
    std::string why{};
    Named named{};
    std::int64_t version{};
};
Outcome<Done> take_on(trail::Change& change, const Desk& desk, const std::string& reference, const TakingOn& wanted);

/// Ends it.
Outcome<Done> resolve(trail::Change& change, const std::string& reference, const Resolution& resolution, std::int64_t version);

}  // namespace holdfast::professional_disagreement

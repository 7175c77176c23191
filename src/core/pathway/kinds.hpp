#pragma once

#include "core/pathway/care_outcome.hpp"
#include "core/pathway/early.hpp"
#include "core/pathway/protection.hpp"

#include <type_traits>

namespace holdfast::pathway {

/// Calls `visit(std::type_identity<Record>{})` for every kind of record there is.
template <class Visit>
constexpr void for_every_kind(Visit&& visit) {
    const auto each = [&]<class... Records>() { (visit(std::type_identity<Records>{}), ...); };
    each.template operator()<Contact, EarlyHelp>();
    each.template operator()<Referral, Assessment, NeedPlan, Enquiry, NeedVisit, PreProceedings>();
    each.template operator()<Conference, ProtectionPlan, PlanReview, CoreGroup, ProtectionVisit>();
    each.template operator()<CareEpisode, CareReview, CareVisit, MissingEpisode, SocialWorkerSpell, Deprivation, AsylumSpell, Motherhood>();
    each.template operator()<CareHealth, HealthAssessment, CareLeaver, Adoption, AdoptionPlacement, PreviousPermanence>();
}

}  // namespace holdfast::pathway

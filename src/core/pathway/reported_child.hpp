#pragma once

#include "core/pathway/kinds.hpp"
#include "core/people/fact.hpp"

#include <string>
#include <tuple>
#include <vector>

/// What a list or an extract says of a child: parts of a pathway, some of which may not say what they are parts of.
namespace holdfast::pathway {

using ReportedRecords = std::tuple<std::vector<Contact>, std::vector<EarlyHelp>, std::vector<Referral>, std::vector<Assessment>, std::vector<NeedPlan>,
                                   std::vector<Enquiry>, std::vector<NeedVisit>, std::vector<Conference>, std::vector<ProtectionPlan>, std::vector<PlanReview>,
                                   std::vector<ProtectionVisit>, std::vector<CareEpisode>, std::vector<CareReview>, std::vector<CareVisit>,
                                   std::vector<MissingEpisode>, std::vector<AsylumSpell>, std::vector<HealthAssessment>, std::vector<CareLeaver>,
                                   std::vector<Adoption>, std::vector<AdoptionPlacement>, std::vector<PreviousPermanence>, std::vector<Motherhood>>;

/// What a list says of a child's care as a whole.
struct ListedCare {
    Date entered_on{};
    std::optional<bool> is_later_period{};  ///< whether there was another in the 12 months to the day
};

/// The number of a referral, an enquiry or a plan within another record is its place among those of the child, counted from 1; 0 where the source does not say:
/// it is then found by its days.
struct ReportedChild {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
    ReportedRecords records{};
    std::optional<ListedCare> care{};  ///< where the source speaks of the newest episode of care alone

    template <class Record>
    std::vector<Record>& all() {
        return std::get<std::vector<Record>>(records);
    }
};

}  // namespace holdfast::pathway

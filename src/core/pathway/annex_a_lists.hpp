#pragma once

#include "core/annex_a/lists.hpp"
#include "core/pathway/kinds.hpp"
#include "core/people/fact.hpp"

#include <tuple>
#include <vector>

/// What the lists of Annex A say of a child on a day, from the records.
namespace holdfast::pathway {

/// Everything that the lists are made of.
using ListedRecords =
    std::tuple<std::vector<Contact>, std::vector<EarlyHelp>, std::vector<Referral>, std::vector<Assessment>, std::vector<NeedPlan>, std::vector<Enquiry>,
               std::vector<NeedVisit>, std::vector<Conference>, std::vector<ProtectionPlan>, std::vector<PlanReview>, std::vector<ProtectionVisit>,
               std::vector<CareEpisode>, std::vector<CareReview>, std::vector<CareVisit>, std::vector<MissingEpisode>, std::vector<SocialWorkerSpell>,
               std::vector<AsylumSpell>, std::vector<HealthAssessment>, std::vector<CareLeaver>, std::vector<Adoption>, std::vector<AdoptionPlacement>>;

struct ListedChild {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
    ListedRecords records{};

    template <class Record>
    const std::vector<Record>& all() const {
        return std::get<std::vector<Record>>(records);
    }
};

/// The 11 lists without rows.
std::vector<extracts::Table> empty_lists();
/// Adds the child's rows to lists 1 to 10, as at the day: what came later is left out.
void add_rows(const ListedChild& child, Date as_at, std::vector<extracts::Table>& lists);

/// The day so many months before; the last of the month where it has no such day.
Date months_before(Date day, int months);

}  // namespace holdfast::pathway

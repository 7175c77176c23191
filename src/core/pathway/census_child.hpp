#pragma once

#include "base/outcome.hpp"
#include "core/census/keeper.hpp"
#include "core/census/record.hpp"
#include "core/pathway/protection.hpp"
#include "core/people/fact.hpp"

#include <vector>

/// What a child's part of a children-in-need census says, as records, and records as it says them.
namespace holdfast::pathway {

/// A section 47 enquiry and the initial conference it led to.
struct EnquiryPart {
    Enquiry enquiry{};
    std::optional<Conference> conference{};
    friend bool operator==(const EnquiryPart&, const EnquiryPart&) = default;
};
/// A protection plan and its review conferences.
struct PlanPart {
    ProtectionPlan plan{};
    std::vector<PlanReview> reviews{};
    friend bool operator==(const PlanPart&, const PlanPart&) = default;
};
/// One referral and all that came of it.
struct Episode {
    Referral referral{};
    std::optional<Conference> transfer{};  ///< the conference on a child who came under a plan of another authority
    std::vector<Assessment> assessments{};
    std::vector<NeedPlan> need_plans{};
    std::vector<EnquiryPart> enquiries{};
    std::vector<PlanPart> plans{};
    std::vector<PreProceedings> pre_proceedings{};
    friend bool operator==(const Episode&, const Episode&) = default;
};

/// What a census says of one child.
struct CensusChild {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
    std::vector<Episode> episodes{};
};

/// Reads a child of a census. Refused with every element that must be there and is not, or holds what cannot be read, by the element's name.
Outcome<CensusChild> read_census_child(const census::Child& child);

/// Writes a child as a census of this collection has it, on its reference day: what came later is left out, and so is what was over before the census year
/// and belongs to an earlier return. The texts live in `texts`.
census::Child as_census_child(const CensusChild& child, int collection, Date reference_on, census::Keeper& texts);

/// The first day of the census year that ends on the reference day.
Date first_of_census_year(Date reference_on);
/// Whether a census with this reference day has the episode: referred by then, and open in the census year; a referral of which nothing came, only where it
/// was made in the year.
bool is_in_census(const Referral& referral, Date reference_on);

}  // namespace holdfast::pathway

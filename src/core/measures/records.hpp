#pragma once

#include "core/measures/cohort.hpp"

/// The records as they are read, in no order: what a cohort is put together from.
namespace holdfast::measures {

struct ReferralRow {
    Child child{};
    Day on{}, closed{no_day};
    Flag no_further_action{Flag::unknown};
    Flag not_in_need{Flag::no};  ///< closed after assessment (RC8, RC9)
};
/// Something with a beginning and an end: an assessment until it was authorised, an enquiry.
struct SpanRow {
    Child child{};
    Day started{}, ended{no_day};
};
struct ConferenceRow {
    Child child{};
    Day held{}, enquired{no_day};
};
struct PlanRow {
    Child child{};
    Day started{}, ended{no_day};
    std::int16_t earlier{-1};
    std::int64_t number{};  ///< by which reviews and visits name it
};
/// A day of a plan: of a review, of a visit.
struct PlanDay {
    std::int64_t plan{};
    Day on{};
};
/// An episode of care. Short breaks are left out before.
struct EpisodeRow {
    Child child{};
    Day started{}, ended{no_day};
    char reason{};        ///< RNE
    bool is_order{};      ///< under a placement or freeing order (E1, D1)
    bool is_adopted{};    ///< ended by adoption (E11, E12)
    char placement[3]{};  ///< PLACE
    Flag purchased{Flag::unknown}, outside{Flag::unknown};
    std::uint64_t where{};  ///< stands for placement, provider, URN and postcode: the same for the same place
};
struct DayRow {
    Child child{};
    Day on{};
};
struct ReviewRow : DayRow {
    std::uint8_t participation{255};
};
struct HealthRow : DayRow {
    Flag assessment{Flag::unknown}, teeth{Flag::unknown}, immunisations{Flag::unknown}, development{Flag::unknown};
};
struct AdoptionRow {
    Child child{};
    Day matched{no_day}, approved{no_day}, fostered{no_day};
    Flag by_carer{Flag::unknown};
    std::uint64_t family{};  ///< 0 where nobody names it
};
struct DecisionRow : DayRow {
    Day reversed{no_day};
};
struct LeaverRow : DayRow {
    Flag suitable{Flag::unknown}, active{Flag::unknown}, in_touch{Flag::unknown}, counted{Flag::yes}, eligible{Flag::unknown};
    Day reviewed{no_day};
};
struct MissingRow {
    Child child{};
    Day began{}, returned{no_day};
    std::int64_t returned_at{}, interviewed_at{};  ///< milliseconds since 1970
    Flag is_missing{Flag::yes}, offered{Flag::unknown};
};

/// All that was read.
struct Records {
    People people{};
    std::vector<ReferralRow> referrals{};
    std::vector<SpanRow> assessments{}, enquiries{};
    std::vector<ConferenceRow> conferences{};
    std::vector<PlanRow> plans{};
    std::vector<PlanDay> plan_reviews{}, plan_visits{};
    std::vector<EpisodeRow> episodes{};
    std::vector<ReviewRow> care_reviews{};
    std::vector<DayRow> care_visits{}, first_assessments{}, health_assessments{};
    std::vector<HealthRow> health_years{};
    std::vector<AdoptionRow> adoptions{};
    std::vector<DecisionRow> adoption_decisions{};
    std::vector<LeaverRow> leavers{};
    std::vector<MissingRow> missing{};
};

/// Puts records in order and joins them once, so that counting is going through columns.
Cohort cohort_of(Records&& records);

}  // namespace holdfast::measures

#pragma once

#include "core/measures/almanac.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::measures {

/// The number of a person's record; children are told apart by it.
using Child = std::int32_t;

/// Yes, no, or nobody says.
enum class Flag : std::uint8_t { no, yes, unknown };

/// Who the children are, by the number of their record. The codes are places in the lists of dimension.hpp.
struct People {
    std::vector<Day> born{};  ///< or expected
    std::vector<std::uint8_t> sex{}, ethnicity{}, disability{};
    std::vector<std::uint16_t> district{}, agency{};
    std::vector<std::string> districts{"Not known"}, agencies{"Not known"};  ///< what the places in them are called
    std::vector<Day> reviews_since{};    ///< by agency, from when on all its reviews of care are on record, `no_day` where only the latest are
    std::vector<std::uint16_t> trait{};  ///< sex, ethnicity and disability in one number
    std::vector<std::uint32_t> place{};  ///< which of `places`
    std::vector<std::pair<std::uint16_t, std::uint16_t>> places{};  ///< district and agency
    std::size_t size() const { return born.size(); }
    Day reviews_since_of(Child child) const {
        const auto of = agency[static_cast<std::size_t>(child)];
        return of < reviews_since.size() ? reviews_since[of] : always;
    }
    void resize(std::size_t size);
};

/// The tables below have a row for each record, in columns, by child and then by day; a child of `i` is `child[i]`. An end that has not come is `no_day`.
struct Referrals {
    std::vector<Child> child{};
    std::vector<Day> on{}, closed{};
    std::vector<Flag> no_further_action{}, not_in_need{};
    std::vector<Flag> repeated{};             ///< the child was referred before, on an earlier day, and again no later than the same day 12 months on
    std::vector<Day> assessed{}, enquired{};  ///< the first assessment and enquiry begun on that day or later
};
struct Assessments {
    std::vector<Child> child{};
    std::vector<Day> started{}, authorised{};
};
struct Enquiries {
    std::vector<Child> child{};
    std::vector<Day> started{}, ended{};
    std::vector<Day> planned{};  ///< the first plan begun on the day of the enquiry or later
};
struct Conferences {
    std::vector<Child> child{};
    std::vector<Day> held{}, enquired{};  ///< when the enquiry began that led to it; `no_day` for a child who moved in
    std::vector<Day> planned{};
};
struct Plans {
    std::vector<Child> child{};
    std::vector<Day> started{}, ended{};
    std::vector<std::int16_t> earlier{};                       ///< how many before it, -1 where nobody says
    std::vector<std::uint32_t> first_review{}, first_visit{};  ///< where the plan's days begin below; those of the next plan end them
    std::vector<Day> reviews{}, visits{};                      ///< days of reviews, and of visits at which the child was seen
};

/// A time in care without a break, short breaks (V3, V4) left out; its placements, reviews and visits stand together.
struct Care {
    std::vector<Child> child{};
    std::vector<Day> started{}, ended{};
    std::vector<Flag> entered{};  ///< it is on record from entry (RNE S) on; `started` is the first day on record
    std::vector<Day> order{};     ///< the first day of a placement or freeing order (E1, D1)
    std::vector<Flag> adopted{};  ///< it ended in adoption (E11, E12)
    std::vector<std::uint32_t> first_placement{}, first_review{}, first_visit{};  ///< the child's first since the care began
};
/// A time with the same carer: begun by RNE S, P or B; T and U keep it. Temporary placements (T0 to T4) are left out, and what follows in the same place goes on.
struct Placements {
    std::vector<Child> child{};
    std::vector<std::uint32_t> care{};
    std::vector<Day> started{}, ended{};
    std::vector<Flag> begun{};      ///< its first day is on record (RNE S, P, B)
    std::vector<Day> adoptive{};    ///< the day from which it was a placement for adoption (A3 to A6); `no_day` for any other
    std::vector<Flag> long_term{};  ///< long-term fostering (U1, U4)
    std::vector<Flag> purchased{};  ///< PR2 to PR5 in its latest episode
    std::vector<Flag> outside{};    ///< of the area, in its latest episode
};
/// Days of something, by child.
struct Days {
    std::vector<Child> child{};
    std::vector<Day> on{};
};
struct CareReviews : Days {
    std::vector<std::uint8_t> participation{};  ///< 0 to 7 for PN0 to PN7, 255 where nobody says
};
struct HealthYears : Days {  ///< by the last day of the collection year
    std::vector<Flag> assessment{}, teeth{}, immunisations{}, development{};
};
struct Adoptions {
    std::vector<Child> child{};
    std::vector<Day> matched{}, approved{}, fostered{};
    std::vector<Flag> by_carer{};
    std::vector<std::uint64_t> family{};  ///< stands for the adopters; of its own for each where nobody names them
};
struct AdoptionDecisions : Days {
    std::vector<Day> reversed{};
};
struct Leavers : Days {  ///< by the last day of what is said
    std::vector<Flag> suitable{}, active{}, in_touch{}, counted{}, eligible{};
    std::vector<Day> reviewed{};
};
struct Missing {
    std::vector<Child> child{};
    std::vector<Day> began{}, returned{};
    std::vector<std::int64_t> returned_at{}, interviewed_at{};  ///< milliseconds since 1970; 0 where the hour is not known
    std::vector<Flag> is_missing{}, offered{};                  ///< not merely away without authorisation
};

/// Every record that the indicators are worked out from, read once and counted often.
struct Cohort {
    People people{};
    Referrals referrals{};
    Assessments assessments{};
    Enquiries enquiries{};
    Conferences conferences{};
    Plans plans{};
    Care care{};
    Placements placements{};
    CareReviews care_reviews{};
    Days care_visits{};                              ///< at which the child was seen
    Days first_assessments{}, health_assessments{};  ///< initial ones; initial and review
    HealthYears health_years{};
    Adoptions adoptions{};
    AdoptionDecisions adoption_decisions{};
    Leavers leavers{};
    Missing missing{};
};

}  // namespace holdfast::measures

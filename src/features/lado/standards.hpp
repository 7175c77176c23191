#pragma once

#include "core/clocks/rule.hpp"

#include <array>

/// The clocks of an allegation.
namespace holdfast::lado {

inline constexpr clocks::Version one_working_day_by_guidance[]{{{}, clocks::WorkingDays{1}, "Working Together to Safeguard Children: within one working day"}};
inline constexpr clocks::Rule referral_clock{
    {"lado.referral", "Referral to the designated officer", "from the day the employer knew", clocks::Basis::statutory}, one_working_day_by_guidance};

inline constexpr clocks::Version one_working_day_here[]{{{}, clocks::WorkingDays{1}, "The partnership's procedure for allegations"}};
inline constexpr clocks::Rule response_clock{{"lado.first_response", "First response to the referrer", "from the referral", clocks::Basis::local_standard},
                                             one_working_day_here};

inline constexpr clocks::Version five_working_days_here[]{{{}, clocks::WorkingDays{5}, "The partnership's procedure for allegations"}};
inline constexpr clocks::Rule meeting_clock{
    {"lado.first_meeting", "First allegations management meeting", "from when the threshold was met", clocks::Basis::local_standard}, five_working_days_here};

inline constexpr clocks::Version one_month_here[]{
    {{}, clocks::Months{1}, "Keeping Children Safe in Education, part four: reviews at fortnightly or monthly intervals"}};
inline constexpr clocks::Rule review_clock{{"lado.review", "Review of the case", "from the meeting or review before", clocks::Basis::local_standard},
                                           one_month_here};

inline constexpr clocks::Version twelve_months_here[]{{{}, clocks::Months{12}, "The partnership's procedure: all but the most exceptional cases"}};
inline constexpr clocks::Rule closure_clock{{"lado.closure", "Conclusion of the case", "from the referral", clocks::Basis::local_standard}, twelve_months_here};

inline constexpr std::array<const clocks::Rule*, 5> every_clock{&referral_clock, &response_clock, &meeting_clock, &review_clock, &closure_clock};

}  // namespace holdfast::lado

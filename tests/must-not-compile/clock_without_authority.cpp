// EXPECT: a clock cites no authority
#include "core/clocks/rule.hpp"
using namespace holdfast;
constexpr clocks::Version versions[]{{{}, clocks::WorkingDays{1}, ""}};
constexpr clocks::Rule referral{{"lado.referral", "Referral", "from the day the employer knew", clocks::Basis::statutory}, versions};

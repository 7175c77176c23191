#pragma once

#include "core/notices/kind.hpp"

#include <vector>

/// What designated officers are told of.
namespace holdfast::lado {

inline constexpr notices::Kind referral_waits{"lado_referral", "A referral waits for a designated officer"}, case_given{"lado_case", "A case was given to you"},
    step_due{"lado_due", "Something in a case of yours is due today or tomorrow, or late"};

inline const std::vector<notices::Kind> officers_notices{referral_waits, case_given, step_due};

}  // namespace holdfast::lado

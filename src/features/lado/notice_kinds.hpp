#pragma once

#include "core/notices/kind.hpp"

#include <vector>

/// What designated officers and safeguarding leads of employers are told of.
namespace holdfast::lado {

inline constexpr notices::Kind referral_waits{"lado_referral", "A referral waits for a designated officer"}, case_given{"lado_case", "A case was given to you"},
    step_due{"lado_due", "Something in a case is due today or tomorrow, or late"},
    employer_answered{"lado_answer", "An employer's safeguarding lead has answered in a case"},
    feedback_given{"lado_feedback_given", "Somebody has answered how it was to work with you"};

inline const std::vector<notices::Kind> officers_notices{referral_waits, case_given, step_due, employer_answered, feedback_given};

/// What a safeguarding lead of an employer is told of.
inline constexpr notices::Kind something_shared{"lado_shared", "A designated officer has shared something with you"};
/// Who referred, and the safeguarding leads of the employer, once a case is closed.
inline constexpr notices::Kind feedback_asked{"lado_feedback", "The designated officers ask how it was to work with them"};

}  // namespace holdfast::lado

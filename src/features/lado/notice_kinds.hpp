#pragma once

#include "core/notices/kind.hpp"

/// What designated officers are told of.
namespace holdfast::lado {

inline constexpr notices::Kind referral_waits{"lado_referral", "A referral waits for a designated officer"}, case_given{"lado_case", "A case was given to you"};

}  // namespace holdfast::lado

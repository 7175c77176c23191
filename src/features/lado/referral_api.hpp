#pragma once

#include "core/api/operation_api.hpp"
#include "features/lado/office_service.hpp"

#include <vector>

namespace holdfast::lado {

/// What an agency's system can do here: refer an allegation by the rules of the form, follow its own referrals as far as their referrer may, and ask which authorities
/// take them. A system that refers is told no more than a person would be, and never opens a case.
std::vector<api::Operation> referral_operations(const SharedOffice& office);

}  // namespace holdfast::lado

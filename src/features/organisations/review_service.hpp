#pragma once

#include "base/outcome.hpp"
#include "core/trail/change.hpp"
#include "features/organisations/review.hpp"

#include <string>
#include <vector>

namespace holdfast::organisations {

/// Signs off the review of an agency: every role there that counts today is confirmed or ended on the spot, all in one change. Refused to
/// everybody but the agency's own safeguarding lead, and where a role has no answer.
Outcome<Done> sign_off(trail::Change& change, const std::string& agency_key, const std::vector<Answer>& answers, const std::vector<Role>& roles);

}  // namespace holdfast::organisations

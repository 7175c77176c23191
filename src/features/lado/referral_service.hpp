#pragma once

#include "features/lado/allegation.hpp"
#include "features/lado/office_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// What is wrong with the choice of the authority, by the field `service` and with what was chosen; nothing where its officers take referrals.
std::optional<FieldError> problem_of(const std::vector<Service>& services, const std::string& agency);

/// Opens an allegation: everything but its words is counted, its words go to the vault, its clocks start, and the designated officers of the agency are told
/// that a referral waits. Who refers can follow it and cannot open it. Gives its reference. Refused, with every field that is wrong, and where the agency (`service`)
/// has no designated officer who could read it. `asked_before` is the consultation that it grew from, or empty.
Outcome<std::string> refer(trail::Change& change, const Office& office, const Referral& referral, const std::string& agency,
                           const std::string& asked_before = {});

}  // namespace holdfast::lado

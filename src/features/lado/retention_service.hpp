#pragma once

#include "core/retention/kind.hpp"
#include "features/lado/office_service.hpp"

#include <vector>

namespace holdfast::lado {

/// The classes `allegations_upheld`, `allegations_not_upheld`, `allegations_not_progressed`, `allegations_sexual` and `allegation_advice`. Disposal takes every
/// word out of the vault and out of the trail, and the clocks; that there was a case, of which kind and with what outcome, stays countable. Who decides sees
/// the reference and the day of the end, and nothing of a case.
std::vector<retention::Kind> old_cases(const SharedOffice& office);

}  // namespace holdfast::lado

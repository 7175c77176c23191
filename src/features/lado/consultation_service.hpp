#pragma once

#include "features/lado/consultation.hpp"
#include "features/lado/office_service.hpp"

namespace holdfast::lado {

/// Logs advice below the threshold. Gives its reference. Refused with every field that is wrong, and to who is no designated officer.
Outcome<std::string> log_advice(trail::Change& change, const Office& office, const Advice& advice);
/// A consultation with what was asked and advised; the opening is in the trail.
Outcome<Advice> open_advice(trail::View& view, const Office& office, const std::string& reference);
/// Erases what was asked and advised; that there was a consultation stays countable.
void erase_advice(trail::Change& change, const Office& office, const std::string& reference);

}  // namespace holdfast::lado

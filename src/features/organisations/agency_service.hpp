#pragma once

#include "base/outcome.hpp"

#include "core/organisations/agency.hpp"
#include "core/trail/change.hpp"

namespace holdfast::organisations {

/// Adds an agency that is not there yet, with its name of today. Refused where a field is wrong or the key is taken.
Outcome<Done> add_agency(trail::Change& change, const Agency& agency);
/// Puts an agreement on file. Refused where its days are wrong or the same edition starts on the same day already.
Outcome<Done> file_agreement(trail::Change& change, const std::string& key, const Agreement& agreement);

}  // namespace holdfast::organisations

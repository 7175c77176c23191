#pragma once

#include "features/lado/feedback_store.hpp"
#include "features/lado/office_service.hpp"

#include <string>

namespace holdfast::lado {

/// Sends a form to who referred the case and to each safeguarding lead with whom it is shared, once for each case, and tells them of it.
void ask_for_feedback(trail::Change& change, const Allegation& allegation);

/// The viewer's form of the case. Refused with not_found to who was sent none, and once the case was disposed of.
Outcome<AskedFeedback> feedback_for(trail::View& view, const std::string& reference);
/// Refused where a question is not answered; with conflict the second time.
Outcome<Done> give_feedback(trail::Change& change, const Office& office, const std::string& reference, const Feedback& feedback);

}  // namespace holdfast::lado

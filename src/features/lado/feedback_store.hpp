#pragma once

#include "core/trail/change.hpp"
#include "features/lado/allegation.hpp"
#include "features/lado/feedback.hpp"

namespace holdfast::lado {

/// False where they were sent the form of this case before.
bool insert_asked(trail::Change& change, Id<Allegation> allegation, Id<trail::Account> account);
/// The forms that somebody was sent, the latest first.
std::vector<AskedFeedback> asked_of(trail::View& view, Id<trail::Account> account);
void put_replies(trail::Change& change, Id<AskedFeedback> asked, const Feedback& feedback);
/// Whose feedback it was goes with the words of the case; the answers stay countable.
void forget_who_gave_feedback(trail::Change& change, Id<Allegation> allegation);

}  // namespace holdfast::lado

#pragma once

#include "base/outcome.hpp"
#include "core/trail/change.hpp"
#include "features/scorecard/decision.hpp"
#include "features/scorecard/definition.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "features/scorecard/submission.hpp"

#include <string>
#include <string_view>

/// What people do with the scorecard. Every save names the version it was read at, 0 where there was none; a save read at another version is a
/// conflict, and so is any save to a locked period.
namespace holdfast::scorecard {

/// The indicator, or a refusal that names the code.
Outcome<Defined> load_indicator(trail::View& view, std::string_view code);
/// The scorecard of the year, or a refusal where nothing is on record for it.
Outcome<Scorecard> scorecard_of(trail::View& view, const Period& year);

/// "the values of HE2 for 2016-17 were approved by J. Smith on 12 May 2017 and are locked".
std::optional<std::string> locked_in_words(trail::View& view, const Defined& indicator, const Period& period);
/// The same for a value that is handed in: one on the indicator's own basis is locked too by a period that ends with its own, as `2017-03` does
/// with `2017-03-31`, since it would take that one's place on the scorecard; so is one of a year that was approved without it.
std::optional<std::string> locked_in_words(trail::View& view, const Defined& indicator, const Submission& submission);

/// "the scorecard of 2016-17 was approved by J. Smith on 12 May 2017; CS9.1 for 2016-17 must be unlocked first": where the year was approved once it
/// was over, and the period was neither part of that nor opened since.
std::optional<std::string> closed_in_words(trail::View& view, const Defined& indicator, const Period& period);

/// What people decided about the period's value: "the trend Improving, decided by C. Chair".
std::vector<std::string> decisions_in_words(trail::View& view, const Defined& indicator, const Period& period);

/// Hands in a value, for another agency's indicator only by who defines them. A rating or trend that was decided on another value lapses.
Outcome<Reading> submit(trail::Change& change, const Submission& submission, int version_read);
/// The same for an indicator that was loaded in this change already.
Outcome<Reading> submit(trail::Change& change, const Defined& indicator, const Submission& submission, int version_read);
/// Writes a checked submission as the version after `current`, for the service and for imports.
Reading write_version(trail::Change& change, const Defined& indicator, const Submission& submission, const std::optional<Reading>& current);

/// Names what is decided or explained: the indicator's code, the period of its value and the version of it that the page showed.
struct Subject {
    std::string code{};
    Period period{Period::year(2000)};
    int version_read{};
};

/// Refused where the indicator has no value for the period: there is nothing to explain or to decide on.
Outcome<Done> require_value(trail::View& view, const Defined& indicator, const Period& period);
/// Writes why a red indicator is red and what is done about it.
Outcome<Done> narrate(trail::Change& change, const Subject& subject, const std::string& text);
/// Puts a person's word in place of the rule's. A rating needs a value.
Outcome<Done> decide(trail::Change& change, const Subject& subject, Overrides what, const Decision& decision);
/// Lets the rule speak again.
Outcome<Done> withdraw(trail::Change& change, const Subject& subject, Overrides what, const std::string& reason);

/// Approves and locks every value of the year that is not yet approved, as the approver saw them (see fingerprint). Refused while a red
/// indicator has no cause for concern, naming each. Indicators without a value do not stand in the way. Gives how many were locked.
Outcome<int> approve(trail::Change& change, const Period& year, std::string_view seen);
/// Opens the values of a locked period again, or a period that was approved without one.
Outcome<Done> unlock(trail::Change& change, const std::string& code, const Period& period, const std::string& reason);

}  // namespace holdfast::scorecard

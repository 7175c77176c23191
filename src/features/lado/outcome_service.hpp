#pragma once

#include "features/lado/case_service.hpp"
#include "features/lado/restraint.hpp"

#include <string_view>
#include <vector>

/// What comes of a case besides its finding, and the clocks that wait for others.
namespace holdfast::lado {

/// What has come of the case so far, of the employer, the criminal law, the regulator and the child: all of it, each time. `recorded` is what stood there.
struct Outcomes {
    std::vector<Result> results{}, recorded{};
    std::string note{};
};
/// Records it while the case is managed and after it has ended, since courts and regulators decide later. Refused with conflict where it stands otherwise by now
/// than the officer had before them.
Outcome<Done> record_outcomes(trail::Change& change, const Office& office, const std::string& reference, const Outcomes& outcomes);

/// Writes down a complaint after a restraint with its assessment, and the decision on the placement. Refused with conflict where the case follows no restraint.
Outcome<Done> assess_restraint(trail::Change& change, const Office& office, const std::string& reference, const RestraintAssessment& said);

/// The clock of a case by what its address calls it, `first_meeting`; nothing for another word.
const clocks::Rule* clock_called(std::string_view token);
std::string_view token_of(const clocks::Rule& rule);
/// Stops a clock, or lets it run on, for a reason that the case keeps. Refused for a clock that is set by law, and for one that does not run.
struct Stopping {
    const clocks::Rule& rule;
    bool is_to_stop{};
    std::string reason{};
};
Outcome<Done> stop_clock(trail::Change& change, const Office& office, const std::string& reference, const Stopping& stopping);

}  // namespace holdfast::lado

#pragma once

#include "base/outcome.hpp"
#include "core/clocks/clock_store.hpp"

#include <cstddef>
#include <string>

/// The clocks that run on records. Whether the actor may do what starts or ends one is the slice's question, asked before.
namespace holdfast::clocks {

/// Starts the clock of the rule at a moment that has come: what was learnt late is written with the moment it happened. Refused with `conflict`
/// while one of the same rule runs on the record.
Outcome<Done> start(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule, Instant started);

/// Ends the clock: what it waited for was done at the moment, which is no later than now and no earlier than the start. Nothing where none runs: a step
/// may be taken twice, or before its clock was introduced.
Outcome<Done> meet(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule, Instant done);
/// Ends the clock: it no longer applies. Nothing where none runs.
void cancel(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule);

/// Stops the clock from now on, for a reason that is kept and shown. Refused where none runs, it is stopped already, the rule is statutory (the law
/// knows no pause), or there is no reason.
Outcome<Done> pause(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule, std::string reason);
/// Lets it run on from now; a day that people agreed moves by the days for which it stood still. Refused where none is stopped.
Outcome<Done> resume(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule);

/// Makes what runs due on a day that people agreed, sooner than its rule asks. Refused where none runs, for a day after that of the rule, and for one before
/// the clock started.
Outcome<Done> agree(trail::Change& change, const Rules& rules, const RecordRef& record, const Rule& rule, Date day);

/// Counts again when each running clock is due, after a bank holiday was added; gives how many have moved.
std::size_t count_again(trail::Change& change, const Rules& rules);

}  // namespace holdfast::clocks

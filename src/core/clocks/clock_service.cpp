#include "core/clocks/clock_service.hpp"

#include <fmt/format.h>

namespace holdfast::clocks {

static void record(trail::Change& change, std::string_view event, const RecordRef& of, const Rule& rule) {
    change.record({event, of, std::string(rule.key())});
}

Outcome<Done> start(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule, Instant started) {
    if (started > change.now()) return invalid("The clock cannot start before its day has come");
    if (find_running(change, rules, of, rule)) return conflict(fmt::format("The clock \"{}\" runs already.", rule.label()));
    insert_running(change, of, rule, started, due(rules.timekeeping(), rule, started));
    record(change, "clocks.started", of, rule);
    return Done{};
}

Outcome<Done> meet(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule, Instant done) {
    const auto running = find_running(change, rules, of, rule);
    if (!running) return Done{};
    if (done > change.now()) return invalid("The day on which it was done must be today or in the past");
    if (done < running->started_at)
        return invalid(fmt::format("It cannot have been done before the clock started on {}", in_words(london_date(running->started_at))));
    if (running->is_paused()) TRY(resume(change, rules, of, rule));
    put_ending(change, running->id, done, Ending::met);
    record(change, "clocks.completed", of, rule);
    return Done{};
}

void cancel(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule) {
    const auto running = find_running(change, rules, of, rule);
    if (!running) return;
    put_ending(change, running->id, change.now(), Ending::cancelled);
    record(change, "clocks.cancelled", of, rule);
}

static Refusal none_runs(const Rule& rule) { return conflict(fmt::format("The clock \"{}\" does not run.", rule.label())); }

Outcome<Done> pause(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule, std::string reason) {
    if (rule.basis() == Basis::statutory) return conflict(fmt::format("The clock \"{}\" is set by law and cannot be stopped.", rule.label()));
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos) return invalid({{"reason", "Enter why the clock is stopped"}});
    auto running = find_running(change, rules, of, rule);
    if (!running) return none_runs(rule);
    if (running->is_paused()) return conflict(fmt::format("The clock \"{}\" is stopped already.", rule.label()));
    insert_pause(change, running->id, {.from = change.now(), .until = {}, .reason = std::move(reason)});
    put_due(change, running->id, {});
    record(change, "clocks.paused", of, rule);
    return Done{};
}

Outcome<Done> resume(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule) {
    auto running = find_running(change, rules, of, rule);
    if (!running) return none_runs(rule);
    if (!running->is_paused()) return conflict(fmt::format("The clock \"{}\" is not stopped.", rule.label()));
    running->pauses.back().until = change.now();
    end_pause(change, running->id, change.now());
    if (running->agreed_on) {
        *running->agreed_on += change.today() - london_date(running->pauses.back().from);
        put_agreed(change, running->id, *running->agreed_on);
    }
    const Due asked = due(rules.timekeeping(), rule, running->started_at, running->pauses);
    put_due(change, running->id, running->agreed_on ? sooner(asked, *running->agreed_on) : asked);
    record(change, "clocks.resumed", of, rule);
    return Done{};
}

Outcome<Done> agree(trail::Change& change, const Rules& rules, const RecordRef& of, const Rule& rule, Date day) {
    const auto running = find_running(change, rules, of, rule);
    if (!running) return none_runs(rule);
    if (day < london_date(running->started_at)) return invalid("The day that was agreed must not be before the clock started");
    const Due asked = due(rules.timekeeping(), rule, running->started_at, running->pauses);
    if (asked.on && day > *asked.on) return invalid(fmt::format("The day that was agreed must not be after {}", in_words(*asked.on)));
    put_agreed(change, running->id, day);
    put_due(change, running->id, sooner(asked, day));
    record(change, "clocks.agreed", of, rule);
    return Done{};
}

std::size_t count_again(trail::Change& change, const Rules& rules) {
    std::size_t moved = 0;
    for (const Running& running : all_running(change, rules))
        if (put_due(change, running.id, running.due)) ++moved;
    if (moved > 0) change.record({"clocks.counted_again", {"clocks", "all"}, std::to_string(moved)});
    return moved;
}

}  // namespace holdfast::clocks

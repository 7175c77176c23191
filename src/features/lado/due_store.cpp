#include "features/lado/due_store.hpp"

namespace holdfast::lado {

std::set<ToldClock> clocks_told(trail::View& view) {
    std::set<ToldClock> told;
    view.reader().each("SELECT clock_id, due_at FROM lado_clocks_told",
                       [&](const store::Row& row) { told.emplace(row.get<Id<clocks::Running>>(0), row.get<Instant>(1)); });
    return told;
}

void mark_clock_told(trail::Change& change, const ToldClock& clock) {
    change.writer().execute("INSERT INTO lado_clocks_told (clock_id, due_at) VALUES ($1, $2) ON CONFLICT (clock_id) DO UPDATE SET due_at = excluded.due_at",
                            clock.first, clock.second);
}

void forget_clocks_that_ended(trail::Change& change) {
    change.writer().execute("DELETE FROM lado_clocks_told WHERE clock_id NOT IN (SELECT id FROM clocks_running WHERE ended_at IS NULL)");
}

}  // namespace holdfast::lado

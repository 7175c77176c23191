#include "features/scorecard/hand_in_store.hpp"

#include "features/scorecard/column_store.hpp"
#include "features/scorecard/value_store.hpp"

namespace holdfast::scorecard {

static void add_reopenings(trail::View& view, Held& held, const Period& year) {
    view.reader().each(
        "SELECT a.indicator_id, a.period, a.unlocked_by, a.unlock_reason FROM scorecard_approvals a WHERE a.year = $1 AND a.unlocked_at IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM scorecard_approvals b WHERE b.indicator_id = a.indicator_id AND b.period = a.period AND b.id > a.id) "
        "AND NOT EXISTS (SELECT 1 FROM scorecard_values v WHERE v.indicator_id = a.indicator_id AND v.period = a.period AND v.recorded_at > a.unlocked_at)",
        [&](const store::Row& row) {
            held.reopenings.insert_or_assign(std::pair(row.get<std::int64_t>(0), row.get<std::string>(1)),
                                             Reopening{.by = row.get<std::string>(2), .reason = row.get<std::string>(3)});
        },
        year.string());
}

Held held_in(trail::View& view, const Period& year) {
    Held held;
    for (auto& [indicator, reading] : readings_in(view, year)) held.readings.emplace(indicator.number, std::move(reading));
    add_reopenings(view, held, year);
    return held;
}

}  // namespace holdfast::scorecard

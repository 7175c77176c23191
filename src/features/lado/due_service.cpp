#include "features/lado/due_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/clocks/clock_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/due_store.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/permissions.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace holdfast::lado {

static constexpr std::chrono::hours first_hour{7};

/// Those that the officers are to be told of now.
static std::vector<clocks::Running> untold_clocks(trail::View& view) {
    const Instant morning = start_of_day(view.today());
    if (view.now() < morning + first_hour) return {};
    const auto told = clocks_told(view);
    auto due = clocks::due_before(view, rules_of(view), allegation_kind, start_of_day(view.today() + std::chrono::days{2}));
    std::erase_if(due, [&](const clocks::Running& clock) { return !clock.due.at || clock.started_at >= morning || told.contains({clock.id, *clock.due.at}); });
    return due;
}

bool is_due_notice_to_be_sent(trail::View& view) { return !untold_clocks(view).empty(); }

/// Its officer, or where nobody deals with it everybody who could. Whether anybody was told.
static bool tell_of(trail::Change& change, const Office& office, const Allegation& allegation) {
    const auto officers = officers_to_tell(change, office, allegation);
    for (const auto& officer : officers)
        access::tell(change, officer.account,
                     {.kind = step_due,
                      .body = fmt::format("Something in {} is due today or tomorrow, or late. What it is stands here:\n\n{{site}}/lado\n",
                                          officer.account == allegation.officer ? "a case of yours" : "a case that nobody deals with")},
                     allegation.record());
    return !officers.empty();
}

int tell_of_due_clocks(trail::Change& change, const Office& office) {
    std::vector<std::string> cases;
    for (const auto& clock : untold_clocks(change)) {
        if (cases.empty()) forget_clocks_that_ended(change);
        mark_clock_told(change, {clock.id, *clock.due.at});
        change.record({"lado.clock_told", {allegation_kind, clock.reference}, std::string(clock.rule->key())});
        if (std::ranges::find(cases, clock.reference) != cases.end()) continue;
        const auto allegation = find_allegation(change, clock.reference);
        if (allegation && tell_of(change, office, *allegation)) cases.push_back(clock.reference);
    }
    return static_cast<int>(cases.size());
}

}  // namespace holdfast::lado

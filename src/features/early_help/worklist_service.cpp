#include "features/early_help/worklist_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/actions/action_store.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/notice_kinds.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/worklist_store.hpp"

#include <chrono>

namespace holdfast::early_help {

static constexpr std::chrono::hours first_hour{7};

namespace {
struct Late {
    Assessment assessment{};
    ToldOf of{};
};
}  // namespace

/// What is late and was not told of for the day that was missed.
static std::vector<Late> untold(trail::View& view) {
    if (view.now() < start_of_day(view.today()) + first_hour) return {};
    std::vector<Late> late;
    for (const auto& clock : clocks::due_before(view, rules_of(view), assessment_kind, view.now()))
        if (auto assessment = find_assessment(view, clock.reference); assessment && clock.due.on)
            late.push_back({*assessment, {assessment->id, Lateness::review, *clock.due.on}});
    for (auto& assessment : every_silent(view, silent_since(view.today()))) {
        const auto said = actions::latest_said_of(view, assessment.record());
        const Date since = said ? london_date(*said) : assessment.started_on;
        late.push_back({assessment, {assessment.id, Lateness::drift, since}});
    }
    const auto told = everything_told(view);
    std::erase_if(late, [&](const Late& one) { return told.contains(one.of); });
    return late;
}

bool is_lateness_to_be_told(trail::View& view) { return !untold(view).empty(); }

int tell_of_lateness(trail::Change& change) {
    int notices = 0;
    for (const auto& [assessment, of] : untold(change)) {
        mark_told(change, of);
        const bool is_review = of.what == Lateness::review;
        change.record({"early_help.lateness_told", assessment.record(), is_review ? "review" : "drift"});
        access::tell(change, assessment.lead.account.value_or(assessment.begun_by),
                     {.kind = is_review ? review_late : plan_drifts,
                      .body = is_review ? "A review of early help that is yours is over its day.\n\n{site}/early-help?show=unreviewed\n"
                                        : "Nobody has said anything of a plan of early help that is yours for too long.\n\n{site}/early-help?show=drifting\n"},
                     assessment.record());
        ++notices;
    }
    return notices;
}

}  // namespace holdfast::early_help

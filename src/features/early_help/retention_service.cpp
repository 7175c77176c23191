#include "features/early_help/retention_service.hpp"

#include "core/actions/action_service.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/people/person_store.hpp"
#include "core/policy/record_store.hpp"
#include "features/early_help/absence_store.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/panel_store.hpp"
#include "features/early_help/worklist_store.hpp"

namespace holdfast::early_help {

static void dispose_of(trail::Change& change, const trail::KeyFolder& keys, const Assessment& assessment) {
    actions::erase_all(change, keys, assessment.record());
    delete_meetings(change, assessment.id);
    delete_cases(change, assessment.id);
    forget_told(change, assessment.id);
    erase_assessment(change, assessment);
    clocks::erase_clocks(change, assessment.record());
    policy::erase_words(change, assessment.record());
}

retention::Kind old_assessments(const trail::KeyFolder& keys) {
    return {.class_key = "early_help_assessments",
            .record_kind = assessment_kind,
            .records =
                [](trail::View& view, Date started_by) {
                    std::vector<retention::KeptRecord> kept;
                    for (const auto& one : closed_by(view, started_by))
                        kept.push_back({one.reference, "assessment closed on " + in_words(*one.closed_on), *one.closed_on});
                    return kept;
                },
            .dispose =
                [keys](trail::Change& change, const std::string& reference) {
                    if (const auto found = find_assessment(change, reference)) dispose_of(change, keys, *found);
                },
            .erases_trail_words = true};
}

void erase_all(trail::Change& change, const trail::KeyFolder& keys, const std::string& person) {
    const auto found = people::find_person(change, person);
    if (!found) return;
    for (const auto& assessment : assessments_of(change, found->id)) dispose_of(change, keys, assessment);
    delete_absences(change, found->id);
}

}  // namespace holdfast::early_help

#include "features/early_help/pathway_service.hpp"

#include "core/pathway/kinds.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/pathway/recording_service.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using pathway::EarlyHelp;

static Id<pathway::Entry> by_hand(trail::Change& change) {
    return pathway::insert_entry(change, {.source = "by-hand", .agency = pathway::own_agency(change)}).id;
}

/// The trail of the child's record has it as what anybody wrote there by hand.
static void tell(trail::Change& change, std::string_view type, const EarlyHelp& one) {
    if (const auto child = people::find_person(change, one.child))
        change.record({type, {people::person_kind, child->reference}, fmt::format("{} {}", EarlyHelp::table, one.id.number)});
}

Id<EarlyHelp> start_in_pathway(trail::Change& change, const Assessment& assessment) {
    const auto is_same = [&](const EarlyHelp& one) {
        return one.started_on == assessment.started_on && !one.ended_on && (one.organisation.empty() || one.organisation == assessment.lead.agency);
    };
    const auto all = pathway::of_child<EarlyHelp>(change, assessment.child);
    if (const auto same = std::ranges::find_if(all, is_same); same != all.end()) return same->id;
    EarlyHelp made;
    made.child = assessment.child;
    made.started_on = assessment.started_on;
    made.organisation = assessment.lead.agency;
    made.entry = by_hand(change);
    made.id = pathway::insert(change, made);
    tell(change, "people.record_written", made);
    return made.id;
}

template <class Alter>
static void alter(trail::Change& change, const Assessment& assessment, Alter&& alter) {
    const auto before = assessment.early_help ? pathway::find(change, *assessment.early_help) : std::nullopt;
    if (!before) return;
    EarlyHelp now = *before;
    alter(now);
    if (now == *before) return;
    now.entry = by_hand(change);
    pathway::replace(change, *before, now);
    tell(change, "people.record_corrected", now);
}

void rename_in_pathway(trail::Change& change, const Assessment& assessment) {
    alter(change, assessment, [&](EarlyHelp& one) { one.organisation = assessment.lead.agency; });
}

void end_in_pathway(trail::Change& change, const Assessment& assessment) {
    alter(change, assessment, [&](EarlyHelp& one) { one.ended_on = assessment.closed_on; });
}

}  // namespace holdfast::early_help

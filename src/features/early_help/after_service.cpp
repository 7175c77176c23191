#include "core/clocks/clock_service.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/pathway_service.hpp"
#include "features/early_help/standards.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using policy::Verb;

/// A closed assessment, for who may do this with it.
static Outcome<Assessment> closed_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, question_of(view), reference));
    auto found = find_assessment(view, reference);
    if (!found) return not_found();
    if (found->stage == Stage::open) return conflict("This assessment is open: write in it as usual.");
    return *std::move(found);
}

Outcome<Done> write_addendum(trail::Change& change, const std::string& reference, const std::string& words) {
    const auto assessment = TRY(closed_for(change, Verb::write, reference));
    if (auto errors = problems_of_words(words, "Say what is added or put right"); !errors.empty()) return invalid(std::move(errors));
    insert_entry(change, assessment.id, {.kind = EntryKind::addendum, .happened_on = change.today(), .words = words});
    change.record({"early_help.addendum_written", assessment.record(), ""});
    return Done{};
}

Outcome<Done> reopen(trail::Change& change, const std::string& reference, const std::string& why) {
    auto assessment = TRY(closed_for(change, Verb::advance, reference));
    const auto move = TRY(pathway_of_assessment.take(change.actor(), assessment.stage, Step::reopen));
    if (auto errors = problems_of_words(why, "Say why it is opened again"); !errors.empty()) return invalid(std::move(errors));
    if (const auto open = open_assessment_of(change, assessment.child))
        return invalid({{"words", fmt::format("Another assessment of this child is open since {}: write in that one", in_words(open->started_on))}});
    const auto closed_on = assessment.closed_on;
    assessment.stage = move.to;
    assessment.closed_on.reset();
    assessment.end_reason.reset();
    if (!update_assessment(change, assessment)) return conflict(std::string(changed_since));
    end_in_pathway(change, assessment);
    insert_entry(change, assessment.id,
                 {.kind = EntryKind::reopening, .happened_on = change.today(), .words = fmt::format("It was closed on {}.\n{}", in_words(*closed_on), why)});
    TRY(clocks::start(change, rules_of(change), assessment.record(), review_clock, start_of_day(change.today())));
    change.record({move.event, assessment.record(), ""});
    return Done{};
}

}  // namespace holdfast::early_help

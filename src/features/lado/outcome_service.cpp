#include "features/lado/outcome_service.hpp"

#include "base/utf8.hpp"
#include "core/clocks/clock_service.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using policy::Verb;

static std::vector<Result> in_order(std::vector<Result> results) {
    std::ranges::sort(results);
    results.erase(std::ranges::unique(results).begin(), results.end());
    return results;
}

static std::string in_words(const std::vector<Result>& results) {
    std::string words;
    for (const Result result : results) words += fmt::format("{}{}", words.empty() ? "" : ", ", in_words(result));
    return words.empty() ? "None" : words;
}

Outcome<Done> record_outcomes(trail::Change& change, const Office& office, const std::string& reference, const Outcomes& outcomes) {
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (!is_followed(allegation.stage)) return conflict("Outcomes are recorded once the case is under management.");
    if (allegation.results != in_order(outcomes.recorded)) return conflict(std::string(changed_since));
    if (is_blank(outcomes.note)) return invalid({{"note", "Say who decided it, and when"}});
    const auto results = in_order(outcomes.results);
    replace_results(change, allegation.id, results);
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::decision}, fmt::format("Outcomes: {}. {}", in_words(results), outcomes.note)));
    change.record({"lado.outcomes_recorded", allegation.record(), ""});
    return Done{};
}

Outcome<Done> assess_restraint(trail::Change& change, const Office& office, const std::string& reference, const RestraintAssessment& said) {
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (const auto gone = words_gone(change, reference)) return conflict(*gone);
    if (!allegation.facts.is_after_restraint) return conflict("The case does not follow a restraint. Correct what is counted first.");
    if (auto errors = problems_of(said, allegation.received_on(), change.today()); !errors.empty()) return invalid(std::move(errors));
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::restraint}, in_words(said)));
    put_placement(change, allegation.id, {*said.decision, *said.decided_on});
    change.record({"lado.restraint_assessed", allegation.record(), ""});
    return Done{};
}

std::string_view token_of(const clocks::Rule& rule) { return rule.key().substr(std::string_view("lado.").size()); }

const clocks::Rule* clock_called(std::string_view token) {
    const auto found = std::ranges::find(every_clock, token, [](const clocks::Rule* rule) { return token_of(*rule); });
    return found == every_clock.end() ? nullptr : *found;
}

Outcome<Done> stop_clock(trail::Change& change, const Office& office, const std::string& reference, const Stopping& stopping) {
    const auto& [rule, is_to_stop, reason] = stopping;
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (is_blank(reason)) return invalid({{"reason", is_to_stop ? "Enter why the clock is stopped" : "Enter why the clock runs on"}});
    const auto rules = rules_of(change);
    if (is_to_stop) TRY(clocks::pause(change, rules, allegation.record(), rule, "the case says why"));
    else TRY(clocks::resume(change, rules, allegation.record(), rule));
    const auto words = fmt::format("The clock \"{}\" {}: {}", rule.label(), is_to_stop ? "is stopped" : "runs on", reason);
    return write_words(change, office.vault, allegation, Entry{.kind = EntryKind::decision}, words);
}

}  // namespace holdfast::lado

#pragma once

#include "core/trail/change.hpp"
#include "features/scorecard/decision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::scorecard {

/// A decision as it stands, with the version a save of it must have been read at.
struct HeldDecision {
    Decision decision{};
    int version{};
};
std::optional<HeldDecision> find_decision(trail::View& view, const Decided& on);
void save_decision(trail::Change& change, const Decided& on, const HeldDecision& held);
void remove_decision(trail::Change& change, const Decided& on);
/// Takes back the rating and the trend decided for the period.
void remove_decisions(trail::Change& change, Id<Definition> indicator, const Period& period);

/// The cause for concern of an indicator in a period.
struct Narrative {
    std::string text{};
    std::string written_by{};
    Date written_on{};
    int version{};
};
std::optional<Narrative> find_narrative(trail::View& view, Id<Definition> indicator, const Period& period);
void save_narrative(trail::Change& change, Id<Definition> indicator, const Period& period, const Narrative& narrative);
/// Every narrative of the indicator with its period, newest first.
std::vector<std::pair<Period, Narrative>> narratives_of(trail::View& view, Id<Definition> indicator);

/// Words that stand on the page of an indicator.
struct Written {
    std::string code{};
    Period period{Period::year(2000)};
    std::string text{};
};
/// Every cause for concern and every reason of a decided trend.
std::vector<Written> everything_written(trail::View& view);

}  // namespace holdfast::scorecard

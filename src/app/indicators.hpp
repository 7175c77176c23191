#pragma once

#include "app/program.hpp"

namespace holdfast::app {

/// The indicators of a period, and whether rates could be worked out.
struct Indicators {
    exchange::Listing listing{};
    bool has_population{};
};
/// Which days, in which groups.
struct IndicatorQuestion {
    Date from{}, to{};
    std::vector<std::string> by{};  ///< dimensions by their names, or `all`
    bool is_for_public{};           ///< without small numbers
};
/// Counts them over the records of children's pathways. Refused where the bank holidays of the period's end are not known, and where there is no such dimension.
Outcome<Indicators> indicators_of(Program& program, const trail::Actor& actor, const IndicatorQuestion& question);

/// docs/reference/indicators.md.
std::string indicators_reference();

}  // namespace holdfast::app

#pragma once

#include "app/program.hpp"

namespace holdfast::app {

/// The indicators of a period, and whether rates could be worked out.
struct Indicators {
    exchange::Listing listing{};
    bool has_population{};
};
/// Counts them over the records of children's pathways. Refused where the bank holidays of the period's end are not known.
Outcome<Indicators> indicators_of(Program& program, const trail::Actor& actor, Date from, Date to);

/// docs/reference/indicators.md.
std::string indicators_reference();

}  // namespace holdfast::app

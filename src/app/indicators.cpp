#include "app/indicators.hpp"

#include "core/measures/cohort_figures.hpp"
#include "core/measures/listing.hpp"

namespace holdfast::app {

Outcome<Indicators> indicators_of(Program& program, const trail::Actor& actor, Date from, Date to) {
    if (to < from) return invalid("the last day of the period is before its first");
    return program.journal().view(actor, [&](trail::View& view) -> Outcome<Indicators> {
        try {
            measures::CohortKeeper keeper;
            const auto counted = keeper.count(view, from, to);
            return Indicators{measures::listing_of(*counted, from, to), measures::population_before(view, to).has_value()};
        } catch (const calendar::BeyondCalendar& beyond) {
            return invalid(beyond.what());
        }
    });
}

std::string indicators_reference() { return measures::reference_page(); }

}  // namespace holdfast::app

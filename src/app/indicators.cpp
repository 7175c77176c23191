#include "app/indicators.hpp"

#include "core/measures/cohort_figures.hpp"
#include "core/statistics/statistics_store.hpp"
#include "core/measures/listing.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::app {

static Outcome<std::vector<measures::Dimension>> dimensions_of(const std::vector<std::string>& names) {
    std::vector<measures::Dimension> wanted;
    for (const auto dimension : measures::dimensions) {
        const bool is_named = std::ranges::find(names, measures::token(dimension)) != names.end();
        if (is_named || std::ranges::find(names, "all") != names.end()) wanted.push_back(dimension);
    }
    for (const auto& name : names)
        if (name != "all" && !measures::find_dimension(name))
            return invalid(fmt::format("nothing is broken down by {}: choose from sex, age, ethnicity, disability, district, agency, or all", name));
    return wanted;
}

Outcome<Indicators> indicators_of(Program& program, const trail::Actor& actor, const IndicatorQuestion& question) {
    if (question.to < question.from) return invalid("the last day of the period is before its first");
    const auto dimensions = TRY(dimensions_of(question.by));
    return program.journal().view(actor, [&](trail::View& view) -> Outcome<Indicators> {
        try {
            measures::CohortKeeper keeper;
            const auto counted = keeper.count(view, question.from, question.to);
            const bool has_population = statistics::population_before(view, question.to).has_value();
            if (dimensions.empty() && !question.is_for_public) return Indicators{measures::listing_of(*counted, question.from, question.to), has_population};
            const measures::GroupedQuestion grouped{
                .from = question.from,
                .to = question.to,
                .dimensions = dimensions,
                .is_for_public = question.is_for_public,
                .groups = [&](const measures::Counted& one, measures::Dimension dimension) { return keeper.groups(view, one, dimension); }};
            return Indicators{measures::grouped_listing_of(*counted, grouped), has_population};
        } catch (const calendar::BeyondCalendar& beyond) {
            return invalid(beyond.what());
        }
    });
}

std::string indicators_reference() { return measures::reference_page(); }

}  // namespace holdfast::app

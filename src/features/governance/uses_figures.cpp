#include "features/governance/uses_figures.hpp"

#include "features/governance/budget_figures.hpp"
#include "features/governance/plan_figures.hpp"

namespace holdfast::governance {

std::vector<figures::Use> figure_uses(trail::View& view, const figures::Wanted& wanted) {
    std::vector<figures::Use> uses;
    for (const auto& figure : budget_figures(view, wanted)) {
        const auto year = figure.period.string();
        uses.push_back({figure.key(), "Budget " + year, "/budget/" + year});
    }
    for (const auto& figure : plan_figures(view, wanted)) {
        const auto year = figure.period.reporting_year().string();
        uses.push_back({figure.key(), "Business plan " + year, "/business-plan?year=" + year});
    }
    return uses;
}

}  // namespace holdfast::governance

#include "features/governance/uses_figures.hpp"

#include "features/governance/budget_figures.hpp"
#include "features/governance/partnership_figures.hpp"
#include "features/governance/plan_figures.hpp"

#include <fmt/format.h>

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
    for (const auto& figure : partnership_figures(view, wanted)) {
        const auto day = figure.period.last_day();
        const bool is_of_members = figure.measure.starts_with("members.");
        uses.push_back({figure.key(), fmt::format("{} on {}", is_of_members ? "Members" : "Groups", in_words(day)),
                        fmt::format("/{}?on={}", is_of_members ? "members" : "groups", iso(day))});
    }
    return uses;
}

}  // namespace holdfast::governance

#include "features/governance/figure_keys.hpp"

#include "core/figures/figure.hpp"

#include <fmt/format.h>

namespace holdfast::governance {

static std::string key(std::string_view measure, const std::string& period, std::string_view population = {}) {
    return figures::Key{std::string(measure), period, std::string(population)}.string();
}

std::string total_key(const Period& year, Side side) {
    return key(side == Side::contribution ? "budget.contributions" : "budget.spend", year.string());
}

std::string balance_key(const Budget& budget) { return key(budget.balance().is_negative() ? "budget.deficit" : "budget.surplus", budget.year.string()); }

std::string line_key(const BudgetLine& line) {
    if (line.funding == Funding::in_kind) return key("budget.in_kind", line.year.string(), line.line);
    return key(line.side == Side::contribution ? "budget.contribution" : "budget.spend_line", line.year.string(), line.line);
}

std::string actions_population(int theme, std::optional<Rating> rating) {
    const std::string rated = rating ? std::string(in_words(*rating)) : std::string{};
    if (theme == 0) return rated;
    return fmt::format("theme {}{}{}", theme, rating ? "/" : "", rated);
}

std::string actions_key(const Period& year, int theme, std::optional<Rating> rating) {
    return key("plan.actions", year.string(), actions_population(theme, rating));
}

std::string overdue_key(Date as_at) { return key("plan.overdue", iso(as_at)); }
std::string carried_forward_key(const Period& year) { return key("plan.carried_forward", year.string()); }
std::string members_key(Date day) { return key("members.count", iso(day)); }
std::string groups_key(Date day) { return key("groups.count", iso(day)); }
std::string sub_objectives_key(Date day, std::string_view group) { return key("groups.sub_objectives", iso(day), group); }
std::string objectives_key(Date day, std::string_view group) { return key("groups.objectives", iso(day), group); }

}  // namespace holdfast::governance

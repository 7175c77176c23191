#include "features/governance/budget.hpp"

#include "base/movement.hpp"
#include "core/figures/figure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::governance {

std::string_view token(Side side) { return side == Side::contribution ? "contribution" : "spend"; }

std::optional<Side> parse_side(std::string_view text) {
    if (text == "contribution") return Side::contribution;
    if (text == "spend") return Side::spend;
    return std::nullopt;
}

std::string_view token(Funding funding) { return funding == Funding::cash ? "cash" : "in_kind"; }

std::optional<Funding> parse_funding(std::string_view text) {
    if (text.empty() || text == "cash") return Funding::cash;
    if (text == "in_kind") return Funding::in_kind;
    return std::nullopt;
}

static Decimal sum_of(const std::vector<BudgetLine>& lines) {
    Decimal sum;
    for (const auto& line : lines) sum = sum + line.amount;
    return sum;
}

Decimal Budget::contributed() const { return sum_of(contributions); }
Decimal Budget::spent() const { return sum_of(spend); }

static std::string pounds(Decimal amount) { return figures::display(amount, figures::Unit::pounds); }

std::string Budget::balance_in_words() const {
    const Decimal left = balance();
    return balance_in_words(pounds(contributed()), pounds(spent()), pounds(left.is_negative() ? -left : left));
}

std::string Budget::balance_in_words(const std::string& in, const std::string& out, const std::string& rest) const {
    const Decimal left = balance();
    if (left.is_zero()) return fmt::format("Contributions of {} equal spending of {}: the budget is balanced.", in, out);
    if (left.is_negative()) return fmt::format("Spending of {} exceeds contributions of {} by {}: a deficit.", out, in, rest);
    return fmt::format("Contributions of {} exceed spending of {} by {}: a surplus.", in, out, rest);
}

std::vector<BudgetLine> by_size(std::vector<BudgetLine> lines) {
    std::ranges::stable_sort(lines, std::ranges::greater{}, &BudgetLine::amount);
    return lines;
}

std::string largest_in_words(const std::vector<BudgetLine>& lines, Side side) {
    const auto most = std::ranges::max_element(lines, {}, &BudgetLine::amount)->amount;
    std::vector<std::string> names;
    for (const auto& line : lines)
        if (line.amount == most) names.push_back(line.line);
    const bool is_contribution = side == Side::contribution;
    const std::string who = fmt::format("{}", fmt::join(names, " and ")), said = is_contribution ? who + " contributed most" : "Most was spent on " + who;
    const std::string_view what = is_contribution ? "partner" : "matter", did = is_contribution ? "gave" : "cost";
    if (names.size() == 1) return in_ten_words({said, fmt::format("One {} {} more than any other", what, did)});
    return in_ten_words({said + ", the same each", fmt::format("{} {}s {} most, the same each", names.size(), what, did)});
}

Budget make_budget(const Period& year, const std::vector<BudgetLine>& lines) {
    Budget budget{.year = year};
    for (const auto& line : lines) {
        if (line.funding == Funding::in_kind) budget.in_kind.push_back(line);
        else if (line.side == Side::contribution) budget.contributions.push_back(line);
        else budget.spend.push_back(line);
    }
    return budget;
}

}  // namespace holdfast::governance

#pragma once

#include "base/decimal.hpp"
#include "base/period.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::governance {

/// Which side of the budget a line stands on; the tokens are `contribution spend`.
enum class Side { contribution, spend };
std::string_view token(Side side);
std::optional<Side> parse_side(std::string_view token);

/// How a line is met; the tokens are `cash in_kind`. What is given in kind is listed and never added up.
enum class Funding { cash, in_kind };
std::string_view token(Funding funding);
/// Empty text is cash.
std::optional<Funding> parse_funding(std::string_view token);

/// One line of a year's budget in pounds. Year, side and line name it.
struct BudgetLine {
    Period year{Period::year(2000)};
    Side side{};
    std::string line{};
    Decimal amount{};
    Funding funding{};
    std::string note{};
    friend bool operator==(const BudgetLine&, const BudgetLine&) = default;
};

/// A year's budget, its lines in the order in which they were first given.
struct Budget {
    Period year{Period::year(2000)};
    std::vector<BudgetLine> contributions{};  ///< cash only
    std::vector<BudgetLine> spend{};          ///< cash only
    std::vector<BudgetLine> in_kind{};

    bool empty() const { return contributions.empty() && spend.empty() && in_kind.empty(); }
    Decimal contributed() const;
    Decimal spent() const;
    /// What is left over; negative when more was spent than contributed.
    Decimal balance() const { return contributed() - spent(); }
    /// "Contributions of £100 exceed spending of £90 by £10: a surplus."
    std::string balance_in_words() const;
    /// The same with the two sides and what is between them as they are given, so that a report can name their figures.
    std::string balance_in_words(const std::string& in, const std::string& out, const std::string& rest) const;
};

/// The largest first, as bars of them stand.
std::vector<BudgetLine> by_size(std::vector<BudgetLine> lines);
/// What a chart of one side says, in ten words at most: `Cumbria County Council contributed most`. There is a line at the least.
std::string largest_in_words(const std::vector<BudgetLine>& lines, Side side);

Budget make_budget(const Period& year, const std::vector<BudgetLine>& lines);

}  // namespace holdfast::governance

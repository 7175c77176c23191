#pragma once

#include "base/decimal.hpp"
#include "base/outcome.hpp"
#include "base/period.hpp"
#include "core/figures/figure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an indicator is, how its RAG rating and its trend come about. Rules only: no SQL, no HTML.
namespace holdfast::indicators {

/// Which way is better; tokens `high low neither`.
enum class GoodIs { high, low, neither };
std::string_view token(GoodIs good_is);
std::optional<GoodIs> parse_good_is(std::string_view token);
/// Whether one says that high is good and the other that low is.
bool contradict(GoodIs one, GoodIs other);

/// The definition of an indicator.
struct Indicator {
    std::string code{};
    std::string description{};
    figures::Unit unit{};
    Basis basis{Basis::year};
    std::string numerator{};
    std::string denominator{};
    GoodIs good_is{GoodIs::neither};
    std::string source{};
    std::string authority{};
    std::string measure{};  ///< of its figures; the code where nothing else is given
};

/// Nothing that is counted, and no share of a whole, rate or time, can be below zero; money can, and a change in percent.
bool can_be_negative(const Indicator& indicator);

/// The target of one year. A single value has both ends the same; not set has neither. Tolerances are percentages of the target.
struct Target {
    std::optional<Decimal> low{};
    std::optional<Decimal> high{};
    Decimal green_within{Decimal::whole(5)};
    Decimal amber_within{Decimal::whole(10)};
    GoodIs good_is{GoodIs::neither};  ///< the target's row wins over the indicator's
    bool is_set() const { return low || high; }
    /// Whether there are two ends that differ: `5%-7.5%`.
    bool is_range() const;
    /// The end that counts: the one easier to meet (`high` where low is good, `low` where high is good).
    std::optional<Decimal> bound() const;
    /// `85%`, `5% to 7.5%`, `not set`.
    std::string words(figures::Unit unit) const;
};
/// What is wrong with the target as it is given: its ends the wrong way round, tolerances below zero or the wrong way round.
std::vector<FieldError> problems(const Target& target);
/// What is wrong with it as the target of this indicator: an end that none of its values can reach, below zero or more than the whole.
std::vector<FieldError> problems(const Target& target, const Indicator& indicator);

enum class Rating { red, amber, green };
std::string_view token(Rating rating);
/// The word shown beside the letter: "Green".
std::string_view word(Rating rating);
std::optional<Rating> parse_rating(std::string_view token);

/// A rating with its reason in words: "82.1% is 3.4% short of the 85% target: green, within 5%".
struct Rag {
    std::optional<Rating> rating{};  ///< empty: refused, and the reason says why (no value, no target)
    std::string reason{};
    bool is_within_tolerance{false};  ///< green though short of the target
};

/// The rating alone: green when short by at most `green_within` percent of the target, amber by at most `amber_within`, else red;
/// inclusive; exact. A target of zero leaves no tolerance. Nothing without a value, without a target, or where neither direction is better.
std::optional<Rating> rating(const std::optional<Decimal>& value, const Target& target);
/// The same with its reason, also where there is none.
Rag rate(const std::optional<Decimal>& value, const Target& target, figures::Unit unit);

/// Words of the trend as the Board uses them.
enum class Trend { improving, declining, static_, sustained };
std::string_view word(Trend trend);
std::optional<Trend> parse_trend(std::string_view word);

/// The trend from an earlier value: a change of less than `dead_band` percent of the earlier value is no change, said to be Sustained where
/// the value is green against its target and Static where it is not. Nothing where either value is missing or neither direction is better.
std::optional<Trend> trend(const std::optional<Decimal>& earlier, const std::optional<Decimal>& value, const Target& target,
                           Decimal dead_band = Decimal::whole(1));

}  // namespace holdfast::indicators

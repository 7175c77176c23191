#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/figures/figure.hpp"
#include "core/indicators/indicator.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// One line of the scorecard: what is known of an indicator in a year, how it is rated and which way it goes. Rules only.
namespace holdfast::scorecard {

struct Definition;

/// Names an indicator to the trail.
inline constexpr std::string_view record_kind = "scorecard_indicator";

/// A value of an indicator as it is held. A reading without a value says that there is none.
struct Reading {
    Period period{Period::year(2000)};
    Basis basis{Basis::year};
    std::optional<Decimal> value{};
    std::optional<Decimal> numerator{};
    std::optional<Decimal> denominator{};
    std::string submitted_by{};
    Date submitted_on{};
    int version{};
    std::string approved_by{};  ///< empty before approval
    std::optional<Instant> approved_at{};
    bool is_approved() const { return approved_at.has_value(); }
};

/// A person's word in place of the rule's: `amber`, `Improving`.
struct Decision {
    std::string word{};
    std::string reason{};
    std::string decided_by{};
    Date decided_on{};
};

/// An indicator in one year.
struct Row {
    Id<Definition> id{};
    std::string code{};
    std::string topic{};
    std::string description{};
    std::string measure{};
    figures::Unit unit{figures::Unit::count};
    Basis basis{Basis::year};
    indicators::Target target{};
    bool has_target{false};            ///< a target was given for the year, be it "not set"
    std::optional<Reading> reading{};  ///< the latest of the year on the indicator's own basis
    std::vector<Reading> history{};    ///< on the same basis; once settled, oldest first and ending with the reading
    indicators::Rag by_rule{};
    std::optional<Decision> rating_decision{};
    std::optional<Decision> trend_decision{};
    std::optional<indicators::Trend> computed_trend{};
    bool has_narrative{false};

    const std::optional<Decimal>& value() const;
    /// The rating that counts: the one decided, or else the rule's.
    std::optional<indicators::Rating> rating() const;
    /// The rule's reason, or the decision with its reason and then what the rule says.
    std::string reason() const;
    bool is_overridden() const { return rating_decision.has_value(); }
    std::optional<indicators::Trend> trend() const;
    bool is_red() const { return rating() == indicators::Rating::red; }
    /// The key of the reading's figure, `cpp.rate@2017-03-31`; empty without a reading.
    std::string key() const;
};

/// Every indicator with a target or a reading in the year, in the order of position.
struct Scorecard {
    Period year{Period::year(2000)};
    std::vector<Row> rows{};
};

/// Settles which reading of `history` speaks for the year, and the rating and the trend by rule.
void settle(Row& row, const Period& year);

/// What stands before a code's first mark, or its letters where it has none: `CS3` of `CS3.10`, `HE` of `HE2`.
std::string family(std::string_view code);

/// Tells whether anything an approver looked at has changed since: readings, ratings, narratives.
std::string fingerprint(const Scorecard& scorecard);

}  // namespace holdfast::scorecard

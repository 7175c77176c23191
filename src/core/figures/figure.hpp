#pragma once

#include "base/decimal.hpp"
#include "base/period.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::figures {

/// Unit tokens: `percent rate_per_10000 rate count days pounds`.
enum class Unit { percent, rate_per_10000, rate, count, days, pounds };
std::string_view token(Unit unit);
std::optional<Unit> parse_unit(std::string_view token);

/// Where a value comes from. Pages show measured before submitted before published, and say so.
enum class SourceKind { measured, submitted, published };

/// Who or what stands behind a value.
struct Source {
    SourceKind kind{};
    std::string by{};           ///< measured: the query's name; submitted: who; published: the publication
    std::string place{};        ///< published: section, page, table
    std::optional<Date> on{};   ///< submitted or published on
    std::string approved_by{};  ///< submitted: who approved it, empty before approval
    /// `measured by scorecard.count`, `submitted by P. Sharp on 2017-04-12, approved by ...`, `published in ..., section 4`.
    std::string string() const;
};

/// One number with everything needed to believe it. Identity is measure, population, period and basis: two values of one identity from
/// different places are a contradiction.
struct Figure {
    std::string measure{};     ///< `cpp.open`
    std::string population{};  ///< empty where the measure has only one: `England`, `Cumbria/physical`
    Period period{Period::year(2016)};
    Basis basis{Basis::year};
    std::string label{};
    Unit unit{Unit::count};
    std::optional<Decimal> value{};
    std::optional<Decimal> numerator{};
    std::optional<Decimal> denominator{};
    Source source{};
    std::string note{};

    /// `measure@period`, with `/population` where there is one: `cpp.open@2017-03-31`.
    std::string key() const;
    /// The value as it is, or worked out from numerator and denominator where only they are given (to one decimal).
    std::optional<Decimal> stated_or_computed() const;
};

/// `82.1%`, `£96,814`, `56.6 per 10,000`, `653 days`, `1,186`; "not available" without a value.
std::string display(const std::optional<Decimal>& value, Unit unit);

}  // namespace holdfast::figures

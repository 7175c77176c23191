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
std::string_view token(SourceKind kind);

/// Who or what stands behind a value.
struct Source {
    SourceKind kind{};
    std::string by{};           ///< measured: the query's name; submitted: who; published: the publication
    std::string place{};        ///< published: section, page, table
    std::optional<Date> on{};   ///< submitted or published on
    std::string approved_by{};  ///< submitted: who approved it, empty before approval
    std::string agency{};       ///< submitted: the agency that answers for it; a public edition names it in place of who submitted it
    bool is_counted{};          ///< measured: counted from the records of children, which contradict no document (core/figures/beside.hpp)
    /// `measured by scorecard.count`, `submitted by P. Sharp on 2017-04-12, approved by ...`, `published in ..., section 4`.
    std::string string() const;
    /// Where to look for the value: the publication and the place in it; `string()` for a value that was not published.
    std::string where() const;
};

/// How exactly a value was printed: `over 200`, `almost 4,000`, `about 1,400`. Tokens: empty, `over`, `under`, `about`.
enum class Precision { exact, over, under, about };
std::string_view token(Precision precision);
std::optional<Precision> parse_precision(std::string_view token);

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
    Precision precision{Precision::exact};
    std::string part_of{};  ///< key of the total that this figure and the other parts must add up to
    std::string part_by{};  ///< which breakdown of the total the part belongs to: `age`
    std::string at_most{};  ///< key of a figure that this one, together with all that name it, cannot exceed

    /// `measure@period`, with `/population` where there is one: `cpp.open@2017-03-31`.
    std::string key() const;
    /// The value as it is, or worked out from numerator and denominator where only they are given (to one decimal).
    std::optional<Decimal> stated_or_computed() const;
    /// The same, a worked-out value having this many decimals.
    std::optional<Decimal> stated_or_computed(int decimals) const;
    /// What makes two values comparable: measure, population, basis and the last day the figure speaks of. The 12 months to 31 March are
    /// the reporting year; a snapshot of a month is one of its last day.
    std::string identity() const;
};

/// The parts of a figure's key.
struct Key {
    std::string measure{};
    std::string period{};
    std::string population{};
    /// As it is written: `measure@period/population`.
    std::string string() const;
};
/// Reads `cpp.open@2017-03-31` or `cpp.rate@2017-03-31/England`; nothing when measure or period is missing.
std::optional<Key> parse_key(std::string_view text);

/// The page of a figure: `/figures/cpp.open/2017-03-31`, `/figures/cpp.rate/2017-03-31?population=England`. The list of figures for a text that
/// is no key.
std::string figure_path(std::string_view key);

/// `82.1%`, `£96,814`, `56.6 per 10,000`, `653 days`, `1,186`; "not available" without a value.
std::string display(const std::optional<Decimal>& value, Unit unit);
/// The figure's value, worked out where only its numerator and denominator are stated, with the words that qualify it: `over 200`.
std::string display(const Figure& figure);

}  // namespace holdfast::figures

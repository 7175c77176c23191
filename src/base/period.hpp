#pragma once

#include "base/time.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

/// What span of time a figure speaks of; the tokens are `snapshot month quarter year_to_date year rolling_12_months`.
enum class Basis { snapshot, month, quarter, year_to_date, year, rolling_12_months };

std::string_view token(Basis basis);
/// For people: "at a date", "in the month", "12 months to".
std::string_view in_words(Basis basis);
std::optional<Basis> parse_basis(std::string_view token);
/// A year and the 12 months to its last day are one basis; every other basis stands for itself.
constexpr Basis comparable(Basis basis) { return basis == Basis::rolling_12_months ? Basis::year : basis; }

/// A reporting year (`2016-17`, 1 April to 31 March), one of its quarters (`2016-17 Q2`), a month (`2017-03`), a day
/// (`2017-03-31`), or a calendar year (`2016`).
class Period {
public:
    enum class Kind { day, month, quarter, calendar_year, year };

    /// The whole reporting year that starts in April of `first_year`.
    static Period year(int first_year);
    static Period quarter(int first_year, int quarter);
    static Period month(int calendar_year, unsigned month);
    static Period day(Date day);
    static Period calendar_year(int year);
    /// Reads the forms above and nothing else.
    static std::optional<Period> parse(std::string_view text);

    Kind kind() const { return kind_; }
    Date first_day() const { return first_; }
    Date last_day() const { return last_; }
    /// The reporting year in which the period ends, `2016-17`.
    Period reporting_year() const;
    /// The same period one year earlier.
    Period year_before() const;

    /// As it is parsed: `2016-17 Q2`.
    std::string string() const;
    /// For people: `2016-17`, `quarter 2 of 2016-17`, `March 2017`, `31 March 2017`.
    std::string words() const;

    friend bool operator==(const Period&, const Period&) = default;
    /// By last day, shorter periods first.
    friend std::strong_ordering operator<=>(const Period& a, const Period& b);

private:
    Period(Kind kind, Date first, Date last) : kind_(kind), first_(first), last_(last) {}

    Kind kind_;
    Date first_;
    Date last_;
};

}  // namespace holdfast

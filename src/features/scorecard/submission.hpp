#pragma once

#include "base/outcome.hpp"
#include "base/period.hpp"
#include "core/indicators/indicator.hpp"

#include <optional>
#include <string>
#include <vector>

/// What an agency's data lead hands in. Rules only.
namespace holdfast::scorecard {

/// A value of an indicator as it is handed in. Without a value and without counts it says that there is no value.
struct Submission {
    std::string code{};
    Period period{Period::year(2000)};
    Basis basis{Basis::year};
    std::optional<Decimal> numerator{};
    std::optional<Decimal> denominator{};
    std::optional<Decimal> value{};
    figures::Unit unit{figures::Unit::count};
    std::string submitted_by{};
    Date submitted_on{};
};

/// Every rule the submission breaks, by field; each message continues the field's name ("must be ...").
/// Refused: another unit than the indicator's, a period that does not fit its basis or has not ended, one count without the other, a
/// numerator above the denominator of a percentage, anything that is counted below zero but money, less than one to divide by, a period before
/// April 1989, numbers of more than 12 digits or 6 decimals, a count that is not whole, a submission dated in
/// the future, before its period begins or before 2000, or by nobody.
std::vector<FieldError> problems(const Submission& submission, const indicators::Indicator& indicator, Date today);

/// Whether there can be a value for the period: it has begun, and is not of a time before anybody kept them.
bool can_have_value(const Period& period, Date today);

/// Whether the period can be one of this basis: a snapshot is at a day or in a month, a quarter's value is for a quarter...
bool fits(const Period& period, Basis basis);
/// The bases that a value for the period can be on.
std::vector<Basis> bases_for(const Period& period);

/// The period of a value on this basis that ends with the reporting year: the whole year, its last quarter, month or day.
Period last_period(Basis basis, const Period& year);

/// Whether values in this unit can be worked out from their counts.
bool is_worked_out(figures::Unit unit);
/// What the counts come to in the indicator's unit, to this many decimals; nothing where they cannot.
std::optional<Decimal> worked_out(const Submission& submission, int decimals);
/// Fills in the value from the counts where only they were given.
Submission completed(Submission submission);
/// "82.1 is not what 410 of 500 come to, which is 82.0": where the value and its counts disagree in the printed digits.
std::optional<std::string> disagreement(const Submission& submission);

}  // namespace holdfast::scorecard

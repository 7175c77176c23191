#include "features/scorecard/submission.hpp"

#include "core/indicators/exact.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::scorecard {

/// Nobody kept these indicators before the Children Act 1989; an earlier period is a slip.
static constexpr Date earliest_day = make_date(1989, 4, 1);
/// No value came here before there were computers to send it with.
static constexpr Date earliest_submission = make_date(2000, 1, 1);

bool can_have_value(const Period& period, Date today) { return period.first_day() >= earliest_day && period.first_day() <= today; }

bool fits(const Period& period, Basis basis) {
    using Kind = Period::Kind;
    const Kind kind = period.kind();
    switch (basis) {
        case Basis::snapshot: return kind == Kind::day || kind == Kind::month;
        case Basis::month: return kind == Kind::month;
        case Basis::quarter: return kind == Kind::quarter;
        case Basis::year: return kind == Kind::year || kind == Kind::calendar_year;
        case Basis::year_to_date: return kind == Kind::day || kind == Kind::month || kind == Kind::quarter;
        case Basis::rolling_12_months: return kind != Kind::quarter && kind != Kind::calendar_year;
    }
    return false;
}

std::vector<Basis> bases_for(const Period& period) {
    constexpr std::array every{Basis::snapshot, Basis::month, Basis::quarter, Basis::year_to_date, Basis::year, Basis::rolling_12_months};
    std::vector<Basis> fitting;
    std::ranges::copy_if(every, std::back_inserter(fitting), [&](Basis basis) { return fits(period, basis); });
    return fitting;
}

static Period last_month_of(const Period& year) {
    const std::chrono::year_month_day day{year.last_day()};
    return Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
}

Period last_period(Basis basis, const Period& year) {
    switch (basis) {
        case Basis::snapshot:
        case Basis::year_to_date: return Period::day(year.last_day());
        case Basis::month: return last_month_of(year);
        case Basis::quarter: return Period::quarter(static_cast<int>(std::chrono::year_month_day{year.first_day()}.year()), 4);
        case Basis::year:
        case Basis::rolling_12_months: return year;
    }
    return year;
}

static void check_length(std::vector<FieldError>& found, std::string field, const std::optional<Decimal>& number) {
    if (number && !indicators::is_rateable(*number)) found.push_back({std::move(field), std::string(indicators::rateable_in_words)});
}

static void check_sign(std::vector<FieldError>& found, std::string field, const std::optional<Decimal>& number) {
    if (number && number->is_negative()) found.push_back({std::move(field), fmt::format("must not be below zero: {}", number->string())});
}

static void check_range(std::vector<FieldError>& found, const Submission& submission, const indicators::Indicator& indicator) {
    check_sign(found, "numerator", submission.numerator);
    check_sign(found, "denominator", submission.denominator);
    if (!indicators::can_be_negative(indicator)) check_sign(found, "value", submission.value);
}

static bool is_whole(Decimal number) { return number == number.rounded(0); }

/// People, and what else is counted, come in ones; what is divided for a time or in money need not.
static void check_whole(std::vector<FieldError>& found, const Submission& submission, figures::Unit unit) {
    const auto check = [&](std::string field, const std::optional<Decimal>& number) {
        if (number && !is_whole(*number) && std::ranges::none_of(found, [&](const auto& error) { return error.field == field; }))
            found.push_back({std::move(field), fmt::format("must be a whole number: {}", number->string())});
    };
    if (unit == figures::Unit::pounds) return;
    if (unit == figures::Unit::count && submission.value && !is_whole(*submission.value))
        found.push_back({"value", fmt::format("must be a whole number, as it is a count: {}", submission.value->string())});
    if (unit != figures::Unit::days) check("numerator", submission.numerator);
    check("denominator", submission.denominator);
}

static void check_counts(std::vector<FieldError>& found, const Submission& submission) {
    if (submission.numerator.has_value() != submission.denominator.has_value()) {
        found.push_back({submission.numerator ? "denominator" : "numerator", "is missing; give both counts or neither"});
        return;
    }
    const auto& whole = submission.denominator;
    const bool is_divided = is_worked_out(submission.unit) && submission.unit != figures::Unit::percent;
    if (is_divided && whole && *whole > Decimal::whole(0) && *whole < Decimal::whole(1))
        found.push_back({"denominator", "must be 1 or more: " + whole->string()});
    const bool is_share = submission.unit == figures::Unit::percent && submission.numerator;
    if (is_share && *submission.numerator > *submission.denominator)
        found.push_back({"numerator", fmt::format("must not be above the denominator, {}, in a percentage", submission.denominator->grouped())});
}

static void check_period(std::vector<FieldError>& found, const Submission& submission, Date today) {
    if (submission.period.first_day() < earliest_day)
        found.push_back({"period", fmt::format("must not be before {}: {}", in_words(earliest_day), submission.period.string())});
    else if (!fits(submission.period, submission.basis)) found.push_back({"period", fmt::format("does not fit the basis {}", token(submission.basis))});
    else if (submission.period.last_day() > today)
        found.push_back({"period", fmt::format("has not ended: its last day is {}", in_words(submission.period.last_day()))});
}

static void check_submitted_on(std::vector<FieldError>& found, const Submission& submission, Date today) {
    const Date on = submission.submitted_on;
    if (on > today) found.push_back({"submitted_on", "must not be in the future"});
    else if (on < earliest_submission) found.push_back({"submitted_on", fmt::format("must not be before {}: {}", in_words(earliest_submission), iso(on))});
    else if (on < submission.period.first_day() && submission.period.last_day() <= today)
        found.push_back({"submitted_on", fmt::format("must not be before the period begins, {}: {}", in_words(submission.period.first_day()), iso(on))});
}

std::vector<FieldError> problems(const Submission& submission, const indicators::Indicator& indicator, Date today) {
    std::vector<FieldError> found;
    check_period(found, submission, today);
    check_length(found, "value", submission.value);
    check_length(found, "numerator", submission.numerator);
    check_length(found, "denominator", submission.denominator);
    if (submission.unit != indicator.unit)
        found.push_back({"unit", fmt::format("must be {}, the unit {} is defined with", token(indicator.unit), indicator.code)});
    check_counts(found, submission);
    check_whole(found, submission, indicator.unit);
    check_range(found, submission, indicator);
    if (submission.submitted_by.empty()) found.push_back({"submitted_by", "must say who submits the value"});
    check_submitted_on(found, submission, today);
    return found;
}

bool is_worked_out(figures::Unit unit) {
    return unit == figures::Unit::percent || unit == figures::Unit::rate_per_10000 || unit == figures::Unit::rate || unit == figures::Unit::days;
}

std::optional<Decimal> worked_out(const Submission& submission, int decimals) {
    const auto numerator = submission.numerator;
    const auto denominator = submission.denominator;
    if (!is_worked_out(submission.unit) || !numerator || !denominator || denominator->is_zero()) return std::nullopt;
    if (submission.unit == figures::Unit::percent) return percentage(*numerator, *denominator, decimals);
    if (submission.unit == figures::Unit::rate_per_10000) return rate_per_10000(*numerator, *denominator, decimals);
    return divide(*numerator, *denominator, decimals);
}

Submission completed(Submission submission) {
    if (!submission.value) submission.value = worked_out(submission, 1);
    return submission;
}

std::optional<std::string> disagreement(const Submission& submission) {
    if (!submission.value) return std::nullopt;
    const auto counted = worked_out(submission, submission.value->decimals());
    if (!counted || *counted == *submission.value) return std::nullopt;
    return fmt::format("{} is not what {} of {} come to, which is {}", submission.value->string(), submission.numerator->grouped(),
                       submission.denominator->grouped(), counted->string());
}

}  // namespace holdfast::scorecard

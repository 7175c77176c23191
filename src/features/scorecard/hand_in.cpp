#include "features/scorecard/hand_in.hpp"

#include "features/scorecard/submission.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

static std::vector<Period> every_period(Basis basis, const Period& year) {
    const int first = static_cast<int>(std::chrono::year_month_day{year.first_day()}.year());
    std::vector<Period> periods;
    if (basis == Basis::quarter)
        for (int quarter = 1; quarter <= 4; ++quarter) periods.push_back(Period::quarter(first, quarter));
    if (basis == Basis::month)
        for (unsigned month = 4; month <= 15; ++month) periods.push_back(Period::month(first + (month > 12 ? 1 : 0), month > 12 ? month - 12 : month));
    if (periods.empty()) periods.push_back(last_period(basis, year));
    return periods;
}

/// A snapshot of the last day of a year that is under way is wanted too, in its time.
static bool has_begun(const Period& period, const Period& year, Date today) {
    return (period.kind() == Period::Kind::day ? year : period).first_day() <= today;
}

std::vector<Period> periods_wanted(Basis basis, const Period& year, Date today) {
    auto periods = every_period(basis, year);
    std::erase_if(periods, [&](const Period& period) { return !has_begun(period, year, today); });
    return periods;
}

static std::string counts_in_words(const Defined& indicator, const Reading& reading) {
    return disagreement({.code = indicator.indicator().code,
                         .period = reading.period,
                         .basis = reading.basis,
                         .numerator = reading.numerator,
                         .denominator = reading.denominator,
                         .value = reading.value,
                         .unit = indicator.indicator().unit,
                         .submitted_by = reading.submitted_by,
                         .submitted_on = reading.submitted_on})
        .value_or("");
}

static std::string wrong_with(const DueValue& wanted, const Held& held) {
    const auto opened = held.reopenings.find({wanted.indicator->id.number, wanted.period.string()});
    if (opened != held.reopenings.end()) return fmt::format("{} opened it again: {}", opened->second.by, opened->second.reason);
    return wanted.reading ? counts_in_words(*wanted.indicator, *wanted.reading) : std::string();
}

static Standing standing_of(const DueValue& wanted, Date today) {
    if (wanted.reading && wanted.reading->is_approved()) return Standing::approved;
    if (!wanted.to_put_right.empty()) return Standing::to_put_right;
    if (wanted.reading) return Standing::submitted;
    return wanted.period.last_day() > today ? Standing::not_due : Standing::missing;
}

/// The one for this very period, or else for one that ends with it, as `2017-03` does with `2017-03-31`.
static std::optional<Reading> reading_for(const Defined& indicator, const Held& held, const Period& period) {
    const auto [first, last] = held.readings.equal_range(indicator.id.number);
    std::optional<Reading> found;
    for (auto it = first; it != last; ++it) {
        const auto& reading = it->second;
        if (comparable(reading.basis) != comparable(indicator.indicator().basis) || reading.period.last_day() != period.last_day()) continue;
        if (!found || reading.period == period) found = reading;
    }
    return found;
}

std::vector<DueValue> due_of(const Defined& indicator, const Held& held, const Period& year, Date today) {
    std::vector<DueValue> all;
    for (const auto& period : periods_wanted(indicator.indicator().basis, year, today)) {
        auto& wanted = all.emplace_back(DueValue{.indicator = &indicator, .period = period, .reading = reading_for(indicator, held, period)});
        if (wanted.reading) wanted.period = wanted.reading->period;
        wanted.to_put_right = wrong_with(wanted, held);
        wanted.standing = standing_of(wanted, today);
    }
    return all;
}

}  // namespace holdfast::scorecard

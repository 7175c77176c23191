#include "core/figures/year_figures.hpp"

namespace holdfast::figures {

std::string key_of(std::string_view measure, const Period& period, std::string_view population) {
    return Key{std::string(measure), period.string(), std::string(population)}.string();
}

std::vector<Period> months_of(const Period& year) {
    const int first = static_cast<int>(std::chrono::year_month_day{year.first_day()}.year());
    std::vector<Period> months;
    for (unsigned month = 4; month <= 12; ++month) months.push_back(Period::month(first, month));
    for (unsigned month = 1; month <= 3; ++month) months.push_back(Period::month(first + 1, month));
    return months;
}

std::vector<Period> YearFigures::months() const {
    auto months = months_of(year_);
    std::erase_if(months, [&](const Period& month) { return month.first_day() > today_; });
    return months;
}

Figure& YearFigures::add(const Measure& measure, std::string_view population, std::int64_t number) {
    return made_.emplace_back(Figure{.measure = std::string(measure.key),
                                     .population = std::string(population),
                                     .period = year_,
                                     .basis = Basis::year,
                                     .label = std::string(measure.label),
                                     .unit = Unit::count,
                                     .value = Decimal::whole(number),
                                     .source = {.kind = SourceKind::measured, .by = std::string(by_)}});
}

Figure& YearFigures::add_part(const Measure& measure, std::string_view population, std::int64_t number, std::string_view whole, std::string_view by) {
    auto& figure = add(measure, population, number);
    figure.part_of = key_of(measure.key, year_, whole);
    figure.part_by = by;
    return figure;
}

Figure& YearFigures::add_month(const Measure& measure, const Period& month, std::int64_t number) {
    auto& figure = add_part(measure, {}, number, {}, "month");
    figure.period = month;
    figure.basis = Basis::month;
    return figure;
}

Figure& YearFigures::add_share(const Measure& measure, std::string_view population, Share share, int decimals) {
    auto& figure = add(measure, population, 0);
    figure.unit = Unit::percent;
    figure.numerator = Decimal::whole(share.part);
    figure.denominator = Decimal::whole(share.whole);
    figure.value = percentage(*figure.numerator, *figure.denominator, decimals);
    return figure;
}

}  // namespace holdfast::figures

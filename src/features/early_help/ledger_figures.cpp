#include "features/early_help/ledger_figures.hpp"

#include "core/statistics/statistics_store.hpp"
#include "features/early_help/permissions.hpp"

namespace holdfast::early_help {

using figures::Figure;
using figures::YearFigures;

std::string_view short_words(EndReason reason) {
    switch (reason) {
        case EndReason::outcomes_met: return "Outcomes met";
        case EndReason::stepped_up: return "Stepped up";
        case EndReason::no_consent: return "No consent";
        default: return line_of(end_reasons, reason).words;
    }
}

/// A share of the closures whose reason is known; `decimals` as the Board prints it.
static void add_shares(YearFigures& year, const Closed& closed, const Period& period, int decimals) {
    if (closed.known() == 0) return;
    for (const auto& [measure, reason] : {std::pair{measures::satisfied, EndReason::outcomes_met}, std::pair{measures::unengaged, EndReason::no_engagement}}) {
        auto& figure = year.add_share(measure, {}, {closed.of(reason), closed.known()}, decimals);
        figure.period = period;
        if (period != year.year()) figure.basis = Basis::month;
    }
}

static void add_closed(YearFigures& year, const Counts& counts) {
    const auto closed = counts.closed_in_year();
    if (closed.all() == 0) return;
    year.add(measures::closed, {}, closed.all());
    year.add(measures::gap, {}, counts.begun_in_year() - closed.all());
    year.add(measures::reasons, {}, closed.all());
    for (const auto& reason : end_reasons) year.add_part(measures::reasons, short_words(reason.value), closed.of(reason.value), {}, "reason");
    year.add_part(measures::reasons, reason_unknown, closed.unknown, {}, "reason");
    add_shares(year, closed, year.year(), 1);
    for (const auto& month : year.months()) {
        const auto of_month = counts.closed_in(month);
        year.add_month(measures::closed, month, of_month.all());
        year.add_month(measures::gap, month, counts.begun_in(month) - of_month.all());
        add_shares(year, of_month, month, 0);
    }
}

/// For 10,000 of the children, or of the children in each of several months.
static Figure& add_rate(YearFigures& year, const figures::Measure& measure, std::int64_t number, std::int64_t children) {
    auto& figure = year.add(measure, {}, 0);
    figure.unit = figures::Unit::rate_per_10000;
    figure.numerator = Decimal::whole(number);
    figure.denominator = Decimal::whole(children);
    figure.value = rate_per_10000(*figure.numerator, *figure.denominator, 1);
    return figure;
}

static void add_begun(YearFigures& year, const Counts& counts, std::optional<std::int64_t> children) {
    const auto begun = counts.begun_in_year();
    year.add(measures::begun, {}, begun);
    for (const auto& month : year.months()) year.add_month(measures::begun, month, counts.begun_in(month));
    if (!children || *children == 0) return;
    add_rate(year, measures::per_child, begun, *children);
    const auto months = figures::months_of(year.year());
    if (year.months().size() < months.size()) return;
    std::int64_t last = 0;
    for (std::size_t at = months.size() - 3; at < months.size(); ++at) last += counts.begun_in(months[at]);
    add_rate(year, measures::per_month, last, *children * 3).unit = figures::Unit::rate;
}

std::vector<Figure> early_help_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    if (!view.may(permissions::count)) return made;
    for (const auto& period : years_counted(view)) {
        if (!wanted.covers(period)) continue;
        const auto counts = count_assessments(view, period);
        YearFigures year(period, view.today(), "counting early help assessments on record", made);
        add_begun(year, counts, statistics::population_before(view, period.last_day()));
        add_closed(year, counts);
    }
    return made;
}

}  // namespace holdfast::early_help

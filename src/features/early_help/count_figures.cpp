#include "features/early_help/count_figures.hpp"

#include <chrono>
#include <set>

namespace holdfast::early_help {

#define EVERY_ASSESSMENT \
    "(SELECT started_on, closed_on, end_reason FROM early_help_past UNION ALL SELECT started_on, closed_on, end_reason FROM early_help_assessments) AS a "

std::int64_t Closed::known() const {
    std::int64_t sum = 0;
    for (const auto& [reason, number] : reasons) sum += number;
    return sum;
}
std::int64_t Closed::of(EndReason reason) const {
    const auto at = reasons.find(reason);
    return at == reasons.end() ? 0 : at->second;
}

template <class Map>
static typename Map::mapped_type of_month(const Map& months, const Period& month) {
    const auto at = months.find(month);
    return at == months.end() ? typename Map::mapped_type{} : at->second;
}
std::int64_t Counts::begun_in(const Period& month) const { return of_month(begun, month); }
Closed Counts::closed_in(const Period& month) const { return of_month(closed, month); }
std::int64_t Counts::begun_in_year() const {
    std::int64_t sum = 0;
    for (const auto& [month, number] : begun) sum += number;
    return sum;
}
Closed Counts::closed_in_year() const {
    Closed sum;
    for (const auto& [month, each] : closed) {
        for (const auto& [reason, number] : each.reasons) sum.reasons[reason] += number;
        sum.unknown += each.unknown;
    }
    return sum;
}

static Period month_of(Date day) {
    const std::chrono::year_month_day date{day};
    return Period::month(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

Counts count_assessments(trail::View& view, const Period& year) {
    Counts counts;
    view.reader().each(
        "SELECT a.started_on, COUNT(*) FROM " EVERY_ASSESSMENT "WHERE a.started_on BETWEEN $1 AND $2 GROUP BY a.started_on",
        [&](const store::Row& row) { counts.begun[month_of(row.get<Date>(0))] += row.get<std::int64_t>(1); }, year.first_day(), year.last_day());
    view.reader().each(
        "SELECT a.closed_on, a.end_reason, COUNT(*) FROM " EVERY_ASSESSMENT "WHERE a.closed_on BETWEEN $1 AND $2 GROUP BY a.closed_on, a.end_reason",
        [&](const store::Row& row) {
            auto& closed = counts.closed[month_of(row.get<Date>(0))];
            const auto reason = parse_token(end_reasons, row.get<std::string_view>(1));
            (reason ? closed.reasons[*reason] : closed.unknown) += row.get<std::int64_t>(2);
        },
        year.first_day(), year.last_day());
    return counts;
}

std::vector<Period> years_counted(trail::View& view) {
    std::set<Period> years;
    const auto add = [&](const store::Row& row) { years.insert(Period::day(row.get<Date>(0)).reporting_year()); };
    view.reader().each("SELECT DISTINCT a.started_on FROM " EVERY_ASSESSMENT, add);
    view.reader().each("SELECT DISTINCT a.closed_on FROM " EVERY_ASSESSMENT "WHERE a.closed_on IS NOT NULL", add);
    return {years.rbegin(), years.rend()};
}

}  // namespace holdfast::early_help

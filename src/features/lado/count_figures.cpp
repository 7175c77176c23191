#include "features/lado/count_figures.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/clocks/due.hpp"
#include "core/policy/record_store.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/standards.hpp"

#include <functional>
#include <numeric>
#include <set>

namespace holdfast::lado {

/// Of the year that runs, which begins on $7, each case shows as it comes in: until the year is over only what the viewer may list is counted for them.
#define SHOWN "(a.received_on < $7 OR " HOLDFAST_MAY_LIST("'lado_allegation'", "a.reference") ")"
/// What is counted as an allegation received in the days from $8 to $9.
#define COUNTED "a.received_on BETWEEN $8 AND $9 AND a.stage NOT IN ('advice_only', 'transferred') AND " SHOWN
/// The same of advice. What became an allegation shows with that alone.
#define ADVICE_SHOWN                                                                                                                                     \
    "(c.asked_on < $7 OR (" HOLDFAST_MAY_LIST("'lado_consultation'", "c.reference") " AND (c.allegation = '' OR " HOLDFAST_MAY_LIST("'lado_allegation'", \
                                                                                                                                    "c.allegation") ")))"

static Date start_of_running_year(const trail::View& view) { return Period::day(view.today()).reporting_year().first_day(); }

/// Reads with the viewer as $1 to $6, the first day of the year that runs as $7, and `more` from $8 on.
template <class Visit, class... More>
static void each(trail::View& view, store::Sql sql, Visit&& visit, const More&... more) {
    const auto f = policy::list_filter(view, allegation_records, policy::belonging_of(view));
    view.reader().each(sql, std::forward<Visit>(visit), f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, start_of_running_year(view), more...);
}

static std::int64_t sum_where(const Counts& counts, const std::function<bool(EmployerType, Category)>& is_meant) {
    std::int64_t sum = 0;
    for (const auto& [kind, number] : counts.kinds)
        if (is_meant(kind.first, kind.second)) sum += number;
    return sum;
}
std::int64_t Counts::all() const {
    return sum_where(*this, [](EmployerType, Category) { return true; });
}
std::int64_t Counts::of(Category category) const {
    return sum_where(*this, [&](EmployerType, Category each) { return each == category; });
}
std::int64_t Counts::of(EmployerType employer) const {
    return sum_where(*this, [&](EmployerType each, Category) { return each == employer; });
}
std::int64_t Counts::of(EmployerType employer, Category category) const {
    return sum_where(*this, [&](EmployerType one, Category other) { return one == employer && other == category; });
}

static void count_kinds(trail::View& view, const Period& period, Counts& counts) {
    each(
        view,
        "SELECT a.employer, a.category, a.is_after_restraint, COUNT(*) FROM lado_allegations a WHERE " COUNTED
        " GROUP BY a.employer, a.category, a.is_after_restraint",
        [&](const store::Row& row) {
            const auto employer = parse<EmployerType>(row.get<std::string_view>(0)).value();
            const auto category = parse<Category>(row.get<std::string_view>(1)).value();
            const auto number = row.get<std::int64_t>(3);
            counts.kinds[{employer, category}] += number;
            if (row.get<bool>(2)) counts.after_restraint += number;
        },
        period.first_day(), period.last_day());
    each(
        view, "SELECT a.referrer, COUNT(*) FROM lado_allegations a WHERE " COUNTED " GROUP BY a.referrer",
        [&](const store::Row& row) { counts.referrers[parse<ReferrerType>(row.get<std::string_view>(0)).value()] = row.get<std::int64_t>(1); },
        period.first_day(), period.last_day());
}

static void count_endings(trail::View& view, const Period& period, Counts& counts) {
    each(
        view, "SELECT a.finding, a.is_without_action, COUNT(*) FROM lado_allegations a WHERE " COUNTED " GROUP BY a.finding, a.is_without_action",
        [&](const store::Row& row) {
            const auto number = row.get<std::int64_t>(2);
            if (const auto finding = parse<Finding>(row.get<std::string_view>(0))) counts.findings[*finding] += number;
            if (row.get<bool>(1)) counts.without_action += number;
        },
        period.first_day(), period.last_day());
    each(
        view, "SELECT r.result, COUNT(*) FROM lado_results r JOIN lado_allegations a ON a.id = r.allegation_id WHERE " COUNTED " GROUP BY r.result",
        [&](const store::Row& row) { counts.results[parse<Result>(row.get<std::string_view>(0)).value()] = row.get<std::int64_t>(1); }, period.first_day(),
        period.last_day());
    each(
        view,
        "SELECT a.received_on, a.closed_on, COUNT(*) FROM lado_allegations a WHERE a.closed_on IS NOT NULL AND " COUNTED " GROUP BY a.received_on, a.closed_on",
        [&](const store::Row& row) { counts.bands[band_of(row.get<Date>(0), row.get<Date>(1))] += row.get<std::int64_t>(2); }, period.first_day(),
        period.last_day());
}

/// No working day is further from the day before it, whatever the bank holidays.
static constexpr std::chrono::days longest_break{14};

/// A guess at bank holidays that nobody knows yet would be a wrong share.
static void count_in_time(trail::View& view, const Period& period, Counts& counts) {
    const auto calendar = calendar::load_calendar(view);
    Share share;
    bool is_known = true;
    each(
        view,
        "SELECT a.employer_knew_on, a.received_on, COUNT(*) FROM lado_allegations a WHERE a.employer_knew_on IS NOT NULL AND " COUNTED
        " GROUP BY a.employer_knew_on, a.received_on",
        [&](const store::Row& row) {
            const auto due = clocks::due(calendar, referral_clock, row.get<Date>(0));
            const bool is_late_anyhow = row.get<Date>(1) > row.get<Date>(0) + longest_break;
            is_known = is_known && (due.on.has_value() || is_late_anyhow);
            const auto number = row.get<std::int64_t>(2);
            share.whole += number;
            if (due.on && row.get<Date>(1) <= *due.on) share.part += number;
        },
        period.first_day(), period.last_day());
    if (is_known && share.whole > 0) counts.in_one_day = share;
}

Counts count_allegations(trail::View& view, const Period& period) {
    Counts counts;
    count_kinds(view, period, counts);
    count_endings(view, period, counts);
    count_in_time(view, period, counts);
    return counts;
}

std::int64_t count_consultations(trail::View& view, const Period& period) {
    std::int64_t count = 0;
    each(
        view, "SELECT COUNT(*) FROM lado_consultations c WHERE c.asked_on BETWEEN $8 AND $9 AND " ADVICE_SHOWN,
        [&](const store::Row& row) { count = row.get<std::int64_t>(0); }, period.first_day(), period.last_day());
    return count;
}

FeedbackCounts count_feedback(trail::View& view, const Period& period) {
    FeedbackCounts counts;
    each(
        view, "SELECT COUNT(*), COUNT(f.given_on) FROM lado_feedback f JOIN lado_allegations a ON a.id = f.allegation_id WHERE " COUNTED,
        [&](const store::Row& row) {
            counts.sent = row.get<std::int64_t>(0);
            counts.answered = row.get<std::int64_t>(1);
        },
        period.first_day(), period.last_day());
    each(
        view,
        "SELECT r.question, r.reply, COUNT(*) FROM lado_replies r JOIN lado_feedback f ON f.id = r.feedback_id "
        "JOIN lado_allegations a ON a.id = f.allegation_id WHERE " COUNTED " GROUP BY r.question, r.reply",
        [&](const store::Row& row) {
            const std::pair key{parse<FeedbackQuestion>(row.get<std::string_view>(0)).value(), parse<Reply>(row.get<std::string_view>(1)).value()};
            counts.replies[key] = row.get<std::int64_t>(2);
        },
        period.first_day(), period.last_day());
    return counts;
}

std::vector<Period> years_counted(trail::View& view) {
    std::set<Date> days;
    const auto add = [&](const store::Row& row) { days.insert(row.get<Date>(0)); };
    each(view, "SELECT DISTINCT a.received_on FROM lado_allegations a WHERE a.stage NOT IN ('advice_only', 'transferred') AND " SHOWN, add);
    each(view, "SELECT DISTINCT c.asked_on FROM lado_consultations c WHERE " ADVICE_SHOWN, add);
    std::vector<Period> years;
    for (auto day = days.rbegin(); day != days.rend(); ++day)
        if (const auto year = Period::day(*day).reporting_year(); years.empty() || years.back() != year) years.push_back(year);
    return years;
}

}  // namespace holdfast::lado

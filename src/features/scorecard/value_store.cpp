#include "features/scorecard/value_store.hpp"

#include "features/scorecard/column_store.hpp"

#include <algorithm>

namespace holdfast::scorecard {

static Reading reading(const store::Row& row) {
    return {
        .period = period_at(row, 0),
        .basis = basis_at(row, 1),
        .value = row.get<std::optional<Decimal>>(2),
        .numerator = row.get<std::optional<Decimal>>(3),
        .denominator = row.get<std::optional<Decimal>>(4),
        .submitted_by = row.get<std::string>(5),
        .submitted_on = row.get<Date>(6),
        .version = row.get<int>(7),
        .approved_by = row.get<std::string>(8),
        .approved_at = row.get<std::optional<Instant>>(9),
    };
}

std::optional<Reading> find_reading(trail::View& view, const ValueKey& key) {
    return view.reader().first(
        "SELECT period, basis, value, numerator, denominator, submitted_by, submitted_on, version, approved_by, approved_at "
        "FROM scorecard_values WHERE indicator_id = $1 AND period = $2 AND basis = $3 AND is_current",
        reading, key.indicator, key.period.string(), token(key.basis));
}

std::vector<Reading> readings_of(trail::View& view, Id<Definition> indicator) {
    return view.reader().all(
        "SELECT period, basis, value, numerator, denominator, submitted_by, submitted_on, version, approved_by, approved_at "
        "FROM scorecard_values WHERE indicator_id = $1 AND is_current ORDER BY ends_on, period, basis",
        reading, indicator);
}

std::vector<std::pair<Id<Definition>, Reading>> readings_in(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT period, basis, value, numerator, denominator, submitted_by, submitted_on, version, approved_by, approved_at, indicator_id "
        "FROM scorecard_values WHERE year = $1 AND is_current ORDER BY ends_on, period, basis",
        [](const store::Row& row) { return std::pair(row.get<Id<Definition>>(10), reading(row)); }, year.string());
}

std::vector<Reading> superseded_readings_of(trail::View& view, Id<Definition> indicator) {
    return view.reader().all(
        "SELECT period, basis, value, numerator, denominator, submitted_by, submitted_on, version, approved_by, approved_at "
        "FROM scorecard_values WHERE indicator_id = $1 AND NOT is_current ORDER BY id DESC",
        reading, indicator);
}

void add_version(trail::Change& change, const ValueKey& key, const Submission& submission, int version) {
    if (version > 1)
        change.writer().execute("UPDATE scorecard_values SET is_current = $4 WHERE indicator_id = $1 AND period = $2 AND basis = $3 AND is_current",
                                key.indicator, key.period.string(), token(key.basis), false);
    change.writer().execute(
        "INSERT INTO scorecard_values (indicator_id, period, basis, year, ends_on, version, is_current, value, numerator, denominator, "
        "submitted_by, submitted_on, recorded_at, status, approved_by, approved_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'submitted', '', NULL)",
        key.indicator, key.period.string(), token(key.basis), key.period.reporting_year().string(), key.period.last_day(), version, true, submission.value,
        submission.numerator, submission.denominator, submission.submitted_by, submission.submitted_on, change.now());
}

static Lock lock_in(const store::Row& row) { return {row.get<std::string>(0), row.get<Instant>(1)}; }

std::optional<Lock> find_lock(trail::View& view, Id<Definition> indicator, const Period& period) {
    return view.reader().first("SELECT approved_by, approved_at FROM scorecard_approvals WHERE indicator_id = $1 AND period = $2 AND unlocked_at IS NULL",
                               lock_in, indicator, period.string());
}

std::optional<Lock> find_lock_in_year(trail::View& view, Id<Definition> indicator, const Period& year) {
    return view.reader().first(
        "SELECT approved_by, approved_at FROM scorecard_approvals WHERE indicator_id = $1 AND year = $2 AND unlocked_at IS NULL "
        "ORDER BY approved_at DESC",
        lock_in, indicator, year.string());
}

/// An approval in the middle of a year does not close it.
static std::optional<Lock> find_closing(trail::View& view, const Period& year) {
    return view.reader().first(
        "SELECT approved_by, approved_at FROM scorecard_approvals WHERE year = $1 AND unlocked_at IS NULL AND approved_at >= $2 "
        "ORDER BY approved_at DESC, id DESC",
        lock_in, year.string(), start_of_day(year.last_day() + std::chrono::days(1)));
}

std::optional<Lock> closed_without(trail::View& view, Id<Definition> indicator, const Period& year) {
    const auto closing = find_closing(view, year);
    if (!closing) return std::nullopt;
    const auto touched = view.reader().value<std::int64_t>("SELECT COUNT(*) FROM scorecard_approvals WHERE indicator_id = $1 AND year = $2", indicator, year.string());
    return touched > 0 ? std::nullopt : closing;
}

std::optional<Lock> closed_for(trail::View& view, Id<Definition> indicator, const Period& period) {
    const auto closing = find_closing(view, period.reporting_year());
    if (!closing) return std::nullopt;
    const auto opened = view.reader().value<std::int64_t>(
        "SELECT COUNT(*) FROM scorecard_approvals WHERE indicator_id = $1 AND period = $2 AND unlocked_at IS NOT NULL", indicator, period.string());
    return opened > 0 ? std::nullopt : closing;
}

std::vector<Period> locked_since(trail::View& view, Id<Definition> indicator, const Period& year) {
    return view.reader().all(
        "SELECT period FROM scorecard_approvals WHERE indicator_id = $1 AND year >= $2 AND unlocked_at IS NULL",
        [](const store::Row& row) { return period_at(row, 0); }, indicator, year.string());
}

bool has_locks(trail::View& view, Id<Definition> indicator) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM scorecard_approvals WHERE indicator_id = $1 AND unlocked_at IS NULL", indicator) > 0;
}

void lock(trail::Change& change, Id<Definition> indicator, const Period& period) {
    change.writer().execute(
        "INSERT INTO scorecard_approvals (indicator_id, period, year, approved_by, approved_at, unlocked_by, unlocked_at, unlock_reason) "
        "VALUES ($1, $2, $3, $4, $5, '', NULL, '')",
        indicator, period.string(), period.reporting_year().string(), change.actor().name, change.now());
    change.writer().execute(
        "UPDATE scorecard_values SET status = 'approved', approved_by = $3, approved_at = $4 "
        "WHERE indicator_id = $1 AND period = $2 AND is_current",
        indicator, period.string(), change.actor().name, change.now());
}

void unlock(trail::Change& change, Id<Definition> indicator, const Period& period) {
    change.writer().execute(
        "UPDATE scorecard_approvals SET unlocked_by = $3, unlocked_at = $4, unlock_reason = $5 "
        "WHERE indicator_id = $1 AND period = $2 AND unlocked_at IS NULL",
        indicator, period.string(), change.actor().name, change.now(), change.reason());
    change.writer().execute(
        "UPDATE scorecard_values SET status = 'submitted', approved_by = '', approved_at = NULL "
        "WHERE indicator_id = $1 AND period = $2 AND is_current",
        indicator, period.string());
}

void open_closed(trail::Change& change, Id<Definition> indicator, const Period& period, const Lock& closing) {
    change.writer().execute(
        "INSERT INTO scorecard_approvals (indicator_id, period, year, approved_by, approved_at, unlocked_by, unlocked_at, unlock_reason) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        indicator, period.string(), period.reporting_year().string(), closing.approved_by, closing.approved_at, change.actor().name, change.now(),
        change.reason());
}

}  // namespace holdfast::scorecard

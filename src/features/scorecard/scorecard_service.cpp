#include "features/scorecard/scorecard_service.hpp"

#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/value_store.hpp"
#include "features/scorecard/words_figures.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

static RecordRef record_of(const Defined& indicator) { return {record_kind, indicator.indicator().code}; }

Outcome<Defined> load_indicator(trail::View& view, std::string_view code) {
    auto found = find_indicator(view, code);
    if (!found) return not_found(fmt::format("There is no indicator {}", code));
    return *std::move(found);
}

Outcome<Scorecard> scorecard_of(trail::View& view, const Period& year) {
    if (year.kind() != Period::Kind::year) return invalid(fmt::format("{} is not a reporting year such as 2016-17", year.string()));
    auto scorecard = load_scorecard(view, year);
    if (scorecard.rows.empty()) return not_found(fmt::format("Nothing is on the scorecard for {}: no target and no value was loaded", year.string()));
    return scorecard;
}

static std::string lock_in_words(const Lock& lock, const Defined& indicator, const Period& period) {
    return fmt::format("the values of {} for {} were approved by {} on {} and are locked", indicator.indicator().code, period.words(), lock.approved_by,
                       in_words(london_date(lock.approved_at)));
}

std::optional<std::string> locked_in_words(trail::View& view, const Defined& indicator, const Period& period) {
    const auto lock = find_lock(view, indicator.id, period);
    return lock ? std::optional(lock_in_words(*lock, indicator, period)) : std::nullopt;
}

std::optional<std::string> closed_in_words(trail::View& view, const Defined& indicator, const Period& period) {
    const auto closing = closed_for(view, indicator.id, period);
    if (!closing) return std::nullopt;
    return fmt::format("the scorecard of {} was approved by {} on {}; {} for {} must be unlocked first", period.reporting_year().string(),
                       closing->approved_by, in_words(london_date(closing->approved_at)), indicator.indicator().code, period.words());
}

static bool is_on_its_basis(const Defined& indicator, Basis basis) { return comparable(basis) == comparable(indicator.indicator().basis); }

std::optional<std::string> locked_in_words(trail::View& view, const Defined& indicator, const Submission& submission) {
    if (auto words = locked_in_words(view, indicator, submission.period)) return words;
    if (!is_on_its_basis(indicator, submission.basis)) return std::nullopt;
    for (const auto& other : locked_since(view, indicator.id, submission.period.reporting_year())) {
        // Spelt otherwise, as `2017-03` is beside `2017-03-31`.
        if (other.last_day() == submission.period.last_day()) return locked_in_words(view, indicator, other);
        // Its trend was approved as it follows from this value, or from there being none.
        if (other.year_before() == submission.period)
            return fmt::format("it is what the trend for {} is reckoned from, and {}", other.words(), locked_in_words(view, indicator, other).value_or(""));
    }
    return closed_in_words(view, indicator, submission.period);
}

/// `what` is a period, or a submission for one.
template <class What>
static Outcome<Done> check_unlocked(trail::View& view, const Defined& indicator, const What& what) {
    if (auto words = locked_in_words(view, indicator, what)) return conflict(*std::move(words));
    return Done{};
}

static Outcome<Done> check_version(int read, int now, std::string_view what) {
    if (read == now) return Done{};
    return conflict(fmt::format("Somebody else saved {} while you had the page open. Look at it, then save yours again", what));
}

static bool is_same_value(const std::optional<Reading>& current, const Submission& submission) {
    return current && is_printed_alike(current->value, submission.value);
}

/// The value as it will be read back.
static Reading reading_of(const Submission& submission, int version) {
    return {.period = submission.period,
            .basis = submission.basis,
            .value = submission.value,
            .numerator = submission.numerator,
            .denominator = submission.denominator,
            .submitted_by = submission.submitted_by,
            .submitted_on = submission.submitted_on,
            .version = version};
}

std::vector<std::string> decisions_in_words(trail::View& view, const Defined& indicator, const Period& period) {
    std::vector<std::string> words;
    for (const auto what : {Overrides::rating, Overrides::trend})
        if (const auto held = find_decision(view, {indicator.id, period, what}))
            words.push_back(fmt::format("the {} {}, decided by {}", token(what), held->decision.word, held->decision.decided_by));
    return words;
}

/// What was decided on another value does not speak of this one. The trail says what it was.
static void lapse_decisions(trail::Change& change, const Defined& indicator, const Period& period) {
    for (const auto& words : decisions_in_words(change, indicator, period))
        change.record({"scorecard.override_lapsed", record_of(indicator), fmt::format("{}: {}", period.string(), words)});
    remove_decisions(change, indicator.id, period);
}

Reading write_version(trail::Change& change, const Defined& indicator, const Submission& submission, const std::optional<Reading>& current) {
    const bool is_rated = is_on_its_basis(indicator, submission.basis);
    if (current && is_rated && !is_same_value(current, submission)) lapse_decisions(change, indicator, submission.period);
    const int version = current ? current->version + 1 : 1;
    add_version(change, {indicator.id, submission.period, submission.basis}, submission, version);
    change.record({"scorecard.value_submitted", record_of(indicator),
                   fmt::format("{} {}: {}", submission.period.string(), token(submission.basis), submission.value ? submission.value->string() : "no value")});
    return reading_of(submission, version);
}

Outcome<Reading> submit(trail::Change& change, const Submission& submission, int version_read) {
    if (!change.may(permissions::submit)) return forbidden();
    const auto indicator = TRY(load_indicator(change, submission.code));
    return submit(change, indicator, submission, version_read);
}

Outcome<Reading> submit(trail::Change& change, const Defined& indicator, const Submission& submission, int version_read) {
    TRY(Submitter{change}.check(indicator));
    const auto whole = completed(submission);
    if (auto errors = problems(whole, indicator.indicator(), change.today()); !errors.empty()) return invalid(std::move(errors));
    TRY(check_unlocked(change, indicator, whole));
    const auto current = find_reading(change, {indicator.id, whole.period, whole.basis});
    TRY(check_version(version_read, current ? current->version : 0, "this value"));
    return write_version(change, indicator, whole, current);
}

/// The reading that the scorecard of the period's year shows, if it is of this very period.
static std::optional<Reading> rated_reading(trail::View& view, const Defined& indicator, const Period& period) {
    for (auto& reading : readings_of(view, indicator.id))
        if (reading.period == period && is_on_its_basis(indicator, reading.basis)) return std::move(reading);
    return std::nullopt;
}

static Outcome<Reading> load_rated_reading(trail::View& view, const Defined& indicator, const Period& period) {
    auto reading = rated_reading(view, indicator, period);
    if (!reading) return not_found(fmt::format("{} has no value for {}", indicator.indicator().code, period.words()));
    return *std::move(reading);
}

Outcome<Done> require_value(trail::View& view, const Defined& indicator, const Period& period) {
    TRY(load_rated_reading(view, indicator, period));
    return Done{};
}

Outcome<Done> narrate(trail::Change& change, const Subject& subject, const std::string& text) {
    if (!change.may(permissions::explain)) return forbidden();
    if (text.empty()) return invalid({{"text", "must say what the cause for concern is"}});
    if (text.size() > longest_narrative) return invalid({{"text", fmt::format("must be {} characters or fewer", longest_narrative)}});
    TRY(check_named(change, text, "text"));
    const auto indicator = TRY(load_indicator(change, subject.code));
    TRY(load_rated_reading(change, indicator, subject.period));
    TRY(check_unlocked(change, indicator, subject.period));
    const auto current = find_narrative(change, indicator.id, subject.period);
    TRY(check_version(subject.version_read, current ? current->version : 0, "the cause for concern"));
    save_narrative(change, indicator.id, subject.period, {text, change.actor().name, change.today(), subject.version_read + 1});
    change.record({"scorecard.narrative_written", record_of(indicator), subject.period.string()});
    return Done{};
}

static std::string_view decided_event(Overrides what) { return what == Overrides::rating ? "scorecard.rating_overridden" : "scorecard.trend_overridden"; }

Outcome<Done> decide(trail::Change& change, const Subject& subject, Overrides what, const Decision& decision) {
    if (!change.may(permissions::decide)) return forbidden();
    if (auto errors = problems(what, decision); !errors.empty()) return invalid(std::move(errors));
    TRY(check_named(change, decision.reason, "reason"));
    const auto indicator = TRY(load_indicator(change, subject.code));
    const auto reading = TRY(load_rated_reading(change, indicator, subject.period));
    if (what == Overrides::rating && !reading.value) return conflict(fmt::format("{} has no value to rate", subject.code));
    TRY(check_unlocked(change, indicator, subject.period));
    const Decided on{indicator.id, subject.period, what};
    const auto current = find_decision(change, on);
    TRY(check_version(subject.version_read, current ? current->version : 0, "this decision"));
    save_decision(change, on, {decision, subject.version_read + 1});
    change.record({decided_event(what), record_of(indicator), fmt::format("{}: {}", subject.period.string(), decision.word)});
    return Done{};
}

Outcome<Done> withdraw(trail::Change& change, const Subject& subject, Overrides what, const std::string& reason) {
    if (!change.may(permissions::decide)) return forbidden();
    if (reason.empty()) return invalid({{"reason", "must say why the rule decides again"}});
    const auto indicator = TRY(load_indicator(change, subject.code));
    TRY(check_unlocked(change, indicator, subject.period));
    const Decided on{indicator.id, subject.period, what};
    const auto current = find_decision(change, on);
    TRY(check_version(subject.version_read, current ? current->version : 0, "this decision"));
    if (!current) return conflict("There is no decision to withdraw");
    remove_decision(change, on);
    change.because(reason);
    change.record({"scorecard.override_withdrawn", record_of(indicator), fmt::format("{} {}", subject.period.string(), token(what))});
    return Done{};
}

/// "CS2.3, CS3.0 and CS5.5".
static std::string listed(const std::vector<std::string>& codes) {
    std::string words;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (i > 0) words += i + 1 == codes.size() ? " and " : ", ";
        words += codes[i];
    }
    return words;
}

static Outcome<Done> check_explained(const Scorecard& scorecard) {
    std::vector<std::string> lacking;
    for (const auto& row : scorecard.rows)
        if (row.is_red() && !row.has_narrative) lacking.push_back(row.code);
    if (lacking.empty()) return Done{};
    return conflict(fmt::format("{} {} red without a cause for concern: write {} before the year is approved", listed(lacking),
                                lacking.size() == 1 ? "is" : "are", lacking.size() == 1 ? "it" : "them"));
}

Outcome<int> approve(trail::Change& change, const Period& year, std::string_view seen) {
    if (!change.may(permissions::approve)) return forbidden();
    const auto scorecard = TRY(scorecard_of(change, year));
    if (fingerprint(scorecard) != seen) return conflict("The scorecard changed while you had the page open. Look at it again before you approve it");
    TRY(check_explained(scorecard));
    int locked = 0;
    for (const auto& row : scorecard.rows) {
        if (!row.reading || row.reading->is_approved()) continue;
        lock(change, row.id, row.reading->period);
        change.record({"scorecard.value_approved", {record_kind, row.code}, row.reading->period.string()});
        ++locked;
    }
    if (locked == 0) return conflict(fmt::format("Every value of {} is approved already", year.string()));
    return locked;
}

Outcome<Done> unlock(trail::Change& change, const std::string& code, const Period& period, const std::string& reason) {
    if (!change.may(permissions::unlock)) return forbidden();
    if (reason.empty()) return invalid({{"reason", "must say why the values are unlocked"}});
    if (reason.size() > longest_reason) return invalid({{"reason", fmt::format("must be {} characters or fewer", longest_reason)}});
    const auto indicator = TRY(load_indicator(change, code));
    const auto closing = closed_for(change, indicator.id, period);
    const bool is_locked = find_lock(change, indicator.id, period).has_value();
    if (!is_locked && !closing) return conflict(fmt::format("The values of {} for {} are not locked", code, period.words()));
    change.because(reason);
    if (is_locked) unlock(change, indicator.id, period);
    else open_closed(change, indicator.id, period, *closing);
    change.record({"scorecard.value_unlocked", record_of(indicator), period.string()});
    return Done{};
}

}  // namespace holdfast::scorecard

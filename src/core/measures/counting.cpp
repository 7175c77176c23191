#include "core/measures/counting.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace holdfast::measures {

using figures::Unit;

std::optional<Decimal> value_of(Unit unit, std::int64_t numerator, std::optional<std::int64_t> denominator) {
    const auto above = Decimal::whole(numerator);
    if (unit == Unit::count) return above;
    if (!denominator || *denominator == 0) return std::nullopt;
    const auto below = Decimal::whole(*denominator);
    if (unit == Unit::percent) return percentage(above, below, 1);
    if (unit == Unit::rate_per_10000) return rate_per_10000(above, below, 1);
    return divide(above, below, 1);
}

Basis basis_of(const Measure& measure, Date from, Date to) {
    if (measure.is_snapshot) return Basis::snapshot;
    const auto last = to + std::chrono::days{1};
    const auto months = [&](int count) { return Almanac::add_months(day_of(from), count) == day_of(last); };
    const std::chrono::year_month_day first{from};
    const auto month = static_cast<unsigned>(first.month());
    const bool is_whole = first.day() == std::chrono::day{1};
    if (is_whole && months(12)) return month == 4 ? Basis::year : Basis::rolling_12_months;
    if (is_whole && months(1)) return Basis::month;
    if (is_whole && months(3) && month % 3 == 1) return Basis::quarter;
    return months(12) ? Basis::rolling_12_months : Basis::year_to_date;
}

/// Runs `act(0)` to `act(count - 1)`, each once, on so many threads.
template <class Act>
static void in_parallel(std::size_t count, int threads, Act act) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failed;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) act(i);
    };
    std::vector<std::jthread> others;
    std::atomic_flag has_failed;
    const auto guarded = [&] {
        try {
            run();
        } catch (...) {
            if (!has_failed.test_and_set()) failed = std::current_exception();
        }
    };
    for (int i = 1; i < threads; ++i) others.emplace_back(guarded);
    guarded();
    others.clear();
    if (failed) std::rethrow_exception(failed);
}

Counter::Counter(std::shared_ptr<const Cohort> cohort, const calendar::Calendar& calendar) : cohort_(std::move(cohort)), almanac_(calendar) {
    for (const auto& measure : all()) {
        const auto at = std::ranges::find(selects_, measure.select);
        selection_of_.push_back(static_cast<std::size_t>(at - selects_.begin()));
        if (at == selects_.end()) selects_.push_back(measure.select);
    }
    selections_.resize(selects_.size());
    groups_.trait.resize(cohort_->people.size());
    groups_.place = &cohort_->people.place;
}

Frame Counter::frame_of(const Question& question) const {
    const Span span{day_of(question.from), day_of(question.to)};
    if (!almanac_.covers(span.to)) throw calendar::BeyondCalendar("the bank holidays of " + iso(question.to) + " are not known");
    return {.cohort = *cohort_, .almanac = almanac_, .span = span, .standards = question.standards};
}

void Counter::group(const Span& span, std::size_t part, std::size_t parts) {
    const AgeBands bands(span.to);
    const auto& people = cohort_->people;
    const auto last = people.size() * (part + 1) / parts;
    for (auto i = people.size() * part / parts; i < last; ++i)
        groups_.trait[i] = static_cast<std::uint16_t>(people.trait[i] * age_bands.size() + bands.of(people.born[i]));
}

std::vector<Counted> Counter::count(const Question& question, int threads) {
    const auto frame = frame_of(question);
    static constexpr std::size_t parts = 8;
    in_parallel(selects_.size() + parts, threads, [&](std::size_t i) {
        if (i < parts) return group(frame.span, i, parts);
        auto& selection = selections_[i - parts];
        selection.child.clear();
        selection.row.clear();
        selects_[i - parts](frame, selection);
    });
    std::vector<Tally> whole(selects_.size());
    std::vector<Counted> counted(all().size());
    const auto places = cohort_->people.places.size();
    in_parallel(counted.size() + whole.size(), threads, [&](std::size_t i) {
        if (i < whole.size()) {
            whole[i].clear(places);
            return measures::count<each_one>(frame, selections_[i], groups_, whole[i]);
        }
        auto& one = counted[i - whole.size()];
        one.measure = &all()[i - whole.size()];
        if (one.measure->count == Count{measures::count<each_one>}) return;  // everybody: what is counted as the whole
        one.counted.clear(places);
        one.measure->count(frame, selections_[selection_of_[i - whole.size()]], groups_, one.counted);
    });
    for (std::size_t i = 0; i < counted.size(); ++i) {
        auto& one = counted[i];
        const auto& of = whole[selection_of_[i]];
        if (one.counted.traits.empty()) one.counted = of;
        one.numerator = one.counted.sum;
        if (one.measure->unit == Unit::rate_per_10000) one.denominator = question.population;
        else if (one.measure->unit != Unit::count) one.denominator = of.sum, one.of = of;
        one.value = value_of(one.measure->unit, one.numerator, one.denominator);
    }
    return counted;
}

std::vector<Child> Counter::children_behind(const Measure& measure, const Question& question, Part part) {
    const auto frame = frame_of(question);
    Selection selection;
    measure.select(frame, selection);
    std::vector<Child> children;
    if (part == Part::denominator) {
        children = selection.child;
    } else {
        Tally tally{.behind = &children};
        tally.clear(cohort_->people.places.size());
        group(frame.span, 0, 1);
        measure.count(frame, selection, groups_, tally);
    }
    std::ranges::sort(children);
    const auto twice = std::ranges::unique(children);
    children.erase(twice.begin(), twice.end());
    return children;
}

}  // namespace holdfast::measures

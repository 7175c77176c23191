// Counts every indicator of a year with its breakdowns over a database of children; run by dev/bench-indicators.
// `indicators_bench DATABASE FROM TO` prints one line of JSON, times in milliseconds.
#include "core/measures/cohort_figures.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/trail/journal.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::measures;

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The processor time that this thread used, which other work on the machine does not change.
double processor_milliseconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1000 + double(used.tv_nsec) / 1e6;
}

/// The median of so many runs.
template <class Act>
double median(int runs, Act act) {
    std::vector<double> took;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        act();
        took.push_back(milliseconds_since(start));
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
}

void measure(trail::View& view, Date from, Date to) {
    std::shared_ptr<const Cohort> cohort;
    const double load = median(3, [&] { cohort = std::make_shared<const Cohort>(load_cohort(view)); });
    const Question question{.from = from, .to = to, .population = 12'000'000};
    Counter counter(cohort, calendar::load_calendar(view));
    std::vector<Counted> counted;
    std::size_t groups = 0;
    const auto all_with_groups = [&](int threads) {
        counted = counter.count(question, threads);
        groups = 0;
        for (const auto& one : counted)
            for (const auto dimension : dimensions) groups += breakdown(cohort->people, one, dimension).size();
    };
    const double first = median(1, [&] { all_with_groups(2); });
    const double two = median(41, [&] { all_with_groups(2); });
    const double one = median(41, [&] { all_with_groups(1); });
    const double before_one = processor_milliseconds();
    for (int i = 0; i < 20; ++i) all_with_groups(1);
    const double one_used = (processor_milliseconds() - before_one) / 20;
    const double before_load = processor_milliseconds();
    load_cohort(view);
    const double load_used = processor_milliseconds() - before_load;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::string answers;
    for (const auto& each : counted)
        answers +=
            fmt::format("{}\"{}\": [{}, {}]", answers.empty() ? "" : ", ", each.measure->code, each.numerator, each.of.sum > 0 ? each.of.sum : each.numerator);
    fmt::print(
        "{{\"referrals\": {}, \"load\": {:.1f}, \"first\": {:.2f}, \"two_threads\": {:.2f}, \"one_thread\": {:.2f}, \"one_thread_cpu\": {:.2f}, \"load_cpu\": "
        "{:.0f}, \"indicators\": {}, \"groups\": {}, "
        "\"peak_mb\": {:.0f}, \"answers\": {{{}}}}}\n",
        cohort->referrals.child.size(), load, first, two, one, one_used, load_used, counted.size(), groups, double(usage.ru_maxrss) / 1024, answers);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const auto database = store::Database::open(arguments[1]);
    trail::Journal journal{*database, system_now};
    const auto done = journal.view(trail::operator_named(), [&](trail::View& view) {
        measure(view, *parse_date(arguments[2]), *parse_date(arguments[3]));
        return Outcome<Done>(Done{});
    });
    return done ? 0 : 1;
}

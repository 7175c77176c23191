// Searches a crowd by misspelt names and days of birth; run by dev/bench-people. `people_bench [PEOPLE] [SEARCHES]`.
#include "core/people/crowd_test.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

using namespace holdfast::people;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

struct Tally {
    int asked{}, found{};
};

void print(const char* words, const Tally& tally) {
    fmt::print("recall@20  {:<24} {:.4f}  ({} of {})\n", words, double(tally.found) / std::max(tally.asked, 1), tally.found, tally.asked);
}

}  // namespace

int main(int count, char** arguments) {
    const std::size_t people = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1'000'000;
    const int searches = count > 2 ? std::atoi(arguments[2]) : 7'000;
    const crowd::Crowd crowd(people, 20261122);
    auto start = Clock::now();
    const CrowdIndex index = crowd.index();
    fmt::print("people {}  rows {}  built in {:.0f} ms  index {:.1f} MB\n", people, index.size(), milliseconds_since(start), double(index.bytes()) / 1e6);
    crowd::Chance chance{4};
    std::vector<double> times;
    std::array<Tally, 7> by_slip{};
    Tally two, all;
    for (int i = 0; i < searches; ++i) {
        const std::size_t meant = crowd::below(chance, people);
        Wanted typed{crowd.people[meant].given, crowd.people[meant].family, crowd.people[meant].born};
        const std::size_t slip = static_cast<std::size_t>(i) % 7;
        crowd::mistype(chance, typed, static_cast<crowd::Slip>(slip));
        const bool is_double = i % 3 == 0;
        if (is_double) crowd::mistype(chance, typed, static_cast<crowd::Slip>(crowd::below(chance, 7)));
        start = Clock::now();
        const auto hits = index.find(typed, 20);
        times.push_back(milliseconds_since(start));
        const bool is_found = std::ranges::any_of(hits, [&](const Hit& hit) { return hit.person.number == static_cast<std::int64_t>(meant); });
        for (Tally* tally : {is_double ? &two : &by_slip[slip], &all}) {
            ++tally->asked;
            tally->found += is_found ? 1 : 0;
        }
    }
    for (std::size_t slip = 0; slip < by_slip.size(); ++slip) print(crowd::slip_words[slip], by_slip[slip]);
    print("two slips at once", two);
    print("all", all);
    std::ranges::sort(times);
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * double(times.size() - 1))]; };
    fmt::print("searches {}  p50 {:.2f} ms  p99 {:.2f} ms  most {:.2f} ms\n", searches, at(0.5), at(0.99), times.back());
}

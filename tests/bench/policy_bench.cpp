// What need to know costs: one decision of the rule, beside one date of the London calendar and one SHA-256 of 64 bytes; and one value of a vault
// sealed and opened. `policy_bench [DECISIONS]`, five million when not given.
#include "core/merkle/hash.hpp"
#include "core/policy/decision.hpp"
#include "core/vault/cipher.hpp"

#include <ctime>
#include <fmt/format.h>
#include <string>

using namespace holdfast;
using namespace holdfast::policy;

static double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <class Work>
static double microseconds_each(std::int64_t times, Work&& work) {
    const double before = cpu_seconds();
    for (std::int64_t i = 0; i < times; ++i) work(i);
    return (cpu_seconds() - before) / static_cast<double>(times) * 1e6;
}

/// A record that many work on, about which the asker is told last.
static RecordFacts busy_record(Instant now) {
    RecordFacts record{.kind = "contact", .reference = "HC-2016-01234", .owner_agency = "Cumbria County Council"};
    const Date long_ago = london_date(now) - std::chrono::days{400};
    for (int i = 0; i < 12; ++i) record.ties.push_back({Relation::worker, long_ago, long_ago + std::chrono::days{i}});
    record.ties.push_back({Relation::law, long_ago, std::nullopt});
    return record;
}

int main(int count, char** words) {
    const std::int64_t times = count > 1 ? std::stoll(words[1]) : 5'000'000;
    const Instant now = system_now();
    const RecordFacts record = busy_record(now);
    const Asker asker{.account = 7, .permitted = all_verbs, .may_learn_that_known = true};
    std::int64_t sum = 0;
    const double allowed = microseconds_each(times, [&](std::int64_t) { sum += bool(decide(asker, Verb::read, record, now)); });
    const double refused = microseconds_each(times, [&](std::int64_t) { sum += bool(decide(asker, Verb::manage, record, now)); });
    const double date = microseconds_each(times, [&](std::int64_t i) { sum += london_date(now + std::chrono::milliseconds{i}).time_since_epoch().count(); });
    const std::string bytes(64, 'x');
    const double hash = microseconds_each(times, [&](std::int64_t) { sum += merkle::sha256({bytes})[0]; });
    fmt::print(
        "a decision that allows by the last tie of 13: {:.3f} us; one that refuses: {:.3f} us; one London date: {:.3f} us; one SHA-256 of 64 bytes: {:.3f} "
        "us\n",
        allowed, refused, date, hash);
    const vault::Cell cell{"lado", "allegations", "name", "LADO-1"};
    const vault::Key key{1, vault::random_secret()};
    const double sealed = microseconds_each(times / 50, [&](std::int64_t) { sum += vault::unseal(cell, key, vault::seal(cell, key, "Jane Doe")).has_value(); });
    fmt::print("a name sealed and opened: {:.2f} us [{}]\n", sealed, sum & 1);
}

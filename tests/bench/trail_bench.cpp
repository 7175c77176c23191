// What the trail costs: the processor time of one entry's salt, digest and leaf beside one plain SHA-256 of as many bytes, and the examination of a
// whole log beside a plain reading of the same rows. `trail_bench [ENTRIES]`, a million when not given.
// The test databases come with doctest; this program has a main of its own.
#define DOCTEST_CONFIG_IMPLEMENT
#include "core/trail/journal.hpp"
#include "core/trail/seal_store.hpp"
#include "core/trail/sealed.hpp"
#include "core/trail/trail_store.hpp"
#include "core/trail/verification_store.hpp"
#include "support/databases.hpp"
#include "support/temporary_folder.hpp"

#include <chrono>
#include <ctime>
#include <fmt/format.h>

using namespace holdfast;
using namespace holdfast::trail;

static double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <class Work>
static double cpu_of(Work&& work) {
    const double before = cpu_seconds();
    work();
    return cpu_seconds() - before;
}

template <class Work>
static double time_of(Work&& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

static merkle::Hash leaf_number(std::int64_t sequence, Instant now) {
    const std::string salt = fresh_salt();
    const auto payload = payload_digest(salt, {"A. Officer of the hub", "192.0.2.17", "because the referrer asked for it", "amber to red, first response due"});
    return merkle::leaf_hash(log_entry({sequence, now, 17, "Cumbria County Council", "0123456789ab", "hub.contact_rated", "contact", "HC-2016-01234", "done", payload}));
}

static void bench_entries(std::int64_t entries) {
    const Instant now = system_now();
    unsigned sum = 0;
    const double own = cpu_of([&] {
        for (std::int64_t i = 0; i < entries; ++i) sum += leaf_number(i, now)[0];
    });
    const std::string bytes(300, 'x');
    const double plain = cpu_of([&] {
        for (std::int64_t i = 0; i < entries; ++i) sum += merkle::sha256({bytes})[0];
    });
    fmt::print("an entry's salt, digest and leaf: {:.2f} us of processor time; one SHA-256 of 300 bytes: {:.2f} us; {:.1f} times [{}]\n",
               own / static_cast<double>(entries) * 1e6, plain / static_cast<double>(entries) * 1e6, own / plain, sum & 1);
}

static void fill(Journal& journal, std::int64_t entries) {
    constexpr std::int64_t in_one_change = 1'000;
    const Actor actor{.account = Id<Account>{17}, .name = "A. Officer of the hub", .agency = "Cumbria County Council", .address = "192.0.2.17", .session = "0123456789ab"};
    for (std::int64_t done = 0; done < entries; done += in_one_change)
        static_cast<void>(journal.change(actor, "because the referrer asked for it", [&](Change& change) -> Outcome<Done> {
            for (std::int64_t i = 0; i < in_one_change; ++i)
                change.record({"hub.contact_rated", {"contact", fmt::format("HC-2016-{:06}", done + i)}, "amber to red, first response due"});
            return Done{};
        }));
}

static void bench_log(const std::string& kind, std::int64_t entries) {
    const auto database = test::fresh_database(kind, migrations());
    const test::TemporaryFolder folder;
    const KeyFolder keys{folder.path()};
    Journal journal{*database, system_now};
    const double filled = time_of([&] { fill(journal, entries); });
    const double sealed = time_of([&] { seal(*database, keys, system_now()); });
    Verification found;
    const double verified = time_of([&] { found = verify_trail(*database, keys, {}); });
    std::int64_t bytes = 0;
    const double read = time_of([&] {
        database->read([&](store::Reader& reader) {
            reader.each("SELECT sequence, at, actor, reason, detail, reference, payload_digest, leaf FROM trail_events ORDER BY sequence",
                        [&](const store::Row& row) { for (int column = 1; column < 8; ++column) bytes += static_cast<std::int64_t>(row.get<std::string_view>(column).size()); });
        });
    });
    fmt::print("{}: {} entries written in {:.2f} s, sealed in {:.2f} s, examined in {:.2f} s ({}); a plain reading of eight columns took {:.2f} s\n", kind, entries, filled,
               sealed, verified, found.first_break ? "broken" : "whole", read);
}

int main(int argc, char** argv) {
    const std::int64_t entries = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    bench_entries(entries);
    for (const auto& kind : test::database_kinds()) bench_log(kind, entries);
}

// What the trail costs: the processor time of one entry's salt, digest and leaf beside one plain SHA-256 of as many bytes, and the examination of a
// whole log beside a plain reading of the same rows; then what an auditor's searches take in a log of ten years. `trail_bench [ENTRIES [SEARCHED]]`, a
// million of each when not given.
// The test databases come with doctest; this program has a main of its own.
#define DOCTEST_CONFIG_IMPLEMENT
#include "core/trail/journal.hpp"
#include "core/trail/seal_store.hpp"
#include "core/trail/sealed.hpp"
#include "core/trail/search_store.hpp"
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

/// A log of ten years in which one account (a service's) did a fifth of everything and one type is half of all.
static void fill_varied(Journal& journal, Instant& now, std::int64_t entries) {
    constexpr std::int64_t in_one_change = 1'000;
    std::vector<std::string> types;  // an event only points at its type
    for (int number = 0; number < 97; ++number) types.push_back(fmt::format("hub.step_{:02}", number));
    const auto step = std::chrono::milliseconds{std::chrono::hours{24 * 3652}} / (entries / in_one_change);
    for (std::int64_t done = 0; done < entries; done += in_one_change, now += step) {
        const std::int64_t person = done / in_one_change % 5 == 0 ? 1 : 2 + done / in_one_change % 499;
        const Actor actor{.account = Id<Account>{person}, .name = fmt::format("Officer {}", person), .agency = "Cumbria County Council", .address = "192.0.2.17"};
        static_cast<void>(journal.change(actor, "because the referrer asked for it", [&](Change& change) -> Outcome<Done> {
            for (std::int64_t i = done; i < done + in_one_change; ++i) {
                const std::string_view type = i % 2 == 0 ? viewed_type : i % 100'003 == 1 ? "vault.key_made" : std::string_view{types[static_cast<std::size_t>(i % 97)]};
                change.record({type, {"contact", fmt::format("HC-{:06}", i * 7919 % 200'000)}, "first response due"});
            }
            return Done{};
        }));
    }
}

static void bench_searches(const std::string& kind, std::int64_t entries) {
    const auto database = test::fresh_database(kind, migrations());
    Instant now = parse_instant("2016-11-22T09:00:00Z").value();
    Journal journal{*database, [&] { return now; }};
    const double filled = time_of([&] { fill_varied(journal, now, entries); });
    fmt::print("{}: searches in {} entries, written in {:.0f} s; 50 rows each, the slowest of ten\n", kind, entries, filled);
    const Instant from = parse_instant("2020-03-01T00:00:00Z").value(), until = parse_instant("2020-04-01T00:00:00Z").value();
    const std::vector<std::pair<const char*, TrailSearch>> searches{
        {"nothing asked", {}},
        {"a record", {.record = {"contact", "HC-000077"}}},
        {"a record and a type", {.type = "hub.step_03", .record = {"contact", "HC-000077"}}},
        {"a person", {.account = 17}},
        {"a person in a month", {.account = 17, .from = from, .until = until}},
        {"a person and a rare type", {.account = 17, .type = "vault.key_made"}},
        {"the busiest person and a rare type", {.account = 1, .type = "vault.key_made"}},
        {"the busiest person and a type they never did", {.account = 1, .type = "hub.never"}},
        {"a person and the commonest type", {.account = 17, .type = "record.viewed"}},
        {"a rare type", {.type = "vault.key_made"}},
        {"a rare type in a month", {.type = "vault.key_made", .from = from, .until = until}},
        {"a month", {.from = from, .until = until}},
        {"far back", {.before = entries / 2}},
    };
    for (const auto& [what, asked] : searches) {
        double slowest = 0;
        std::size_t found = 0;
        for (int round = 0; round < 10; ++round)
            slowest = std::max(slowest, time_of([&] {
                                   static_cast<void>(journal.view(operator_named(), [&](View& view) -> Outcome<Done> {
                                       found = search(view, asked, 50).size();
                                       return Done{};
                                   }));
                               }));
        fmt::print("  {:<45} {:>7.2f} ms, {} rows\n", what, slowest * 1e3, found);
    }
    static_cast<void>(journal.view(operator_named(), [&](View& view) -> Outcome<Done> {
        fmt::print("  {:<45} {:>7.2f} ms\n", "the lists to choose from", time_of([&] { static_cast<void>(event_types(view).size() + people_in_trail(view).size()); }) * 1e3);
        return Done{};
    }));
}

int main(int argc, char** argv) {
    const std::int64_t entries = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    bench_entries(entries);
    const std::int64_t searched = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
    for (const auto& kind : test::database_kinds()) bench_log(kind, entries);
    for (const auto& kind : test::database_kinds()) bench_searches(kind, searched);
}

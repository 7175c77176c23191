// Durable writes a second: many callers who share a commit, against one commit for each write. Each write is two rows, a record and
// its event. Then reads a second of one caller, each a transaction with one row looked up. `store_bench [SECONDS]`.
// The test databases come with doctest; this program has a main of its own.
#define DOCTEST_CONFIG_IMPLEMENT
#include "store/connection.hpp"
#include "store/pooled_database.hpp"
#include "store/postgres/driver.hpp"
#include "store/sqlite/driver.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <memory>

using namespace holdfast;
using namespace holdfast::store;
using std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

static constexpr std::array schema{Migration{"bench", R"(
    CREATE TABLE records (id ${id}, note ${text} NOT NULL, received_at ${instant} NOT NULL);
    CREATE TABLE record_events (id ${id}, record_id ${integer} NOT NULL, detail ${text} NOT NULL))"}};

static const std::string note(300, 'n');

static Verdict write_record(Writer& writer) {
    const auto id = writer.value<std::int64_t>("INSERT INTO records (note, received_at) VALUES ($1, $2) RETURNING id", note, system_now());
    writer.execute("INSERT INTO record_events (record_id, detail) VALUES ($1, $2)", id, note);
    return Verdict::keep;
}

static std::unique_ptr<Driver> open_driver(const std::string& kind, const std::string& address) {
    return kind == "sqlite" ? sqlite::open(address.substr(std::string_view("sqlite:").size())) : postgres::open(address);
}

struct Speed {
    double per_second{};
    double p50_ms{};
    double p99_ms{};
};

static Speed speed_of(std::vector<double> latencies, double seconds) {
    std::ranges::sort(latencies);
    const auto at = [&](double part) { return latencies[static_cast<std::size_t>(part * static_cast<double>(latencies.size() - 1))] * 1000; };
    return {.per_second = static_cast<double>(latencies.size()) / seconds, .p50_ms = at(0.5), .p99_ms = at(0.99)};
}

static Speed one_commit_per_write(Driver& driver, Seconds time) {
    const auto connection = driver.connect(Purpose::writing);
    std::vector<double> latencies;
    const auto start = steady_clock::now();
    while (steady_clock::now() - start < time) {
        const auto begun = steady_clock::now();
        connection->begin_writing();
        write_record(*connection);
        connection->commit();
        latencies.push_back(Seconds(steady_clock::now() - begun).count());
    }
    return speed_of(std::move(latencies), Seconds(steady_clock::now() - start).count());
}

static Speed reads(Database& database, Seconds time) {
    std::vector<double> latencies;
    const auto start = steady_clock::now();
    while (steady_clock::now() - start < time) {
        const auto begun = steady_clock::now();
        database.read([&](Reader& reader) {
            reader.value<std::string>("SELECT note FROM records WHERE id = $1", static_cast<std::int64_t>(latencies.size() % 100 + 1));
        });
        latencies.push_back(Seconds(steady_clock::now() - begun).count());
    }
    return speed_of(std::move(latencies), Seconds(steady_clock::now() - start).count());
}

namespace {

/// Callers who each write again as soon as their last write is durable, as connections to a server do. All of it happens on the
/// writer thread, so nothing needs a lock.
class Callers {
public:
    Callers(std::unique_ptr<Database> database, Seconds time)
        : end_(steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(time)), database_(std::move(database)) {}

    Speed run(int count) {
        const auto start = steady_clock::now();
        running_ = count;
        for (int caller = 0; caller < count; ++caller) write();
        for (int left = running_; left > 0; left = running_) running_.wait(left);
        return speed_of(std::move(latencies_), Seconds(steady_clock::now() - start).count());
    }

private:
    void write() {
        database_->write(write_record, [this, begun = steady_clock::now()](const std::exception_ptr& failure) {
            if (failure) std::rethrow_exception(failure);
            latencies_.push_back(Seconds(steady_clock::now() - begun).count());
            if (steady_clock::now() < end_) return write();
            --running_;
            running_.notify_all();
        });
    }

    steady_clock::time_point end_;
    std::atomic<int> running_{};
    std::vector<double> latencies_;
    /// Last, so that its writer thread has ended before what it uses goes.
    std::unique_ptr<Database> database_;
};

}  // namespace

int main(int count, char** arguments) {
    const Seconds time(count > 1 ? std::atof(arguments[1]) : 3);
    for (const auto& kind : test::database_kinds()) {
        const auto address = test::fresh_address(kind);
        Database::open(*address)->migrate(schema);
        const Speed single = one_commit_per_write(*open_driver(kind, *address), time);
        fmt::print("{:<11} one commit per write {:>8.0f}/s  p50 {:6.2f} ms  p99 {:6.2f} ms\n", kind, single.per_second, single.p50_ms, single.p99_ms);
        for (const int callers : {1, 8, 64}) {
            const Speed speed = Callers(Database::open(*address), time).run(callers);
            fmt::print("{:<11} {:>3} callers          {:>8.0f}/s  p50 {:6.2f} ms  p99 {:6.2f} ms  {:5.1f} times\n", kind, callers, speed.per_second,
                       speed.p50_ms, speed.p99_ms, speed.per_second / single.per_second);
        }
        const Speed reading = reads(*Database::open(*address), time);
        fmt::print("{:<11} reads                {:>8.0f}/s  p50 {:6.3f} ms  p99 {:6.3f} ms\n", kind, reading.per_second, reading.p50_ms, reading.p99_ms);
    }
}

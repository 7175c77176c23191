#include "ledger.hpp"
#include "support/databases.hpp"
#include "support/held_writer.hpp"

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::store;

namespace {

/// While it lives no file may grow beyond `size`: to the program, a disk without room. Any user may set it and lift it again.
class NoRoomBeyond {
public:
    explicit NoRoomBeyond(rlim_t size) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limited{.rlim_cur = size, .rlim_max = before_.rlim_max};
        // Without this the kernel ends the program instead of failing the write.
        signal(SIGXFSZ, SIG_IGN);
        REQUIRE(setrlimit(RLIMIT_FSIZE, &limited) == 0);
    }
    ~NoRoomBeyond() { setrlimit(RLIMIT_FSIZE, &before_); }
    NoRoomBeyond(const NoRoomBeyond&) = delete;
    NoRoomBeyond& operator=(const NoRoomBeyond&) = delete;

private:
    rlimit before_{};
};

std::int64_t count(Database& database) {
    std::int64_t counted = 0;
    database.read([&](Reader& reader) { counted = reader.value<std::int64_t>("SELECT count(*) FROM entries"); });
    return counted;
}

/// Writes until a write is refused; how many were taken.
std::int64_t write_until_refused(Database& database, std::int64_t first) {
    for (std::int64_t number = first; number < first + 100'000; ++number) {
        try {
            database.write([number](Writer& writer) { return test::write_pair(writer, number); });
        } catch (const Unavailable&) {
            return number - first;
        }
    }
    return -1;
}

}  // namespace

TEST_CASE("on a full disk writes are refused, reads go on, and writing resumes by itself when there is room") {
    const auto address = test::fresh_address("sqlite");
    const auto database = Database::open(*address);
    database->migrate(test::ledger_schema);
    std::int64_t stored = 0;
    {
        const NoRoomBeyond limit(512 * 1024);
        stored = write_until_refused(*database, 0);
        REQUIRE(stored > 0);
        for (int again = 0; again < 20; ++again) CHECK(write_until_refused(*database, 1'000'000) == 0);
        CHECK(count(*database) == stored);
    }
    for (std::int64_t number = 2'000'000; number < 2'000'050; ++number) database->write([number](Writer& writer) { return test::write_pair(writer, number); });
    CHECK(count(*database) == stored + 50);
    CHECK(count(*Database::open(*address)) == stored + 50);
}

TEST_CASE("when the disk fills up in the middle of a group every caller of the group is told that nothing was kept") {
    const auto address = test::fresh_address("sqlite");
    const auto database = Database::open(*address);
    database->migrate(test::ledger_schema);
    int kept = 0, refused = 0;
    {
        const NoRoomBeyond limit(512 * 1024);
        for (std::int64_t number = 0; number < 8'000; ++number)
            database->write([number](Writer& writer) { return test::write_pair(writer, number); },
                            [&](const std::exception_ptr& failure) { ++(failure ? refused : kept); });
        try {
            database->write([](Writer&) { return Verdict::discard; });
        } catch (const Unavailable&) {
            ++refused;
        }
    }
    CHECK(refused > 0);
    CHECK(count(*database) == kept);
}

TEST_CASE("when the disk fills up inside one piece of a group the whole group is told that the database is unavailable") {
    const auto address = test::fresh_address("sqlite");
    const auto database = Database::open(*address);
    database->migrate(test::ledger_schema);
    const NoRoomBeyond limit(512 * 1024);
    test::HeldWriter held(*database);
    auto before = held.queue([](Writer& writer) { return test::write_pair(writer, 1); });
    // More than SQLite keeps in memory, so that it writes before the commit.
    auto large = held.queue([](Writer& writer) {
        for (std::int64_t number = 2; number < 40; ++number)
            writer.execute("INSERT INTO entries (number, note) VALUES ($1, $2)", number, std::string(1'000'000, 'n'));
        return Verdict::keep;
    });
    auto after = held.queue([](Writer& writer) { return test::write_pair(writer, 50); });
    held.release();
    CHECK_THROWS_AS(before.get(), Unavailable);
    CHECK_THROWS_AS(large.get(), Unavailable);
    CHECK_THROWS_AS(after.get(), Unavailable);
    CHECK(count(*database) == 0);
}

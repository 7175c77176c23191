#include "store/sqlite/gathered_log.hpp"

#include "store/database.hpp"
#include "store/sqlite/connection.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <random>
#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::store;
using namespace holdfast::store::sqlite;

namespace {

Handle opened(const std::string& path, LogWriting log) {
    Handle handle = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, log);
    run(handle.get(), "PRAGMA journal_mode = WAL");
    run(handle.get(), "PRAGMA synchronous = FULL");
    run(handle.get(), "PRAGMA cache_size = 10");  // so small that changes go to the log before they are committed, and are read again from it
    return handle;
}

std::string content(sqlite3* database) {
    CHECK(ask(database, "PRAGMA integrity_check") == "ok");
    return ask(database, "SELECT group_concat(id || ':' || length(words) || ':' || substr(words, 1, 8)) FROM (SELECT * FROM t ORDER BY id)");
}

/// What another program would find if this one ended here: the file and its log, without what is in memory.
std::string content_after_an_end(const std::string& path) {
    const test::TemporaryFolder folder;
    const std::string copy = folder.path() + "/copy.sqlite";
    std::filesystem::copy_file(path, copy);
    std::filesystem::copy_file(path + "-wal", copy + "-wal");
    return content(open_file(copy, SQLITE_OPEN_READWRITE).get());
}

/// A random step of somebody's work, in SQL; the same seed gives the same steps.
class Work {
public:
    explicit Work(unsigned seed) : random_(seed) {}

    std::string step() {
        const int id = number(400);
        switch (number(8)) {
            case 0: return "DELETE FROM t WHERE id % 7 = " + std::to_string(number(7));
            case 1: return "UPDATE t SET words = words || 'more' WHERE id > " + std::to_string(id);
            case 2: return "SAVEPOINT part; DELETE FROM t WHERE id < " + std::to_string(id) + "; ROLLBACK TO part; RELEASE part";
            case 3: return "SELECT count(*) FROM t WHERE words LIKE '%7%'";
            default:
                return "INSERT OR REPLACE INTO t VALUES (" + std::to_string(id) + ", hex(zeroblob(" + std::to_string(number(6'000)) + ")) || " +
                       std::to_string(number(1'000)) + ")";
        }
    }
    int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

private:
    std::mt19937 random_;
};

/// No file of this process grows beyond so many bytes while it lasts.
class SmallFiles {
public:
    explicit SmallFiles(std::uintmax_t bytes) : heard_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &usual_);
        const rlimit small{.rlim_cur = bytes, .rlim_max = usual_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &usual_);
        std::signal(SIGXFSZ, heard_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit usual_{};
    void (*heard_)(int);
};

}  // namespace

TEST_CASE("whatever is done, a gathered log holds what a log written frame by frame does, and after each commit the files hold it all") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        const test::TemporaryFolder folder;
        const std::string path = folder.path() + "/gathered.sqlite";
        const Handle gathered = opened(path, LogWriting::gathered);
        const Handle plain = opened(folder.path() + "/plain.sqlite", LogWriting::frame_by_frame);
        const Handle onlooker = open_file(path, SQLITE_OPEN_READWRITE);
        const auto both = [&](const std::string& words) {
            run(gathered.get(), words);
            run(plain.get(), words);
        };
        both("CREATE TABLE t (id integer PRIMARY KEY, words text)");
        both("CREATE INDEX by_words ON t (words)");
        Work work(seed);
        for (int turn = 0; turn < 30; ++turn) {
            both("BEGIN IMMEDIATE");
            for (int steps = work.number(30); steps >= 0; --steps) both(work.step());
            both(work.number(5) == 0 ? "ROLLBACK" : "COMMIT");
            if (work.number(6) == 0) both("PRAGMA wal_checkpoint(RESTART)");
            const std::string expected = content(plain.get());
            REQUIRE(content(gathered.get()) == expected);
            REQUIRE(content(onlooker.get()) == expected);
            REQUIRE(content_after_an_end(path) == expected);
        }
    }
}

TEST_CASE("what the disk does not take is refused and leaves nothing behind, and work goes on when it takes it again") {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/gathered.sqlite";
    const Handle handle = opened(path, LogWriting::gathered);
    run(handle.get(), "CREATE TABLE t (id integer PRIMARY KEY, words text)");
    run(handle.get(), "INSERT INTO t VALUES (1, 'kept')");
    const std::string before = content(handle.get());
    {
        const SmallFiles limit(std::filesystem::file_size(path + "-wal") + 50'000);
        CHECK_THROWS_AS(run(handle.get(), "INSERT INTO t VALUES (2, hex(zeroblob(30000)))"), Unavailable);
        CHECK(content(handle.get()) == before);
        CHECK(content_after_an_end(path) == before);
    }
    run(handle.get(), "INSERT INTO t VALUES (3, 'after')");
    CHECK(content(handle.get()) == before + ",3:5:after");
    CHECK(content_after_an_end(path) == before + ",3:5:after");
}

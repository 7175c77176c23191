#include "ledger.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <poll.h>
#include <random>
#include <set>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

using namespace holdfast;
using namespace holdfast::store;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// The writing program at work, and what it has acknowledged.
class WritingProgram {
public:
    WritingProgram(const std::string& address, std::int64_t first) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        std::string program = WRITER_PROGRAM, where = address, from = std::to_string(first);
        char* arguments[]{program.data(), where.data(), from.data(), nullptr};
        REQUIRE(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        output_ = ends[0];
    }
    ~WritingProgram() { kill(); }
    WritingProgram(const WritingProgram&) = delete;
    WritingProgram& operator=(const WritingProgram&) = delete;

    /// Waits for the first acknowledgement.
    void listen_for_one() { take_one(); }
    /// Listens for acknowledgements until the moment comes.
    void listen_for(milliseconds time) {
        const auto end = steady_clock::now() + time;
        pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
        for (auto now = steady_clock::now(); now < end; now = steady_clock::now()) {
            const auto left = std::chrono::ceil<milliseconds>(end - now).count();
            if (poll(&waiting, 1, static_cast<int>(left)) > 0 && !take_one()) return;
        }
    }
    /// Ends it without warning, and takes what it had acknowledged by then.
    void kill() {
        if (process_ < 0) return;
        ::kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = -1;
        while (take_one()) {
        }
        close(output_);
    }
    const std::set<std::int64_t>& acknowledged() const { return acknowledged_; }

private:
    bool take_one() {
        std::int64_t number = 0;
        if (read(output_, &number, sizeof number) != sizeof number) return false;
        acknowledged_.insert(number);
        return true;
    }

    pid_t process_{-1};
    int output_{-1};
    std::set<std::int64_t> acknowledged_;
};

struct Drill {
    int kills = 50;
    /// Of those rounds, every how many the server is crashed as well; 0 for never.
    int server_crash_every = 0;
};

/// `dev/drill` asks for a longer one.
Drill drill_asked_for(const std::string& kind) {
    const char* const kills = std::getenv("HOLDFAST_DRILL_KILLS");
    if (!kills) return {};
    return {.kills = std::atoi(kills), .server_crash_every = kind == "postgresql" ? 20 : 0};
}

void crash_server() { REQUIRE(std::system(POSTGRES_SCRIPT " crash") == 0); }

std::set<std::int64_t> stored_from(Reader& reader, std::int64_t first) {
    std::set<std::int64_t> numbers;
    reader.each(
        "SELECT number FROM entries WHERE number >= $1", [&](const Row& row) { numbers.insert(row.get<std::int64_t>(0)); }, first);
    return numbers;
}

}  // namespace

static constexpr std::int64_t numbers_per_round = 1'000'000;

ON_EVERY_DATABASE("a program killed at any moment loses no write that it acknowledged and leaves none half done") {
    const Drill drill = drill_asked_for(kind);
    const auto address = test::fresh_address(kind);
    Database::open(*address)->migrate(test::ledger_schema);
    std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<int> moment{0, 120};
    std::size_t acknowledged = 0, lost = 0;
    std::int64_t half_done = 0;
    for (int round = 0; round < drill.kills; ++round) {
        const std::int64_t first = round * numbers_per_round;
        WritingProgram program(*address, first);
        // Every fifth is killed while it starts, the others while they write.
        if (round % 5 != 0) program.listen_for_one();
        program.listen_for(milliseconds(moment(random)));
        if (drill.server_crash_every > 0 && round % drill.server_crash_every == 1) {
            crash_server();
            program.listen_for(milliseconds(500));
        }
        program.kill();
        const auto database = Database::open(*address);
        database->read([&](Reader& reader) {
            const auto stored = stored_from(reader, first);
            acknowledged += program.acknowledged().size();
            lost += static_cast<std::size_t>(std::ranges::count_if(program.acknowledged(), [&](std::int64_t number) { return !stored.contains(number); }));
            half_done = reader.value<std::int64_t>(
                "SELECT count(*) FROM entries e FULL JOIN companions c ON c.number = e.number "
                "WHERE e.number IS NULL OR c.number IS NULL");
        });
        REQUIRE(lost == 0);
        REQUIRE(half_done == 0);
    }
    MESSAGE(fmt::format("{}: {} kills, {} writes acknowledged, {} lost, {} half done", kind, drill.kills, acknowledged, lost, half_done));
    CHECK(acknowledged >= static_cast<std::size_t>(drill.kills) * 4 / 5);
    // What was acknowledged in the first rounds is still there after all the others.
    Database::open(*address)->read(
        [&](Reader& reader) { CHECK(static_cast<std::size_t>(reader.value<std::int64_t>("SELECT count(*) FROM entries")) >= acknowledged); });
}

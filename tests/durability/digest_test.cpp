#include "app/program.hpp"
#include "core/access/account_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "support/databases.hpp"

#include <csignal>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

using namespace holdfast;

namespace {

constexpr int people = 300;
constexpr const char* morning = "2026-11-23T08:00:00Z";

/// The program that writes the digests, at work.
pid_t start_writing(const std::string& address) {
    std::string program = DIGEST_WRITER, where = address, moment = morning;
    char* arguments[]{program.data(), where.data(), moment.data(), nullptr};
    pid_t process = -1;
    REQUIRE(posix_spawn(&process, program.c_str(), nullptr, nullptr, arguments, environ) == 0);
    return process;
}

bool is_running(pid_t process) {
    siginfo_t ended{};
    return waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == 0;
}

void everybody_is_told(app::Program& program) {
    REQUIRE(program.journal().change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        for (int i = 0; i < people; ++i) {
            const auto name = fmt::format("p{}", i);
            const auto account =
                access::insert_account(change, {.user_name = name, .name = name, .agency = "Board", .email = name + "@example.org"}, "").value();
            notices::put_item(change, account, {.kind = "attachment_released", .path = "/", .is_for_digest = true});
        }
        change.record({"test.done", {"test", "1"}});
        return Done{};
    }));
}

struct Standing {
    std::int64_t letters{}, readers{}, noted{}, waiting{};
};
Standing standing(store::Database& database) {
    Standing now;
    database.read([&](store::Reader& reader) {
        now = {.letters = reader.value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE kind = 'digest'"),
               .readers = reader.value<std::int64_t>("SELECT COUNT(DISTINCT recipient) FROM notices_messages WHERE kind = 'digest'"),
               .noted = reader.value<std::int64_t>("SELECT COUNT(*) FROM notices_digests"),
               .waiting = reader.value<std::int64_t>("SELECT COUNT(*) FROM notices_inbox WHERE for_digest_since_at IS NOT NULL")};
    });
    return now;
}

}  // namespace

ON_EVERY_DATABASE("a program killed at any moment while it writes the digests loses none and writes none twice") {
    const auto address = test::fresh_address(kind);
    const Instant now = parse_instant(morning).value();
    {
        app::Program program{*address, "Board", [now] { return now; }};
        everybody_is_told(program);
    }
    const auto database = store::Database::open(*address);
    int killed_at_work = 0;
    for (int round = 0; round < 15; ++round) {
        const auto before = standing(*database).letters;
        const pid_t process = start_writing(*address);
        while (standing(*database).letters == before && is_running(process)) {
        }
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
        const auto after = standing(*database);
        CHECK(after.letters == after.noted);
        CHECK(after.letters == after.readers);
        REQUIRE(after.letters + after.waiting == people);
        if (after.letters > before && after.waiting > 0) ++killed_at_work;
    }
    CHECK(killed_at_work > 0);
    int status = -1;
    waitpid(start_writing(*address), &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(standing(*database).letters == people);
}

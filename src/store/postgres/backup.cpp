#include "store/postgres/backup.hpp"

#include "store/new_file.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/program.hpp"
#include "store/unsuitable.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace holdfast::store::postgres {

void back_up(const std::string& url, const std::string& file) {
    NewFile made(file);
    Program(url, {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + made.path()}).finish();
    made.put_in_place();
}

/// Waits a little for readers to finish, and drops what is there: a newer program may have made tables that the archive has not.
static constexpr std::string_view opening = R"(
    \set ON_ERROR_STOP on
    BEGIN;
    SET LOCAL lock_timeout = '10s';
    DO $drop$
    DECLARE old record;
    BEGIN
        FOR old IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', old.tablename);
        END LOOP;
    END $drop$;
)";

static constexpr std::string_view closing = R"(
    DO $check$
    BEGIN
        IF NOT EXISTS (SELECT FROM public.schema_migrations) THEN RAISE EXCEPTION 'it holds no schema of this product'; END IF;
    END $check$;
    COMMIT;
)";

/// What psql does not take, because it stopped at an error, psql itself reports.
static void say(const Descriptor& to, std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = send(to.number(), text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

static std::pair<Descriptor, Descriptor> connected_pair() {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) throw std::runtime_error("no pipe could be made");
    return {Descriptor(pair[0]), Descriptor(pair[1])};
}

/// pg_restore turns the archive into statements and psql runs them inside a transaction that only this function ends: it says COMMIT
/// after pg_restore has read the archive to its end, so that a damaged archive changes nothing.
static void replay(const std::string& url, const std::string& file) {
    auto [ours, theirs] = connected_pair();
    Program psql(url, {"psql", "--no-psqlrc", "--quiet", "--no-password"}, {.input = theirs.number()});
    theirs.close();
    try {
        say(ours, opening);
        Program(url, {"pg_restore", "--no-owner", "--no-privileges", "--file=-", file}, {.output = ours.number()}).finish();
        say(ours, closing);
    } catch (...) {
        ours.close();
        throw;
    }
    ours.close();
    psql.finish();
}

static void require_archive(const std::string& url, const std::string& file) {
    Program list(url, {"pg_restore", "--list", file});
    try {
        list.finish();
    } catch (const std::exception&) {
        throw Unsuitable(fmt::format("{} is not a whole backup of this product: it is not an archive of a PostgreSQL database", file));
    }
}

void restore(const std::string& url, const std::string& file) {
    require_admission(url);
    require_archive(url, file);
    try {
        replay(url, file);
    } catch (const std::exception& failure) {
        throw Unsuitable(fmt::format("{} was not restored, and nothing was changed: {}", file, in_one_line(failure.what())));
    }
}

}  // namespace holdfast::store::postgres

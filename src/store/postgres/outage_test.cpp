#include "store/postgres/connection.hpp"
#include "support/databases.hpp"

#include <array>
#include <atomic>
#include <fmt/format.h>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::store;

static constexpr std::array schema{Migration{"notes", "CREATE TABLE notes (number ${integer} PRIMARY KEY)"}};

/// A database on the test server, when there is one: what follows has no meaning for an embedded database.
#define ON_A_SERVER(sentence)                                                                          \
    static void DOCTEST_CAT(on_a_server_, __LINE__)(const std::string& address);                       \
    TEST_CASE(sentence) {                                                                              \
        for (const auto& kind : test::database_kinds())                                                \
            if (kind == "postgresql") DOCTEST_CAT(on_a_server_, __LINE__)(*test::fresh_address(kind)); \
    }                                                                                                  \
    static void DOCTEST_CAT(on_a_server_, __LINE__)([[maybe_unused]] const std::string& address)

/// Ends every other session on the database, as a restart of the server does.
static void cut_connections(const std::string& address) {
    const postgres::Handle connection = postgres::connect(address);
    const postgres::Result result(PQexec(connection.get(),
                                         "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                                         "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    REQUIRE(PQresultStatus(result.get()) == PGRES_TUPLES_OK);
}

static Verdict insert(Writer& writer, int number) {
    writer.execute("INSERT INTO notes (number) VALUES ($1)", number);
    return Verdict::keep;
}

static int count(Database& database) {
    int counted = 0;
    database.read([&](Reader& reader) { counted = reader.value<int>("SELECT count(*) FROM notes"); });
    return counted;
}

ON_A_SERVER("connections that were cut while nothing used them are replaced without anybody noticing") {
    const auto database = Database::open(address);
    database->migrate(schema);
    for (int round = 0; round < 3; ++round) {
        database->write([&](Writer& writer) { return insert(writer, round); });
        CHECK(count(*database) == round + 1);
        cut_connections(address);
    }
    CHECK(count(*database) == 3);
}

ON_A_SERVER("a read that is cut off says that the database is unavailable, and the next one works") {
    const auto database = Database::open(address);
    database->migrate(schema);
    CHECK_THROWS_AS(database->read([&](Reader& reader) {
        reader.value<int>("SELECT count(*) FROM notes");
        cut_connections(address);
        reader.value<int>("SELECT count(*) FROM notes");
    }),
                    Unavailable);
    CHECK(count(*database) == 0);
}

ON_A_SERVER("a write that is cut off is not kept, its caller is told, and the next one works") {
    const auto database = Database::open(address);
    database->migrate(schema);
    CHECK_THROWS_AS(database->write([&](Writer& writer) {
        insert(writer, 1);
        cut_connections(address);
        return insert(writer, 2);
    }),
                    Unavailable);
    CHECK(count(*database) == 0);
    database->write([](Writer& writer) { return insert(writer, 3); });
    CHECK(count(*database) == 1);
}

ON_A_SERVER("a connection cut just before the commit keeps nothing and the caller is told") {
    const auto database = Database::open(address);
    database->migrate(schema);
    CHECK_THROWS_AS(database->write([&](Writer& writer) {
        insert(writer, 1);
        cut_connections(address);
        return Verdict::keep;
    }),
                    Unavailable);
    CHECK(count(*database) == 0);
}

ON_A_SERVER("what the server cannot do for want of room or time is unavailable, not a fault of the program") {
    const auto database = Database::open(address);
    const auto raised = [&](Sql statement) {
        try {
            database->write([&](Writer& writer) {
                writer.execute(statement);
                return Verdict::keep;
            });
        } catch (const Unavailable&) {
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
        return false;
    };
    CHECK(raised("DO $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$"));
    CHECK(raised("DO $$ BEGIN RAISE EXCEPTION 'input/output' USING ERRCODE = '58030'; END $$"));
    CHECK(raised("DO $$ BEGIN RAISE EXCEPTION 'locked' USING ERRCODE = '55P03'; END $$"));
    CHECK(raised("DO $$ BEGIN RAISE EXCEPTION 'standby' USING ERRCODE = '25006'; END $$"));
    CHECK_FALSE(raised("DO $$ BEGIN RAISE EXCEPTION 'nonsense' USING ERRCODE = '22012'; END $$"));
}

ON_A_SERVER("a commit is durable even where the server is set not to wait for its disk") {
    {
        const postgres::Handle connection = postgres::connect(address);
        postgres::Result(PQexec(connection.get(), "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$"));
    }
    const auto database = Database::open(address);
    database->read([](Reader& reader) { CHECK(reader.value<std::string>("SELECT current_setting('synchronous_commit')") == "on"); });
    const postgres::Handle connection = postgres::connect(address);
    postgres::Result(PQexec(connection.get(), "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET synchronous_commit', current_database()); END $$"));
}

ON_A_SERVER("a commit about which the server warns is not acknowledged") {
    const auto database = Database::open(address);
    database->migrate(std::array{schema[0]});
    database->write([](Writer& writer) {
        writer.execute("CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'stopped waiting'; RETURN NULL; END $$");
        writer.execute("CREATE CONSTRAINT TRIGGER warning AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warn()");
        return Verdict::keep;
    });
    CHECK_THROWS_AS(database->write([](Writer& writer) { return insert(writer, 1); }), Unavailable);
}

namespace {

/// Stands between the program and the server. Once told to, it passes the next COMMIT on and then drops the connection, so that the
/// server keeps the transaction and nobody hears of it.
class LossyLine {
public:
    explicit LossyLine(const std::string& address) : address_(address), listening_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in place{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
        socklen_t size = sizeof place;
        REQUIRE(bind(listening_, reinterpret_cast<sockaddr*>(&place), size) == 0);
        REQUIRE(listen(listening_, 16) == 0);
        REQUIRE(getsockname(listening_, reinterpret_cast<sockaddr*>(&place), &size) == 0);
        port_ = ntohs(place.sin_port);
        thread_ = std::thread([this] { accept_all(); });
    }
    ~LossyLine() {
        shutdown(listening_, SHUT_RDWR);
        thread_.join();
        close(listening_);
        for (auto& line : lines_) line.join();
    }
    LossyLine(const LossyLine&) = delete;
    LossyLine& operator=(const LossyLine&) = delete;

    /// The server's address by way of this line.
    std::string address() const {
        const std::size_t colon = address_.rfind(':');
        return address_.substr(0, colon + 1) + std::to_string(port_) + address_.substr(address_.find('/', colon));
    }
    void lose_next_commit() { loses_next_commit_ = true; }

private:
    void accept_all() {
        for (int client = accept(listening_, nullptr, nullptr); client >= 0; client = accept(listening_, nullptr, nullptr))
            lines_.emplace_back([this, client] { pass_on(client); });
    }
    int connect_to_server() const {
        const std::size_t colon = address_.rfind(':');
        sockaddr_in place{.sin_family = AF_INET,
                          .sin_port = htons(static_cast<std::uint16_t>(std::stoi(address_.substr(colon + 1)))),
                          .sin_addr = {htonl(INADDR_LOOPBACK)},
                          .sin_zero = {}};
        const int server = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(server, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0) return -1;
        return server;
    }
    void pass_on(int client) {
        const int server = connect_to_server();
        std::array<pollfd, 2> ends{pollfd{.fd = client, .events = POLLIN, .revents = 0}, pollfd{.fd = server, .events = POLLIN, .revents = 0}};
        while (poll(ends.data(), ends.size(), -1) > 0) {
            if (ends[0].revents != 0 && !copy(client, server)) break;
            if (ends[1].revents != 0 && !copy(server, client)) break;
        }
        close(client);
        close(server);
    }
    /// Passes on what has arrived; false when the line is to be dropped.
    bool copy(int from, int to) {
        std::array<char, 65536> bytes{};
        const ssize_t size = read(from, bytes.data(), bytes.size());
        if (size <= 0 || write(to, bytes.data(), static_cast<std::size_t>(size)) != size) return false;
        const bool is_commit = std::string_view(bytes.data(), static_cast<std::size_t>(size)).find("COMMIT") != std::string_view::npos;
        if (!is_commit || !loses_next_commit_.exchange(false)) return true;
        // The server has answered: it has committed.
        return read(to, bytes.data(), bytes.size()) < 0;
    }

    std::string address_;
    int listening_;
    int port_{};
    std::atomic<bool> loses_next_commit_{};
    std::thread thread_;
    std::vector<std::thread> lines_;
};

}  // namespace

ON_A_SERVER("a commit whose answer was lost on the way is looked up, and its caller is told the truth") {
    LossyLine line(address);
    const auto database = Database::open(line.address());
    database->migrate(schema);
    database->write([](Writer& writer) { return insert(writer, 1); });
    line.lose_next_commit();
    CHECK_NOTHROW(database->write([](Writer& writer) { return insert(writer, 2); }));
    CHECK(count(*database) == 2);
    database->write([](Writer& writer) { return insert(writer, 3); });
    CHECK(count(*database) == 3);
}

ON_A_SERVER("a server that goes away in the middle of a commit has kept nothing, and the caller is told") {
    const auto database = Database::open(address);
    database->migrate(schema);
    database->write([](Writer& writer) {
        writer.execute(
            "CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$");
        writer.execute("CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leave()");
        return Verdict::keep;
    });
    CHECK_THROWS_AS(database->write([](Writer& writer) { return insert(writer, 1); }), Unavailable);
    CHECK(count(*database) == 0);
}

#include "support/databases.hpp"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <mutex>
#include <random>
#include <stdexcept>
#include <utility>

namespace holdfast::test {

static const char* postgres_server() { return std::getenv("HOLDFAST_TEST_POSTGRES"); }

std::vector<std::string> database_kinds() {
    if (postgres_server()) return {"sqlite", "postgresql"};
    return {"sqlite"};
}

static std::string unused_name() {
    static std::random_device random;
    return fmt::format("holdfast_test_{:08x}{:08x}", random(), random());
}

static void run_at(const std::string& address, const std::string& statement) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(address.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statement.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(fmt::format("the test server refused {}: {}", statement, PQerrorMessage(connection.get())));
}

/// The server's address with its database replaced.
static std::string address_of(const std::string& database) {
    const std::string server = postgres_server();
    const std::size_t path = server.find('/', server.find("://") + 3);
    const std::size_t query = std::min(server.find('?'), server.size());
    return server.substr(0, std::min(path, query)) + "/" + database + server.substr(query);
}

static constexpr const char* drop_every_table = R"(
    SET client_min_messages = warning;
    DO $$
    DECLARE old record;
    BEGIN
        FOR old IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', old.tablename);
        END LOOP;
    END $$)";

namespace {

/// Databases on the test server, emptied and lent again, since making and dropping one takes the better part of a second.
class LentDatabases {
public:
    ~LentDatabases() {
        for (const std::string& name : free_) run_at(postgres_server(), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    std::string borrow() {
        const std::scoped_lock lock(mutex_);
        if (free_.empty()) {
            std::string made = unused_name();
            run_at(postgres_server(), "CREATE DATABASE " + made + " TEMPLATE template0");
            return made;
        }
        std::string name = std::move(free_.back());
        free_.pop_back();
        return name;
    }
    void give_back(const std::string& name) {
        run_at(address_of(name), drop_every_table);
        const std::scoped_lock lock(mutex_);
        free_.push_back(name);
    }

private:
    std::mutex mutex_;
    std::vector<std::string> free_;
};

}  // namespace

static LentDatabases& lent_databases() {
    static LentDatabases databases;
    return databases;
}

static std::shared_ptr<const std::string> fresh_postgres_address() {
    const std::string name = lent_databases().borrow();
    return {new std::string(address_of(name)), [name](const std::string* address) {
                lent_databases().give_back(name);
                delete address;
            }};
}

static std::shared_ptr<const std::string> fresh_sqlite_address() {
    const auto folder = std::filesystem::temp_directory_path() / unused_name();
    std::filesystem::create_directory(folder);
    return {new std::string("sqlite:" + (folder / "database.sqlite").string()), [folder](const std::string* address) {
                std::filesystem::remove_all(folder);
                delete address;
            }};
}

std::shared_ptr<const std::string> fresh_address(const std::string& kind) { return kind == "sqlite" ? fresh_sqlite_address() : fresh_postgres_address(); }

std::shared_ptr<store::Database> fresh_database(const std::string& kind, std::span<const store::Migration> migrations) {
    std::shared_ptr<store::Database> database;
    if (kind == "sqlite") {
        database = store::Database::open("sqlite::memory:");
    } else {
        const auto address = fresh_address(kind);
        database = {store::Database::open(*address).release(), [address](store::Database* opened) { delete opened; }};
    }
    database->migrate(migrations);
    return database;
}

}  // namespace holdfast::test

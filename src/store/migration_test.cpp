#include "support/databases.hpp"

#include <array>
#include <thread>

using namespace holdfast;
using namespace holdfast::store;
using test::fresh_database;

static constexpr Migration first{"people/1", "CREATE TABLE people (id ${id}, name ${text} NOT NULL)"};
static constexpr Migration second{"people/2", "ALTER TABLE people ADD COLUMN born_on ${date}; CREATE INDEX people_born_on ON people (born_on)"};
static constexpr Migration edited{"people/1", "CREATE TABLE people (id ${id}, name ${text})"};
static constexpr Migration broken{"people/2", "ALTER TABLE people ADD COLUMN born_on ${date}; INSERT INTO people (nonsense) VALUES (1)"};

static std::vector<std::string> applied(Database& database) {
    std::vector<std::string> names;
    database.read([&](Reader& reader) {
        names = reader.all("SELECT name FROM schema_migrations ORDER BY name", [](const Row& row) { return row.get<std::string>(0); });
    });
    return names;
}

static std::string refusal(Database& database, std::span<const Migration> migrations) {
    try {
        database.migrate(migrations);
    } catch (const std::runtime_error& failure) {
        return failure.what();
    }
    return "";
}

ON_EVERY_DATABASE("each migration runs once, in order") {
    const auto database = fresh_database(kind, std::array{first});
    CHECK(applied(*database) == std::vector<std::string>{"people/1"});
    database->migrate(std::array{first, second});
    database->migrate(std::array{first, second});
    CHECK(applied(*database) == std::vector<std::string>{"people/1", "people/2"});
}

ON_EVERY_DATABASE("reads and writes that ran before a migration run after it") {
    const auto database = fresh_database(kind, std::array{first});
    const auto add = [&] {
        database->write([](Writer& writer) {
            writer.execute("INSERT INTO people (name) VALUES ('A')");
            return Verdict::keep;
        });
    };
    const auto columns = [&] {
        int count = 0;
        database->read([&](Reader& reader) { reader.each("SELECT * FROM people", [&](const Row&) { ++count; }); });
        return count;
    };
    add();
    CHECK(columns() == 1);
    database->migrate(std::array{first, second});
    add();
    CHECK(columns() == 2);
}

ON_EVERY_DATABASE("a database that a newer program made is refused politely and left alone") {
    const auto database = fresh_database(kind, std::array{first, second});
    const std::string message = refusal(*database, std::array{first});
    CHECK(message.find("people/2") != std::string::npos);
    CHECK(message.find("newer") != std::string::npos);
    CHECK(applied(*database).size() == 2);
}

ON_EVERY_DATABASE("a migration that was edited after it ran is refused by name") {
    const auto database = fresh_database(kind, std::array{first});
    CHECK(refusal(*database, std::array{edited}).find("people/1") != std::string::npos);
}

ON_EVERY_DATABASE("two migrations of one name are refused") {
    const auto database = fresh_database(kind);
    CHECK(refusal(*database, std::array{first, edited}).find("people/1") != std::string::npos);
    CHECK(applied(*database).empty());
}

ON_EVERY_DATABASE("a migration that fails half way leaves no trace, is named, and those before it stay") {
    const auto database = fresh_database(kind);
    CHECK(refusal(*database, std::array{first, broken}).find("people/2") != std::string::npos);
    CHECK(applied(*database) == std::vector<std::string>{"people/1"});
    database->migrate(std::array{first, second});
    CHECK(applied(*database).size() == 2);
}

ON_EVERY_DATABASE("a migration may not leave rows that point at nothing") {
    static constexpr std::array linked{Migration{"visits/1", R"(
        CREATE TABLE homes (id ${integer} PRIMARY KEY);
        CREATE TABLE visits (home_id ${integer} NOT NULL REFERENCES homes (id));
        INSERT INTO visits (home_id) VALUES (5))"}};
    const auto database = fresh_database(kind);
    CHECK(refusal(*database, linked).find("visits") != std::string::npos);
    CHECK(applied(*database).empty());
}

ON_EVERY_DATABASE("several programs that start at once migrate the database once") {
    const auto address = test::fresh_address(kind);
    std::vector<std::thread> programs;
    for (int program = 0; program < 4; ++program) programs.emplace_back([&] { Database::open(*address)->migrate(std::array{first, second}); });
    for (auto& program : programs) program.join();
    CHECK(applied(*Database::open(*address)).size() == 2);
}

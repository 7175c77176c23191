#include "support/databases.hpp"

#include <array>

using namespace holdfast;
using namespace holdfast::store;

static constexpr std::array schema{Migration{"house", R"(
    CREATE TABLE homes (id ${id}, name ${text} NOT NULL);
    CREATE TABLE visits (
        id ${id},
        home_id ${integer} NOT NULL REFERENCES homes (id),
        after_id ${integer} REFERENCES visits (id),
        note ${text},
        seen_at ${instant},
        seen_on ${date},
        was_alone ${flag},
        share ${decimal},
        answers ${json},
        scan ${bytes},
        weight ${real}
    );
    CREATE TABLE agencies (id ${id});
    ALTER TABLE homes ADD COLUMN agency_id ${integer} REFERENCES agencies (id))"}};

static const std::string every_byte = [] {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    return bytes;
}();

static void fill(Database& database) {
    database.write([](Writer& writer) {
        writer.execute("INSERT INTO agencies (id) VALUES (7)");
        writer.execute("INSERT INTO homes (id, agency_id, name) VALUES (41, 7, $1)", "tab\there, \\N there\nand a new line");
        const Sql insert =
            "INSERT INTO visits (home_id, after_id, note, seen_at, seen_on, was_alone, share, answers, scan, weight) "
            "VALUES (41, $1, $2, $3, $4, $5, $6, $7, $8, $9)";
        writer.execute(insert, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
        writer.execute(insert, 1, "Siân \\ 🧒", *parse_instant("2016-03-27T01:30:00.001Z"), make_date(1, 1, 1), true, *Decimal::parse("68.0"),
                       R"({"b": 1, "a": "\n"})", Bytes{every_byte}, 0.1);
        return Verdict::keep;
    });
}

static void check_filled(Database& database) {
    database.read([](Reader& reader) {
        CHECK(reader.value<std::string>("SELECT name FROM homes WHERE id = 41") == "tab\there, \\N there\nand a new line");
        CHECK(reader.value<int>("SELECT count(*) FROM visits WHERE note IS NULL AND scan IS NULL AND weight IS NULL") == 1);
        reader.each("SELECT after_id, note, seen_at, seen_on, was_alone, share, answers, scan, weight FROM visits WHERE id = 2", [](const Row& row) {
            CHECK(row.get<int>(0) == 1);
            CHECK(row.get<std::string>(1) == "Siân \\ 🧒");
            CHECK(row.get<Instant>(2) == *parse_instant("2016-03-27T01:30:00.001Z"));
            CHECK(row.get<Date>(3) == make_date(1, 1, 1));
            CHECK(row.get<bool>(4));
            CHECK(row.get<Decimal>(5).string() == "68.0");
            CHECK(row.get<std::string>(6) == R"({"b": 1, "a": "\n"})");
            CHECK(row.get<std::string>(7) == every_byte);
            CHECK(row.get<double>(8) == 0.1);
        });
    });
}

static bool has_server() { return test::database_kinds().size() > 1; }

TEST_CASE("an embedded database moves to a server with every value as it was, and numbering goes on") {
    if (!has_server()) return;
    const auto from = test::fresh_address("sqlite"), to = test::fresh_address("postgresql");
    Database::open(*from)->migrate(schema);
    fill(*Database::open(*from));
    copy_to_server(*from, *to, schema);
    const auto moved = Database::open(*to);
    check_filled(*moved);
    moved->write([](Writer& writer) {
        CHECK(writer.value<int>("INSERT INTO homes (name) VALUES ('next') RETURNING id") == 42);
        CHECK(writer.value<int>("INSERT INTO visits (home_id) VALUES (42) RETURNING id") == 3);
        return Verdict::keep;
    });
}

TEST_CASE("a server database that holds rows is not copied over") {
    if (!has_server()) return;
    const auto from = test::fresh_address("sqlite"), to = test::fresh_address("postgresql");
    for (const auto& address : {*from, *to}) {
        Database::open(address)->migrate(schema);
        fill(*Database::open(address));
    }
    CHECK_THROWS_AS(copy_to_server(*from, *to, schema), std::runtime_error);
    check_filled(*Database::open(*to));
}

TEST_CASE("a copy that fails half way leaves the server database empty") {
    if (!has_server()) return;
    const auto from = test::fresh_address("sqlite"), to = test::fresh_address("postgresql");
    const auto embedded = Database::open(*from);
    embedded->migrate(schema);
    fill(*embedded);
    embedded->write([](Writer& writer) {
        writer.execute("UPDATE visits SET answers = $1 WHERE id = 2", "not JSON");
        return Verdict::keep;
    });
    CHECK_THROWS_AS(copy_to_server(*from, *to, schema), std::runtime_error);
    Database::open(*to)->read([](Reader& reader) {
        CHECK(reader.value<int>("SELECT count(*) FROM homes") == 0);
        CHECK(reader.value<int>("SELECT count(*) FROM visits") == 0);
    });
}

TEST_CASE("only an embedded database is copied to a server") {
    CHECK_THROWS_AS(copy_to_server("postgresql://127.0.0.1:1/a", "postgresql://127.0.0.1:1/b", {}), std::invalid_argument);
}

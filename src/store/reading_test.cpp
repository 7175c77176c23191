#include "support/databases.hpp"

#include <array>

using namespace holdfast;
using namespace holdfast::store;
using test::fresh_database;

static constexpr std::array schema{Migration{"contacts", R"(
    CREATE TABLE contacts (id ${id}, agency ${text} NOT NULL, share ${decimal}, received_on ${date});
    CREATE TABLE visits (contact_id ${integer} NOT NULL REFERENCES contacts (id), note ${text} NOT NULL))"}};

static void add(Database& database, std::string_view agency, std::optional<Decimal> share = {}, std::optional<Date> received_on = {}) {
    database.write([&](Writer& writer) {
        writer.execute("INSERT INTO contacts (agency, share, received_on) VALUES ($1, $2, $3)", agency, share, received_on);
        return Verdict::keep;
    });
}

static std::vector<std::string> texts(Database& database, Sql sql) {
    std::vector<std::string> read;
    database.read([&](Reader& reader) { read = reader.all(sql, [](const Row& row) { return row.get<std::string>(0); }); });
    return read;
}

ON_EVERY_DATABASE("a read sees one state of the database from its first statement to its last") {
    const auto database = fresh_database(kind, schema);
    add(*database, "Police");
    database->read([&](Reader& reader) {
        CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 1);
        add(*database, "Health");
        CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 1);
    });
    database->read([](Reader& reader) { CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 2); });
}

ON_EVERY_DATABASE("statements may be run while the rows of another are visited, the same one among them") {
    const auto database = fresh_database(kind, schema);
    for (const char* agency : {"a", "b", "c"}) add(*database, agency);
    const Sql in_order = "SELECT id, agency FROM contacts ORDER BY id";
    std::string seen;
    database->read([&](Reader& reader) {
        reader.each(in_order, [&](const Row& outer) {
            seen += outer.get<std::string>(1);
            reader.each(in_order, [&](const Row& inner) { seen += inner.get<std::string>(1); });
            seen += std::to_string(reader.value<int>("SELECT count(*) FROM contacts WHERE id < $1", outer.get<std::int64_t>(0)));
        });
    });
    CHECK(seen == "aabc0babc1cabc2");
}

ON_EVERY_DATABASE("a row can be visited after an inner statement has run") {
    const auto database = fresh_database(kind, schema);
    add(*database, "Police");
    database->read([](Reader& reader) {
        reader.each("SELECT agency FROM contacts", [&](const Row& row) {
            reader.value<int>("SELECT count(*) FROM visits");
            CHECK(row.get<std::string>(0) == "Police");
        });
    });
}

ON_EVERY_DATABASE("an exception from a visit ends the read and leaves the database usable") {
    const auto database = fresh_database(kind, schema);
    for (int i = 0; i < 2'000; ++i) {
        if (i % 500 == 0) add(*database, "a");
    }
    for (int round = 0; round < 3; ++round)
        CHECK_THROWS_WITH(
            database->read([](Reader& reader) { reader.each("SELECT agency FROM contacts", [](const Row&) { throw std::runtime_error("enough"); }); }),
            "enough");
    database->read([](Reader& reader) { CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 4); });
}

ON_EVERY_DATABASE("a statement that fails leaves the next read unharmed") {
    const auto database = fresh_database(kind, schema);
    CHECK_THROWS(database->read([](Reader& reader) { reader.value<int>("SELECT count(*) FROM no_such_table"); }));
    database->read([](Reader& reader) { CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 0); });
}

ON_EVERY_DATABASE("a read cannot write") {
    const auto database = fresh_database(kind, schema);
    CHECK_THROWS(database->read(
        [](Reader& reader) { reader.all("INSERT INTO contacts (agency) VALUES ('x') RETURNING id", [](const Row& row) { return row.get<int>(0); }); }));
    database->read([](Reader& reader) { CHECK(reader.value<int>("SELECT count(*) FROM contacts") == 0); });
}

ON_EVERY_DATABASE("a value that no row gives is an error") {
    const auto database = fresh_database(kind, schema);
    database->read([](Reader& reader) {
        CHECK_THROWS_AS(reader.value<std::string>("SELECT agency FROM contacts"), std::runtime_error);
        CHECK_FALSE(reader.first("SELECT agency FROM contacts", [](const Row& row) { return row.get<std::string>(0); }));
    });
}

ON_EVERY_DATABASE("parameters go by their numbers, whatever order they appear in and however often") {
    const auto database = fresh_database(kind, schema);
    database->read([](Reader& reader) {
        CHECK(reader.value<std::string>("SELECT $2 || $1 || $2", "a", "b") == "bab");
        CHECK(reader.value<int>("SELECT $3 - $1 + $2", 1, 10, 100) == 109);
    });
}

ON_EVERY_DATABASE("a filter that is not given lets every row through") {
    const auto database = fresh_database(kind, schema);
    add(*database, "Police", {}, make_date(2016, 4, 1));
    add(*database, "Health", {}, make_date(2017, 3, 31));
    const auto count = [&](std::optional<std::string> agency, std::optional<Date> since) {
        int counted = 0;
        database->read([&](Reader& reader) {
            counted = reader.value<int>("SELECT count(*) FROM contacts WHERE ($1 IS NULL OR agency = $1) AND ($2 IS NULL OR received_on >= $2)", agency, since);
        });
        return counted;
    };
    CHECK(count({}, {}) == 2);
    CHECK(count("Police", {}) == 1);
    CHECK(count({}, make_date(2017, 1, 1)) == 1);
    CHECK(count("Police", make_date(2017, 1, 1)) == 0);
}

ON_EVERY_DATABASE("the wrong number of parameters is a fault of the program") {
    const auto database = fresh_database(kind, schema);
    const auto too_few = [&] { database->read([](Reader& reader) { reader.value<int>("SELECT $1 + $2", 1); }); };
    CHECK_THROWS(too_few());
    try {
        too_few();
    } catch (const Unavailable&) {
        FAIL("it was taken for a database that is not there");
    } catch (const std::exception&) {
        return;
    }
}

ON_EVERY_DATABASE("decimals compare by value, not by how they are written") {
    const auto database = fresh_database(kind, schema);
    for (const std::string_view share : {"10", "9.5", "-3.25", "68.0", "100", "-20", "0.00000000000000001", "999999999999999999"})
        add(*database, share, Decimal::parse(share));
    CHECK(texts(*database, "SELECT agency FROM contacts ORDER BY share") ==
          std::vector<std::string>{"-20", "-3.25", "0.00000000000000001", "9.5", "10", "68.0", "100", "999999999999999999"});
    CHECK(texts(*database, "SELECT max(share) FROM contacts") == std::vector<std::string>{"999999999999999999"});
    database->read([](Reader& reader) {
        CHECK(reader.value<int>("SELECT count(*) FROM contacts WHERE share = $1", *Decimal::parse("68")) == 1);
        CHECK(reader.value<int>("SELECT count(*) FROM contacts WHERE share < $1", *Decimal::parse("9.50")) == 3);
        CHECK(reader.value<int>("SELECT count(*) FROM contacts WHERE share BETWEEN $1 AND $2", *Decimal::parse("9"), *Decimal::parse("68.00")) == 3);
    });
}

ON_EVERY_DATABASE("text sorts by its bytes and LIKE minds capitals, whatever the locale of the server") {
    const auto database = fresh_database(kind, schema);
    for (const char* agency : {"a", "B", "Á", "_", "Z", "b", "1"}) add(*database, agency);
    CHECK(texts(*database, "SELECT agency FROM contacts ORDER BY agency") == std::vector<std::string>{"1", "B", "Z", "_", "a", "b", "Á"});
    CHECK(texts(*database, "SELECT agency FROM contacts WHERE agency LIKE 'b%'") == std::vector<std::string>{"b"});
}

ON_EVERY_DATABASE("the shared SQL has upserts, returning, filters, windows and common table expressions") {
    const auto database = fresh_database(kind, std::array{Migration{"targets", R"(
        CREATE TABLE targets (code ${text} PRIMARY KEY, goal ${integer} NOT NULL, is_set ${flag} NOT NULL))"}});
    const Sql upsert = "INSERT INTO targets (code, goal, is_set) VALUES ($1, $2, $3) ON CONFLICT (code) DO UPDATE SET goal = excluded.goal RETURNING goal";
    database->write([&](Writer& writer) {
        CHECK(writer.value<int>(upsert, "HE1", 5, true) == 5);
        CHECK(writer.value<int>(upsert, "HE1", 7, true) == 7);
        CHECK(writer.value<int>(upsert, "HE2", 9, false) == 9);
        CHECK(writer.execute("INSERT INTO targets (code, goal, is_set) VALUES ($1, 1, true) ON CONFLICT (code) DO NOTHING", "HE1") == 0);
        CHECK(writer.value<int>("SELECT count(*) FILTER (WHERE is_set) FROM targets") == 1);
        CHECK(writer.value<int>("SELECT count(*) FROM targets WHERE is_set = false") == 1);
        CHECK(writer.value<int>("WITH ranked AS (SELECT code, row_number() OVER (ORDER BY goal DESC) AS place FROM targets) "
                                "SELECT place FROM ranked WHERE code = $1",
                                "HE1") == 2);
        return Verdict::keep;
    });
}

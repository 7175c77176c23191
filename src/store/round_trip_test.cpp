#include "support/databases.hpp"

#include <array>
#include <cmath>

using namespace holdfast;
using namespace holdfast::store;
using test::fresh_database;

namespace {
struct Sample {};
}  // namespace

static constexpr std::array every_type{Migration{"samples", R"(
    CREATE TABLE samples (
        id ${id},
        count ${integer},
        label ${text},
        born_on ${date},
        seen_at ${instant},
        is_open ${flag},
        share ${decimal},
        answers ${json},
        scan ${bytes},
        weight ${real}
    ))"}};

/// Writes `value` to a column and reads it back as the same type.
template <class T>
static T round_trip(Database& database, Sql insert, const T& value) {
    std::optional<T> read;
    database.write([&](Writer& writer) {
        read = writer.value<T>(insert, value);
        return Verdict::keep;
    });
    return *read;
}

ON_EVERY_DATABASE("whole numbers are kept over their whole range") {
    const auto database = fresh_database(kind, every_type);
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})
        CHECK(round_trip<std::int64_t>(*database, "INSERT INTO samples (count) VALUES ($1) RETURNING count", number) == number);
}

ON_EVERY_DATABASE("text is kept as it was given, empty, long or not English") {
    const auto database = fresh_database(kind, every_type);
    for (const std::string& text :
         {std::string(), std::string("O'Brien \"; DROP TABLE samples --"), std::string("Siân Ó Dónaill 陳 🧒"), std::string(100'000, 'x')})
        CHECK(round_trip<std::string>(*database, "INSERT INTO samples (label) VALUES ($1) RETURNING label", text) == text);
}

ON_EVERY_DATABASE("dates are kept from the year 1 to the year 9999") {
    const auto database = fresh_database(kind, every_type);
    for (const Date day : {make_date(1, 1, 1), make_date(1899, 12, 31), make_date(2016, 2, 29), make_date(9999, 12, 31)})
        CHECK(round_trip<Date>(*database, "INSERT INTO samples (born_on) VALUES ($1) RETURNING born_on", day) == day);
}

ON_EVERY_DATABASE("instants are kept to the millisecond") {
    const auto database = fresh_database(kind, every_type);
    for (const std::string_view text : {"0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2016-03-27T01:30:00.001Z", "9999-12-31T23:59:59.999Z"}) {
        const Instant moment = *parse_instant(text);
        CHECK(round_trip<Instant>(*database, "INSERT INTO samples (seen_at) VALUES ($1) RETURNING seen_at", moment) == moment);
        CHECK(iso(round_trip<Instant>(*database, "INSERT INTO samples (seen_at) VALUES ($1) RETURNING seen_at", moment)) == text);
    }
}

ON_EVERY_DATABASE("flags are kept") {
    const auto database = fresh_database(kind, every_type);
    for (const bool flag : {true, false}) CHECK(round_trip<bool>(*database, "INSERT INTO samples (is_open) VALUES ($1) RETURNING is_open", flag) == flag);
}

ON_EVERY_DATABASE("decimals keep every digit and the zeros they were written with") {
    const auto database = fresh_database(kind, every_type);
    for (const std::string_view text : {"0", "68.0", "-0.50", "123456789012345678", "-123456789.012345678", "0.10000000000000000"})
        CHECK(round_trip<Decimal>(*database, "INSERT INTO samples (share) VALUES ($1) RETURNING share", *Decimal::parse(text)).string() == text);
}

ON_EVERY_DATABASE("JSON text is kept letter for letter") {
    const auto database = fresh_database(kind, every_type);
    const std::string text = R"({"b": 1,  "a": [1.50, null, "é"]})";
    CHECK(round_trip<std::string>(*database, "INSERT INTO samples (answers) VALUES ($1) RETURNING answers", text) == text);
}

ON_EVERY_DATABASE("bytes are kept, NUL among them") {
    const auto database = fresh_database(kind, every_type);
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
    for (const std::string& bytes : {std::string(), std::string(1, '\0'), every_byte}) {
        std::string read = "nothing";
        database->write([&](Writer& writer) {
            read = writer.value<std::string>("INSERT INTO samples (scan) VALUES ($1) RETURNING scan", Bytes{bytes});
            return Verdict::keep;
        });
        CHECK(read == bytes);
    }
}

ON_EVERY_DATABASE("real numbers are kept to the last bit") {
    const auto database = fresh_database(kind, every_type);
    for (const double number : {0.1, -1e300, 5e-324, 0.0})
        CHECK(round_trip<double>(*database, "INSERT INTO samples (weight) VALUES ($1) RETURNING weight", number) == number);
}

ON_EVERY_DATABASE("the absence of a value of any type is kept as an absence") {
    const auto database = fresh_database(kind, every_type);
    database->write([](Writer& writer) {
        writer.execute(
            "INSERT INTO samples (count, label, born_on, seen_at, is_open, share, answers, scan, weight) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            std::optional<int>(), std::optional<std::string>(), std::optional<Date>(), std::optional<Instant>(), std::optional<bool>(),
            std::optional<Decimal>(), std::nullopt, std::nullopt, std::optional<double>());
        return Verdict::keep;
    });
    database->read([](Reader& reader) {
        reader.each("SELECT count, label, born_on, seen_at, is_open, share, answers, scan, weight FROM samples", [](const Row& row) {
            CHECK_FALSE(row.get<std::optional<int>>(0));
            CHECK_FALSE(row.get<std::optional<std::string>>(1));
            CHECK_FALSE(row.get<std::optional<Date>>(2));
            CHECK_FALSE(row.get<std::optional<Instant>>(3));
            CHECK_FALSE(row.get<std::optional<bool>>(4));
            CHECK_FALSE(row.get<std::optional<Decimal>>(5));
            for (int column = 0; column < 9; ++column) CHECK(row.is_null(column));
            CHECK_THROWS_AS(row.get<int>(0), std::runtime_error);
            CHECK_THROWS_AS(row.get<std::string>(1), std::runtime_error);
        });
    });
}

ON_EVERY_DATABASE("a value read as a type that it is not is an error, never another value") {
    const auto database = fresh_database(kind, every_type);
    database->write([](Writer& writer) {
        writer.execute("INSERT INTO samples (label, count) VALUES ($1, $2)", "twelve", 2);
        return Verdict::keep;
    });
    database->read([](Reader& reader) {
        CHECK_THROWS_AS(reader.value<int>("SELECT label FROM samples"), std::runtime_error);
        CHECK_THROWS_AS(reader.value<Date>("SELECT label FROM samples"), std::runtime_error);
        CHECK_THROWS_AS(reader.value<Instant>("SELECT label FROM samples"), std::runtime_error);
        CHECK_THROWS_AS(reader.value<Decimal>("SELECT label FROM samples"), std::runtime_error);
        CHECK_THROWS_AS(reader.value<bool>("SELECT label FROM samples"), std::runtime_error);
    });
}

ON_EVERY_DATABASE("the database numbers rows, and never gives a number twice") {
    const auto database = fresh_database(kind, every_type);
    const Sql insert = "INSERT INTO samples (label) VALUES ($1) RETURNING id";
    database->write([&](Writer& writer) {
        const auto first = writer.value<Id<Sample>>(insert, "a");
        writer.execute("DELETE FROM samples WHERE id = $1", first);
        CHECK(writer.value<Id<Sample>>(insert, "b") > first);
        return Verdict::keep;
    });
}

ON_EVERY_DATABASE("appended rows hold every type of value, signs that a server could take for its own, and what is absent") {
    const auto database = fresh_database(kind, every_type);
    const std::string signs = "a\tb\nc\rd\\e\\N \"f\" 'g' \\.";
    const std::string bytes("\0\x01\\\xff\n", 5);
    const auto seen = parse_instant("2016-03-27T01:30:00.001Z");
    database->write([&](Writer& writer) {
        writer.append("samples (count, label, born_on, seen_at, is_open, share, answers, scan, weight)", std::numeric_limits<std::int64_t>::min(), signs,
                      make_date(9999, 12, 31), seen, true, Decimal::parse("-12.50"), "[1]", Bytes{bytes}, 0.1);
        writer.append("samples (label, is_open, born_on)", "", false, std::optional<Date>{});
        return Verdict::keep;
    });
    database->read([&](Reader& reader) {
        reader.each("SELECT count, label, born_on, seen_at, is_open, share, answers, scan, weight FROM samples WHERE id = 1", [&](const Row& row) {
            CHECK(row.get<std::int64_t>(0) == std::numeric_limits<std::int64_t>::min());
            CHECK(row.get<std::string>(1) == signs);
            CHECK(row.get<Date>(2) == make_date(9999, 12, 31));
            CHECK(row.get<std::optional<Instant>>(3) == seen);
            CHECK(row.get<bool>(4));
            CHECK(row.get<Decimal>(5).string() == "-12.50");
            CHECK(row.get<std::string>(6) == "[1]");
            CHECK(row.get<std::string>(7) == bytes);
            CHECK(row.get<double>(8) == 0.1);
        });
        CHECK(reader.value<std::string>("SELECT label FROM samples WHERE id = 2").empty());
        CHECK_FALSE(reader.value<bool>("SELECT is_open FROM samples WHERE id = 2"));
        CHECK_FALSE(reader.value<std::optional<Date>>("SELECT born_on FROM samples WHERE id = 2"));
        CHECK(reader.value<int>("SELECT count(*) FROM samples") == 2);
    });
}

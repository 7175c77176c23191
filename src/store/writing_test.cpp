#include "support/databases.hpp"
#include "support/held_writer.hpp"

#include <array>
#include <future>
#include <thread>

using namespace holdfast;
using namespace holdfast::store;
using test::fresh_database;
using test::HeldWriter;

static constexpr std::array schema{Migration{"events", R"(
    CREATE TABLE events (
        number ${integer} PRIMARY KEY,
        label ${text} NOT NULL UNIQUE CHECK (label <> ''),
        caused_by ${integer} REFERENCES events (number)
    ))"}};

static Database::Write insert(int number, std::string label = {}, std::optional<int> caused_by = {}) {
    if (label.empty()) label = "event " + std::to_string(number);
    return [=](Writer& writer) {
        writer.execute("INSERT INTO events (number, label, caused_by) VALUES ($1, $2, $3)", number, label, caused_by);
        return Verdict::keep;
    };
}

static std::vector<int> stored(Database& database) {
    std::vector<int> numbers;
    database.read([&](Reader& reader) { numbers = reader.all("SELECT number FROM events ORDER BY number", [](const Row& row) { return row.get<int>(0); }); });
    return numbers;
}

ON_EVERY_DATABASE("a write that returned is seen by every later read") {
    const auto database = fresh_database(kind, schema);
    database->write(insert(1));
    CHECK(stored(*database) == std::vector{1});
}

ON_EVERY_DATABASE("a piece of writing that throws is undone whole, and its caller gets the exception") {
    const auto database = fresh_database(kind, schema);
    const auto half = [](Writer& writer) -> Verdict {
        insert(1)(writer);
        throw std::domain_error("half way");
    };
    CHECK_THROWS_AS(database->write(half), std::domain_error);
    CHECK(stored(*database).empty());
    database->write(insert(2));
    CHECK(stored(*database) == std::vector{2});
}

ON_EVERY_DATABASE("a piece of writing that is discarded is undone, and that is no error") {
    const auto database = fresh_database(kind, schema);
    database->write([](Writer& writer) {
        insert(1)(writer);
        return Verdict::discard;
    });
    CHECK(stored(*database).empty());
}

ON_EVERY_DATABASE("in a group each piece is kept, refused or discarded by itself") {
    const auto database = fresh_database(kind, schema);
    HeldWriter held(*database);
    auto first = held.queue(insert(1));
    auto broken = held.queue(insert(1, "the number is taken"));
    auto thrown = held.queue([](Writer& writer) -> Verdict {
        insert(3)(writer);
        throw std::domain_error("no");
    });
    auto discarded = held.queue([](Writer& writer) {
        insert(4)(writer);
        return Verdict::discard;
    });
    auto last = held.queue(insert(5));
    held.release();
    CHECK_NOTHROW(first.get());
    CHECK_THROWS_AS(broken.get(), ConstraintBroken);
    CHECK_THROWS_AS(thrown.get(), std::domain_error);
    CHECK_NOTHROW(discarded.get());
    CHECK_NOTHROW(last.get());
    CHECK(stored(*database) == std::vector{1, 5});
}

ON_EVERY_DATABASE("a piece that goes on after a statement failed is not kept, alone or in a group") {
    const auto database = fresh_database(kind, schema);
    const auto swallowing = [](Writer& writer) {
        insert(7)(writer);
        CHECK_THROWS_AS(insert(7, "again")(writer), ConstraintBroken);
        CHECK_THROWS_AS(insert(8)(writer), ConstraintBroken);
        return Verdict::keep;
    };
    CHECK_THROWS_AS(database->write(swallowing), ConstraintBroken);
    HeldWriter held(*database);
    auto kept = held.queue(insert(1));
    auto swallowed = held.queue(swallowing);
    held.release();
    CHECK_NOTHROW(kept.get());
    CHECK_THROWS_AS(swallowed.get(), ConstraintBroken);
    CHECK(stored(*database) == std::vector{1});
}

ON_EVERY_DATABASE("callers are told in the order of their writes, when everybody can read what was written") {
    const auto database = fresh_database(kind, schema);
    std::vector<int> told;
    std::vector<std::size_t> seen;
    {
        HeldWriter held(*database);
        for (int number = 1; number <= 20; ++number)
            database->write(insert(number), [&, number](const std::exception_ptr&) {
                told.push_back(number);
                seen.push_back(stored(*database).size());
            });
        auto last = held.queue(insert(21));
        held.release();
        last.get();
    }
    std::vector<int> in_order(20);
    for (int i = 0; i < 20; ++i) in_order[static_cast<std::size_t>(i)] = i + 1;
    CHECK(told == in_order);
    CHECK(seen == std::vector<std::size_t>(20, 21));
}

ON_EVERY_DATABASE("a piece of writing knows how many rows it has changed") {
    const auto database = fresh_database(kind, schema);
    database->write(insert(1));
    database->write([](Writer& writer) {
        CHECK(writer.changes() == 0);
        CHECK(writer.value<int>("SELECT count(*) FROM events") == 1);
        CHECK(writer.execute("UPDATE events SET label = 'x' WHERE number = 99") == 0);
        CHECK(writer.changes() == 0);
        insert(2)(writer);
        writer.value<int>("INSERT INTO events (number, label) VALUES (3, 'three') RETURNING number");
        CHECK(writer.execute("UPDATE events SET label = label || '!'") == 3);
        CHECK(writer.changes() == 5);
        CHECK(writer.execute("DELETE FROM events WHERE number > 1") == 2);
        CHECK(writer.changes() == 7);
        return Verdict::keep;
    });
}

ON_EVERY_DATABASE("the database refuses what breaks a constraint and says where") {
    const auto database = fresh_database(kind, schema);
    database->write(insert(1, "one"));
    const auto message = [&](const Database::Write& work) -> std::string {
        try {
            database->write(work);
        } catch (const ConstraintBroken& broken) {
            return broken.what();
        }
        return "";
    };
    CHECK(message(insert(2, "one")).find("events") != std::string::npos);
    CHECK(message(insert(2, "one")).find("label") != std::string::npos);
    CHECK(message(insert(2, "two", 99)).find("events") != std::string::npos);
    const std::string missing = message([](Writer& writer) {
        writer.execute("INSERT INTO events (number) VALUES (2)");
        return Verdict::keep;
    });
    CHECK(missing.find("label") != std::string::npos);
    const std::string unchecked = message([](Writer& writer) {
        writer.execute("INSERT INTO events (number, label) VALUES (2, $1)", "");
        return Verdict::keep;
    });
    CHECK(unchecked.find("label") != std::string::npos);
    CHECK(stored(*database) == std::vector{1});
}

ON_EVERY_DATABASE("the message of a broken constraint never repeats the value") {
    const auto database = fresh_database(kind, schema);
    database->write(insert(1, "Siân Example"));
    try {
        database->write(insert(2, "Siân Example"));
        FAIL("it was stored");
    } catch (const ConstraintBroken& broken) {
        CHECK(std::string(broken.what()).find("Siân") == std::string::npos);
    }
}

ON_EVERY_DATABASE("waiting for a write inside a write is refused instead of hanging") {
    const auto database = fresh_database(kind, schema);
    const auto nested = [&](Writer&) {
        database->write(insert(1));
        return Verdict::keep;
    };
    CHECK_THROWS_AS(database->write(nested), std::logic_error);
}

ON_EVERY_DATABASE("writes beyond what the queue holds are refused at once") {
    const auto database = fresh_database(kind, schema);
    HeldWriter held(*database);
    int queued = 0;
    const auto flood = [&] {
        for (; queued < 20'000; ++queued) database->write([](Writer&) { return Verdict::discard; }, [](const auto&) {});
    };
    CHECK_THROWS_AS(flood(), Unavailable);
    CHECK(queued == 10'000);
    held.release();
    // The queue drains by itself.
    std::promise<void> drained;
    while (true) {
        try {
            database->write(insert(1), [&](const auto&) { drained.set_value(); });
            break;
        } catch (const Unavailable&) {
            std::this_thread::yield();
        }
    }
    drained.get_future().get();
    CHECK(stored(*database) == std::vector{1});
}

ON_EVERY_DATABASE("what was queued is written before the database closes") {
    const auto address = test::fresh_address(kind);
    {
        const auto database = Database::open(*address);
        database->migrate(schema);
        for (int number = 1; number <= 100; ++number) database->write(insert(number), [](const auto&) {});
    }
    CHECK(stored(*Database::open(*address)).size() == 100);
}

ON_EVERY_DATABASE("two programs that write to one database take turns, so numbers taken from a table have no gaps or doubles") {
    const auto address = test::fresh_address(kind);
    const std::array databases{Database::open(*address), Database::open(*address)};
    databases.front()->migrate(schema);
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller)
        callers.emplace_back([&databases, caller] {
            for (int i = 0; i < 40; ++i)
                databases[static_cast<std::size_t>(caller % 2)]->write([](Writer& writer) {
                    const int next = writer.value<int>("SELECT coalesce(max(number), 0) + 1 FROM events");
                    return insert(next)(writer);
                });
        });
    for (auto& caller : callers) caller.join();
    const auto numbers = stored(*databases.back());
    CHECK(numbers.size() == 160);
    CHECK(numbers.back() == 160);
}

TEST_CASE("a private database in memory leaves nothing behind and shares nothing") {
    const auto one = Database::open("sqlite::memory:");
    const auto other = Database::open("sqlite::memory:");
    one->migrate(schema);
    other->migrate(schema);
    one->write(insert(1));
    CHECK(stored(*one).size() == 1);
    CHECK(stored(*other).empty());
}

TEST_CASE("an address of neither form is refused") {
    for (const char* address : {"", "sqlite:", "mysql://localhost/x", "holdfast.sqlite"}) CHECK_THROWS_AS(Database::open(address), std::invalid_argument);
}

TEST_CASE("a database that cannot be opened is unavailable") {
    CHECK_THROWS_AS(Database::open("sqlite:/no/such/folder/holdfast.sqlite"), Unavailable);
    CHECK_THROWS_AS(Database::open("postgresql://127.0.0.1:1/holdfast"), Unavailable);
}

static constexpr std::array households{Migration{"households", R"(
    CREATE TABLE households (id ${id}, street ${text} NOT NULL);
    CREATE TABLE members (id ${id}, household_id ${integer} NOT NULL REFERENCES households (id), name ${text} NOT NULL))"}};

static int count_of_members(Database& database) {
    int count = -1;
    database.read([&](Reader& reader) { count = reader.value<int>("SELECT count(*) FROM members m JOIN households h ON h.id = m.household_id"); });
    return count;
}

ON_EVERY_DATABASE("rows are appended with ids that were set aside, after the rows they point at, and no other row gets those ids") {
    const auto database = fresh_database(kind, households);
    constexpr int many = 20'000;  // more than are gathered before they are sent
    database->write([&](Writer& writer) {
        writer.execute("INSERT INTO households (street) VALUES ('before')");
        const auto first = writer.reserve_ids("households", many);
        CHECK(first == 2);
        for (int i = 0; i < many; ++i) {
            writer.append("households (id, street)", first + i, "Station Road, a street whose name takes its room");
            writer.append("members (household_id, name)", first + i, "Ana");
        }
        CHECK(writer.changes() == 2 * many + 1);
        CHECK(writer.value<int>("SELECT count(*) FROM members") == many);
        CHECK(writer.value<std::int64_t>("INSERT INTO households (street) VALUES ('after') RETURNING id") == first + many);
        return Verdict::keep;
    });
    CHECK(count_of_members(*database) == many);
}

ON_EVERY_DATABASE("what was appended goes with its piece: kept, discarded or refused for a row that points nowhere") {
    const auto database = fresh_database(kind, households);
    const auto append = [](std::int64_t household, Verdict verdict) {
        return [=](Writer& writer) {
            if (household == 1) writer.append("households (id, street)", household, "Station Road");
            writer.append("members (household_id, name)", household, "Ana");
            return verdict;
        };
    };
    database->write(append(1, Verdict::discard));
    CHECK(count_of_members(*database) == 0);
    CHECK_THROWS_AS(database->write(append(7, Verdict::keep)), ConstraintBroken);
    HeldWriter held(*database);
    auto discarded = held.queue(append(1, Verdict::discard));
    auto broken = held.queue(append(7, Verdict::keep));
    auto kept = held.queue(append(1, Verdict::keep));
    auto thrown = held.queue([](Writer& writer) -> Verdict {
        writer.append("members (household_id, name)", 1, "Ben");
        throw std::domain_error("no");
    });
    held.release();
    CHECK_NOTHROW(discarded.get());
    CHECK_THROWS_AS(broken.get(), ConstraintBroken);
    CHECK_NOTHROW(kept.get());
    CHECK_THROWS_AS(thrown.get(), std::domain_error);
    CHECK(count_of_members(*database) == 1);
}

ON_EVERY_DATABASE("rows appended while others are visited are seen by the next question") {
    const auto database = fresh_database(kind, households);
    database->write([](Writer& writer) {
        for (int i = 1; i <= 3; ++i) writer.append("households (id, street)", i, "Station Road");
        writer.each("SELECT id FROM households ORDER BY id", [&](const Row& row) {
            writer.append("members (household_id, name)", row.get<int>(0), "Ana");
            CHECK(writer.value<int>("SELECT count(*) FROM members") == row.get<int>(0));
        });
        return Verdict::keep;
    });
    CHECK(count_of_members(*database) == 3);
}

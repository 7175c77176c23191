#include "core/trail/journal.hpp"
#include "core/trail/search_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using namespace holdfast::trail;

namespace {

/// A trail of a hundred entries, one every hour from midnight of 1 March 2017: two people in turn, every tenth one a look at the same record.
class Desk {
public:
    explicit Desk(const std::string& kind) : database_(test::fresh_database(kind, migrations())), journal_(*database_, [this] { return now_; }) {
        for (int i = 0; i < 100; ++i, now_ += std::chrono::hours(1)) write(i);
    }
    std::vector<std::int64_t> found(const TrailSearch& asked, int most = 1'000) {
        return *journal_.view(operator_named(), [&](View& view) -> Outcome<std::vector<std::int64_t>> {
            std::vector<std::int64_t> numbers;
            for (const auto& entry : search(view, asked, most)) numbers.push_back(entry.sequence);
            return numbers;
        });
    }
    template <class Ask>
    auto ask(Ask&& ask) {
        return *journal_.view(operator_named(), [&](View& view) -> Outcome<std::decay_t<decltype(ask(view))>> { return ask(view); });
    }

private:
    void write(int i) {
        const Actor actor{.account = Id<Account>{1 + i % 2}, .name = i % 2 == 0 ? "A. Officer" : "B. Officer"};
        static_cast<void>(journal_.change(actor, "because", [&](Change& change) -> Outcome<Done> {
            if (i % 10 == 0) change.record({"record.viewed", {"child", "C1"}, {}});
            else change.record({"thing.done", {"thing", std::to_string(i)}, {}});
            return Done{};
        }));
    }

    Instant now_{start_of_day(make_date(2017, 3, 1))};
    std::shared_ptr<store::Database> database_;
    Journal journal_;
};

}  // namespace

ON_EVERY_DATABASE("a search that asks nothing gives the latest entries, and goes on where it ended") {
    Desk desk(kind);
    CHECK(desk.found({}, 3) == std::vector<std::int64_t>{100, 99, 98});
    CHECK(desk.found({.before = 98}, 3) == std::vector<std::int64_t>{97, 96, 95});
    CHECK(desk.found({.before = 1}).empty());
}

ON_EVERY_DATABASE("entries are found by who acted, by what was done and by both") {
    Desk desk(kind);
    CHECK(desk.found({.account = 1}).size() == 50);
    CHECK(desk.found({.type = "record.viewed"}) == std::vector<std::int64_t>{91, 81, 71, 61, 51, 41, 31, 21, 11, 1});
    CHECK(desk.found({.account = 1, .type = "record.viewed"}).size() == 10);
    CHECK(desk.found({.account = 2, .type = "record.viewed"}).empty());
    CHECK(desk.found({.account = 3}).empty());
}

ON_EVERY_DATABASE("who looked at a record is found by the record") {
    Desk desk(kind);
    CHECK(desk.found({.record = {"child", "C1"}}).size() == 10);
    CHECK(desk.found({.account = 2, .record = {"child", "C1"}}).empty());
    CHECK(desk.found({.record = {"child", "C2"}}).empty());
    CHECK(desk.found({.type = "record.viewed", .record = {"thing", "3"}}).empty());
}

ON_EVERY_DATABASE("days bound a search, the first and the last included") {
    Desk desk(kind);
    const auto day = [](unsigned number) { return start_of_day(make_date(2017, 3, number)); };
    CHECK(desk.found({.from = day(2), .until = day(3)}).front() == 48);
    CHECK(desk.found({.from = day(2), .until = day(3)}).back() == 25);
    CHECK(desk.found({.from = day(5)}) == std::vector<std::int64_t>{100, 99, 98, 97});
    CHECK(desk.found({.until = day(1)}).empty());
    CHECK(desk.found({.from = day(6)}).empty());
    CHECK(desk.found({.account = 1, .from = day(5)}) == std::vector<std::int64_t>{99, 97});
}

ON_EVERY_DATABASE("an entry is shown in full, sealed or not, and the people and types of the trail are listed") {
    Desk desk(kind);
    const auto found = desk.ask([](View& view) { return find_entry(view, 11); });
    REQUIRE(found);
    CHECK(found->entry.type == "record.viewed");
    CHECK(found->account == 1);
    CHECK(found->outcome == "done");
    CHECK_FALSE(found->is_sealed);
    CHECK_FALSE(found->is_erased);
    CHECK_FALSE(desk.ask([](View& view) { return find_entry(view, 101); }));
    CHECK(desk.ask([](View& view) { return event_types(view); }) == std::vector<std::string>{"record.viewed", "thing.done"});
    const auto people = desk.ask([](View& view) { return people_in_trail(view); });
    REQUIRE(people.size() == 2);
    CHECK(people[1].name == "B. Officer");
}

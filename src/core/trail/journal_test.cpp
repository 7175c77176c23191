#include "core/trail/journal.hpp"

#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <array>
#include <future>

using namespace holdfast;

static const store::Sql schema = "CREATE TABLE things (name ${text} NOT NULL PRIMARY KEY)";

static std::vector<store::Migration> with_things() {
    auto migrations = trail::migrations();
    migrations.push_back({"test/0001_things", schema});
    return migrations;
}

static Instant noon() { return parse_instant("2017-03-31T12:00:00Z").value(); }

static std::int64_t count_of(trail::Journal& journal, store::Sql sql) {
    return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::int64_t> { return view.reader().value<std::int64_t>(sql); });
}

static void add_thing(trail::Change& change, const char* name) {
    change.writer().execute("INSERT INTO things (name) VALUES ($1)", name);
}

ON_EVERY_DATABASE("a change and its event are kept together") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    const auto done = journal.change(trail::operator_named("A. Officer"), "because it was asked", [](trail::Change& change) -> Outcome<int> {
        add_thing(change, "first");
        change.record({"thing.added", {"thing", "first"}, "one of a kind"});
        return 7;
    });
    REQUIRE(done);
    CHECK(*done == 7);
    const auto events = *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::vector<trail::TrailEntry>> {
        return trail::events_about(view, {"thing", "first"}, 10);
    });
    REQUIRE(events.size() == 1);
    CHECK(events[0].sequence == 1);
    CHECK(events[0].actor == "A. Officer");
    CHECK(events[0].reason == "because it was asked");
    CHECK(events[0].at == noon());
}

ON_EVERY_DATABASE("a refused change leaves neither rows nor events") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    const auto refused = journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
        add_thing(change, "first");
        change.record({"thing.added", {"thing", "first"}});
        return conflict("not today");
    });
    CHECK_FALSE(refused);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM things") == 0);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events") == 0);
}

ON_EVERY_DATABASE("a change that wrote without an event is undone and is a fault") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    const auto write_silently = [&] {
        (void)journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
            add_thing(change, "first");
            return Done{};
        });
    };
    CHECK_THROWS_AS(write_silently(), std::logic_error);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM things") == 0);
}

ON_EVERY_DATABASE("an exception undoes the change it came from and reaches the caller") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    const auto break_off = [&] {
        (void)journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
            add_thing(change, "first");
            throw std::runtime_error("broken");
        });
    };
    CHECK_THROWS_WITH(break_off(), "broken");
    CHECK(count_of(journal, "SELECT COUNT(*) FROM things") == 0);
}

/// Looks at a child's record inside a change, which is then kept or refused.
static bool look_in_change(trail::Journal& journal, bool is_kept) {
    const auto act = [is_kept](trail::Change& change) -> Outcome<Done> {
        change.look({"child", "C-1"});
        add_thing(change, "first");
        change.record({"thing.added", {"thing", "first"}, {}});
        if (!is_kept) return invalid("the name is taken");
        return Done{};
    };
    return static_cast<bool>(journal.change(trail::operator_named("A. Officer"), "because", act));
}

ON_EVERY_DATABASE("what a change shows of a record is in the trail, whether it is kept or refused") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    for (const bool is_kept : {false, true}) {
        CHECK(look_in_change(journal, is_kept) == is_kept);
        CHECK(count_of(journal, "SELECT COUNT(*) FROM things") == (is_kept ? 1 : 0));
        CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed' AND reference = 'C-1'") == (is_kept ? 2 : 1));
        CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events WHERE type = 'thing.added'") == (is_kept ? 1 : 0));
    }
}

ON_EVERY_DATABASE("what a change for the web shows is durable before its refusal is answered") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    std::promise<std::int64_t> seen;
    journal.change_later({.identify = [](store::Writer&) { return trail::operator_named("A. Officer"); },
                          .reason = "because",
                          .act =
                              [](trail::Change& change) {
                                  change.look({"child", "C-1"});
                                  add_thing(change, "first");
                                  return false;
                              },
                          .done = [&](const std::exception_ptr& fault) { fault ? seen.set_exception(fault) : seen.set_value(1); }});
    CHECK(seen.get_future().get() == 1);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed'") == 1);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM things") == 0);
}

ON_EVERY_DATABASE("a look at a person's record is in the trail before its page is given back") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    const auto seen = journal.view(trail::operator_named("A. Reader"), [](trail::View& view) -> Outcome<int> {
        view.look({"child", "C-1"});
        return 1;
    });
    CHECK(seen);
    CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed' AND reference = 'C-1'") == 1);
}

ON_EVERY_DATABASE("events are numbered without a gap") {
    const auto database = test::fresh_database(kind, with_things());
    trail::Journal journal{*database, noon};
    for (const char* name : {"a", "b", "a", "c"}) {  // the second a breaks the primary key and is undone
        try {
            (void)journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
                change.record({"thing.added", {"thing", name}});
                change.record({"thing.seen", {"thing", name}});
                add_thing(change, name);
                return Done{};
            });
        } catch (const store::ConstraintBroken&) {
        }
    }
    CHECK(count_of(journal, "SELECT COUNT(*) FROM trail_events") == 6);
    CHECK(count_of(journal, "SELECT MAX(sequence) FROM trail_events") == 6);
}

TEST_CASE("a role lets its holder do what it names and nothing else") {
    static constexpr Permission look{"thing.look", "Look"}, touch{"thing.touch", "Touch"};
    const Role looker{"looker", "Looker", {look}};
    trail::Actor actor{.account = {3}, .name = "A. Looker", .roles = {&looker}};
    CHECK(actor.may(look));
    CHECK_FALSE(actor.may(touch));
    CHECK(actor.may(permissions::signed_in));
    CHECK_FALSE(trail::nobody("127.0.0.1").may(permissions::signed_in));
    CHECK(trail::nobody("127.0.0.1").may(permissions::anyone));
    CHECK(trail::operator_named().may(touch));
}

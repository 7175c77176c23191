#include "core/clocks/clock_service.hpp"

#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::clocks {
namespace {

using namespace std::chrono_literals;

constexpr Version referral_versions[]{{{}, WorkingDays{1}, "Working Together to Safeguard Children"}};
constexpr Rule referral{{"test.referral", "Referral", "from the day the employer knew", Basis::statutory}, referral_versions};
constexpr Version meeting_versions[]{{{}, WorkingDays{5}, "A local standard"}};
constexpr Rule meeting{{"test.meeting", "First meeting", "from the referral", Basis::local_standard}, meeting_versions};
constexpr std::array all_rules{&referral, &meeting};

const RecordRef one{"probe", "P-1"};
const RecordRef other{"probe", "P-2"};

std::vector<store::Migration> schema() {
    auto all = trail::migrations();
    for (const auto& migration : migrations()) all.push_back(migration);
    return all;
}

/// A database, and a clock on the wall that a test moves.
struct World {
    explicit World(const std::string& kind) : database(test::fresh_database(kind, schema())) {}

    template <class Act>
    auto write(Act&& act) {
        return journal.change(trail::operator_named(), "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto read(Look&& look) {
        std::optional<std::invoke_result_t<Look, trail::View&>> made;
        database->read([&](store::Reader& reader) {
            trail::View view{reader, trail::operator_named(), *now};
            made = look(view);
        });
        return *std::move(made);
    }
    Running of(const RecordRef& record) {
        auto found = read([&](trail::View& view) { return clocks_of(view, rules, record); });
        REQUIRE(found.size() == 1);
        return std::move(found.front());
    }
    Outcome<Done> started(const RecordRef& record, const Rule& rule) {
        return write([&](trail::Change& change) { return start(change, rules, record, rule, change.now()); });
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(start_of_day(make_date(2026, 5, 22)) + 10h);  // a Friday before a bank holiday
    trail::Journal journal{*database, [now = now] { return *now; }};
    Rules rules{all_rules, {}};
};

}  // namespace

ON_EVERY_DATABASE("a clock that was started runs on its record, with its day and reason, and one of a rule runs at a time") {
    World world(kind);
    CHECK(world.started(one, referral));
    const auto running = world.of(one);
    CHECK(running.rule == &referral);
    CHECK(running.due.on == make_date(2026, 5, 26));
    CHECK(running.due.because == "1 working day from the day the employer knew on 22 May 2026");
    CHECK_FALSE(running.ended_at);
    CHECK(world.started(one, referral).refusal().kind == Refusal::Kind::conflict);
    CHECK(world.started(other, referral));
}

ON_EVERY_DATABASE("a clock does not start in the future, and may start on a day that has passed") {
    World world(kind);
    CHECK(world.write([&](trail::Change& change) { return start(change, world.rules, one, referral, change.now() + 1h); }).refusal().kind ==
          Refusal::Kind::invalid);
    CHECK(world.write([&](trail::Change& change) { return start(change, world.rules, one, referral, change.now() - 240h); }));
    CHECK(world.of(one).is_late(*world.now));
}

ON_EVERY_DATABASE("a clock is met when what it waited for was done, in time to the last moment of its day") {
    World world(kind);
    const auto meet_at = [&](const RecordRef& record, Instant done) {
        return world.write([&](trail::Change& change) { return meet(change, world.rules, record, referral, done); });
    };
    CHECK(world.started(one, referral));
    CHECK(world.started(other, referral));
    const Instant last = end_of_day(make_date(2026, 5, 26));
    CHECK(meet_at(one, last).refusal().kind == Refusal::Kind::invalid);  // that day has not come
    *world.now = last + 48h;
    CHECK(meet_at(one, *world.now - 480h).refusal().kind == Refusal::Kind::invalid);  // before it started
    CHECK(meet_at(one, last));
    CHECK(meet_at(other, last + 1ms));
    CHECK(world.of(one).ending == Ending::met);
    CHECK_FALSE(world.of(one).is_late(*world.now));
    CHECK(world.of(other).is_late(*world.now));
    CHECK(world.started(one, meeting));  // another may follow
}

ON_EVERY_DATABASE("a local clock stands still from its pause to its end, for a reason; one that the law sets does not") {
    World world(kind);
    const auto pause_it = [&](const Rule& rule, std::string reason) {
        return world.write([&](trail::Change& change) { return pause(change, world.rules, one, rule, reason); });
    };
    CHECK(pause_it(meeting, "the police asked to wait").refusal().kind == Refusal::Kind::conflict);
    CHECK(world.started(one, meeting));
    CHECK(world.of(one).due.on == make_date(2026, 6, 1));
    CHECK(pause_it(meeting, " \n").refusal().errors.front().field == "reason");
    *world.now += 24h;
    CHECK(pause_it(meeting, "the police asked to wait"));
    CHECK(world.of(one).is_paused());
    CHECK_FALSE(world.of(one).due.on);
    CHECK(pause_it(meeting, "again").refusal().kind == Refusal::Kind::conflict);
    CHECK(world.read([&](trail::View& view) { return due_before(view, world.rules, "probe", *world.now + 9000h); }).empty());
    *world.now = start_of_day(make_date(2026, 6, 2)) + 9h;
    const auto run_on = [&] { return world.write([&](trail::Change& change) { return resume(change, world.rules, one, meeting); }); };
    CHECK(run_on());
    CHECK(run_on().refusal().kind == Refusal::Kind::conflict);
    CHECK(world.of(one).due.on == make_date(2026, 6, 9));
    CHECK(world.read([&](trail::View& view) { return due_before(view, world.rules, "probe", *world.now + 9000h); }).size() == 1);
    CHECK(world.of(one).due.uncounted.ends_with("the police asked to wait"));
    CHECK(world.started(one, referral));
    CHECK(pause_it(referral, "no").refusal().message == "The clock \"Referral\" is set by law and cannot be stopped.");
}

ON_EVERY_DATABASE("what is met while it stands still has run on until then") {
    World world(kind);
    CHECK(world.started(one, meeting));
    CHECK(world.write([&](trail::Change& change) { return pause(change, world.rules, one, meeting, "illness"); }));
    *world.now = start_of_day(make_date(2026, 6, 20));
    CHECK(world.write([&](trail::Change& change) { return meet(change, world.rules, one, meeting, change.now()); }));
    CHECK(world.of(one).pauses.front().until == *world.now);
    CHECK(world.of(one).due.on == make_date(2026, 6, 26));
    CHECK_FALSE(world.of(one).is_late(*world.now));
}

ON_EVERY_DATABASE("what is due comes earliest first, without what was met or cancelled or is of another kind") {
    World world(kind);
    CHECK(world.started(other, meeting));
    CHECK(world.started(one, referral));
    CHECK(world.started({"probe", "P-3"}, referral));
    CHECK(world.started({"probe", "P-4"}, referral));
    CHECK(world.started({"paper", "P-1"}, referral));
    CHECK(world.write([&](trail::Change& change) { return meet(change, world.rules, {"probe", "P-3"}, referral, change.now()); }));
    CHECK(world.write([&](trail::Change& change) {
        cancel(change, world.rules, {"probe", "P-4"}, referral);
        cancel(change, world.rules, {"probe", "P-5"}, referral);
        return Outcome<Done>(Done{});
    }));
    const auto due = [&](Instant moment) {
        std::vector<std::string> references;
        for (const auto& running : world.read([&](trail::View& view) { return due_before(view, world.rules, "probe", moment); }))
            references.push_back(running.reference);
        return references;
    };
    CHECK(due(start_of_day(make_date(2026, 12, 1))) == std::vector<std::string>{"P-1", "P-2"});
    CHECK(due(end_of_day(make_date(2026, 5, 26)) + 1ms) == std::vector<std::string>{"P-1"});
    CHECK(due(end_of_day(make_date(2026, 5, 26))).empty());
}

ON_EVERY_DATABASE("timeliness counts what was met in time, what was late or is overdue, and what is open") {
    World world(kind);
    const auto start_and_meet = [&](std::string reference, std::optional<std::chrono::milliseconds> after) {
        const RecordRef record{"probe", std::move(reference)};
        const Instant began = *world.now;
        CHECK(world.started(record, referral));
        if (!after) return;
        *world.now = began + *after;
        CHECK(world.write([&](trail::Change& change) { return meet(change, world.rules, record, referral, change.now()); }));
        *world.now = began;
    };
    start_and_meet("P-1", 1h);
    start_and_meet("P-2", end_of_day(make_date(2026, 5, 26)) - *world.now);
    start_and_meet("P-3", 240h);
    start_and_meet("P-4", {});
    CHECK(world.write([&](trail::Change& change) {
        cancel(change, world.rules, {"probe", "P-4"}, referral);
        return Outcome<Done>(Done{});
    }));
    start_and_meet("P-5", {});
    const auto counted = [&](Date from, Date to) { return world.read([&](trail::View& view) { return timeliness(view, referral, from, to); }); };
    const auto now = counted(make_date(2026, 5, 22), make_date(2026, 12, 31));
    CHECK((now.in_time == 2 && now.late == 1 && now.open == 1));
    *world.now += 240h;
    const auto later = counted(make_date(2026, 5, 1), make_date(2026, 5, 31));
    CHECK((later.in_time == 2 && later.late == 2 && later.open == 0));
    const auto before = counted(make_date(2026, 5, 1), make_date(2026, 5, 21));
    CHECK((before.in_time == 0 && before.late == 0 && before.open == 0));
}

ON_EVERY_DATABASE("what people agreed to do sooner is due on that day, says so, and stays so when it is counted again or was stopped meanwhile") {
    World world(kind);
    const RecordRef record{"probe", "P-1"};
    CHECK(world.started(record, meeting));
    const Date asked = world.of(record).due.on.value(), sooner_day = asked - std::chrono::days{2};
    const auto agreed = [&](Date day) { return world.write([&](trail::Change& change) { return agree(change, world.rules, record, meeting, day); }); };
    CHECK_FALSE(agreed(asked + std::chrono::days{1}));
    CHECK_FALSE(agreed(london_date(*world.now) - std::chrono::days{1}));
    CHECK(world.of(record).due.on == asked);
    REQUIRE(agreed(sooner_day));
    const auto due_there = [&] {
        return world.read([&](trail::View& view) { return due_before(view, world.rules, "probe", end_of_day(sooner_day) + 1ms).size(); });
    };
    CHECK(world.of(record).due.on == sooner_day);
    CHECK(world.of(record).due.because.starts_with("as agreed; at the latest on " + in_words(asked)));
    CHECK(due_there() == 1);
    CHECK(world.write([&](trail::Change& change) { return Outcome<std::size_t>(count_again(change, world.rules)); }));
    CHECK(due_there() == 1);
    CHECK(world.write([&](trail::Change& change) { return pause(change, world.rules, record, meeting, "the police asked to wait"); }));
    CHECK(due_there() == 0);
    *world.now += std::chrono::hours{24};
    CHECK(world.write([&](trail::Change& change) { return resume(change, world.rules, record, meeting); }));
    CHECK(due_there() == 0);
    CHECK(world.of(record).due.on == sooner_day + std::chrono::days{1});
}

ON_EVERY_DATABASE("a bank holiday that is added moves what runs, and nothing else") {
    World world(kind);
    CHECK(world.started(one, referral));
    CHECK(world.started(other, meeting));
    CHECK(world.write([&](trail::Change& change) { return meet(change, world.rules, other, meeting, change.now()); }));
    const Rules with_another{all_rules, {.calendar = calendar::Calendar({{make_date(2026, 5, 26), "A day of mourning"}}), .office = {}}};
    const auto moved = [&] { return *world.write([&](trail::Change& change) { return Outcome<std::size_t>(count_again(change, with_another)); }); };
    CHECK(moved() == 1);
    CHECK(world.read([&](trail::View& view) { return due_before(view, with_another, "probe", end_of_day(make_date(2026, 5, 26)) + 1ms); }).empty());
    CHECK(world.read([&](trail::View& view) { return due_before(view, with_another, "probe", end_of_day(make_date(2026, 5, 27)) + 1ms); }).size() == 1);
    CHECK(moved() == 0);
}

ON_EVERY_DATABASE("the clocks of a record that is disposed of are gone, and those of others stay") {
    World world(kind);
    for (const auto& record : {one, other}) {
        CHECK(world.started(record, meeting));
        CHECK(world.write([&](trail::Change& change) { return pause(change, world.rules, record, meeting, "words about somebody"); }));
    }
    CHECK(world.write([&](trail::Change& change) {
        erase_clocks(change, one);
        change.record({"test.disposed", one});
        return Outcome<Done>(Done{});
    }));
    CHECK(world.read([&](trail::View& view) { return clocks_of(view, world.rules, one); }).empty());
    CHECK(world.of(other).pauses.front().reason == "words about somebody");
    CHECK(world.read([&](trail::View& view) { return view.reader().value<int>("SELECT count(*) FROM clocks_pauses"); }) == 1);
}

TEST_CASE("two rules of one key, and a clock whose rule is not known, are faults") {
    const std::array twice{&referral, &referral};
    CHECK_THROWS_AS(Rules(twice, {}), std::logic_error);
    CHECK_THROWS_AS(Rules(all_rules, {}).of("test.other"), std::logic_error);
}

}  // namespace holdfast::clocks

#include "core/access/grant_store.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/reminder_service.hpp"
#include "core/attachments/world_test.hpp"
#include "core/notices/outbox_store.hpp"

#include <algorithm>
#include <fmt/format.h>

using namespace holdfast;
using namespace holdfast::actions;
using attachments::probe::person;

namespace {

bool is_kind(const auto& outcome, Refusal::Kind kind) { return !outcome && outcome.refusal().kind == kind; }

/// Records with actions, and Ana, who has an account and an address.
struct World : attachments::probe::World {
    explicit World(const std::string& database_kind) : attachments::probe::World(database_kind) {
        auto all = every_migration();
        for (const auto& migration : actions::migrations()) all.push_back(migration);
        database->migrate(all);
        desk.roles = {policy::probe::worker_role};
        ana = *change(trail::operator_named(), [](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_added", {"account", "ana"}});
            for (int number = 1; number < 20; ++number)  // the numbers of the others
                (void)access::insert_account(change, {.user_name = fmt::format("person.{}", number), .name = fmt::format("Person {}", number)}, "");
            const auto made = access::insert_account(change, {.user_name = "ana", .name = "Ana Lyst", .agency = "Council", .email = "ana@example.org"}, "");
            access::insert_grant(change, {.account = *made, .role = std::string(policy::probe::worker_role.key)});
            return *made;
        });
        for (const char* reference : {"P1", "P2", "V1"}) let_work(reference, ana.number);
        read_vault(ana.number);
    }
    NewAction agreed(std::optional<Date> due_on = std::nullopt) const {
        return {.plan = "Strategy meeting",
                .what = "See Jo Bloggs at home",
                .success = "Jo is safe",
                .owner = {.account = ana, .agency = "Council"},
                .due_on = due_on};
    }
    Outcome<Id<Action>> agree(const std::string& reference, const NewAction& wanted, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return actions::add(change, desk, reference, wanted); });
    }
    Outcome<int> tell(const ActionRef& of, const NewUpdate& said, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return say(change, desk, of, said); });
    }
    Outcome<std::vector<Action>> all(const std::string& reference, const trail::Actor& actor = person(1)) {
        return journal.view(actor, [&](trail::View& view) { return actions_of(view, desk, reference); });
    }
    Outcome<int> carry(const std::string& from, const std::string& to, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return carry_forward(change, desk, {.reference = "P1", .from = from, .to = to}); });
    }
    Date today() const { return london_date(*now); }
    std::vector<ListedAction> late(const trail::Actor& actor) {
        return *journal.view(actor, [](trail::View& view) -> Outcome<std::vector<ListedAction>> {
            const auto found = overdue_actions(view, policy::probe::kind, 10);
            CHECK(count_overdue(view, policy::probe::kind) == static_cast<std::int64_t>(found.size()));
            return found;
        });
    }
    std::vector<std::string> fields_of(const Refusal& refusal) const {
        std::vector<std::string> fields;
        for (const auto& error : refusal.errors) fields.push_back(error.field);
        return fields;
    }
    int reminded() {
        return *change(person(1), [&](trail::Change& change) -> Outcome<int> {
            change.record({"test.reminded", {"test", "1"}});
            const bool is_due = is_reminder_due(change, {desk});
            const int people = remind(change, {desk});
            CHECK(is_due == (people > 0));
            return people;
        });
    }
    /// From today on Ana has no part in the record.
    void end_part_of_ana(const std::string& reference) {
        REQUIRE(change(person(1), [&](trail::Change& change) -> Outcome<Done> {
            for (const auto& part : policy::involvements_in(change, {"probe", reference}))
                if (part.account == ana) TRY(policy::end_involvement(change, {policy::probe::kind, policy::belonging_of(change)}, part.id));
            return Done{};
        }));
    }
    std::vector<FieldError> faults(const std::string& reference) { return agree(reference, agreed()).refusal().errors; }
    std::int64_t letters() { return value<std::int64_t>("SELECT COUNT(*) FROM notices_messages"); }

    Id<trail::Account> ana{};
};

Update stands(Progress progress, std::optional<Date> due_on, Concern concern = Concern::none) {
    return {.at = parse_instant("2026-05-01T12:00:00Z").value(), .due_on = due_on, .progress = progress, .concern = concern};
}

}  // namespace

TEST_CASE("an action is complete when it is done, off track past its day, at risk when nobody has begun or spoken, and says why") {
    const Date may1 = make_date(2026, 5, 1), may12 = make_date(2026, 5, 12);
    const auto said = [](const Update& now, Date today) {
        const auto rated = rate(now, today);
        return fmt::format("{} {}", letter(rated.rating), rated.because);
    };
    CHECK(said(stands(Progress::done, may12), make_date(2027, 1, 1)) == "C Done: said on 1 May 2026");
    CHECK(said(stands(Progress::dropped, may12), make_date(2027, 1, 1)) == " No longer needed: said on 1 May 2026");
    CHECK(said(stands(Progress::under_way, may12), may12) == "G Due today, 12 May 2026");
    CHECK(said(stands(Progress::under_way, may12), make_date(2026, 5, 13)) == "R 1 day overdue: due on 12 May 2026");
    CHECK(said(stands(Progress::not_started, may12), make_date(2026, 5, 15)) == "R 3 days overdue: due on 12 May 2026");
    CHECK(said(stands(Progress::not_started, make_date(2026, 5, 15)), may1) == "A Not started, and due in 14 days, on 15 May 2026");
    CHECK(said(stands(Progress::not_started, make_date(2026, 5, 16)), may1) == "G Due in 15 days, on 16 May 2026");
    CHECK(said(stands(Progress::under_way, may12, Concern::at_risk), may1) == "A It may not be done in time: said on 1 May 2026");
    CHECK(said(stands(Progress::under_way, may12, Concern::off_track), may1) == "R It will not be done in time: said on 1 May 2026");
    CHECK(said(stands(Progress::under_way, std::nullopt), make_date(2026, 6, 12)) == "G It goes on, without a date");
    CHECK(said(stands(Progress::under_way, std::nullopt), make_date(2026, 6, 13)) == "A Nothing was said of it for 43 days");
    CHECK(said(stands(Progress::under_way, make_date(2026, 9, 1)), make_date(2026, 6, 13)) == "A Nothing was said of it for 43 days");
}

ON_EVERY_DATABASE("an action keeps all that was said of it, each with how it stood then, from a vault too") {
    World world{kind};
    for (const char* reference : {"P1", "V1"}) {
        const auto id = world.agree(reference, world.agreed(world.today() + std::chrono::days{30}));
        REQUIRE_MESSAGE(id, in_words(id.refusal()));
        *world.now += std::chrono::hours{24};
        CHECK(*world.tell({reference, *id}, {.words = "Rang Jo Bloggs", .progress = Progress::under_way}) == 2);
        CHECK(*world.tell({reference, *id}, {.words = "Seen", .progress = Progress::done}) == 3);
        const auto action = world.all(reference)->front();
        CHECK(action.what == "See Jo Bloggs at home");
        CHECK(action.success == "Jo is safe");
        REQUIRE(action.updates.size() == 3);
        CHECK(action.now().progress == Progress::done);
        CHECK(action.now().owner.name == "Ana Lyst");
        CHECK(action.updates[1].words == "Rang Jo Bloggs");
        CHECK(action.updates[1].progress == Progress::under_way);
        CHECK(action.updates[2].words.empty());
    }
    std::string held;
    world.database->read([&](store::Reader& reader) {
        reader.each("SELECT sealed FROM vault_cells", [&](const store::Row& row) { held += row.get<std::string>(0); });
        reader.each("SELECT detail, reason FROM trail_events", [&](const store::Row& row) { held += row.get<std::string>(0) + row.get<std::string>(1); });
    });
    CHECK(held.find("Bloggs") == std::string::npos);
}

ON_EVERY_DATABASE("all that is wrong with an action is said at once, and nothing of it is kept") {
    World world{kind};
    const auto nothing = world.agree("P1", {.due_on = world.today() - std::chrono::days{1}});
    CHECK(world.fields_of(nothing.refusal()) == std::vector<std::string>{"plan", "what", "owner", "agency", "due_on"});
    auto gone = world.agreed();
    gone.owner.account = Id<trail::Account>{999};
    CHECK(world.fields_of(world.agree("P1", gone).refusal()) == std::vector<std::string>{"owner"});
    CHECK(world.all("P1")->empty());
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells") == 0);
    REQUIRE(world.agree("P1", world.agreed(world.today())));
}

ON_EVERY_DATABASE("an action is for nobody whose account may not read the record, and one sentence says so whatever keeps them from it") {
    World world{kind};
    const auto refused = [&](const std::string& reference) {
        const auto errors = world.faults(reference);
        return errors.size() == 1 && errors.front() == FieldError{"owner",
                                                                  "This person cannot be given actions of this record: take out their user name, "
                                                                  "and type their name and agency here"};
    };
    const auto mine = *world.agree("P1", {.plan = "Review", .what = "Ring", .owner = {.name = "Jean", .agency = "School"}});
    REQUIRE(world.change(person(8, policy::probe::keeper_role), [&](trail::Change& change) {
        return policy::declare_conflict(change,
                                        {.kind = "probe", .reference = "P2", .account = world.ana, .conflict = policy::Conflict::family, .reason = "cousins"});
    }));
    CHECK(refused("P2"));  // barred
    world.end_part_of_ana("P1");
    CHECK(refused("P1"));  // no part in it
    CHECK(world.fields_of(world.tell({"P1", mine}, {.words = "Ana does it", .owner = Owner{.account = world.ana}}).refusal()) ==
          std::vector<std::string>{"owner"});
    REQUIRE(world.agree("V1", world.agreed()));
    world.stop_reading_vault(world.ana.number);
    CHECK(refused("V1"));  // no reader of its vault
    world.let_work("P1", world.ana.number);
    REQUIRE(world.agree("P1", world.agreed()));
    world.desk.roles.clear();
    CHECK(refused("P1"));  // no role that reads
}

ON_EVERY_DATABASE("who loses the record, or every role, is reminded of none of its actions") {
    World world{kind};
    REQUIRE(world.agree("P1", world.agreed(world.today())));
    REQUIRE(world.agree("P2", world.agreed(world.today() + std::chrono::days{1})));
    world.end_part_of_ana("P1");
    world.end_part_of_ana("P2");
    CHECK(world.reminded() == 0);
    CHECK(world.letters() == 0);
    world.let_work("P1", world.ana.number);
    CHECK(world.reminded() == 1);
    world.let_work("P2", world.ana.number);
    REQUIRE(world.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        for (const auto& grant : access::grants_of(change, world.ana)) access::close_grant(change, grant.id);
        change.record({"test.grants_closed", {"account", "ana"}});
        return Done{};
    }));
    CHECK(world.reminded() == 0);
    CHECK(world.letters() == 1);
}

ON_EVERY_DATABASE("an action may be for somebody without an account, whose name is sealed") {
    World world{kind};
    auto wanted = world.agreed();
    wanted.owner = {.name = "Jean Head", .agency = "St Bees School"};
    const auto id = *world.agree("P1", wanted);
    REQUIRE(world.tell({"P1", id}, {.words = "She rang", .progress = Progress::under_way}));
    CHECK(world.all("P1")->front().now().owner.name == "Jean Head");
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE column_name = 'owner'") == 2);
}

ON_EVERY_DATABASE(
    "who may not read the record learns nothing of its actions; an owner who may only read it says how theirs stands, and changes neither day nor owner") {
    World world{kind};
    const auto id = *world.agree("P1", world.agreed(world.today() + std::chrono::days{30}));
    auto ana = person(world.ana.number);
    world.end_part_of_ana("P1");
    CHECK(is_kind(world.all("P1", ana), Refusal::Kind::not_found));
    CHECK(is_kind(world.tell({"P1", id}, {.words = "Seen"}, ana), Refusal::Kind::not_found));
    CHECK(is_kind(world.agree("P1", world.agreed(), ana), Refusal::Kind::not_found));
    CHECK(is_kind(world.carry("Strategy meeting", "Review", ana), Refusal::Kind::not_found));
    world.let_work("P1", world.ana.number, policy::Relation::invited_reader);
    CHECK(world.tell({"P1", id}, {.words = "Seen", .progress = Progress::under_way}, ana));
    CHECK_FALSE(world.tell({"P1", id}, {.words = "Later", .due_on = world.today() + std::chrono::days{60}}, ana));
    CHECK_FALSE(world.tell({"P1", id}, {.words = "Not me", .owner = Owner{.name = "Jean", .agency = "School"}}, ana));
    world.let_work("P1", 5, policy::Relation::invited_reader);
    CHECK_FALSE(world.tell({"P1", id}, {.words = "I do not own it"}, person(5)));
    CHECK(is_kind(world.tell({"P2", id}, {.words = "Of another record"}), Refusal::Kind::not_found));
}

ON_EVERY_DATABASE("of two who say something at once the second is told so, and nothing of theirs takes its place") {
    World world{kind};
    const auto id = *world.agree("P1", world.agreed());
    REQUIRE(world.tell({"P1", id}, {.words = "First", .after = 1}));
    CHECK(is_kind(world.tell({"P1", id}, {.words = "Second", .after = 1}), Refusal::Kind::conflict));
    CHECK(world.tell({"P1", id}, {.words = "Second", .after = 2}));
}

ON_EVERY_DATABASE("a plan is carried forward with its open actions and all that was said of them; what is done stays where it was") {
    World world{kind};
    const auto open = *world.agree("P1", world.agreed()), done = *world.agree("P1", world.agreed());
    REQUIRE(world.tell({"P1", done}, {.words = "Seen", .progress = Progress::done}));
    CHECK(world.carry("Strategy meeting", "Strategy meeting").refusal().errors.front().field == "plan");
    CHECK(world.carry("Another", "Review").refusal().errors.front().field == "plan");
    CHECK(*world.carry("Strategy meeting", "Review") == 1);
    const auto actions = *world.all("P1");
    for (const auto& action : actions) CHECK(action.now().plan == (action.id == open ? "Review" : "Strategy meeting"));
    const auto carried = std::ranges::find(actions, open, &Action::id);
    CHECK(carried->now().words == "Carried forward from Strategy meeting");
    CHECK(carried->updates.back().plan == "Strategy meeting");
    CHECK(carried->now().owner.account == world.ana);
}

ON_EVERY_DATABASE("what is late is listed for who may list the record, and counted, and for nobody else") {
    World world{kind};
    const auto id = *world.agree("P1", world.agreed(world.today()));
    REQUIRE(world.agree("P2", world.agreed(world.today() + std::chrono::days{5})));
    REQUIRE(world.agree("V1", world.agreed(world.today())));
    CHECK(world.late(person(1)).empty());
    *world.now += std::chrono::hours{24};
    const auto late = world.late(person(1));
    REQUIRE(late.size() == 2);
    CHECK(late[0].reference == "P1");
    CHECK(late[0].now.owner.name == "Ana Lyst");
    CHECK(world.late(person(2)).empty());
    world.let_work("V1", 2);
    CHECK(world.late(person(2)).empty());  // no named reader of the vault
    REQUIRE(world.tell({"P1", id}, {.words = "Seen", .progress = Progress::done}));
    CHECK(world.late(person(1)).size() == 1);
}

ON_EVERY_DATABASE("evidence is a document of the same record") {
    World world{kind};
    const auto id = *world.agree("P1", world.agreed());
    const auto own = *world.add("P1", World::file()), other = *world.add("P2", World::file());
    CHECK(world.fields_of(world.tell({"P1", id}, {.words = "Seen", .evidence = other}).refusal()) == std::vector<std::string>{"evidence"});
    REQUIRE(world.tell({"P1", id}, {.words = "Seen", .evidence = own}));
    CHECK(world.all("P1")->front().now().evidence == own);
}

ON_EVERY_DATABASE("an owner is reminded a week before, after the day and each week, once for all their actions, by a letter that says nothing of them") {
    World world{kind};
    const auto after = [&](int days) { *world.now += std::chrono::hours{24 * days}; };
    const auto due = world.today() + std::chrono::days{10};
    const auto id = *world.agree("P1", world.agreed(due));
    REQUIRE(world.agree("P1", world.agreed(due)));
    after(2);
    CHECK(world.reminded() == 0);
    after(1);
    CHECK(world.reminded() == 1);
    CHECK(world.letters() == 1);
    CHECK(world.reminded() == 0);
    after(7);
    CHECK(world.reminded() == 0);  // due today
    after(1);
    CHECK(world.reminded() == 1);
    after(6);
    CHECK(world.reminded() == 0);
    after(1);
    CHECK(world.reminded() == 1);
    const auto body = world.value<std::string>("SELECT subject || body FROM notices_messages ORDER BY id LIMIT 1");
    for (const char* words : {"Bloggs", "P1", "Strategy", "probe"}) CHECK(body.find(words) == std::string::npos);
    REQUIRE(world.tell({"P1", id}, {.words = "Another day", .due_on = world.today() + std::chrono::days{3}}));
    CHECK(world.reminded() == 1);  // another day is another reminder
}

ON_EVERY_DATABASE("with the record go its actions, and no other record's") {
    World world{kind};
    REQUIRE(world.agree("P2", world.agreed()));
    const auto id = *world.agree("P1", world.agreed());
    REQUIRE(world.tell({"P1", id}, {.words = "Rang"}));
    REQUIRE(world.change(person(1), [&](trail::Change& change) -> Outcome<Done> {
        CHECK(actions::erase_all(change, world.desk.keys, {"probe", "P1"}) == 1);
        return Done{};
    }));
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE row_key LIKE 'P1/%'") == 0);
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM actions_updates") == 1);
    CHECK(world.all("P2")->size() == 1);
}

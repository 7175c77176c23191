#include "core/access/account_store.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using namespace holdfast::subject_access;

namespace {

const Role officer{"officer", "Officer", {subject_access::permissions::prepare, subject_access::permissions::release}};
const Role bare{"bare", "Bare", {}};

trail::Actor person(std::int64_t number, const Role& role = officer) {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .roles = {&role}};
}

/// Requests about person 7, of whom two sources hold three things.
struct Desk {
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    std::vector<Source> sources;

    explicit Desk(const std::string& kind)
        : database(test::fresh_database(kind, schema())), journal(*database, [] { return parse_instant("2026-11-22T12:00:00Z").value(); }) {
        sources.push_back(
            {.title = "Posts", .items = [](trail::View&, Id<trail::Account> who) {
                 return std::vector<HeldItem>{{"Post", "2020", "The Trust", "Nurse " + std::to_string(who.number)}, {"Post", "2021", "The Trust", "Matron"}};
             }});
        sources.push_back({.title = "Notes", .items = [](trail::View&, Id<trail::Account>) {
                               return std::vector<HeldItem>{{"Note", "2022", "Ben Secret", "Ben Secret complained about her"}};
                           }});
    }
    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& steps : {access::migrations(), policy::migrations(), subject_access::migrations()})
            for (const auto& step : steps) all.push_back(step);
        return all;
    }
    template <class Act>
    auto change(const trail::Actor& actor, Act&& act) {
        return journal.change(actor, "a test", std::forward<Act>(act));
    }
    Outcome<Id<Asked>> open_by(const trail::Actor& actor) {
        return change(actor, [&](trail::Change& change) {
            return open_request(change, sources, {.person = Id<trail::Account>{7}, .name = "Ada Asker", .asked_on = make_date(2026, 11, 20)});
        });
    }
    Outcome<Done> decide_by(const trail::Actor& actor, Id<Asked> id, const GatheredItem& decided) {
        return change(actor, [&](trail::Change& change) { return decide(change, {}, id, decided); });
    }
    std::vector<GatheredItem> items(Id<Asked> id) {
        return *journal.view(person(1), [&](trail::View& view) -> Outcome<std::vector<GatheredItem>> { return items_of(view, id); });
    }
    using Step = Outcome<Done> (*)(trail::Change&, const Subjects&, Id<Asked>);
    Outcome<Done> step(const trail::Actor& actor, Id<Asked> id, Step act) {
        return change(actor, [&](trail::Change& change) { return act(change, {}, id); });
    }
    std::string trail_words() {
        return *journal.view(person(1), [&](trail::View& view) -> Outcome<std::string> {
            std::string all;
            for (const auto& entry : trail::latest_events(view, 100)) all += entry.type + " " + entry.detail + "\n";
            return all;
        });
    }
};

constexpr auto invalid_kind = Refusal::Kind::invalid;
constexpr auto forbidden_kind = Refusal::Kind::forbidden;
constexpr auto conflict_kind = Refusal::Kind::conflict;

}  // namespace

ON_EVERY_DATABASE("what every source holds about a person is gathered, and nobody gathers, decides or releases what is held about themselves") {
    Desk desk{kind};
    CHECK(desk.open_by(person(7)).refusal().kind == forbidden_kind);
    CHECK(desk.open_by(person(1, bare)).refusal().kind == forbidden_kind);
    CHECK(desk.open_by(trail::operator_named()).refusal().kind == forbidden_kind);
    const auto id = desk.open_by(person(1));
    REQUIRE(id);
    const auto items = desk.items(*id);
    REQUIRE(items.size() == 3);
    CHECK(items[0].held.words == "Nurse 7");
    CHECK(items[2].source == "Notes");
    CHECK(desk.decide_by(person(7), *id, {.id = items[0].id, .decision = Decision::given}).refusal().kind == forbidden_kind);
    CHECK(desk.step(person(7), *id, finish).refusal().kind == forbidden_kind);
    REQUIRE(desk.step(person(1), *id, finish));
    CHECK(desk.step(person(7), *id, release).refusal().kind == forbidden_kind);
}

ON_EVERY_DATABASE("what is left out or replaced says under which exemption, and the words themselves are not in what is released") {
    Desk desk{kind};
    const auto id = desk.open_by(person(1));
    REQUIRE(id);
    const auto items = desk.items(*id);
    const auto refused = desk.decide_by(person(1), *id, {.id = items[2].id, .decision = Decision::replaced});
    REQUIRE(refused.refusal().errors.size() == 2);
    CHECK(desk.decide_by(person(1), *id, {.id = items[1].id, .decision = Decision::left_out}).refusal().kind == invalid_kind);
    REQUIRE(desk.decide_by(person(1), *id, {.id = items[1].id, .decision = Decision::left_out, .why = "Legal advice"}));
    REQUIRE(desk.decide_by(person(1), *id, {.id = items[2].id, .decision = Decision::replaced, .why = "Another person", .instead = "A colleague complained"}));
    CHECK(desk.decide_by(person(1), *id, {.id = Id<GatheredItem>{99}, .decision = Decision::given}).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(desk.step(person(1), *id, finish));
    const auto released = released_items(desk.items(*id));
    std::string words;
    for (const auto& item : released) words += item.held.what + item.held.when + item.held.from + item.held.words + "\n";
    CHECK(words.find("Nurse 7") != std::string::npos);
    CHECK(words.find("A colleague complained") != std::string::npos);
    CHECK(words.find("[withheld: Legal advice]") != std::string::npos);
    for (const char* secret : {"Matron", "Ben Secret"}) CHECK(words.find(secret) == std::string::npos);
}

ON_EVERY_DATABASE("one person prepares and another releases; after that nothing is decided any more, and every step is an event without a name") {
    Desk desk{kind};
    const auto id = desk.open_by(person(1));
    REQUIRE(id);
    const auto items = desk.items(*id);
    CHECK(desk.step(person(2), *id, release).refusal().kind == conflict_kind);
    REQUIRE(desk.step(person(1), *id, finish));
    CHECK(desk.decide_by(person(1), *id, {.id = items[0].id, .decision = Decision::given}).refusal().kind == conflict_kind);
    CHECK(desk.step(person(1), *id, release).refusal().kind == forbidden_kind);
    REQUIRE(desk.change(person(2), [&](trail::Change& change) { return send_back(change, {}, *id, "Look at the note again"); }));
    REQUIRE(desk.decide_by(person(1), *id, {.id = items[2].id, .decision = Decision::left_out, .why = "Another person"}));
    REQUIRE(desk.step(person(1), *id, finish));
    REQUIRE(desk.step(person(2), *id, release));
    CHECK(desk.step(person(2), *id, release).refusal().kind == conflict_kind);
    const auto trail = desk.trail_words();
    for (const char* type : {"gathered", "decided", "prepared", "sent_back", "released"})
        CHECK(trail.find(std::string("subject_access.") + type) != std::string::npos);
    for (const char* name : {"Ada", "Ben", "Nurse"}) CHECK(trail.find(name) == std::string::npos);
}

ON_EVERY_DATABASE("a request that is withdrawn leaves nothing of what was gathered") {
    Desk desk{kind};
    const auto id = desk.open_by(person(1));
    REQUIRE(id);
    const auto end_by = [&](const char* reason) {
        return desk.change(person(1), [&](trail::Change& change) { return subject_access::withdraw(change, {}, *id, reason); });
    };
    CHECK(end_by("").refusal().kind == invalid_kind);
    REQUIRE(end_by("They asked no more"));
    CHECK(desk.items(*id).empty());
    CHECK(end_by("again").refusal().kind == conflict_kind);
}

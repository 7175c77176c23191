#include "core/access/account_store.hpp"
#include "core/policy/conflict_store.hpp"
#include "core/policy/record_service.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using namespace holdfast::subject_access;

namespace {

using policy::Verb;
inline constexpr Permission use{"probe.use", "Use probes"}, allocate{"probe.allocate", "Allocate probes"};
const Role worker{"worker", "Worker", {use, subject_access::permissions::answer}}, lead{"lead", "Lead", {use, allocate, subject_access::permissions::answer}};

trail::Actor person(std::int64_t number, const Role& role = worker, std::string agency = "council") {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .agency = std::move(agency), .roles = {&role}};
}

/// The record of a child, the council's by law, of which one source holds three things; the lead is 5, account 1 works for the council.
struct Desk {
    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T12:00:00Z").value());
    trail::Journal journal{*database, [now = now] { return *now; }};
    Subjects subjects{};

    template <class Act>
    auto change(const trail::Actor& actor, Act&& act) {
        return journal.change(actor, "a test", std::forward<Act>(act));
    }

    explicit Desk(const std::string& kind) : database(test::fresh_database(kind, schema())) {
        RecordSubject subject{.kind = {.kind = "probe",
                                       .label = "probe",
                                       .path = "/probes/",
                                       .permissions = {{Verb::list, use}, {Verb::read, use}, {Verb::manage, use}, {Verb::allocate, allocate}}}};
        subject.sources.push_back({.title = "Notes", .items = [](trail::View&, const std::string& reference) {
                                       return std::vector<HeldItem>{
                                           {"Note", "2020", "council", "Seen by Ben Secret at " + reference},
                                           {"Note", "2021", "council", "BEN SECRET was told"},
                                           {.what = "Relative", .when = "2022", .from = "council", .words = "Aunt: Una Other", .is_about_others = true}};
                                   }});
        subject.name = [](trail::View&, const std::string&) { return std::string("Ada Asker"); };
        subject.records = [](trail::View&, const std::string& reference) { return std::vector{reference}; };
        subject.may_prepare = [](trail::View&, const std::string&, Id<trail::Account> account) { return account.number == 1; };
        subjects.push_back(std::move(subject));
        REQUIRE(change(person(9), [](trail::Change& change) -> Outcome<Done> {
            policy::insert_record(change, {.record = {"probe", "P1"}, .owner_agency = "council", .owner_by_law_from = change.today()});
            change.record({"test.made", {"test", "1"}});
            return Done{};
        }));
    }
    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& steps : {access::migrations(), policy::migrations(), subject_access::migrations()})
            for (const auto& step : steps) all.push_back(step);
        return all;
    }
    Outcome<Id<Asked>> open_by(const trail::Actor& actor, std::int64_t named = 1, int days = 30, const std::string& because = "a request of 20 November") {
        return change(actor, [&](trail::Change& change) {
            return open_record_request(change, subjects.front(),
                                       {.asked_on = make_date(2026, 11, 20),
                                        .record = AskedRecord{.kind = "probe",
                                                              .reference = "P1",
                                                              .asked_by = "Ada",
                                                              .named = Id<trail::Account>{named},
                                                              .until = change.today() + std::chrono::days{days}}},
                                       because);
        });
    }
    template <class Act>
    Outcome<Done> step(const trail::Actor& actor, Act&& act) {
        return change(actor, [&](trail::Change& change) { return act(change, subjects, Id<Asked>{1}); });
    }
    Outcome<Done> withheld_by(const trail::Actor& actor, const std::string& words, const std::string& why) {
        return change(actor, [&](trail::Change& change) { return withhold(change, subjects, Id<Asked>{1}, {.words = words, .why = why}); });
    }
    Outcome<Done> decided_by(const trail::Actor& actor, const GatheredItem& item) {
        return change(actor, [&](trail::Change& change) { return decide(change, subjects, Id<Asked>{1}, item); });
    }
    template <class Look>
    auto look(const trail::Actor& actor, Look&& look) {
        return *journal.view(actor, [&](trail::View& view) { return Outcome(look(view)); });
    }
    bool reads(const trail::Actor& actor) {
        return look(actor, [&](trail::View& view) {
            return static_cast<bool>(policy::may(view, Verb::read, {subjects.front().kind, policy::belonging_of(view)}, "P1"));
        });
    }
    std::string released() {
        return look(person(5, lead), [](trail::View& view) {
            std::string words;
            for (const auto& item : released_items(items_of(view, Id<Asked>{1}), withheld_in(view, Id<Asked>{1})))
                words += item.held.what + "|" + item.held.words + "\n";
            return words;
        });
    }
    static std::string fields(const Outcome<Id<Asked>>& refused) {
        std::string all;
        for (const auto& error : refused.refusal().errors) all += error.field + " ";
        return all;
    }
};

constexpr auto hidden = Refusal::Kind::not_found;

}  // namespace

ON_EVERY_DATABASE("who allocates a record names who prepares the answer; they read the record until their last day and no longer") {
    Desk desk{kind};
    const auto outsider = person(1, worker, "school");
    CHECK_FALSE(desk.reads(outsider));
    CHECK(desk.open_by(person(1)).refusal().kind == hidden);
    CHECK(desk.open_by(person(6, lead, "school")).refusal().kind == hidden);
    CHECK(Desk::fields(desk.open_by(person(5, lead), 2, 93, "")) == "named until because ");
    CHECK(Desk::fields(desk.open_by(person(1, lead), 1)) == "named ");
    REQUIRE(desk.open_by(person(5, lead)));
    CHECK(desk.reads(outsider));
    const auto part = [&](const trail::Actor& actor) {
        return desk.look(actor, [&](trail::View& view) { return part_in(view, desk.subjects, *find_request(view, Id<Asked>{1})); });
    };
    CHECK(part(outsider).may_prepare);
    CHECK_FALSE(part(outsider).may_release);
    CHECK(part(person(5, lead)).may_release);
    CHECK_FALSE(part(person(5, lead)).may_prepare);
    CHECK_FALSE(part(person(3)).may_see());
    *desk.now += std::chrono::hours{24 * 31};
    CHECK_FALSE(desk.reads(outsider));
    CHECK_FALSE(part(outsider).may_see());
}

ON_EVERY_DATABASE("an item about others must be decided, words are withheld wherever they stand, and another person releases what is left") {
    Desk desk{kind};
    REQUIRE(desk.open_by(person(5, lead)));
    CHECK(desk.step(person(3), finish).refusal().kind == hidden);
    CHECK(desk.step(person(5, lead), finish).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.step(person(1), finish).refusal().errors.front().field == "completion");
    REQUIRE(desk.decided_by(person(1), {.id = Id<GatheredItem>{3}, .decision = Decision::left_out, .why = "about her aunt alone"}));
    CHECK(desk.withheld_by(person(1), "Nobody Such", "x").refusal().kind == Refusal::Kind::invalid);
    CHECK(desk.withheld_by(person(1), "Ben Secret", "").refusal().kind == Refusal::Kind::invalid);
    CHECK(desk.withheld_by(person(5, lead), "Ben Secret", "x").refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(desk.withheld_by(person(1), "Ben", "a neighbour"));
    REQUIRE(desk.withheld_by(person(1), "Ben Secret", "a neighbour"));
    REQUIRE(desk.step(person(1), finish));
    CHECK(desk.step(person(1), release).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(desk.step(person(5, lead), release));
    CHECK(desk.released() == "Note|Seen by [withheld: a neighbour] at P1\nNote|[withheld: a neighbour] was told\nWithheld|[withheld: about her aunt alone]\n");
}

ON_EVERY_DATABASE("words are given again until the request is finished, and a request that is withdrawn ends the part and wipes what was gathered") {
    Desk desk{kind};
    REQUIRE(desk.open_by(person(5, lead)));
    REQUIRE(desk.withheld_by(person(1), "Una", "an aunt"));
    const auto again = [&](std::int64_t words) {
        return desk.change(person(1), [&](trail::Change& change) { return give_again(change, desk.subjects, Id<Asked>{1}, Id<WithheldWords>{words}); });
    };
    CHECK(again(9).refusal().kind == hidden);
    REQUIRE(again(1));
    CHECK(desk.released().find("Una Other") != std::string::npos);
    const auto ended = [&](const trail::Actor& actor, const std::string& reason) {
        return desk.change(actor, [&](trail::Change& change) { return withdraw(change, desk.subjects, Id<Asked>{1}, reason); });
    };
    CHECK(ended(person(1), "x").refusal().kind == Refusal::Kind::forbidden);
    CHECK(ended(person(5, lead), "").refusal().kind == Refusal::Kind::invalid);
    REQUIRE(ended(person(5, lead), "asked by somebody else"));
    CHECK_FALSE(desk.reads(person(1, worker, "school")));
    CHECK(desk.released().empty());
}

ON_EVERY_DATABASE("nobody prepares an answer about a record with which they have a conflict of interest") {
    Desk desk{kind};
    REQUIRE(desk.open_by(person(5, lead)));
    REQUIRE(desk.change(person(9), [](trail::Change& change) -> Outcome<Done> {
        policy::insert_conflict(change,
                                {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{1}, .conflict = policy::Conflict::family, .reason = "r"});
        change.record({"test.made", {"test", "1"}});
        return Done{};
    }));
    CHECK(desk.step(person(1), finish).refusal().kind == hidden);
}

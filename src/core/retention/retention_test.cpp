#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <map>
#include <stdexcept>

using namespace holdfast;
using namespace holdfast::retention;

namespace {

const Role keeper{"keeper", "Keeper", {retention::permissions::view, retention::permissions::propose, retention::permissions::approve}};
const Role reader{"reader", "Reader", {retention::permissions::view}};

trail::Actor person(std::int64_t number, const Role& role = keeper) {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .roles = {&role}};
}

/// Papers that exist in this test alone, by reference.
struct Papers {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T12:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    std::shared_ptr<std::map<std::string, Date>> kept = std::make_shared<std::map<std::string, Date>>();
    std::vector<Kind> kinds;

    explicit Papers(const std::string& kind) : database(test::fresh_database(kind, schema())), journal(*database, [now = now] { return *now; }) {
        kinds.push_back({.class_key = "papers",
                         .record_kind = "paper",
                         .records =
                             [kept = kept](trail::View&, Date started_by) {
                                 std::vector<KeptRecord> all;
                                 for (const auto& [reference, day] : *kept)
                                     if (day <= started_by) all.push_back({reference, "Paper " + reference, day});
                                 return all;
                             },
                         .dispose = [kept = kept](trail::Change&, const std::string& reference) { kept->erase(reference); }});
        for (const char* key : {"papers", "files"}) put(key, {25, Length::Unit::years});
        for (const char* reference : {"A", "B", "C"}) kept->emplace(reference, make_date(2001, 11, 22));
        kept->emplace("LATER", make_date(2001, 11, 23));
    }
    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& step : retention::migrations()) all.push_back(step);
        return all;
    }
    template <class Act>
    auto change(const trail::Actor& actor, Act&& act) {
        return journal.change(actor, "a test", std::forward<Act>(act));
    }
    void put(const char* key, Length length, AtEnd at_end = AtEnd::destroy) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            put_class(change, {.key = key, .what = "Papers", .clock = "the case closed", .length = length, .authority = "Test", .at_end = at_end});
            change.record({"test.class_put", {"class", key}});
            return Done{};
        }));
    }
    template <class Look>
    auto look(Look look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }
    std::vector<std::string> due() {
        return look([&](trail::View& view) {
            std::vector<std::string> references;
            for (const auto& one : due_records(view, find_class(view, "papers").value(), kinds[0])) references.push_back(one.record.reference);
            return references;
        });
    }
    Outcome<Id<Proposal>> propose_by(std::int64_t number, const std::string& reason = "Their time is over") {
        return change(person(number), [&](trail::Change& change) { return propose(change, kinds, "papers", reason); });
    }
    Outcome<Done> approve_by(const trail::Actor& actor, Id<Proposal> id, const std::map<std::string, std::string>& out = {}) {
        return change(actor, [&](trail::Change& change) { return approve(change, id, out); });
    }
    Outcome<Id<Hold>> hold(const std::string& class_key, const std::string& reference) {
        return change(person(1), [&](trail::Change& change) {
            return place_hold(change, {.class_key = class_key, .reference = reference, .reason = "The inquiry asks for it"});
        });
    }
    std::int64_t events(const std::string& type) {
        return look([&](trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = $1", type); });
    }
    std::vector<std::pair<std::string, std::string>> records_of(const std::string& type) {
        return look([&](trail::View& view) {
            std::vector<std::pair<std::string, std::string>> all;
            for (const auto& entry : trail::latest_events(view, 100))
                if (entry.type == type) all.emplace_back(entry.kind, entry.reference);
            return all;
        });
    }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a record is due on the same day of the year in which its time is over, and nothing a day early for a leap year") {
    const Length years{25, Length::Unit::years};
    CHECK(due_on(years, make_date(2001, 11, 22)) == make_date(2026, 11, 22));
    CHECK(due_on({7, Length::Unit::years}, make_date(2012, 2, 29)) == make_date(2019, 3, 1));
    CHECK(due_on({30, Length::Unit::days}, make_date(2026, 1, 31)) == make_date(2026, 3, 2));
    for (Date day = make_date(2011, 1, 1); day < make_date(2013, 1, 1); day += std::chrono::days{1})
        for (Date today = due_on({7, Length::Unit::years}, day) - std::chrono::days{2}; today <= due_on({7, Length::Unit::years}, day);
             today += std::chrono::days{1}) {
            CAPTURE(iso(day));
            CAPTURE(iso(today));
            CHECK((day <= started_by({7, Length::Unit::years}, today)) == (due_on({7, Length::Unit::years}, day) <= today));
        }
}

TEST_CASE("a length is a number of years or days and nothing else") {
    CHECK(parse_length("10 years") == Length{10, Length::Unit::years});
    CHECK(parse_length("1 day") == Length{1, Length::Unit::days});
    for (const char* wrong : {"", "10", "0 years", "-1 years", "1000 years", "ten years", "10  years", "10 months", "1.5 years", "99999999999 days"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_length(wrong));
    }
}

ON_EVERY_DATABASE(
    "what people wrote in the trail about a record goes with it where its kind says so; who looked stays, and every entry erased has one that says so") {
    for (const bool erases : {true, false}) {
        Papers papers{kind};
        papers.kinds[0].erases_trail_words = erases;
        const auto written = [&](const char* reference, const char* type, const std::string& reason) {
            REQUIRE(papers.change(person(1), [&](trail::Change& change) -> Outcome<Done> {
                change.because(reason);
                change.record({type, {"paper", reference}});
                return Done{};
            }));
        };
        written("A", "paper.lent", "Ada Secret asked for it");
        written("A", "record.viewed", "");
        written("LATER", "paper.lent", "Ben Secret asked for it");
        const auto proposed = papers.propose_by(1);
        REQUIRE(proposed);
        REQUIRE(papers.approve_by(person(2), *proposed, {}));
        REQUIRE(carry_out(papers.journal, person(2), papers.kinds, *proposed));
        std::string words;
        papers.look([&](trail::View& view) {
            for (const auto& entry : trail::latest_events(view, 100)) words += entry.type + " " + entry.actor + " " + entry.reason + "\n";
            return 0;
        });
        CHECK((words.find("Ada Secret") == std::string::npos) == erases);
        CHECK(words.find("Ben Secret") != std::string::npos);
        CHECK(words.find("record.viewed Person 1") != std::string::npos);
        CHECK(words.find("retention.disposed Person 2 Their time is over") != std::string::npos);
        CHECK(papers.events("trail.payload_erased") == (erases ? 1 : 0));
    }
}

ON_EVERY_DATABASE("what has been kept for 25 years is due to the day, and what is held alone or with its class never is until the hold is lifted") {
    Papers papers{kind};
    *papers.now -= std::chrono::hours{24};
    CHECK(papers.due().empty());
    *papers.now += std::chrono::hours{24};
    CHECK(papers.due() == Words{"A", "B", "C"});
    const auto one = papers.hold("papers", "B");
    REQUIRE(one);
    CHECK(papers.due() == Words{"A", "C"});
    const auto whole = papers.hold("papers", "");
    REQUIRE(whole);
    REQUIRE(papers.hold("files", ""));
    CHECK(papers.due().empty());
    const auto lift = [&](Id<Hold> id, const char* reason) {
        return papers.change(person(2), [&](trail::Change& change) { return lift_hold(change, id, reason); });
    };
    CHECK(lift(*whole, "").refusal().kind == Refusal::Kind::invalid);
    REQUIRE(lift(*whole, "The inquiry has reported"));
    CHECK(lift(*whole, "again").refusal().kind == Refusal::Kind::not_found);
    CHECK(papers.due() == Words{"A", "C"});
    CHECK(papers.events("retention.hold_placed") == 3);
    CHECK(papers.events("retention.hold_lifted") == 1);
}

ON_EVERY_DATABASE("nobody disposes of records alone: who proposed it can neither approve it nor carry it out, nor can the operator or who may only read") {
    Papers papers{kind};
    CHECK(papers.change(person(1, reader), [&](trail::Change& change) { return propose(change, papers.kinds, "papers", "why"); }).refusal().kind ==
          Refusal::Kind::forbidden);
    CHECK(papers.change(trail::operator_named(), [&](trail::Change& change) { return propose(change, papers.kinds, "papers", "why"); }).refusal().kind ==
          Refusal::Kind::forbidden);
    const auto id = papers.propose_by(1);
    REQUIRE(id);
    for (const auto& actor : {person(1), person(2, reader), trail::operator_named()}) {
        CHECK(papers.approve_by(actor, *id).refusal().kind == Refusal::Kind::forbidden);
        CHECK(carry_out(papers.journal, actor, papers.kinds, *id).refusal().kind == Refusal::Kind::forbidden);
    }
    CHECK(carry_out(papers.journal, person(2), papers.kinds, *id).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(papers.approve_by(person(2), *id));
    CHECK(carry_out(papers.journal, person(1), papers.kinds, *id).refusal().kind == Refusal::Kind::forbidden);
    CHECK(papers.kept->size() == 4);
    REQUIRE(carry_out(papers.journal, person(2), papers.kinds, *id));
    CHECK(papers.kept->size() == 1);
}

ON_EVERY_DATABASE(
    "a disposal leaves an event for each record and a certificate with class, authority, references and both people, which no later schedule changes") {
    Papers papers{kind};
    const auto id = papers.propose_by(1);
    REQUIRE(id);
    REQUIRE(papers.approve_by(person(2), *id, {{"B", "The court has asked for it"}}));
    const auto given = carry_out(papers.journal, person(2), papers.kinds, *id);
    REQUIRE(given);
    papers.put("papers", {99, Length::Unit::years});
    const auto certificate = papers.look([&](trail::View& view) { return find_certificate(view, *given).value(); });
    CHECK(certificate.count == 2);
    CHECK(certificate.line.length == Length{25, Length::Unit::years});
    CHECK(certificate.proposed_by == "Person 1 (account 1)");
    CHECK(certificate.approved_by == "Person 2 (account 2)");
    CHECK(papers.kept->contains("B"));
    CHECK(papers.records_of("retention.disposed") == std::vector<std::pair<std::string, std::string>>{{"paper", "C"}, {"paper", "A"}});
    CHECK(papers.events("retention.certificate_given") == 1);
    CHECK(carry_out(papers.journal, person(2), papers.kinds, *id).refusal().kind == Refusal::Kind::conflict);
    const auto items = papers.look([&](trail::View& view) { return items_of(view, *id); });
    CHECK(items[1].state == ItemState::taken_out);
    CHECK(items[1].reason == "The court has asked for it");
}

ON_EVERY_DATABASE("a hold that comes after the approval keeps the record, and a disposal that was interrupted goes on where it stopped") {
    Papers papers{kind};
    const auto id = papers.propose_by(1);
    REQUIRE(id);
    REQUIRE(papers.approve_by(person(2), *id));
    REQUIRE(papers.hold("papers", "A"));
    const auto erase = papers.kinds[0].dispose;
    papers.kinds[0].dispose = [&](trail::Change& change, const std::string& reference) {
        if (reference == "C") throw std::runtime_error("the machine stops");
        erase(change, reference);
    };
    CHECK_THROWS(carry_out(papers.journal, person(2), papers.kinds, *id));
    CHECK(papers.events("retention.disposed") == 1);
    CHECK(papers.events("retention.certificate_given") == 0);
    papers.kinds[0].dispose = erase;
    const auto given = carry_out(papers.journal, person(3), papers.kinds, *id);
    REQUIRE(given);
    CHECK(papers.look([&](trail::View& view) { return find_certificate(view, *given).value().count; }) == 2);
    CHECK(papers.kept->contains("A"));
    CHECK(papers.records_of("retention.kept") == std::vector<std::pair<std::string, std::string>>{{"paper", "A"}});
}

ON_EVERY_DATABASE("what is proposed is not proposed twice, and a proposal that is withdrawn or would be empty disposes of nothing") {
    Papers papers{kind};
    CHECK(papers.propose_by(1, "").refusal().kind == Refusal::Kind::invalid);
    const auto id = papers.propose_by(1);
    REQUIRE(id);
    CHECK(papers.propose_by(2).refusal().kind == Refusal::Kind::conflict);
    CHECK(papers.approve_by(person(2), *id, {{"A", "no"}, {"B", "no"}, {"C", "no"}}).refusal().kind == Refusal::Kind::invalid);
    const auto withdraw_by = [&](const trail::Actor& actor, const char* reason) {
        return papers.change(actor, [&](trail::Change& change) { return withdraw(change, *id, reason); });
    };
    CHECK(withdraw_by(person(2, reader), "no").refusal().kind == Refusal::Kind::forbidden);
    CHECK(withdraw_by(person(2), "").refusal().kind == Refusal::Kind::invalid);
    REQUIRE(withdraw_by(person(2), "An inquiry is announced"));
    CHECK(papers.approve_by(person(2), *id).refusal().kind == Refusal::Kind::conflict);
    CHECK(papers.kept->size() == 4);
    REQUIRE(papers.propose_by(2));
}

ON_EVERY_DATABASE("no schedule has records go sooner than what keeps them allows") {
    Papers papers{kind};
    papers.put("papers", {1, Length::Unit::days});
    CHECK(papers.due().size() == 4);
    papers.kinds[0].shortest = {25, Length::Unit::years};
    CHECK(papers.due() == std::vector<std::string>{"A", "B", "C"});
    papers.kinds[0].shortest = {26, Length::Unit::years};
    CHECK(papers.due().empty());
    CHECK(papers.propose_by(1).refusal().kind == Refusal::Kind::conflict);
    CHECK(is_shorter({364, Length::Unit::days}, {1, Length::Unit::years}));
    CHECK_FALSE(is_shorter({366, Length::Unit::days}, {1, Length::Unit::years}));
}

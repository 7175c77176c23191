#include "core/access/leaver_store.hpp"
#include "core/access/permissions.hpp"
#include "core/access/session_store.hpp"
#include "core/open_id/identity_store.hpp"
#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "core/sign_in/link_store.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "features/organisations/held_service.hpp"
#include "features/organisations/leaver_service.hpp"
#include "features/organisations/partnership_test.hpp"

using namespace holdfast;
using namespace holdfast::organisations;

namespace {

const Role keeper{"keeper", "Keeper", {retention::permissions::propose, retention::permissions::approve}};

std::vector<store::Migration> schema() {
    auto all = organisations::test::Partnership::steps();
    for (const auto& steps : {sign_in::migrations(), open_id::migrations(), retention::migrations()})
        for (const auto& step : steps) all.push_back(step);
    return all;
}

/// A database with one agency, and people who hold posts there or held them.
struct Office {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2020-03-31T09:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    Id<Agency> agency{};

    template <class Act>
    auto written(Act act) {
        using Made = std::invoke_result_t<Act, trail::Change&>;
        return *journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Made> {
            change.record({"test.written", {"test", "1"}});
            return act(change);
        });
    }
    explicit Office(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())), journal(*database, [now = now] { return *now; }) {
        agency = written([](trail::Change& change) { return put_agency(change, {.key = "police", .type = "police", .sector = "public"}); });
    }
    template <class Look>
    auto look(Look look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }
    Id<trail::Account> add(const std::string& user_name, std::optional<Date> until) {
        return written([&](trail::Change& change) {
            const auto id =
                access::insert_account(
                    change, {.user_name = user_name, .name = "Name of " + user_name, .agency = "Police", .email = user_name + "@police.example"}, "a hash")
                    .value();
            access::insert_post(change, {.account = id, .agency = agency, .title = "Detective", .from = make_date(2018, 1, 1), .until = until});
            access::insert_grant(change, {.account = id, .role = "worker", .agency = agency, .from = make_date(2018, 1, 1), .until = until});
            access::insert_session(change, {.account = id, .token_fingerprint = "fingerprint of " + user_name, .address = "10.0.0.1", .device = "Firefox"});
            sign_in::keep_totp(change, id, {.sealed_secret = "sealed", .last_step = 1});
            sign_in::keep_recovery_codes(change, id, {"one-" + user_name, "two-" + user_name});
            return id;
        });
    }
    std::vector<std::string> leavers(Date left_by) {
        return look([&](trail::View& view) {
            std::vector<std::string> names;
            for (const auto& leaver : access::leavers(view, left_by)) names.push_back(leaver.name + " " + iso(leaver.left_on));
            return names;
        });
    }
    std::int64_t rows_with(const std::string& words) {
        return look([&](trail::View& view) {
            return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_accounts WHERE user_name = $1 OR name LIKE $2 OR email LIKE $2", words,
                                                     "%" + words + "%");
        });
    }
};

using Words = std::vector<std::string>;

}  // namespace

ON_EVERY_DATABASE("a leaver is who holds no post and no role now or later, and the time runs from the day on which the last of them ended") {
    Office office{kind};
    office.add("here", std::nullopt);
    office.add("soon", make_date(2020, 3, 31));
    const auto ada = office.add("ada", make_date(2019, 6, 30));
    const auto ben = office.add("ben", make_date(2019, 6, 30));
    office.written([&](trail::Change& change) {
        access::insert_post(change, {.account = ben, .agency = office.agency, .title = "Adviser", .from = make_date(2020, 5, 1)});
        return access::insert_grant(change, {.account = ada, .role = "worker", .from = make_date(2019, 1, 1), .until = make_date(2019, 8, 31)});
    });
    CHECK(office.leavers(make_date(2020, 3, 31)) == Words{"Name of ada 2019-08-31"});
    CHECK(office.leavers(make_date(2019, 8, 30)).empty());
    *office.now += std::chrono::hours{24};
    CHECK(office.leavers(make_date(2020, 3, 31)) == Words{"Name of ada 2019-08-31", "Name of soon 2020-03-31"});
}

ON_EVERY_DATABASE("six years after somebody left two people dispose of who they were: name, address, sessions and factors go, the account's number stays") {
    Office office{kind};
    const auto ada = office.add("ada", make_date(2020, 3, 30));
    office.add("here", std::nullopt);
    office.written([](trail::Change& change) {
        retention::put_class(change, {.key = "people_who_left",
                                      .what = "People who left",
                                      .clock = "they left",
                                      .length = {6, retention::Length::Unit::years},
                                      .authority = "Test",
                                      .at_end = retention::AtEnd::destroy});
        return Done{};
    });
    const std::vector<retention::Kind> kinds{people_who_left()};
    const auto keeper_numbered = [](std::int64_t number) { return trail::Actor{.account = Id<trail::Account>{number}, .name = "Keeper", .roles = {&keeper}}; };
    const auto propose = [&] {
        return office.journal.change(keeper_numbered(101), "test",
                                     [&](trail::Change& change) { return retention::propose(change, kinds, "people_who_left", "Their time is over"); });
    };
    CHECK(propose().refusal().kind == Refusal::Kind::conflict);
    *office.now = parse_instant("2026-03-30T09:00:00Z").value();
    const auto id = propose();
    REQUIRE(id);
    REQUIRE(office.journal.change(keeper_numbered(102), "test", [&](trail::Change& change) { return retention::approve(change, *id, {}); }));
    REQUIRE(retention::carry_out(office.journal, keeper_numbered(102), kinds, *id));
    CHECK(office.rows_with("ada") == 0);
    CHECK(office.rows_with("here") == 1);
    const auto left = office.look([&](trail::View& view) { return access::find_account(view, ada).value(); });
    CHECK_FALSE(left.is_active);
    CHECK(left.name == "Person 1, details erased");
    CHECK(office.look([&](trail::View& view) { return sign_in::find_totp(view, ada).has_value(); }) == false);
    CHECK(office.look([&](trail::View& view) { return sign_in::unused_recovery_codes(view, ada); }) == 0);
    CHECK(office.look([&](trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_sessions"); }) == 1);
    CHECK(office.leavers(make_date(2026, 3, 30)).empty());
    const auto words = office.look([&](trail::View& view) {
        std::string all;
        for (const auto& entry : trail::latest_events(view, 100)) all += entry.detail + entry.reason + entry.reference;
        return all;
    });
    CHECK(words.find("ada") == std::string::npos);
}

ON_EVERY_DATABASE("of old sign-ins those are forgotten that are over, but not the last of a person, which says when they were here") {
    Office office{kind};
    const auto ada = office.add("ada", std::nullopt);
    *office.now += std::chrono::hours{48};
    office.written([&](trail::Change& change) {
        access::insert_session(change, {.account = ada, .token_fingerprint = "0123456789abcdef", .address = "10.0.0.2"});
        return Done{};
    });
    const auto old = [&](Date day) { return office.look([&](trail::View& view) { return access::old_sessions(view, day); }); };
    const auto found = old(make_date(2020, 4, 2));
    REQUIRE(found.size() == 1);
    CHECK(found[0].last_seen_on == make_date(2020, 3, 31));
    CHECK(old(make_date(2020, 3, 30)).empty());
    office.written([&](trail::Change& change) {
        access::forget_session(change, found[0].reference);
        return Done{};
    });
    CHECK(old(make_date(2020, 4, 2)).empty());
    CHECK(office.look(
              [&](trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_sessions WHERE address = '10.0.0.2'"); }) == 1);
}

ON_EVERY_DATABASE("who asks what is held about them is told name, address, every post and role there is or was, and nobody else's") {
    Office office{kind};
    const auto ada = office.add("ada", make_date(2019, 6, 30));
    office.add("ben", std::nullopt);
    std::string words;
    for (const auto& item : office.look([&](trail::View& view) { return held_about_people().items(view, ada); }))
        words += item.what + "|" + item.when + "|" + item.words + "\n";
    CHECK(words ==
          "Name||Name of ada\nUser name||ada\nE-mail address||ada@police.example\n"
          "Post|from 1 January 2018 until 30 June 2019|Detective\nRole|from 1 January 2018 until 30 June 2019|worker\n");
}

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/access/session_store.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using std::chrono::minutes;

static const std::vector<Role> roles{{"analyst", "Analyst", {{"thing.look", "Look"}}}};

static std::vector<store::Migration> migrations() {
    auto all = trail::migrations();
    for (const auto& migration : access::migrations()) all.push_back(migration);
    return all;
}

/// A partnership of two people on one database, with a clock that the test moves.
struct Scene {
    explicit Scene(const std::string& kind) : database(test::fresh_database(kind, migrations())) {
        ana = add("ana");
        ben = add("ben");
    }

    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [now = now] { return *now; }};
    Id<trail::Account> ana{}, ben{};

    Id<trail::Account> add(const std::string& name) {
        return *access::add_account(journal, trail::operator_named(),
                                    {.user_name = name, .name = name, .password = "grey otter on the hill", .roles = {"analyst"}}, roles);
    }
    /// Runs the act and leaves an event, as every change must.
    template <class Act>
    auto change(Act&& act) {
        return *journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<std::invoke_result_t<Act, trail::Change&>> {
            change.record({"test.done", {"test", "1"}});
            return act(change);
        });
    }
    std::string open(Id<trail::Account> account) {
        const std::string token = access::random_token();
        change([&](trail::Change& change) {
            access::insert_session(change, {.account = account,
                                            .token_fingerprint = access::fingerprint(token),
                                            .address = "192.0.2.7",
                                            .device = "Firefox on Linux",
                                            .method = "password"});
            return true;
        });
        return token;
    }
    access::Identified identify(std::string_view token) {
        access::Identified who;
        database->read([&](store::Reader& reader) { who = access::identify(reader, token, roles, *now, "127.0.0.1"); });
        return who;
    }
    bool is_open(std::string_view token) { return identify(token).actor.is_signed_in(); }
    void touch(std::string_view token) {
        database->write([&](store::Writer& writer) {
            access::touch_session(writer, access::fingerprint(token), *now);
            return store::Verdict::keep;
        });
    }
    std::vector<access::Session> sessions(Id<trail::Account> account) {
        return *journal.view(trail::operator_named(),
                             [&](trail::View& view) -> Outcome<std::vector<access::Session>> { return access::open_sessions(view, account); });
    }
};

static std::string reference(std::string_view token) { return access::fingerprint(token).substr(0, access::session_reference_size); }

ON_EVERY_DATABASE("a token stands for its owner with the roles they hold, and for nobody when it differs") {
    Scene scene{kind};
    const std::string token = scene.open(scene.ana);
    const auto who = scene.identify(token);
    CHECK(who.actor.name == "ana");
    CHECK(who.actor.may({"thing.look", ""}));
    CHECK(who.actor.session == reference(token));
    CHECK(who.proved_at == *scene.now);
    CHECK_FALSE(scene.is_open(token + "x"));
    CHECK_FALSE(scene.is_open(""));
}

ON_EVERY_DATABASE("a session ends when it is idle and when it is old") {
    Scene scene{kind};
    const std::string token = scene.open(scene.ana);
    *scene.now += access::idle_limit - minutes{1};
    CHECK(scene.is_open(token));
    *scene.now += minutes{2};
    CHECK_FALSE(scene.is_open(token));
    CHECK(scene.sessions(scene.ana).empty());

    *scene.now -= minutes{2};
    for (int i = 0; i < 25; ++i) {
        scene.touch(token);
        *scene.now += access::idle_limit - minutes{1};
    }
    scene.touch(token);
    CHECK_FALSE(scene.is_open(token));
}

TEST_CASE("a session whose row somebody damaged is nobody's, and harms nothing else") {
    Scene scene{"sqlite"};
    const std::string token = scene.open(scene.ana);
    scene.database->write([](store::Writer& writer) {
        writer.execute("UPDATE access_sessions SET proved_at = $1", "long ago");
        return store::Verdict::keep;
    });
    for (int again = 0; again < 100; ++again) CHECK_THROWS(scene.identify(token));
    CHECK_FALSE(scene.is_open("another"));
}

ON_EVERY_DATABASE("signing out ends the session at once") {
    Scene scene{kind};
    const std::string token = scene.open(scene.ana);
    REQUIRE(scene.journal.change(scene.identify(token).actor, "test", [&](trail::Change& change) { return access::sign_out(change, token); }));
    CHECK_FALSE(scene.is_open(token));
}

ON_EVERY_DATABASE("a renewed session keeps its age, forgets its old token and counts as proved now") {
    Scene scene{kind};
    const std::string old_token = scene.open(scene.ana);
    const Instant opened = *scene.now;
    *scene.now += minutes{20};
    const std::string new_token = access::random_token();
    CHECK(scene.change([&](trail::Change& change) { return access::renew_session(change, access::fingerprint(old_token), access::fingerprint(new_token)); }));
    CHECK_FALSE(scene.is_open(old_token));
    CHECK(scene.identify(new_token).proved_at == *scene.now);
    CHECK(scene.sessions(scene.ana).front().created_at == opened);
    CHECK_FALSE(
        scene.change([&](trail::Change& change) { return access::renew_session(change, access::fingerprint(old_token), access::fingerprint("other")); }));
}

ON_EVERY_DATABASE("a person sees their own open sessions, with where from and on what, and no token") {
    Scene scene{kind};
    const std::string first = scene.open(scene.ana);
    *scene.now += minutes{5};
    const std::string second = scene.open(scene.ana);
    scene.open(scene.ben);
    const auto sessions = scene.sessions(scene.ana);
    REQUIRE(sessions.size() == 2);
    CHECK(sessions.front().reference == reference(second));
    CHECK(sessions.back().address == "192.0.2.7");
    CHECK(sessions.back().device == "Firefox on Linux");
    CHECK(sessions.back().method == "password");
}

ON_EVERY_DATABASE("one session is ended by its name, all others at once, and nobody else's") {
    Scene scene{kind};
    const std::string kept = scene.open(scene.ana), lost = scene.open(scene.ana), third = scene.open(scene.ana), bens = scene.open(scene.ben);
    CHECK_FALSE(scene.change([&](trail::Change& change) { return access::end_session_named(change, scene.ana, reference(bens)); }));
    CHECK(scene.change([&](trail::Change& change) { return access::end_session_named(change, scene.ana, reference(lost)); }));
    CHECK_FALSE(scene.is_open(lost));
    CHECK(scene.is_open(third));
    CHECK(scene.change([&](trail::Change& change) { return access::end_other_sessions(change, scene.ana, reference(kept)); }) == 1);
    CHECK(scene.is_open(kept));
    CHECK_FALSE(scene.is_open(third));
    CHECK(scene.is_open(bens));
}

#include "core/open_id/peer_test.hpp"

using namespace holdfast;
using namespace holdfast::open_id;
using namespace holdfast::open_id::test;
using namespace std::chrono_literals;
using Step = Arrival::Step;
using Next = sign_in::Progress::Step;

ON_EVERY_DATABASE("who is linked is signed in, and who is not is nobody") {
    Scene scene{kind};
    scene.link(scene.ana, "ana");
    CHECK(scene.come("ben").step == Step::unknown);
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.identity_unknown"});
    scene.link(scene.ben, "ben");
    const auto arrival = scene.come("ben");
    REQUIRE(arrival.step == Step::done);
    CHECK(arrival.next == "/next");
    CHECK(scene.who_is(arrival.progress.token).name == "ben.reader");
    CHECK(scene.latest_events(1) == std::vector<std::string>{"access.signed_in"});
    CHECK(scene.latest_detail() == "There");
    CHECK(scene.peer.code_form.get("code_verifier").size() == 43);
    CHECK(scene.peer.code_form.get("redirect_uri") == "https://holdfast.example/sign-in/callback/there");
    CHECK_FALSE(scene.peer.code_form.has("client_secret"));
}

ON_EVERY_DATABASE("the same name at another issuer is somebody else") {
    Scene scene{kind};
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        insert_link(change, {.account = scene.ada, .issuer = "https://another.example", .subject = "ben"});
        change.record({"test.linked", {"test", "1"}});
        return Done{};
    }));
    CHECK(scene.come("ben").step == Step::unknown);
    scene.link(scene.ben, "ben");
    CHECK(scene.who_is(scene.come("ben").progress.token).name == "ben.reader");
}

ON_EVERY_DATABASE("a try is good once, for ten minutes, and in its own visit") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto begun = scene.begin("visit");
    scene.says(scene.peer.token(scene.claims("ben", begun.nonce)));
    CHECK(scene.finish({"other visit", begun.state, begun.nonce}).step == Step::start_again);
    CHECK(scene.finish(begun).step == Step::done);
    CHECK(scene.finish(begun).step == Step::start_again);
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.state_refused"});
    const auto late = scene.begin("visit");
    *scene.now += 10min;
    scene.says(scene.peer.token(scene.claims("ben", late.nonce)));
    CHECK(scene.finish(late).step == Step::start_again);
}

ON_EVERY_DATABASE("what cannot be relied on signs nobody in, and the trail says which check it failed") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto refused = [&](auto spoil) {
        const auto begun = scene.begin("visit");
        scene.peer.token_status = 200;
        scene.peer.token_type = "application/json";
        scene.says(scene.peer.token(scene.claims("ben", begun.nonce)));
        spoil(begun);
        CHECK(scene.finish(begun).step == Step::not_verified);
        CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.verification_failed"});
        return scene.latest_detail();
    };
    const auto with = [&](const char* name, const Json& value) {
        return refused([&](const Scene::Begun& begun) {
            Json claims = scene.claims("ben", begun.nonce);
            claims[name] = value;
            scene.says(scene.peer.token(claims));
        });
    };
    CHECK(with("nonce", "another") == "nonce");
    CHECK(with("aud", "another") == "audience");
    CHECK(with("iss", "https://another.example") == "issuer");
    CHECK(with("exp", scene.seconds() - 61) == "expired");
    CHECK(with("at_hash", "AAAA") == "access token");
    CHECK(refused([&](const auto& begun) { scene.says(scene.peer.token(scene.claims("ben", begun.nonce), "one", "logout+jwt")); }) == "type");
    CHECK(refused([&](const auto& begun) {
              scene.says(jose::signed_token({{"kid", "one"}}, scene.claims("ben", begun.nonce), jose::test::Pair::point().signing()));
          }) == "signature");
    CHECK(refused([&](const auto& begun) { scene.says(jose::test::token_of(R"({"alg":"none","kid":"one"})", scene.claims("ben", begun.nonce).dump(), "")); }) ==
          "algorithm");
    CHECK(refused([&](const auto&) { scene.peer.token_answer = "{}"; }) == "form");
    CHECK(refused([&](const auto&) { scene.peer.token_answer = R"({"id_token":"a","id_token":"b"})"; }) == "form");
    CHECK(refused([&](const auto&) { scene.peer.token_type = "text/html"; }) == "status");
    CHECK(refused([&](const auto&) { scene.peer.token_status = 303; }) == "status");
    CHECK(refused([&](const auto&) { scene.peer.token_status = 400; }) == "code");
}

ON_EVERY_DATABASE("an unknown key has the keys fetched again, but no more than once a minute; a withdrawn key is good for no longer than an hour") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    REQUIRE(scene.come("ben").step == Step::done);
    CHECK(scene.peer.key_fetches == 1);
    const auto with_key = [&](const std::string& key) {
        const auto begun = scene.begin("visit");
        scene.says(scene.peer.token(scene.claims("ben", begun.nonce), key));
        return scene.finish(begun).step;
    };
    scene.peer.keys = jose::test::key_set_of({scene.peer.pair.jwk("two")});
    CHECK(with_key("two") == Step::done);
    CHECK(scene.peer.key_fetches == 2);
    CHECK(with_key("three") == Step::not_verified);
    CHECK(with_key("three") == Step::not_verified);
    CHECK(scene.latest_detail() == "unknown key");
    CHECK(scene.peer.key_fetches == 2);
    *scene.now += 1min;
    scene.peer.keys = jose::test::key_set_of({scene.peer.pair.jwk("three")});
    CHECK(with_key("three") == Step::done);
    CHECK(scene.peer.key_fetches == 3);
    scene.peer.keys = jose::test::key_set_of({scene.peer.pair.jwk("four")});
    CHECK(with_key("three") == Step::done);
    *scene.now += 1h;
    CHECK(with_key("three") == Step::not_verified);
}

ON_EVERY_DATABASE("a second factor of the issuer counts; without it, who needs one is led to theirs") {
    Scene scene{kind};
    scene.link(scene.ana, "ana");
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [](trail::Change& change) { return sign_in::set_second_factor_rule(change, true); }));
    const auto weak = scene.come("ana");
    CHECK(weak.progress.step == Next::enrol);
    CHECK_FALSE(scene.who_is(weak.progress.token).is_signed_in());
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.identity_accepted"});
    CHECK(scene.come("ana", {{"acr", "weak"}}).progress.step == Next::enrol);
    const auto strong = scene.come("ana", {{"acr", "strong"}});
    CHECK(strong.progress.step == Next::signed_in);
    CHECK(scene.who_is(strong.progress.token).name == "ana.lyst");
}

ON_EVERY_DATABASE("a link is made in the session that asked for it, and not of an identity that is somebody else's") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto session = scene.come("ben").progress.token;
    const auto ben = scene.who_is(session);
    const auto try_to_link = [&](const std::string& subject, const trail::Actor& who) {
        const auto begun = scene.begin(session, Purpose::link, ben);
        scene.says(scene.peer.token(scene.claims(subject, begun.nonce)));
        return scene.finish(begun, who).step;
    };
    CHECK(try_to_link("second of ben", trail::nobody("192.0.2.7")) == Step::start_again);
    CHECK(try_to_link("secondofben", ben) == Step::linked);
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.identity_linked"});
    CHECK(scene.come("secondofben").step == Step::done);
    scene.link(scene.ana, "ana");
    CHECK(try_to_link("ana", ben) == Step::taken);
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.link_refused"});
}

ON_EVERY_DATABASE("somebody takes away their own link, and an administrator anybody's, which ends the sessions") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto session = scene.come("ben").progress.token;
    const auto links = *scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::vector<Link>> { return links_of(view, scene.ben); });
    REQUIRE(links.size() == 1);
    trail::Actor ana{.account = scene.ana, .name = "ana", .roles = {&scene.roles[0]}};
    trail::Actor ada{.account = scene.ada, .name = "ada", .roles = {&scene.roles[2]}};
    const auto by = [&](const trail::Actor& actor, auto act) { return static_cast<bool>(scene.journal.change(actor, "test", act)); };
    CHECK_FALSE(by(ana, [&](trail::Change& change) { return unlink_own(change, links[0].id); }));
    CHECK_FALSE(by(ana, [&](trail::Change& change) { return unlink_of(change, scene.ben, links[0].id); }));
    CHECK_FALSE(by(ada, [&](trail::Change& change) { return unlink_of(change, scene.ana, links[0].id); }));
    CHECK(by(ada, [&](trail::Change& change) { return unlink_of(change, scene.ben, links[0].id); }));
    CHECK_FALSE(scene.who_is(session).is_signed_in());
    CHECK(scene.come("ben").step == Step::unknown);
    scene.link(scene.ana, "ana");
    const auto own = *scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::vector<Link>> { return links_of(view, scene.ana); });
    CHECK(by(ana, [&](trail::Change& change) { return unlink_own(change, own[0].id); }));
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.identity_unlinked"});
}

ON_EVERY_DATABASE("who signs in with another site needs no invitation before they have ever come, and does not take away their last way to sign in") {
    Scene scene{kind};
    scene.database->write([&](store::Writer& writer) {
        writer.execute("UPDATE access_accounts SET password_hash = '' WHERE id = $1", scene.ana);
        return store::Verdict::keep;
    });
    const auto see = [&](auto act) { return *scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::int64_t> { return act(view); }); };
    const auto not_used = [&] { return see([](trail::View& view) { return static_cast<std::int64_t>(access::accounts_not_used(view).size()); }); };
    CHECK(not_used() == 1);
    scene.link(scene.ana, "ana");
    scene.link(scene.ana, "second of ana");
    CHECK(not_used() == 0);
    const trail::Actor ana{.account = scene.ana, .name = "ana", .roles = {&scene.roles[0]}};
    const auto links = *scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::vector<Link>> { return links_of(view, scene.ana); });
    const auto unlink = [&](const Link& link) { return scene.journal.change(ana, "test", [&](trail::Change& change) { return unlink_own(change, link.id); }); };
    CHECK(unlink(links[0]));
    CHECK(not_used() == 0);
    const auto last = unlink(links[1]);
    REQUIRE_FALSE(last);
    CHECK(last.refusal().kind == Refusal::Kind::conflict);
    CHECK(see([&](trail::View& view) { return static_cast<std::int64_t>(links_of(view, scene.ana).size()); }) == 1);
    CHECK(scene.come("second of ana").step == Step::done);
}

ON_EVERY_DATABASE("identities are imported by who manages accounts, for accounts that are there, and never moved from one to another") {
    Scene scene{kind};
    const auto load = [&](const std::string& rows) {
        exchange::ImportReport report;
        (void)scene.journal.change(trail::operator_named(), "test", [&](trail::Change& change) {
            return exchange::import_file(change, identities_import(), "user_name,issuer,subject\n" + rows, false, report);
        });
        return report;
    };
    CHECK(identities_import().permission == access::permissions::manage_accounts);
    CHECK(load("ben.reader,https://issuer.example,ben\n").added == 1);
    CHECK(load("ben.reader,https://issuer.example,ben\n").unchanged == 1);
    CHECK(load("ana.lyst,https://issuer.example,ben\n").rejections.at(0).column == "subject");
    CHECK(load("nobody.here,https://issuer.example,x\n").rejections.at(0).column == "user_name");
    CHECK(load("ana.lyst,http://issuer.example,x\n").rejections.at(0).column == "issuer");
    CHECK(load("ana.lyst,https://issuer.example,a\xc3\xa9\n").rejections.at(0).column == "subject");
}

namespace {
/// Sends logout tokens.
struct Order {
    Scene& scene;
    int number{0};

    Json claims() {
        return {{"iss", scene.peer.address()},     {"aud", "holdfast"},
                {"iat", scene.seconds()},          {"exp", scene.seconds() + 120},
                {"jti", std::to_string(++number)}, {"events", {{"http://schemas.openid.net/event/backchannel-logout", Json::object()}}}};
    }
    std::string send(const Json& all) { return send(scene.peer.token(all, "one", "logout+jwt")); }
    std::string send(const std::string& token) {
        const auto done = log_out_from_there(scene.journal, trail::nobody("192.0.2.99"), scene.parties, {"there", token});
        return done ? "" : done.refusal().message;
    }
    std::string out(const char* name, const std::string& value) {
        Json all = claims();
        all[name] = value;
        return send(all);
    }
};
}  // namespace

ON_EVERY_DATABASE("a logout token ends the session that it names, or every session of the person that came from there, and each token works once") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto in = [&](const char* session) { return scene.come("ben", {{"sid", session}}).progress.token; };
    const std::string first = in("first");
    const std::string second = in("second");
    const std::string by_password =
        sign_in::sign_in(scene.journal, scene.visitor, {"ben.reader", holdfast::test::People::password, {}}, {.address = "192.0.2.7"}).token;
    Order order{scene};
    CHECK(order.out("sid", "no such session") == "");
    CHECK(scene.who_is(first).is_signed_in());
    CHECK(order.out("sid", "first") == "");
    CHECK_FALSE(scene.who_is(first).is_signed_in());
    CHECK(scene.who_is(second).is_signed_in());
    Json all = order.claims();
    all["sub"] = "ben";
    CHECK(order.send(all) == "");
    CHECK_FALSE(scene.who_is(second).is_signed_in());
    CHECK(scene.who_is(by_password).is_signed_in());
    const std::string third = in("third");
    CHECK(order.send(all) == "again");
    CHECK(scene.latest_events(1) == std::vector<std::string>{"open_id.log_out_refused"});
    CHECK(scene.who_is(third).is_signed_in());
}

ON_EVERY_DATABASE("an ID token, a token of another key and a token for another are no logout tokens") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto session = scene.come("ben").progress.token;
    Order order{scene};
    CHECK(order.send(scene.peer.token(scene.claims("ben", "n"))) == "type");
    CHECK(order.send(scene.peer.token(scene.claims("ben", "n"), "one", "logout+jwt")) == "event");
    CHECK(order.send(jose::signed_token({{"kid", "one"}, {"typ", "logout+jwt"}}, order.claims(), jose::test::Pair::point().signing())) == "signature");
    Json all = order.claims();
    all["aud"] = "another";
    CHECK(order.send(all) == "audience");
    CHECK(order.send(std::string("a.b")) == "form");
    CHECK(scene.who_is(session).is_signed_in());
}

ON_EVERY_DATABASE("a profile whose logout means the person ends every session, though the token names one") {
    Scene scene{kind};
    auto settings = scene.parties.settings();
    settings.issuers[0].demands.does_logout_end_all = true;
    scene.parties.use(settings);
    scene.link(scene.ben, "ben");
    const auto session = scene.come("ben", {{"sid", "first"}}).progress.token;
    Order order{scene};
    Json all = order.claims();
    all["sub"] = "ben";
    all["sid"] = "another";
    CHECK(order.send(all) == "");
    CHECK_FALSE(scene.who_is(session).is_signed_in());
}

ON_EVERY_DATABASE("to confirm, a person must have proved themselves there since they were asked, and be the one who is signed in") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    scene.link(scene.ana, "ana");
    const auto session = scene.come("ben").progress.token;
    *scene.now += 10min;
    const auto prove = [&](const std::string& subject, const Json& more) {
        const auto begun = scene.begin(session, Purpose::confirm, scene.who_is(session));
        Json all = scene.claims(subject, begun.nonce);
        all.update(more);
        scene.says(scene.peer.token(all));
        return scene.finish(begun, scene.who_is(session));
    };
    CHECK(prove("ben", Json::object()).step == Step::other_person);
    CHECK(prove("ben", {{"auth_time", scene.seconds() - 61}}).step == Step::other_person);
    CHECK(prove("ana", {{"auth_time", scene.seconds()}}).step == Step::other_person);
    CHECK(scene.latest_events(1) == std::vector<std::string>{"access.proof_refused"});
    const auto proved = prove("ben", {{"auth_time", scene.seconds()}});
    REQUIRE(proved.step == Step::done);
    CHECK(scene.identify(proved.progress.token).proved_at == *scene.now);
    CHECK_FALSE(scene.who_is(session).is_signed_in());
}

ON_EVERY_DATABASE("an ID token is kept for signing out there only where the profile needs it, in memory, and given once") {
    Scene scene{kind};
    scene.link(scene.ben, "ben");
    const auto leave = [&] {
        const auto session = scene.come("ben").progress.token;
        const auto origin =
            *scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::string> { return access::origin_of_session(view, session); });
        CHECK(*scene.journal.view(scene.visitor, [&](trail::View& view) -> Outcome<std::string> { return issuer_key_of(view, scene.parties, origin); }) ==
              "there");
        Party& party = *scene.parties.find("there");
        const auto first = address_to_leave(scene.parties, party, origin, *scene.now);
        return std::pair{first, address_to_leave(scene.parties, party, origin, *scene.now)};
    };
    const std::string back = "&post_logout_redirect_uri=https%3A%2F%2Fholdfast.example%2Fsign-in";
    const std::string plain = scene.peer.address() + "/end?client_id=holdfast";
    CHECK(leave().first == plain + back);
    auto settings = scene.parties.settings();
    settings.issuers[0].demands.needs_hint_to_sign_out = true;
    scene.parties.use(settings);
    const auto [first, second] = leave();
    CHECK(first.starts_with(plain + "&id_token_hint=eyJ"));
    CHECK(first.ends_with(back));
    CHECK(second == plain);
    scene.parties.keep_hint("old", "the token", *scene.now);
    scene.parties.keep_hint("new", "the token", *scene.now + 13h);
    CHECK(scene.parties.take_hint("old").empty());
}

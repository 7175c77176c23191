#include "core/sign_in/own_passkey_service.hpp"

#include "core/sign_in/passkeys_test.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/totp.hpp"

#include <filesystem>

using namespace holdfast;
using namespace std::chrono_literals;
using sign_in::Progress;
using Step = Progress::Step;
using test::Passkeys;
using test::SoftAuthenticator;
using test::Visit;

ON_EVERY_DATABASE("a new passkey is refused when it answers another question, was made elsewhere, or was not checked") {
    Passkeys scene{kind};
    const std::string session = scene.session_of(scene.ana), other = scene.session_of(scene.ben);
    const auto place = scene.at(session);
    SoftAuthenticator soft;
    const auto is_refused = [&](const sign_in::PasskeyMade& made) { return !scene.add(session, made) && scene.passkeys(scene.ana).empty(); };
    CHECK(is_refused(soft.made(place, scene.challenge_to_add(other))));
    CHECK(is_refused(soft.made(place, scene.question(session))));
    CHECK(is_refused(soft.made(place, scene.challenge_to_add(session), "webauthn.get")));
    soft.origin = "https://elsewhere.example";
    CHECK(is_refused(soft.made(place, scene.challenge_to_add(session))));
    soft.origin = "https://holdfast.example";
    soft.site = "elsewhere.example";
    CHECK(is_refused(soft.made(place, scene.challenge_to_add(session))));
    soft.site = "holdfast.example";
    soft.flags = 0x01;
    CHECK(is_refused(soft.made(place, scene.challenge_to_add(session))));
    soft.flags = 0x05;
    auto made = soft.made(place, scene.challenge_to_add(session));
    made.name = std::string(61, 'x');
    CHECK(is_refused(made));
    made.name = "   ";
    made.attestation += "AAAA";
    CHECK(is_refused(made));
    made.attestation.resize(made.attestation.size() - 4);
    REQUIRE(scene.add(session, made));
    CHECK(scene.passkeys(scene.ana).front().name == "Passkey");
    CHECK(scene.latest_events(1).front() == "access.passkey_added");
}

ON_EVERY_DATABASE("no credential is kept twice, by whomever, and no question answered twice") {
    Visit scene{kind};
    const std::string session = scene.session_of(scene.ben);
    CHECK_FALSE(scene.add(session, scene.soft));
    SoftAuthenticator other, third;
    const std::string challenge = scene.challenge_to_add(session);
    CHECK(scene.add(session, other.made(scene.at(session), challenge)));
    CHECK_FALSE(scene.add(session, third.made(scene.at(session), challenge)));
    CHECK(scene.passkeys(scene.ben).size() == 1);
}

ON_EVERY_DATABASE("an account has twenty passkeys at most") {
    Passkeys scene{kind};
    const std::string session = scene.session_of(scene.ana);
    for (int i = 0; i < 20; ++i) {
        SoftAuthenticator soft;
        REQUIRE(scene.add(session, soft));
    }
    SoftAuthenticator one_more;
    CHECK_FALSE(scene.add(session, one_more));
}

ON_EVERY_DATABASE("a passkey is renamed and removed by its owner alone") {
    Visit scene{kind};
    const std::string anas = scene.session_of(scene.ana), bens = scene.session_of(scene.ben);
    const auto id = scene.passkeys(scene.ana).front().id;
    const auto rename = [&](const std::string& session, const char* name) {
        return scene.change(session, [&](trail::Change& change) { return sign_in::rename_own_passkey(change, id, name); });
    };
    const auto remove = [&](const std::string& session) {
        return scene.change(session, [&](trail::Change& change) { return sign_in::remove_own_passkey(change, id, scene.policy); });
    };
    CHECK_FALSE(rename(bens, "Mine"));
    CHECK_FALSE(remove(bens));
    CHECK(rename(anas, "  Office key "));
    CHECK(scene.passkeys(scene.ana).front().name == "Office key");
    CHECK(remove(anas));
    CHECK(scene.passkeys(scene.ana).empty());
    CHECK(scene.password("ana.lyst").step == Step::signed_in);
}

ON_EVERY_DATABASE("nobody removes the last way to sign in, nor the last second factor that their role needs") {
    Visit scene{kind};
    const std::string session = scene.session_of(scene.ana);
    const auto first = scene.passkeys(scene.ana).front().id;
    const auto remove = [&](Id<sign_in::Passkey> id) {
        return scene.change(session, [&](trail::Change& change) { return sign_in::remove_own_passkey(change, id, scene.policy); });
    };
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [](trail::Change& change) { return sign_in::set_second_factor_rule(change, true); }));
    CHECK(remove(first).refusal().kind == Refusal::Kind::conflict);
    CHECK(scene.passkeys(scene.ana).size() == 1);
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [](trail::Change& change) { return sign_in::set_second_factor_rule(change, false); }));
    scene.database->write([&](store::Writer& writer) {
        writer.execute("UPDATE access_accounts SET password_hash = '' WHERE id = $1", scene.ana);
        return store::Verdict::keep;
    });
    CHECK(remove(first).refusal().kind == Refusal::Kind::conflict);
    const auto has_elsewhere = [&](std::int64_t count) {
        REQUIRE(scene.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            access::set_ways_elsewhere(change, scene.ana, count);
            change.record({"test.linked", {"test", "1"}});
            return Done{};
        }));
    };
    has_elsewhere(1);
    const auto undone = scene.change(session, [&](trail::Change& change) -> Outcome<Done> {
        TRY(sign_in::remove_own_passkey(change, first, scene.policy));
        return conflict("it could be removed");  // an identity of another site is a way to sign in too
    });
    CHECK(undone.refusal().message == "it could be removed");
    has_elsewhere(0);
    CHECK(remove(first).refusal().kind == Refusal::Kind::conflict);
    SoftAuthenticator another;
    REQUIRE(scene.add(session, another));
    CHECK(remove(first));
    CHECK(scene.show(another).step == Step::signed_in);
}

ON_EVERY_DATABASE("who has a passkey may take the app away even where their role needs a second factor, and keeps the recovery codes") {
    Visit scene{kind};
    const trail::KeyFolder keys{(std::filesystem::temp_directory_path() / ("holdfast-keys-" + access::random_token())).string()};
    const std::string session = scene.session_of(scene.ana);
    const std::string code = sign_in::totp_code(sign_in::offered_secret(session, 0), sign_in::totp_step_of(*scene.now));
    REQUIRE(scene.change(session, [&](trail::Change& change) { return sign_in::enrol_totp(change, session, code, keys); }));
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [](trail::Change& change) { return sign_in::set_second_factor_rule(change, true); }));
    CHECK(scene.change(session, [&](trail::Change& change) { return sign_in::remove_own_second_factor(change, scene.policy); }));
    const auto factor =
        scene.ask(scene.visitor, [&](trail::View& view) { return sign_in::second_factor_of(view, *access::find_account(view, scene.ana), scene.policy); });
    CHECK_FALSE(factor.has_app);
    CHECK(factor.passkeys == 1);
    CHECK(factor.unused_codes == 10);
    CHECK(sign_in::factors_in_words(factor) == "A passkey");
    std::filesystem::remove_all(keys.path());
}

ON_EVERY_DATABASE("a code of the app proves again who somebody is, once") {
    Passkeys scene{kind};
    const trail::KeyFolder keys{(std::filesystem::temp_directory_path() / ("holdfast-keys-" + access::random_token())).string()};
    const std::string session = scene.session_of(scene.ana);
    const std::string secret = sign_in::offered_secret(session, 0);
    const auto shows = [&] { return sign_in::totp_code(secret, sign_in::totp_step_of(*scene.now)); };
    REQUIRE(scene.change(session, [&](trail::Change& change) { return sign_in::enrol_totp(change, session, shows(), keys); }));
    *scene.now += 6min;
    const auto prove = [&](const std::string& token, const std::string& code) {
        return sign_in::confirm_with_code(scene.journal, scene.who_is(token), {token, code, keys});
    };
    CHECK(prove(session, "000000").step == Step::refused);
    CHECK(scene.latest_events(1).front() == "access.proof_refused");
    const auto done = prove(session, shows());
    REQUIRE(done.step == Step::signed_in);
    CHECK(scene.identify(done.token).proved_at == *scene.now);
    CHECK_FALSE(scene.who_is(session).is_signed_in());
    CHECK(prove(done.token, shows()).step == Step::refused);
    std::filesystem::remove_all(keys.path());
}

ON_EVERY_DATABASE("an administrator takes away the passkeys of somebody who has lost them, and the sessions end") {
    Visit scene{kind};
    const std::string anas = scene.session_of(scene.ana), adas = scene.session_of(scene.ada);
    CHECK(scene.change(adas, [&](trail::Change& change) { return sign_in::remove_second_factor_of(change, scene.ana, sign_in::IdentityCheck::in_person); }));
    CHECK_FALSE(scene.who_is(anas).is_signed_in());
    CHECK(scene.is_refused("unknown passkey"));
    CHECK(scene.password("ana.lyst").step == Step::signed_in);
}

ON_EVERY_DATABASE("who gets another passkey, or has one taken away, is told by mail") {
    Visit scene{kind};
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        access::set_email(change, scene.ana, "ana@example.org");
        change.record({"test.email_put", {"account", "ana"}});
        return Done{};
    }));
    const auto letters = [&](const std::string& letter) {
        return scene.ask(scene.visitor, [&](trail::View& view) {
            return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE recipient = 'ana@example.org' AND kind = $1", letter);
        });
    };
    SoftAuthenticator another;
    const auto token = scene.session_of(scene.ana);
    REQUIRE(scene.add(token, another));
    CHECK(letters("factor_added") == 1);
    REQUIRE(scene.change(token, [&](trail::Change& change) { return sign_in::remove_own_passkey(change, scene.passkeys(scene.ana).back().id, scene.policy); }));
    CHECK(letters("factor_removed") == 1);
}

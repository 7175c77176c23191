#include "core/sign_in/passkey_service.hpp"

#include "core/sign_in/passkeys_test.hpp"
#include "core/sign_in/second_factor_service.hpp"

#include <filesystem>

using namespace holdfast;
using namespace std::chrono_literals;
using sign_in::Progress;
using Step = Progress::Step;
using test::office;
using test::Passkeys;
using test::SoftAuthenticator;
using test::Visit;

ON_EVERY_DATABASE("a passkey of each kind of key signs in by itself, and the session says with what") {
    Passkeys scene{kind};
    for (const int algorithm : {sign_in::es256, sign_in::eddsa, sign_in::rs256}) {
        SoftAuthenticator soft{algorithm};
        REQUIRE(scene.add(scene.session_of(scene.ana), soft));
        const auto done = scene.show(soft);
        REQUIRE(done.step == Step::signed_in);
        CHECK(scene.who_is(done.token).account == scene.ana);
        CHECK(scene.latest_events(1) == std::vector<std::string>{"access.signed_in"});
        CHECK(scene.latest_detail() == "passkey");
    }
    CHECK(scene.passkeys(scene.ana).size() == 3);
}

ON_EVERY_DATABASE("a passkey of a closed account is unknown, and one of somebody whose post has ended opens nothing") {
    Visit scene{kind};
    scene.database->write([&](store::Writer& writer) {
        writer.execute("UPDATE access_accounts SET is_active = $2 WHERE id = $1", scene.ana, false);
        return store::Verdict::keep;
    });
    CHECK(scene.is_refused("unknown passkey"));
    SoftAuthenticator bens;
    REQUIRE(scene.add(scene.session_of(scene.ben), bens));
    scene.database->write([&](store::Writer& writer) {
        writer.execute("UPDATE access_role_grants SET ended_at = $2 WHERE account_id = $1", scene.ben, *scene.now);
        return store::Verdict::keep;
    });
    CHECK(scene.show(bens).step == Step::no_entry);
}

ON_EVERY_DATABASE("no answer is good twice, and none to a question of another visit, another purpose or another time") {
    Visit scene{kind};
    const auto shown = scene.soft.shown(scene.at(scene.token), scene.question(scene.token));
    CHECK(scene.show(shown).step == Step::signed_in);
    CHECK(scene.is_refused(shown, "used challenge"));
    CHECK(scene.is_refused(scene.soft.shown(scene.at(scene.token), scene.question("another visit")), "foreign challenge"));
    CHECK(scene.is_refused(scene.soft.shown(scene.at(scene.token), sign_in::new_challenge(scene.token, "confirm 1", *scene.now)), "foreign challenge"));
    CHECK(scene.is_refused(scene.soft.shown(scene.at(scene.token), "AAAA"), "foreign challenge"));
    const auto late = scene.soft.shown(scene.at(scene.token), scene.question(scene.token));
    *scene.now += sign_in::challenge_lasts + 1s;
    CHECK(scene.is_refused(late, "late challenge"));
    const auto in_time = scene.soft.shown(scene.at(scene.token), scene.question(scene.token));
    *scene.now += sign_in::challenge_lasts;
    CHECK(scene.show(in_time).step == Step::signed_in);
}

ON_EVERY_DATABASE("a question that was answered wrongly is used up") {
    Visit scene{kind};
    const std::string challenge = scene.question(scene.token);
    auto wrong = scene.soft.shown(scene.at(scene.token), challenge);
    wrong.signature = sign_in::base64url(std::string(70, 'x'));
    CHECK(scene.is_refused(wrong, "wrong signature"));
    CHECK(scene.is_refused(scene.soft.shown(scene.at(scene.token), challenge), "used challenge"));
}

ON_EVERY_DATABASE("a passkey shown on another site's page, or made for another site, is refused") {
    Visit scene{kind};
    for (const auto* origin :
         {"https://holdfast.example.evil", "http://holdfast.example", "https://holdfast.example:8443", "https://www.holdfast.example", ""}) {
        scene.soft.origin = origin;
        CHECK(scene.is_refused("wrong origin"));
    }
    scene.soft.origin = "https://holdfast.example";
    scene.soft.more_words = R"(,"crossOrigin":true)";
    CHECK(scene.is_refused("wrong origin"));
    scene.soft.more_words = R"(,"topOrigin":"https://elsewhere.example")";
    CHECK(scene.is_refused("wrong origin"));
    scene.soft.more_words = "";
    scene.soft.site = "elsewhere.example";
    CHECK(scene.is_refused("wrong site"));
}

ON_EVERY_DATABASE("a passkey added under one name of the site is not taken under another") {
    Visit scene{kind};
    scene.soft.site = "other.example";
    scene.soft.origin = "https://other.example";
    const sign_in::PasskeyPlace place{.token = scene.token, .site = *sign_in::relying_party_of("other.example")};
    CHECK(scene.is_refused(scene.soft.shown(place, scene.question(scene.token)), "wrong site"));
}

ON_EVERY_DATABASE("without somebody there, or without the device having checked who, a passkey is refused") {
    Visit scene{kind};
    scene.soft.flags = 0x04;
    CHECK(scene.is_refused("not present"));
    scene.soft.flags = 0x01;
    CHECK(scene.is_refused("not verified"));
    scene.soft.flags = 0x05;
    CHECK(scene.show(scene.soft).step == Step::signed_in);
}

ON_EVERY_DATABASE("what was changed on the way is refused: the browser's words, the authenticator's, the signature") {
    Visit scene{kind};
    const auto fresh = [&] { return scene.soft.shown(scene.at(scene.token), scene.question(scene.token)); };
    auto shown = fresh();
    const std::string words = *sign_in::from_base64url(shown.client_data);
    shown.client_data = sign_in::base64url(words.substr(0, words.size() - 1) + R"(,"more":1})");
    CHECK(scene.is_refused(shown, "wrong signature"));
    shown = fresh();
    std::string said = *sign_in::from_base64url(shown.authenticator_data);
    said.back() = static_cast<char>(said.back() + 1);
    shown.authenticator_data = sign_in::base64url(said);
    CHECK(scene.is_refused(shown, "wrong signature"));
    shown = fresh();
    shown.signature.clear();
    CHECK(scene.is_refused(shown, "wrong signature"));
    shown = fresh();
    shown.client_data = sign_in::base64url("[]");
    CHECK(scene.is_refused(shown, "malformed"));
    shown = fresh();
    shown.authenticator_data += "AAAA";
    CHECK(scene.is_refused(shown, "malformed"));
    CHECK(scene.is_refused(scene.soft.shown(scene.at(scene.token), scene.question(scene.token), "webauthn.create"), "wrong type"));
}

ON_EVERY_DATABASE("a counter that goes back is refused, and its owner is told; one that stays at nought is not counted") {
    Visit scene{kind};
    scene.soft.counter = 9;
    CHECK(scene.show(scene.soft).step == Step::signed_in);
    for (const std::uint32_t counter : {9U, 3U, 0U}) {
        scene.soft.counter = counter - 1;
        CHECK(scene.is_refused("counter went back"));
    }
    CHECK(scene.passkeys(scene.ana).front().counter_went_back_at == *scene.now);
    CHECK(scene.passkeys(scene.ana).front().counter == 10);
    const auto own_entries = scene.ask(scene.visitor, [&](trail::View& view) { return trail::search(view, {.account = scene.ana.number}, 1); });
    CHECK(own_entries.front().type == "access.passkey_refused");

    SoftAuthenticator shared;
    shared.counter = 0;
    shared.step = 0;
    REQUIRE(scene.add(scene.session_of(scene.ben), shared));
    CHECK(scene.show(shared).step == Step::signed_in);
    CHECK(scene.show(shared).step == Step::signed_in);
}

ON_EVERY_DATABASE("whether a passkey may be kept by several devices never changes; whether it is at present is kept up to date") {
    Visit scene{kind};
    scene.soft.flags = 0x0D;
    CHECK(scene.is_refused("backup eligibility changed"));
    SoftAuthenticator shared;
    shared.flags = 0x0D;
    REQUIRE(scene.add(scene.session_of(scene.ben), shared));
    CHECK_FALSE(scene.passkeys(scene.ben).front().is_backed_up);
    shared.flags = 0x1D;
    CHECK(scene.show(shared).step == Step::signed_in);
    CHECK(scene.passkeys(scene.ben).front().is_backed_up);
    shared.flags = 0x15;  // backed up and yet not to be backed up
    const std::string token = access::random_token();
    CHECK(scene.is_refused(shared.shown(scene.at(token), scene.question(token)), "malformed"));
}

ON_EVERY_DATABASE("an unknown passkey, a removed one, and one that says it is of another account are refused") {
    Visit scene{kind};
    scene.soft.account_handle = sign_in::user_handle_of(scene.ben);
    CHECK(scene.is_refused("passkey of another account"));
    scene.soft.account_handle = "";
    CHECK(scene.is_refused("passkey of another account"));
    scene.soft.account_handle = sign_in::user_handle_of(scene.ana);
    SoftAuthenticator stranger;
    CHECK(scene.is_refused(stranger.shown(scene.at(scene.token), scene.question(scene.token)), "unknown passkey"));
    const std::string session = scene.session_of(scene.ana);
    REQUIRE(
        scene.change(session, [&](trail::Change& change) { return sign_in::remove_own_passkey(change, scene.passkeys(scene.ana).front().id, scene.policy); }));
    CHECK(scene.latest_events(1).front() == "access.passkey_removed");
    CHECK(scene.is_refused("unknown passkey"));
}

ON_EVERY_DATABASE("who tries many passkeys from one place waits") {
    Visit scene{kind};
    SoftAuthenticator stranger;
    for (int i = 0; i < 51; ++i) CHECK(scene.show(stranger).step == Step::refused);
    CHECK(scene.show(scene.soft).step == Step::wait);
    *scene.now += 1s;
    CHECK(scene.show(scene.soft).step == Step::signed_in);
}

ON_EVERY_DATABASE("after the password, who has a passkey is asked for one of their own") {
    Visit scene{kind};
    SoftAuthenticator bens;
    REQUIRE(scene.add(scene.session_of(scene.ben), bens));
    const auto visit = scene.password("ana.lyst");
    REQUIRE(visit.step == Step::code);
    CHECK_FALSE(scene.who_is(visit.token).is_signed_in());
    const auto place = scene.at(visit.token);
    const auto asked = scene.ask(scene.visitor, [&](trail::View& view) { return sign_in::ask_for_second(view, place); });
    REQUIRE(asked);
    CHECK(asked->credentials == std::vector<std::string>{sign_in::base64url(scene.soft.id)});
    const auto second = [&](const sign_in::PasskeyShown& shown) { return sign_in::sign_in_with_second_passkey(scene.journal, scene.visitor, shown, office); };
    CHECK(second(bens.shown(place, asked->challenge)).step == Step::refused);
    CHECK(scene.latest_detail() == "passkey of another account");
    const auto again = scene.ask(scene.visitor, [&](trail::View& view) { return sign_in::ask_for_second(view, place); });
    scene.soft.account_handle.clear();  // an authenticator that was asked for one by name need not say whose it is
    const auto done = second(scene.soft.shown(place, again->challenge));
    REQUIRE(done.step == Step::signed_in);
    CHECK(scene.latest_detail() == "password and passkey");
    CHECK(second(scene.soft.shown(place, again->challenge)).reason.find("took too long") != std::string::npos);
}

ON_EVERY_DATABASE("with a first passkey come recovery codes, which sign in after the password when the device is lost") {
    Passkeys scene{kind};
    SoftAuthenticator soft, another;
    const auto codes = scene.add(scene.session_of(scene.ana), soft);
    REQUIRE(codes);
    REQUIRE(codes->size() == 10);
    CHECK(scene.add(scene.session_of(scene.ana), another)->empty());
    const auto visit = scene.password("ana.lyst");
    REQUIRE(visit.step == Step::code);
    const trail::KeyFolder keys{(std::filesystem::temp_directory_path() / ("holdfast-keys-" + access::random_token())).string()};
    CHECK(sign_in::sign_in_with_code(scene.journal, scene.visitor, {visit.token, "000000", keys}, office).step == Step::refused);
    CHECK(sign_in::sign_in_with_code(scene.journal, scene.visitor, {visit.token, codes->front(), keys}, office).step == Step::signed_in);
    std::filesystem::remove_all(keys.path());
}

ON_EVERY_DATABASE("who has to set up a second factor can make it a passkey, and is in") {
    Passkeys scene{kind};
    REQUIRE(scene.journal.change(trail::operator_named(), "test", [](trail::Change& change) { return sign_in::set_second_factor_rule(change, true); }));
    const auto visit = scene.password("ana.lyst");
    REQUIRE(visit.step == Step::enrol);
    SoftAuthenticator soft;
    const auto place = scene.at(visit.token);
    const auto offer = scene.ask(scene.visitor, [&](trail::View& view) { return sign_in::offer_passkey(view, place); });
    REQUIRE(offer);
    CHECK(offer->user_name == "ana.lyst");
    const auto adding = [&](const sign_in::PasskeyMade& made) { return sign_in::sign_in_adding_passkey(scene.journal, scene.visitor, made, office); };
    CHECK(adding(soft.made(scene.at("no visit"), offer->question.challenge)).step == Step::refused);
    CHECK(adding(soft.made(place, scene.question(visit.token))).step == Step::refused);
    const auto done = adding(soft.made(place, offer->question.challenge));
    REQUIRE(done.step == Step::signed_in);
    CHECK(done.codes.size() == 10);
    CHECK(scene.who_is(done.token).account == scene.ana);
    CHECK(scene.password("ana.lyst").step == Step::code);
}

ON_EVERY_DATABASE("a passkey proves again who somebody is, in their own session, with a new token") {
    Visit scene{kind};
    const std::string anas = scene.session_of(scene.ana), bens = scene.session_of(scene.ben);
    *scene.now += 6min;
    const auto asked = [&](const std::string& session) {
        return scene.ask(scene.who_is(session), [&](trail::View& view) { return sign_in::ask_to_confirm(view, scene.at(session)); });
    };
    const auto prove = [&](const std::string& session, const std::string& challenge) {
        return sign_in::confirm_with_passkey(scene.journal, scene.who_is(session), scene.soft.shown(scene.at(session), challenge));
    };
    CHECK_FALSE(asked(bens));
    CHECK(prove(bens, sign_in::new_challenge(bens, "confirm " + std::to_string(scene.ben.number), *scene.now)).step == Step::refused);
    CHECK(scene.latest_detail() == "passkey of another account");
    CHECK(prove(anas, scene.question(anas)).step == Step::refused);
    const auto done = prove(anas, asked(anas)->challenge);
    REQUIRE(done.step == Step::signed_in);
    CHECK(scene.latest_events(1).front() == "access.proved_again");
    CHECK_FALSE(scene.who_is(anas).is_signed_in());
    CHECK(scene.identify(done.token).proved_at == *scene.now);
}

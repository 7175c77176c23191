#include "core/sign_in/passkey_service.hpp"

#include "core/access/secret.hpp"
#include "core/sign_in/attempt_service.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/totp.hpp"
#include "core/sign_in/soft_authenticator_test.hpp"
#include "core/trail/search_store.hpp"
#include "support/people.hpp"

#include <filesystem>
#include <functional>

using namespace holdfast;
using namespace std::chrono_literals;
using sign_in::Progress;
using Step = Progress::Step;
using test::SoftAuthenticator;

static const sign_in::Place office{.address = "192.0.2.7", .user_agent = "Firefox Windows"};

namespace {

/// People, some of whom have passkeys.
struct Passkeys : test::People {
    using test::People::People;

    sign_in::SecondFactorPolicy policy{.roles = &roles, .reading = {{"thing.read", "Read"}}};

    static sign_in::PasskeyPlace at(const std::string& token) { return {.token = token, .site = *sign_in::relying_party_of("holdfast.example")}; }
    /// A session of somebody, however it came about.
    std::string session_of(Id<trail::Account> account) {
        return journal
            .change(visitor, "test",
                    [&](trail::Change& made) -> Outcome<Progress> { return sign_in::open_session(made, account, office, sign_in::Proof{"test"}); })
            ->token;
    }
    Progress password(const std::string& user_name) { return sign_in::sign_in(journal, visitor, {user_name, People::password, policy}, office); }

    template <class Ask>
    auto ask(const trail::Actor& actor, const Ask& ask_of) {
        using Asked = std::invoke_result_t<Ask, trail::View&>;
        return *journal.view(actor, [&](trail::View& view) -> Outcome<Asked> { return ask_of(view); });
    }
    template <class Act>
    auto change(const std::string& token, Act act) {
        return journal.change(who_is(token), "test", act);
    }
    std::string challenge_to_add(const std::string& token) {
        return ask(who_is(token), [&](trail::View& view) { return sign_in::offer_passkey(view, at(token)); })->question.challenge;
    }
    Outcome<std::vector<std::string>> add(const std::string& token, const sign_in::PasskeyMade& made) {
        return change(token, [&](trail::Change& made_in) { return sign_in::add_passkey(made_in, made); });
    }
    /// Adds this authenticator's passkey to the account that this session is of.
    Outcome<std::vector<std::string>> add(const std::string& token, SoftAuthenticator& soft) {
        soft.account_handle = sign_in::user_handle_of(who_is(token).account);
        return add(token, soft.made(at(token), challenge_to_add(token)));
    }
    std::string question(const std::string& token) { return sign_in::ask_to_sign_in(at(token), *now).challenge; }
    Progress show(const sign_in::PasskeyShown& shown) { return sign_in::sign_in_with_passkey(journal, visitor, shown, office); }
    Progress show(SoftAuthenticator& soft) {
        const std::string token = access::random_token();
        return show(soft.shown(at(token), question(token)));
    }
    std::vector<sign_in::Passkey> passkeys(Id<trail::Account> account) {
        return ask(visitor, [&](trail::View& view) { return sign_in::passkeys_of(view, account); });
    }
    std::string latest_detail() {
        return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::string> { return trail::latest_events(view, 1).front().detail; });
    }
};

/// Ana with a passkey, and a visit that is asked for it.
struct Visit : Passkeys {
    explicit Visit(const std::string& kind) : Passkeys(kind) { REQUIRE(add(session_of(ana), soft)); }

    SoftAuthenticator soft{};
    std::string token = access::random_token();

    /// Whether what was shown is refused, for this reason and no other.
    bool is_refused(const sign_in::PasskeyShown& shown, std::string_view why) {
        const Progress progress = show(shown);
        CHECK(latest_detail() == why);
        return progress.step == Step::refused && progress.token.empty() && latest_events(1).front() == "access.passkey_refused";
    }
    bool is_refused(std::string_view why) { return is_refused(soft.shown(at(token), question(token)), why); }
};

}  // namespace

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

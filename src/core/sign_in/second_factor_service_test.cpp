#include "core/sign_in/second_factor_service.hpp"

#include "core/access/secret.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/totp.hpp"
#include "support/people.hpp"

#include <filesystem>

using namespace holdfast;
using namespace std::chrono_literals;
using sign_in::Progress;
using Step = Progress::Step;

static const sign_in::Place office{.address = "192.0.2.7", .user_agent = "Firefox Windows"};

/// A folder of keys that is gone with the test.
struct Keys {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("holdfast-keys-" + access::random_token());
    trail::KeyFolder folder{path.string()};
    ~Keys() { std::filesystem::remove_all(path); }
};

/// People, with the app of one of them beside.
struct Scene : test::People {
    using test::People::People;

    Keys keys{};
    std::string secret{};  ///< what the app holds
    std::vector<std::string> codes{};
    sign_in::SecondFactorPolicy policy{.roles = &roles, .reading = {{"thing.read", "Read"}}};

    std::string app_shows() const { return sign_in::totp_code(secret, sign_in::totp_step_of(*now)); }
    Progress password(const std::string& user_name) { return sign_in::sign_in(journal, visitor, {user_name, People::password, policy}, office); }
    Progress code(const std::string& visit, const std::string& typed) {
        return sign_in::sign_in_with_code(journal, visitor, {visit, typed, keys.folder}, office);
    }
    template <class Act>
    auto change(const std::string& token, Act act) {
        return journal.change(who_is(token), "test", act);
    }
    void scan(const trail::Actor& actor, const std::string& token) {
        const auto offer =
            *journal.view(actor, [&](trail::View& view) -> Outcome<std::optional<sign_in::Offer>> { return sign_in::offer_totp(view, token, "The Board"); });
        REQUIRE(offer);
        const auto totp =
            *journal.view(actor, [&](trail::View& view) -> Outcome<std::optional<sign_in::Totp>> { return sign_in::find_totp(view, actor.account); });
        secret = sign_in::offered_secret(token, totp ? totp->last_step : 0);
        CHECK(offer->secret == sign_in::base32(secret));
    }
    Outcome<std::vector<std::string>> enrol(const std::string& token) {
        scan(who_is(token), token);
        auto enrolled = change(token, [&](trail::Change& made) { return sign_in::enrol_totp(made, token, app_shows(), keys.folder); });
        if (enrolled) codes = *enrolled;
        *now += 60s;
        return enrolled;
    }
    void rule_is(bool is_on) {
        REQUIRE(journal.change(trail::operator_named(), "test", [&](trail::Change& made) { return sign_in::set_second_factor_rule(made, is_on); }));
    }
    sign_in::SecondFactor factor_of(Id<trail::Account> account) {
        return *journal.view(visitor, [&](trail::View& view) -> Outcome<sign_in::SecondFactor> {
            return sign_in::second_factor_of(view, *access::find_account(view, account), policy);
        });
    }
};

ON_EVERY_DATABASE("who has an app is asked for its code after the password, and is nobody until it is right") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    const auto visit = scene.password("ana.lyst");
    REQUIRE(visit.step == Step::code);
    CHECK_FALSE(scene.who_is(visit.token).is_signed_in());
    CHECK(scene.code(visit.token, "000000").step == Step::refused);
    const auto done = scene.code(visit.token, scene.app_shows());
    REQUIRE(done.step == Step::signed_in);
    CHECK(done.token != visit.token);
    CHECK(scene.who_is(done.token).name == "ana.lyst");
    CHECK(scene.latest_events(3) == std::vector<std::string>{"access.signed_in", "access.code_refused", "access.password_accepted"});
}

ON_EVERY_DATABASE("no code is good twice, not even in another visit") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    const std::string shown = scene.app_shows();
    CHECK(scene.code(scene.password("ana.lyst").token, shown).step == Step::signed_in);
    CHECK(scene.code(scene.password("ana.lyst").token, shown).step == Step::refused);
}

ON_EVERY_DATABASE("a visit is good once and for ten minutes, and one that never knew a password is good for nothing") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    const auto visit = scene.password("ana.lyst");
    CHECK(scene.code("no visit", scene.app_shows()).step == Step::refused);
    CHECK(scene.code(visit.token, scene.app_shows()).step == Step::signed_in);
    *scene.now += 60s;
    CHECK(scene.code(visit.token, scene.app_shows()).step == Step::refused);
    const auto late = scene.password("ana.lyst");
    *scene.now += 10min;
    CHECK_FALSE(scene.code(late.token, scene.app_shows()).reason.empty());
}

ON_EVERY_DATABASE("who guesses codes waits, longer each time, also when they start again with the password") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    for (int i = 0; i < 6; ++i) CHECK(scene.code(scene.password("ana.lyst").token, "000000").step == Step::refused);
    const auto visit = scene.password("ana.lyst");
    CHECK(scene.code(visit.token, scene.app_shows()).step == Step::wait);
    *scene.now += 1s;
    CHECK(scene.code(visit.token, scene.app_shows()).step == Step::signed_in);
}

ON_EVERY_DATABASE("each recovery code signs in once; new ones replace all") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    CHECK(scene.factor_of(scene.ana).unused_codes == 10);
    const auto in = scene.code(scene.password("ana.lyst").token, scene.codes[3]);
    REQUIRE(in.step == Step::signed_in);
    CHECK(scene.code(scene.password("ana.lyst").token, scene.codes[3]).step == Step::refused);
    CHECK(scene.factor_of(scene.ana).unused_codes == 9);
    const auto renewed = scene.change(in.token, [&](trail::Change& change) { return sign_in::renew_recovery_codes(change); });
    REQUIRE(renewed);
    CHECK(scene.code(scene.password("ana.lyst").token, scene.codes[4]).step == Step::refused);
    CHECK(scene.code(scene.password("ana.lyst").token, renewed->front()).step == Step::signed_in);
}

ON_EVERY_DATABASE("an app is enrolled only with a code that it shows, and another app takes its place") {
    Scene scene{kind};
    const std::string token = scene.password("ana.lyst").token;
    CHECK_FALSE(scene.change(token, [&](trail::Change& change) { return sign_in::enrol_totp(change, token, "000000", scene.keys.folder); }));
    CHECK_FALSE(scene.factor_of(scene.ana).is_enrolled());
    REQUIRE(scene.enrol(token));
    const std::string old_secret = scene.secret;
    REQUIRE(scene.enrol(token));
    CHECK(scene.secret != old_secret);
    const auto visit = scene.password("ana.lyst");
    CHECK(scene.code(visit.token, sign_in::totp_code(old_secret, sign_in::totp_step_of(*scene.now))).step == Step::refused);
    CHECK(scene.code(visit.token, scene.app_shows()).step == Step::signed_in);
}

ON_EVERY_DATABASE("where the rule is on, who may do more than read sets one up before the first session; readers need none") {
    Scene scene{kind};
    CHECK(scene.password("ana.lyst").step == Step::signed_in);
    scene.rule_is(true);
    CHECK(scene.password("ben.reader").step == Step::signed_in);
    const auto visit = scene.password("ana.lyst");
    REQUIRE(visit.step == Step::enrol);
    CHECK_FALSE(scene.who_is(visit.token).is_signed_in());
    CHECK(scene.code(visit.token, "000000").step == Step::refused);
    scene.scan(scene.visitor, visit.token);
    const auto enrol = [&](const std::string& code) {
        return sign_in::sign_in_enrolling(scene.journal, scene.visitor, {visit.token, code, scene.keys.folder}, office);
    };
    CHECK(enrol("000000").step == Step::refused);
    const auto done = enrol(scene.app_shows());
    REQUIRE(done.step == Step::signed_in);
    CHECK(done.codes.size() == 10);
    CHECK(scene.who_is(done.token).name == "ana.lyst");
    *scene.now += 60s;
    CHECK(scene.password("ana.lyst").step == Step::code);
}

static constexpr auto in_person = sign_in::IdentityCheck::in_person;

ON_EVERY_DATABASE("a lost second factor is not taken away before somebody made sure who asks for it, and the trail says how") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    const std::string adas = scene.password("ada.min").token;
    const auto unchecked = scene.change(adas, [&](trail::Change& change) { return sign_in::remove_second_factor_of(change, scene.ana, std::nullopt); });
    REQUIRE_FALSE(unchecked);
    CHECK(unchecked.refusal().errors.front().field == "check");
    CHECK(scene.password("ana.lyst").step == Step::code);
    CHECK_FALSE(sign_in::identity_check_named("").has_value());
    CHECK_FALSE(sign_in::identity_check_named("they said so").has_value());
    REQUIRE(scene.change(
        adas, [&](trail::Change& change) { return sign_in::remove_second_factor_of(change, scene.ana, sign_in::identity_check_named("by_call_back")); }));
    const auto latest =
        *scene.journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<trail::TrailEntry> { return trail::latest_events(view, 1).at(0); });
    CHECK(latest.type == "access.second_factor_removed");
    CHECK(latest.detail.find("by calling back a number known before") != std::string::npos);
    CHECK(scene.password("ana.lyst").step == Step::signed_in);
}

ON_EVERY_DATABASE("nobody takes away a second factor that their role needs; an administrator can, and the sessions end") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    const std::string anas = scene.code(scene.password("ana.lyst").token, scene.app_shows()).token;
    const std::string adas = scene.password("ada.min").token, bens = scene.password("ben.reader").token;
    scene.rule_is(true);
    CHECK_FALSE(scene.change(anas, [&](trail::Change& change) { return sign_in::remove_own_second_factor(change, scene.policy); }));
    CHECK_FALSE(scene.change(bens, [&](trail::Change& change) { return sign_in::remove_second_factor_of(change, scene.ana, in_person); }));
    CHECK_FALSE(scene.change(bens, [&](trail::Change& change) { return sign_in::set_second_factor_rule(change, false); }));
    CHECK(scene.change(adas, [&](trail::Change& change) { return sign_in::remove_second_factor_of(change, scene.ana, in_person); }));
    CHECK_FALSE(scene.who_is(anas).is_signed_in());
    CHECK(scene.password("ana.lyst").step == Step::enrol);
}

ON_EVERY_DATABASE("where no rule asks for it, its owner takes the second factor away and the password is enough again") {
    Scene scene{kind};
    const std::string token = scene.password("ana.lyst").token;
    REQUIRE(scene.enrol(token));
    CHECK(scene.change(token, [&](trail::Change& change) { return sign_in::remove_own_second_factor(change, scene.policy); }));
    CHECK(scene.password("ana.lyst").step == Step::signed_in);
    CHECK(scene.factor_of(scene.ana).unused_codes == 0);
}

ON_EVERY_DATABASE("the database alone does not tell the app's secret nor a recovery code") {
    Scene scene{kind};
    REQUIRE(scene.enrol(scene.password("ana.lyst").token));
    scene.database->read([&](store::Reader& reader) {
        const auto kept = reader.value<std::string>("SELECT sealed_secret FROM sign_in_totp WHERE account_id = $1", scene.ana);
        CHECK(kept.find(scene.secret) == std::string::npos);
        CHECK(kept.find(sign_in::base32(scene.secret)) == std::string::npos);
        for (const auto& code : scene.codes)
            CHECK(reader.value<std::int64_t>("SELECT COUNT(*) FROM sign_in_recovery_codes WHERE code_fingerprint = $1", code) == 0);
    });
    std::filesystem::remove_all(scene.keys.path);
    CHECK(scene.code(scene.password("ana.lyst").token, scene.app_shows()).step == Step::refused);
    CHECK(scene.code(scene.password("ana.lyst").token, scene.codes[0]).step == Step::signed_in);
}

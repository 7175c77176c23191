#include "core/access/people_test.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/sign_in/invitation_service.hpp"
#include "core/sign_in/reset_service.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/sign_in/totp.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::sign_in;
using access::test::People;

namespace {
/// People, some of whom have no password, with a folder of keys and a queue of mail that is looked into.
struct Town : People {
    test::TemporaryFolder folder{};
    trail::KeyFolder keys{folder.path() + "/keys"};

    explicit Town(const std::string& kind) : People(kind) {
        for (auto& role : roles)
            if (role.key == "administrator" || role.key == "lead") role.permissions.push_back(access::permissions::invite);
    }
    LinkMail mail() const { return {.keys = keys, .partnership = "Example"}; }

    Id<trail::Account> newcomer(const std::string& user_name, const std::string& email, bool has_post = true) {
        const auto id = *change(root(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_put", {"account", user_name}});
            return access::insert_account(change, {.user_name = user_name, .name = user_name, .agency = "The Constabulary", .email = email}, "").value();
        });
        if (has_post) REQUIRE(take_post(id, {"analyst"}));
        return id;
    }
    /// Somebody with a password and an address.
    Id<trail::Account> resident(const std::string& user_name) {
        const auto id = add(user_name, "analyst");
        REQUIRE(change(root(), [&](trail::Change& change) { return change_email(change, id, user_name + "@example.org"); }));
        return id;
    }
    Outcome<Done> invite(Id<trail::Account> account, const trail::Actor& actor = root()) {
        return change(actor, [&](trail::Change& change) { return sign_in::invite(change, account, mail(), roles); });
    }
    /// The keys in the letters that wait, the latest last.
    std::vector<std::string> sent_keys() {
        std::vector<std::pair<std::string, std::string>> sealed_keys;
        database->read([&](store::Reader& reader) {
            reader.each("SELECT sealed_key, about FROM notices_messages WHERE state = 'waiting' AND sealed_key <> '' ORDER BY id",
                        [&](const store::Row& row) { sealed_keys.emplace_back(row.get<std::string>(0), row.get<std::string>(1)); });
        });
        std::vector<std::string> opened;
        for (const auto& [sealed_key, about] : sealed_keys) opened.push_back(opened_link_key(sealed_key, about, keys).value());
        return opened;
    }
    std::int64_t letters(const std::string& kind) {
        return look([&](trail::View& view) {
            return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE kind = $1 AND state = 'waiting'", kind);
        });
    }
    bool is_open(const std::string& key) {
        return look([&](trail::View& view) { return open_link(view, key).has_value(); });
    }
    Outcome<Done> choose(const std::string& key, const std::string& chosen = password) {
        return choose_password(journal, trail::nobody("127.0.0.1"), {.key = key, .password = chosen, .partnership = "Example"});
    }
    /// Sets up an authenticator app for the person who signed in last.
    bool enrol_app(Id<trail::Account> account) {
        trail::Actor actor = acting(account, "analyst");
        const auto totp = look([&](trail::View& view) { return find_totp(view, account); });
        const auto secret = offered_secret(token, totp ? totp->last_step : 0);
        return static_cast<bool>(
            change(actor, [&](trail::Change& change) { return enrol_totp(change, token, totp_code(secret, totp_step_of(change.now())), keys); }));
    }
    std::chrono::seconds wish(const std::string& typed, const std::string& address = "127.0.0.1") {
        return wish_for_reset(journal, trail::nobody(address), typed, {.address = address}, keys);
    }
    int answered() { return answer_wishes(journal, mail()); }
    std::int64_t rows(store::Sql sql) {
        return look([&](trail::View& view) { return view.reader().value<std::int64_t>(sql); });
    }
};
}  // namespace

ON_EVERY_DATABASE("an invited person chooses a password with the link of the mail, once") {
    Town town(kind);
    const auto ann = town.newcomer("ann", "ann@example.org");
    REQUIRE(town.invite(ann));
    REQUIRE(town.sent_keys().size() == 1);
    const auto key = town.sent_keys().front();
    CHECK(key.size() == 43);
    CHECK(town.is_open(key));
    CHECK(town.is_open(key));
    CHECK_FALSE(town.choose(key, "too short"));
    CHECK(town.is_open(key));
    CHECK(town.choose(key));
    CHECK(town.signs_in("ann"));
    CHECK_FALSE(town.is_open(key));
    CHECK_FALSE(town.choose(key, "another long password"));
    CHECK(town.signs_in("ann"));
    CHECK(town.rows("SELECT COUNT(*) FROM trail_events WHERE type = 'access.password_chosen' AND detail = 'by invitation'") == 1);
}

ON_EVERY_DATABASE("neither the database nor the trail holds the key of a link") {
    Town town(kind);
    REQUIRE(town.invite(town.newcomer("ann", "ann@example.org")));
    const auto key = town.sent_keys().front();
    const auto found = [&](const std::string& text) { return text.find(key) != std::string::npos; };
    town.database->read([&](store::Reader& reader) {
        reader.each("SELECT body || sealed_key || subject FROM notices_messages", [&](const store::Row& row) { CHECK_FALSE(found(row.get<std::string>(0))); });
        reader.each("SELECT key_fingerprint FROM sign_in_links", [&](const store::Row& row) { CHECK_FALSE(found(row.get<std::string>(0))); });
        reader.each("SELECT detail || reason FROM trail_events", [&](const store::Row& row) { CHECK_FALSE(found(row.get<std::string>(0))); });
    });
    CHECK_FALSE(opened_link_key("nonsense", "account 1", town.keys));
    const test::TemporaryFolder elsewhere;
    town.database->read([&](store::Reader& reader) {
        const auto sealed_key = reader.value<std::string>("SELECT sealed_key FROM notices_messages");
        CHECK_FALSE(opened_link_key(sealed_key, "account 999", town.keys));
        CHECK_FALSE(opened_link_key(sealed_key, "account 1", trail::KeyFolder(elsewhere.path())));
    });
}

ON_EVERY_DATABASE("inviting again ends the link before and takes its letter back; an invitation lasts 72 hours") {
    Town town(kind);
    const auto ann = town.newcomer("ann", "ann@example.org");
    REQUIRE(town.invite(ann));
    const auto first = town.sent_keys().front();
    REQUIRE(town.invite(ann));
    REQUIRE(town.sent_keys().size() == 1);
    const auto second = town.sent_keys().front();
    CHECK_FALSE(town.is_open(first));
    CHECK(town.is_open(second));
    *town.morning.now += std::chrono::hours{72} - std::chrono::milliseconds{1};
    CHECK(town.is_open(second));
    *town.morning.now += std::chrono::milliseconds{1};
    CHECK_FALSE(town.is_open(second));
    CHECK_FALSE(town.choose(second));
}

ON_EVERY_DATABASE("nobody is invited without a post, an address or an agreement in date, or with a password") {
    Town town(kind);
    CHECK(town.invite(town.newcomer("idle", "idle@example.org", false)).refusal().message == "They have no post or role.");
    CHECK(town.invite(town.newcomer("ann", "")).refusal().message == "Their e-mail address is not known.");
    CHECK(town.invite(town.resident("bo")).refusal().kind == Refusal::Kind::not_found);
    const auto cy = town.newcomer("cy", "cy@example.org");
    town.agreement_ends(town.morning.today() - std::chrono::days{1});
    CHECK(town.invite(cy).refusal().message == "Their agency has no information-sharing agreement in date.");
    CHECK(town.letters("invitation") == 0);
}

ON_EVERY_DATABASE("a lead invites the people of the agency and no others; who leads nowhere invites nobody") {
    Town town(kind);
    const auto lead = town.add("lead", "lead");
    const auto ann = town.newcomer("ann", "ann@example.org");
    const auto stranger = town.newcomer("stranger", "stranger@example.org", false);
    const auto trust = town.other_agency();
    REQUIRE(town.change(People::root(), [&](trail::Change& change) {
        return access::take_post(change, {.post = {.account = stranger, .agency = trust, .title = "Nurse", .from = town.morning.today()}, .roles = {"analyst"}},
                                 town.roles);
    }));
    CHECK(town.invite(ann, town.acting(lead, "lead")));
    CHECK(town.invite(stranger, town.acting(lead, "lead")).refusal().kind == Refusal::Kind::not_found);
    CHECK(town.invite(ann, town.acting(town.add("bo", "analyst"), "analyst")).refusal().kind == Refusal::Kind::not_found);
    CHECK_FALSE(town.change(town.acting(lead, "lead"), [&](trail::Change& change) { return hand_over_invitation(change, ann, town.roles); }));
}

ON_EVERY_DATABASE("all who were not invited are invited together; those whose link is open are left alone") {
    Town town(kind);
    REQUIRE(town.invite(town.newcomer("ann", "ann@example.org")));
    town.newcomer("bo", "bo@example.org");
    town.newcomer("cy", "");
    town.newcomer("di", "di@example.org");
    const auto all = [&] { return *town.change(People::root(), [&](trail::Change& change) { return invite_all(change, town.mail(), town.roles); }); };
    CHECK(all() == 2);
    CHECK(all() == 0);
    *town.morning.now += std::chrono::hours{72};
    CHECK(all() == 3);
}

ON_EVERY_DATABASE("an invitation that is handed over is in no mail, and ends the one before") {
    Town town(kind);
    const auto ann = town.newcomer("ann", "");
    const auto key = *town.change(People::root(), [&](trail::Change& change) { return hand_over_invitation(change, ann, town.roles); });
    CHECK(town.letters("invitation") == 0);
    CHECK(town.rows("SELECT COUNT(*) FROM trail_events WHERE type = 'access.invited' AND detail = 'by hand'") == 1);
    CHECK(town.choose(key));
    CHECK(town.signs_in("ann"));
}

ON_EVERY_DATABASE("who has forgotten their password gets a link for 30 minutes; choosing a new one ends every session and is told by mail") {
    Town town(kind);
    const auto ann = town.resident("ann");
    REQUIRE(town.signs_in("ann"));
    CHECK(town.wish("ann").count() == 0);
    CHECK(town.answered() == 1);
    const auto key = town.sent_keys().back();
    CHECK(town.choose(key, "an even longer sentence of words"));
    CHECK(town.open_sessions(ann) == 0);
    CHECK_FALSE(town.signs_in("ann"));
    CHECK(town.letters("password_changed") == 1);
    CHECK_FALSE(town.choose(key));
    CHECK(town.wish("ANN@example.org").count() == 0);
    CHECK(town.answered() == 1);
    const auto late = town.sent_keys().back();
    *town.morning.now += std::chrono::minutes{30};
    CHECK_FALSE(town.is_open(late));
}

ON_EVERY_DATABASE("a second factor stays when a forgotten password is replaced, and is asked for at the next sign-in") {
    Town town(kind);
    const auto ann = town.resident("ann");
    REQUIRE(town.signs_in("ann"));
    REQUIRE(town.enrol_app(ann));
    REQUIRE(town.wish("ann").count() == 0);
    REQUIRE(town.answered() == 1);
    REQUIRE(town.choose(town.sent_keys().back(), "an even longer sentence of words"));
    const auto progress = sign_in::sign_in(town.journal, trail::nobody("127.0.0.1"), {"ann", "an even longer sentence of words"}, {.address = "127.0.0.1"});
    CHECK(progress.step == Progress::Step::code);
}

ON_EVERY_DATABASE("people are told by mail when their password or their second factor changes, whoever changed it") {
    Town town(kind);
    const auto ann = town.resident("ann");
    REQUIRE(town.signs_in("ann"));
    REQUIRE(change_password(town.journal, town.acting(ann, "analyst"),
                            {.old_password = People::password, .new_password = "an even longer sentence of words", .partnership = "Example"}));
    CHECK(town.letters("password_changed") == 1);
    REQUIRE(town.enrol_app(ann));
    CHECK(town.letters("factor_added") == 1);
    REQUIRE(town.change(People::root(), [&](trail::Change& change) { return remove_second_factor_of(change, ann, sign_in::IdentityCheck::in_person); }));
    CHECK(town.letters("factor_removed") == 1);
    REQUIRE(town.enrol_app(ann));
    REQUIRE(town.change(town.acting(ann, "analyst"), [](trail::Change& change) { return remove_own_second_factor(change, {}); }));
    CHECK(town.letters("factor_removed") == 2);
}

ON_EVERY_DATABASE("the other administrators are told by mail that a role waits for a second person; who proposed it and who would get it are not") {
    Town town(kind);
    const auto root = town.add("root", "administrator"), second = town.add("second", "administrator"), ann = town.resident("ann");
    for (const auto account : {root, second})
        REQUIRE(town.change(People::root(),
                            [&](trail::Change& change) { return change_email(change, account, "admin" + std::to_string(account.number) + "@example.org"); }));
    REQUIRE(town.change(town.acting(root, "administrator"), [&](trail::Change& change) {
        return access::grant_role(change, {.account = ann, .role = "administrator", .agency = town.agency}, town.roles);
    }));
    CHECK(town.letters("grant_awaits") == 1);
    CHECK(town.rows("SELECT COUNT(*) FROM notices_messages n JOIN access_accounts a ON a.email = n.recipient WHERE n.kind = 'grant_awaits' AND a.user_name = "
                    "'second'") == 1);
}

ON_EVERY_DATABASE("a wish writes the same whether anybody has the name or not, and nothing of what was typed") {
    Town town(kind);
    town.resident("ann");
    const auto written = [&](const std::string& typed) {
        const auto events = town.rows("SELECT COUNT(*) FROM trail_events"), wishes = town.rows("SELECT COUNT(*) FROM sign_in_wishes"),
                   counts = town.rows("SELECT COUNT(*) FROM sign_in_failures");
        CHECK(town.wish(typed, "192.0.2." + std::to_string(events)).count() == 0);
        return std::vector{town.rows("SELECT COUNT(*) FROM trail_events") - events, town.rows("SELECT COUNT(*) FROM sign_in_wishes") - wishes,
                           town.rows("SELECT COUNT(*) FROM sign_in_failures") - counts};
    };
    CHECK(written("ann") == written("nobody-at-all"));
    CHECK(town.rows("SELECT COUNT(*) FROM sign_in_wishes WHERE sealed LIKE '%nobody%'") == 0);
    CHECK(town.rows("SELECT COUNT(*) FROM trail_events WHERE type = 'access.reset_asked' AND account_id <> 0") == 0);
    CHECK(town.answered() == 1);
    CHECK(town.letters("reset") == 1);
    CHECK(town.rows("SELECT COUNT(*) FROM sign_in_wishes") == 0);
}

ON_EVERY_DATABASE("nobody gets a link who has no password, no address, or may not enter today") {
    Town town(kind);
    town.newcomer("ann", "ann@example.org");
    town.add("bo", "analyst");
    town.resident("cy");
    for (const auto* name : {"ann", "bo"}) CHECK(town.wish(name).count() == 0);
    CHECK(town.answered() == 0);
    town.agreement_ends(town.morning.today() - std::chrono::days{1});
    CHECK(town.wish("cy").count() == 0);
    CHECK(town.answered() == 0);
}

ON_EVERY_DATABASE("who asks again and again has to wait, from one address and for one person, and nobody can be kept out by strangers") {
    Town town(kind);
    town.resident("ann");
    for (int i = 0; i < 4; ++i) CHECK(town.wish("ann").count() == 0);
    CHECK(town.wish("ann").count() > 0);
    CHECK(town.wish("ann", "192.0.2.1").count() == 0);
    CHECK(town.answered() == 3);
    CHECK(town.letters("reset") == 3);
    *town.morning.now += std::chrono::hours{1};
    CHECK(town.wish("ann").count() == 0);
    CHECK(town.answered() == 1);
}

ON_EVERY_DATABASE("another address is told to the one before, and ends every link that was sent there") {
    Town town(kind);
    const auto ann = town.resident("ann");
    CHECK(town.wish("ann").count() == 0);
    REQUIRE(town.answered() == 1);
    const auto key = town.sent_keys().back();
    const auto put = [&](const std::string& email, const trail::Actor& actor) {
        return town.change(actor, [&](trail::Change& change) { return change_email(change, ann, email); });
    };
    CHECK(put("ann@elsewhere.example\r\nBcc: bo@example.org", People::root()).refusal().kind == Refusal::Kind::invalid);
    CHECK(put("ann@elsewhere.example", town.acting(ann, "analyst")).refusal().kind == Refusal::Kind::forbidden);
    CHECK(town.is_open(key));
    CHECK(put("ann@elsewhere.example", People::root()));
    CHECK_FALSE(town.is_open(key));
    CHECK(town.letters("email_changed") == 1);
    CHECK(town.rows("SELECT COUNT(*) FROM notices_messages WHERE kind = 'email_changed' AND recipient = 'ann@example.org'") == 1);
}

ON_EVERY_DATABASE("an administrator starts the choice of a new password and never chooses; the password before stays until its owner has") {
    Town town(kind);
    const auto ann = town.resident("ann");
    CHECK(town.change(town.acting(ann, "analyst"), [&](trail::Change& change) { return send_reset(change, ann, town.mail()); }).refusal().kind ==
          Refusal::Kind::forbidden);
    REQUIRE(town.change(People::root(), [&](trail::Change& change) { return send_reset(change, ann, town.mail()); }));
    CHECK(town.letters("reset") == 1);
    const auto mailed = town.sent_keys().back();
    CHECK(town.signs_in("ann"));
    const auto handed = town.change(People::root(), [&](trail::Change& change) { return hand_over_reset(change, ann); });
    REQUIRE(handed);
    CHECK_FALSE(town.is_open(mailed));
    CHECK(town.choose(*handed, "an even longer sentence of words"));
    CHECK_FALSE(town.is_open(*handed));
    CHECK_FALSE(town.signs_in("ann"));
}

ON_EVERY_DATABASE("no new password is asked for on behalf of who has none, has no address to write to, or may not enter") {
    Town town(kind);
    const auto ann = town.newcomer("ann", "ann@example.org"), bo = town.add("bo", "analyst"), cy = town.resident("cy");
    const auto refused = [&](Id<trail::Account> account) {
        const auto sent = town.change(People::root(), [&](trail::Change& change) { return send_reset(change, account, town.mail()); });
        return !sent && sent.refusal().kind == Refusal::Kind::conflict;
    };
    CHECK(refused(ann));
    CHECK(refused(bo));
    town.agreement_ends(town.morning.today() - std::chrono::days{1});
    CHECK(refused(cy));
}

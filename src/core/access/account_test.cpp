#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <algorithm>

using namespace holdfast;

static const std::vector<Role> roles{{"analyst", "Analyst", {{"thing.look", "Look"}}},
                                     {"administrator", "Administrator", {access::permissions::manage_accounts}}};

static std::vector<store::Migration> migrations() {
    auto all = trail::migrations();
    for (const auto& migration : access::migrations()) all.push_back(migration);
    return all;
}

/// A clock that a test moves.
struct Morning {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    Clock clock() const {
        return [now = now] { return *now; };
    }
};

static access::NewAccount analyst() {
    return {.user_name = "ana.lyst", .name = "Ana Lyst", .agency = "Council", .password = "a long enough password", .roles = {"analyst"}};
}

ON_EVERY_DATABASE("two accounts cannot have one user name") {
    const auto database = test::fresh_database(kind, migrations());
    trail::Journal journal{*database, Morning{}.clock()};
    REQUIRE(access::add_account(journal, trail::operator_named(), analyst(), roles));
    const auto again = access::add_account(journal, trail::operator_named(), analyst(), roles);
    REQUIRE_FALSE(again);
    CHECK(again.refusal().errors.front().field == "user_name");
}

ON_EVERY_DATABASE("the first administrator is made once, with the code that was offered") {
    const auto database = test::fresh_database(kind, migrations());
    trail::Journal journal{*database, Morning{}.clock()};
    const auto code = *access::offer_setup_code(journal);
    REQUIRE(code);
    auto account = analyst();
    account.roles = {"administrator"};
    CHECK_FALSE(access::set_up(journal, trail::nobody(""), "not the code", account, roles));
    CHECK(access::set_up(journal, trail::nobody(""), *code, account, roles));
    account.user_name = "second";
    CHECK_FALSE(access::set_up(journal, trail::nobody(""), *code, account, roles));
    CHECK_FALSE(*access::offer_setup_code(journal));
}

ON_EVERY_DATABASE("the code for the first administrator runs out after a day; starting again gives another") {
    const auto database = test::fresh_database(kind, migrations());
    const Morning morning;
    trail::Journal journal{*database, morning.clock()};
    auto account = analyst();
    account.roles = {"administrator"};
    const auto old = *access::offer_setup_code(journal);
    *morning.now += std::chrono::hours{24};
    const auto late = access::set_up(journal, trail::nobody(""), *old, account, roles);
    REQUIRE_FALSE(late);
    CHECK(late.refusal().errors.front().field == "code");
    const auto fresh = *access::offer_setup_code(journal);
    *morning.now += std::chrono::hours{23};
    CHECK_FALSE(access::set_up(journal, trail::nobody(""), *old, account, roles));
    CHECK(access::set_up(journal, trail::nobody(""), *fresh, account, roles));
}

ON_EVERY_DATABASE("an account made for an invitation has no password, whatever was given, and opens to none") {
    const auto database = test::fresh_database(kind, migrations());
    trail::Journal journal{*database, Morning{}.clock()};
    const auto made =
        journal.change(trail::operator_named(), "Account added", [](trail::Change& change) { return access::add_invited_account(change, analyst(), roles); });
    REQUIRE(made);
    const auto credentials = *journal.view(
        trail::operator_named(), [&](trail::View& view) -> Outcome<std::optional<access::Credentials>> { return access::credentials_of(view, *made); });
    REQUIRE(credentials);
    CHECK(credentials->password_hash.empty());
    CHECK_FALSE(access::password_fits(analyst().password, credentials->password_hash));
}

TEST_CASE("a new account must have a name, a long password and known roles") {
    const auto refused = access::validate({.user_name = "Not This", .name = "", .password = "short", .roles = {"king"}}, roles);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().errors.size() == 4);
    const auto& errors = refused.refusal().errors;
    const auto about_roles = std::ranges::find(errors, "roles", &FieldError::field);
    REQUIRE(about_roles != errors.end());
    CHECK(about_roles->message.find("analyst, administrator") != std::string::npos);
}

TEST_CASE("a password fits its own hash and no other, and an absent hash fits nothing") {
    const std::string hash = access::hash_password("a long enough password");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(access::password_fits("a long enough password", hash));
    CHECK_FALSE(access::password_fits("a long enough password ", hash));
    CHECK_FALSE(access::password_fits("", ""));
    CHECK_FALSE(access::password_fits({}, hash));
}

TEST_CASE("tokens are 256 random bits and never the same") {
    CHECK(access::random_token().size() == 43);
    CHECK(access::random_token() != access::random_token());
}

#pragma once

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/secret.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::access::test {

using holdfast::test::fresh_database;

/// A clock that a test moves.
struct Morning {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    Clock clock() const {
        return [now = now] { return *now; };
    }
    Date today() const { return london_date(*now); }
    void next_day() { *now += std::chrono::hours{24}; }
};

inline std::vector<Role> every_role() {
    const Permission look{"thing.look", "Look"};
    return {{"analyst", "Analyst", {look}},
            {"administrator", "Administrator", {look, permissions::manage_accounts}},
            {"clerk", "Clerk", {permissions::manage_accounts}},
            {"lead", "Agency safeguarding lead", {look, permissions::review_access}}};
}

inline std::vector<store::Migration> schema() {
    auto all = trail::migrations();
    for (const auto& step : access::migrations()) all.push_back(step);
    for (const auto& step : sign_in::migrations()) all.push_back(step);
    return all;
}

/// A database with one agency whose agreement is in date, and people who share one password.
struct People {
    static constexpr const char* password = "a long enough password";

    Morning morning{};
    std::vector<Role> roles = every_role();
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    AgencyId agency{};
    std::string token{};  ///< of the last that signed in
    std::string words{};  ///< of the last that did not

    explicit People(const std::string& kind) : database(fresh_database(kind, schema())), journal(*database, morning.clock()) {
        agency = agency_called("constabulary", "The Constabulary");
    }

    static trail::Actor root() { return trail::operator_named(); }
    trail::Actor acting(Id<trail::Account> account, std::string_view role) const {
        return {.account = account, .name = "somebody", .roles = {find_role(roles, role)}};
    }

    template <class Act>
    auto change(const trail::Actor& actor, Act act) {
        return journal.change(actor, "test", act);
    }
    template <class Look>
    auto look(Look look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(root(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }

    AgencyId agency_called(const std::string& key, const std::string& name) {
        return *change(root(), [&](trail::Change& change) -> Outcome<AgencyId> {
            const auto id = organisations::put_agency(change, {.key = key, .type = "police", .sector = "public"});
            organisations::put_name(change, id, {.name = name});
            organisations::put_agreement(change, id, agreement());
            change.record({"test.agency_put", {"agency", key}});
            return id;
        });
    }
    AgencyId other_agency() { return agency_called("trust", "The Trust"); }
    static organisations::Agreement agreement(std::optional<Date> until = {}) {
        return {.edition = "2018", .signed_on = make_date(2018, 7, 1), .from = make_date(2018, 7, 1), .until = until};
    }
    void agreement_ends(Date last_day) {
        REQUIRE(change(root(), [&](trail::Change& change) -> Outcome<Done> {
            organisations::put_agreement(change, agency, agreement(last_day));
            change.record({"test.agreement_put", {"agency", "constabulary"}});
            return Done{};
        }));
    }

    Id<trail::Account> add(const std::string& user_name, const std::string& role) {
        return *add_account(journal, root(), {.user_name = user_name, .name = user_name, .agency = "The Constabulary", .password = password, .roles = {role}},
                            roles);
    }
    /// Somebody without any role.
    Id<trail::Account> add_person(const std::string& user_name) {
        const auto hash = hash_password(password);
        return *change(root(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_put", {"account", user_name}});
            return insert_account(change, {.user_name = user_name, .name = user_name, .agency = "The Constabulary"}, hash).value();
        });
    }
    Outcome<Granted> take_post(Id<trail::Account> account, std::vector<std::string> keys) {
        return change(root(), [&](trail::Change& change) {
            return access::take_post(change, {.post = {.account = account, .agency = agency, .title = "Detective", .from = morning.today()}, .roles = keys},
                                     roles);
        });
    }

    bool signs_in(const std::string& user_name) {
        const auto progress = sign_in::sign_in(journal, trail::nobody("127.0.0.1"), {user_name, password}, {.address = "127.0.0.1"});
        token = progress.token;
        words = progress.reason;
        return progress.step == sign_in::Progress::Step::signed_in;
    }
    trail::Actor who(const std::string& of_token) {
        trail::Actor actor;
        database->read([&](store::Reader& reader) { actor = identify(reader, of_token, roles, journal.now(), "127.0.0.1").actor; });
        return actor;
    }
    std::int64_t open_sessions(Id<trail::Account> account) {
        return look([&](trail::View& view) {
            return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_sessions WHERE account_id = $1 AND ended_at IS NULL", account);
        });
    }
};

}  // namespace holdfast::access::test

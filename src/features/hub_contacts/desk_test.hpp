#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/figures/published_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/people/person_service.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/questionnaires/sheet_store.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "core/vault/vault_store.hpp"
#include "features/hub_contacts/child_service.hpp"
#include "features/hub_contacts/desk_service.hpp"
#include "features/hub_contacts/queue_store.hpp"
#include "features/hub_contacts/standards.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace holdfast::hub_contacts::test {

inline const Role officer_role{"hub_officer", "Hub officer", {permissions::follow, permissions::work, people::permissions::find, people::permissions::view, people::permissions::edit}};
inline const Role manager_role{"hub_manager", "Hub manager", {permissions::follow, permissions::work, permissions::decide, permissions::supervise}};
inline const Role teacher_role{"practitioner", "Practitioner", {permissions::follow}};

/// A council with a hub of two officers and a manager, a school with a teacher, and a clock. All of it is made up.
struct Desk {
    explicit Desk(const std::string& database_kind) : database(holdfast::test::fresh_database(database_kind, schema())) {
        agency("council", "The Council", "local_authority");
        agency("school", "Hill School", "school");
        officer = person("Ann Officer", "council", officer_role);
        second = person("Ben Officer", "council", officer_role);
        manager = person("Cora Manager", "council", manager_role);
        teacher = person("Dan Teacher", "school", teacher_role);
        stranger = person("Eve Officer", "school", officer_role);
    }

    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), policy::migrations(), records::migrations(), clocks::migrations(), questionnaires::migrations(), people::migrations(), pathway::migrations(),
                                  calendar::migrations(), figures::migrations(), hub_contacts::migrations(), attachments::migrations(), vault::migrations()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }

    template <class Act>
    auto change(const trail::Actor& who, Act&& act) {
        return journal.change(who, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(const trail::Actor& who, Look&& look) {
        return *journal.view(who, [&](trail::View& view) { return holdfast::Outcome(look(view)); });
    }
    void agency(const std::string& key, const std::string& name, const std::string& type) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            const auto id = organisations::put_agency(change, {.key = key, .type = type, .sector = "public"});
            organisations::put_name(change, id, {.name = name});
            change.record({"test.agency_put", {"agency", key}});
            return Done{};
        }));
    }
    trail::Actor person(const std::string& name, const std::string& agency, const Role& role) {
        const auto account = *change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_put", {"account", name}});
            const auto made = access::insert_account(change, {.user_name = name.substr(0, 3), .name = name, .agency = agency}, "").value();
            access::insert_grant(change, {.account = made, .role = std::string(role.key)});
            return made;
        });
        return {.account = account, .name = name, .agency = agency, .roles = {&role}};
    }

    static Concern concern() {
        return {.sender = {.source = "2A", .name = "Dan Teacher", .role = "Teacher", .agency = "Hill School", .reach = "01539 000000"},
                .children = {{.given = "Hal", .family = "Sample", .born_on = make_date(2015, 3, 4)}, {.given = "Ida", .family = "Sample", .age = "about 3"}},
                .concern = "Comes to school hungry and in the same clothes",
                .since = "September",
                .child_says = "There is nothing in the fridge",
                .harms = {Harm::neglect},
                .domestic_abuse = Known::no,
                .consent = Consent::not_asked,
                .consent_why = "The parents do not answer"};
    }
    Outcome<std::string> send(const Concern& said, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return receive(change, hub, said, "council"); });
    }
    std::string received() { return *send(concern(), teacher); }
    Contact now_of(const std::string& reference) {
        return look(officer, [&](trail::View& view) { return find_contact(view, reference).value(); });
    }
    Outcome<Done> rate_as(const std::string& reference, Rating rating, const trail::Actor& who) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) {
            return rate(change, reference, {.rating = rating, .reason = "What the school says", .version = version});
        });
    }
    static Decision decision(Onward onward = Onward::early_help) {
        return {.onward = onward, .level = Level::targeted, .rationale = "Several agencies have to work together", .considered = "School and health visitor", .to = "Early help team"};
    }
    Outcome<Done> decide_as(const std::string& reference, const Decision& made, const trail::Actor& who) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) { return decide(change, reference, {.decision = made, .version = version}); });
    }
    Outcome<Done> tell_as(const std::string& reference, Told told, const trail::Actor& who) {
        told.version = now_of(reference).version;
        return change(who, [&](trail::Change& change) { return tell(change, reference, told); });
    }
    Outcome<Done> screen_as(const std::string& reference, const Screening& found, const trail::Actor& who) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) { return screen(change, reference, {found, version}); });
    }
    std::string decided() {
        const auto reference = received();
        REQUIRE(rate_as(reference, Rating::amber, officer));
        REQUIRE(decide_as(reference, decision(), manager));
        return reference;
    }
    std::vector<Queued> queue(const trail::Actor& who, const Wanted& wanted = {}) {
        return look(who, [&](trail::View& view) { return queue_of(view, policy::list_filter(view, contact_records, policy::belonging_of(view)), wanted); });
    }
    std::vector<clocks::Running> clocks_of(const std::string& reference) {
        return look(officer, [&](trail::View& view) {
            const auto rules = rules_of(view);
            std::vector<clocks::Running> running;
            for (const auto& each : clocks::clocks_of(view, rules, {contact_kind, reference})) running.push_back(each);
            return running;
        });
    }
    /// The clock of the rule that runs on it now, if one does.
    std::optional<clocks::Running> running(const std::string& reference, const clocks::Rule& rule) {
        for (const auto& each : clocks_of(reference))
            if (each.rule->key() == rule.key() && !each.ended_at) return each;
        return std::nullopt;
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-23T10:00:00Z").value());  // a Monday
    trail::Journal journal{*database, [now = now] { return *now; }};
    Hub hub{{officer_role, manager_role, teacher_role}};
    trail::Actor officer{}, second{}, manager{}, teacher{}, stranger{};
};

inline bool names_field(const Refusal& refusal, std::string_view field) {
    return std::ranges::any_of(refusal.errors, [&](const FieldError& error) { return error.field == field; });
}

}  // namespace holdfast::hub_contacts::test

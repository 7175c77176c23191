#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "core/vault/vault_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/consultation_store.hpp"
#include "features/lado/referral_service.hpp"
#include "features/lado/standards.hpp"
#include "support/databases.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

namespace holdfast::lado::test {

inline const Role officer_role{"designated_officer", "Designated officer", {permissions::refer, permissions::manage}};
inline const Role supervisor_role{
    "designated_officers_manager", "Designated officers' manager", {permissions::refer, permissions::manage, permissions::supervise}};
inline const Role teacher_role{"practitioner", "Practitioner", {permissions::refer, policy::permissions::find_known, policy::permissions::break_glass}};
inline const Role lead_role{"agency_safeguarding_lead", "Agency safeguarding lead", {permissions::refer, permissions::lead}};
inline const Role keeper_role{"keeper", "Keeper", {policy::permissions::maintain_conflicts, policy::permissions::name_readers}};

/// A council with two designated officers and their manager, a school with a teacher, and a clock. All of it is made up.
struct Desk {
    explicit Desk(const std::string& database_kind) : database(holdfast::test::fresh_database(database_kind, schema())) {
        agency("council", "The Council", "local_authority");
        agency("school", "Hill School", "school");
        officer = person("Ann Officer", "The Council", officer_role);
        second = person("Ben Officer", "The Council", officer_role);
        manager = person("Cora Manager", "The Council", supervisor_role);
        teacher = person("Dan Teacher", "Hill School", teacher_role);
        keepers[0] = person("Eve Keeper", "The Council", keeper_role);
        keepers[1] = person("Fay Keeper", "The Council", keeper_role);
        for (const auto* reader : {&officer, &second, &manager}) name_reader(*reader);
    }

    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), policy::migrations(), vault::migrations(), records::migrations(),
                                  clocks::migrations(), calendar::migrations(), attachments::migrations(), actions::migrations(), lado::migrations()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }

    template <class Act>
    auto change(const trail::Actor& who, Act&& act) {
        return journal.change(who, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(const trail::Actor& who, Look&& look) {
        return *journal.view(who, [&](trail::View& view) { return Outcome(look(view)); });
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
            const auto made = access::insert_account(change, {.user_name = name.substr(0, 1) + name.substr(2, 1), .name = name, .agency = agency}, "").value();
            access::insert_grant(change, {.account = made, .role = std::string(role.key)});
            return made;
        });
        return {.account = account, .name = name, .agency = agency, .roles = {&role}};
    }
    void name_reader(const trail::Actor& reader) {
        const auto named = change(keepers[0], [&](trail::Change& change) {
            return policy::propose_vault_reader(change, {.vault = "lado", .account = reader.account, .reason = "designated officer"});
        });
        REQUIRE(named);
        REQUIRE(change(keepers[1], [&](trail::Change& change) { return policy::confirm_vault_reader(change, *named); }));
    }

    static Referral referral() {
        return {.facts = {.referrer = ReferrerType::education, .employer = EmployerType::school_other, .category = Category::physical},
                .adult = "Gus Example",
                .role = "Coach",
                .employer = "Hill School",
                .children = "Hal Sample, born 4 March 2015",
                .concern = "Is said to have pushed a child against a wall",
                .contact = "Dan Teacher, 01539 000000"};
    }
    Outcome<std::string> send(const Referral& referral, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return refer(change, office, referral, "council"); });
    }
    /// A case that the officer deals with.
    std::string taken(const Referral& referral) {
        const auto reference = send(referral, teacher);
        REQUIRE(reference);
        REQUIRE(give(*reference, officer));
        return *reference;
    }
    std::string taken() { return taken(referral()); }
    Outcome<Done> give(const std::string& reference, const trail::Actor& to, const std::string& note = {}) {
        return change(manager,
                      [&](trail::Change& change) { return assign(change, office, reference, {.officer = to.account, .note = note, .is_unconnected = true}); });
    }
    std::string managed() {
        const auto reference = taken();
        REQUIRE(change(officer, [&](trail::Change& change) { return accept(change, reference, {Criterion::harmed}); }));
        return reference;
    }
    Allegation now_of(const std::string& reference) {
        return look(officer, [&](trail::View& view) { return find_allegation(view, reference).value(); });
    }
    std::size_t listed(const trail::Actor& who) {
        return look(
            who, [&](trail::View& view) { return listed_cases(view, policy::list_filter(view, allegation_records, policy::belonging_of(view)), {}).size(); });
    }
    clocks::Running clock(const std::string& reference, const clocks::Rule& rule) {
        return look(officer, [&](trail::View& view) {
            std::optional<clocks::Running> found;
            for (const auto& each : clocks::clocks_of(view, rules_of(view), {allegation_kind, reference}))
                if (each.rule == &rule) found = each;
            return found.value();
        });
    }
    Outcome<CaseWords> words(const trail::Actor& who, const std::string& reference) {
        return journal.view(who, [&](trail::View& view) { return open_words(view, office.vault, find_allegation(view, reference).value()); });
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-23T10:00:00Z").value());  // a Monday
    trail::Journal journal{*database, [now = now] { return *now; }};
    holdfast::test::TemporaryFolder folder{};
    trail::KeyFolder keys{folder.path() + "/keys"};
    Office office{vault::Vault{"lado", keys}, keys, {officer_role, supervisor_role, teacher_role, lead_role, keeper_role}};
    trail::Actor officer{}, second{}, manager{}, teacher{};
    std::array<trail::Actor, 2> keepers{};
};

inline bool names_field(const Refusal& refusal, std::string_view field) {
    return std::ranges::any_of(refusal.errors, [&](const FieldError& error) { return error.field == field; });
}

}  // namespace holdfast::lado::test

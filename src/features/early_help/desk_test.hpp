#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/figures/published_store.hpp"
#include "core/measures/district_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/people/person_service.hpp"
#include "core/records/serial_store.hpp"
#include "core/statistics/statistics_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "core/vault/vault_store.hpp"
#include "features/early_help/early_help.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/standards.hpp"
#include "support/databases.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace holdfast::early_help::test {

inline const Role worker_role{
    "hub_officer",
    "Hub officer",
    {permissions::view, permissions::record, people::permissions::view, people::permissions::edit, people::permissions::find, policy::permissions::find_known}};
inline const Role member_role{"board_member", "Board member", {}};

/// A council with two workers, a school with one, a Board member, a child on record at each agency, and a clock. All of it is made up.
struct Desk {
    explicit Desk(const std::string& database_kind) : database(holdfast::test::fresh_database(database_kind, schema())) {
        agency("council", "The Council", "local_authority");
        agency("school", "Hill School", "school");
        worker = person("Ann Worker", "The Council", worker_role);
        colleague = person("Ben Worker", "The Council", worker_role);
        teacher = person("Dan Teacher", "Hill School", worker_role);
        member = person("Eve Member", "Hill School", member_role);
        child = add_child(worker, "Hal");
        pupil = add_child(teacher, "Ida");
    }

    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), policy::migrations(), records::migrations(), clocks::migrations(),
                                  calendar::migrations(), vault::migrations(), attachments::migrations(), actions::migrations(), people::migrations(),
                                  pathway::migrations(), measures::migrations(), statistics::migrations(), figures::migrations(), early_help::migrations()})
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
            const auto made = access::insert_account(change, {.user_name = name.substr(0, 3), .name = name, .agency = agency}, "").value();
            access::insert_grant(change, {.account = made, .role = std::string(role.key)});
            return made;
        });
        return {.account = account, .name = name, .agency = agency, .roles = {&role}};
    }
    people::Person add_child(const trail::Actor& who, const std::string& given) {
        const auto added = change(who, [&](trail::Change& change) {
            return people::add_person(
                change, {.facts = {people::Name{.given = given, .family = "Sample"}, people::Birth{make_date(2015, 3, 4), people::BirthPrecision::exact}}});
        });
        REQUIRE(added);
        return *added;
    }

    static Lead lead_of(const trail::Actor& who) { return {.account = who.account, .name = who.name, .agency = who.agency}; }
    static Beginning beginning(const trail::Actor& lead, Date started = make_date(2026, 11, 2)) {
        return {.started_on = started, .lead = lead_of(lead), .consent = {.state = Consent::given, .by = "Mother", .on = started}};
    }
    Outcome<std::string> begin_for(const trail::Actor& who, const people::Person& about, const Beginning& wanted) {
        return change(who, [&](trail::Change& change) { return begin(change, about.reference, wanted); });
    }
    /// An open assessment of the council's child, led by its worker.
    std::string begun() {
        const auto reference = begin_for(worker, child, beginning(worker));
        REQUIRE(reference);
        return *reference;
    }
    Assessment now_of(const std::string& reference) {
        return look(worker, [&](trail::View& view) { return find_assessment(view, reference).value(); });
    }
    Outcome<Done> write(const std::string& reference, const Entry& entry) {
        return change(worker, [&](trail::Change& change) { return write_entry(change, reference, entry); });
    }
    Outcome<Done> close_as(const std::string& reference, EndReason reason) {
        return change(worker, [&](trail::Change& change) { return close(change, reference, {.reason = reason, .words = "Doing well"}); });
    }
    std::vector<pathway::EarlyHelp> pathway_of(const people::Person& about) {
        return look(worker, [&](trail::View& view) { return pathway::of_child<pathway::EarlyHelp>(view, about.id); });
    }
    std::size_t listed(const trail::Actor& who, Wanted::Which which = Wanted::Which::all) {
        return look(who, [&](trail::View& view) {
            return listed_assessments(view, policy::list_filter(view, assessment_records, policy::belonging_of(view)), {.which = which}).size();
        });
    }
    bool may_read(const trail::Actor& who, const std::string& reference) {
        return look(who, [&](trail::View& view) { return static_cast<bool>(policy::may(view, policy::Verb::read, question_of(view), reference)); });
    }
    /// When the review is due, where its clock runs.
    std::optional<Date> review_due(const std::string& reference) {
        return look(worker, [&](trail::View& view) {
            const auto clock = clocks::find_running(view, rules_of(view), {assessment_kind, reference}, review_clock);
            return clock ? clock->due.on : std::optional<Date>{};
        });
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-23T10:00:00Z").value());  // a Monday
    trail::Journal journal{*database, [now = now] { return *now; }};
    holdfast::test::TemporaryFolder folder{};
    trail::KeyFolder keys{folder.path() + "/keys"};
    actions::Desk plans{desk_with(keys, {worker_role, member_role})};
    trail::Actor worker{}, colleague{}, teacher{}, member{};
    people::Person child{}, pupil{};
};

inline bool names_field(const Refusal& refusal, std::string_view field) {
    return std::ranges::any_of(refusal.errors, [&](const FieldError& error) { return error.field == field; });
}

}  // namespace holdfast::early_help::test

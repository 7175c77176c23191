#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/figures/published_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/professional_disagreement/disagreement_service.hpp"
#include "features/professional_disagreement/disagreement_store.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace holdfast::professional_disagreement::test {

inline constexpr Permission see_case{"test.case", "See cases"};
inline const policy::RecordKind cases{
    .kind = "test_case", .label = "case", .path = "/cases/", .permissions = {{policy::Verb::list, see_case}, {policy::Verb::read, see_case}, {policy::Verb::manage, see_case}}};
inline constexpr clocks::Version case_days[]{{{}, clocks::WorkingDays{3}, "A test"}};
inline constexpr clocks::Rule case_clock{{"test.case", "Case decided", "from the start", clocks::Basis::local_standard}, case_days};

inline const Role worker_role{"social_worker", "Social worker", {see_case, permissions::take_part}};
inline const Role lead_role{"agency_safeguarding_lead", "Agency safeguarding lead", {see_case, permissions::take_part, permissions::lead, permissions::count}};
inline const Role scrutineer_role{"board_business_manager", "Board business manager", {permissions::take_part, permissions::settle, permissions::count}};
inline const Role member_role{"board_member", "Board member", {see_case}};

/// A school and a council, each with a worker, a manager and a safeguarding lead; the partnership's office; and a case that the council decided, in which the teacher has a
/// part and whose clock runs. All of it is made up.
struct World {
    explicit World(const std::string& database_kind) : database(holdfast::test::fresh_database(database_kind, schema())) {
        for (const auto& [key, name] : {std::pair{"council", "The Council"}, {"school", "Hill School"}, {"office", "The Office"}}) agency(key, name);
        teacher = person("Dan Teacher", "Hill School", worker_role);
        head = person("Eva Head", "Hill School", worker_role);
        school_lead = person("Fay Lead", "Hill School", lead_role);
        worker = person("Ann Worker", "The Council", worker_role);
        manager = person("Ben Manager", "The Council", worker_role);
        council_lead = person("Cal Lead", "The Council", lead_role);
        scrutineer = person("Ivy Scrutineer", "The Office", scrutineer_role);
        member = person("Max Member", "The Office", member_role);
        make_case();
    }

    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), policy::migrations(), records::migrations(), clocks::migrations(), calendar::migrations(),
                                  figures::migrations(), professional_disagreement::migrations()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }
    static clocks::Rules case_rules() {
        static constexpr std::array<const clocks::Rule*, 1> rules{&case_clock};
        return {rules, {}};
    }

    template <class Act>
    auto change(const trail::Actor& who, Act&& act) {
        return journal.change(who, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(const trail::Actor& who, Look&& look) {
        return *journal.view(who, [&](trail::View& view) { return Outcome(look(view)); });
    }
    void make_case() {
        REQUIRE(change(worker, [&](trail::Change& change) -> Outcome<Done> {
            TRY(policy::enrol(change, {.record = {cases.kind, "C-1"}, .owner_agency = "council"}, worker.account));
            policy::insert_involvement(change, {.kind = "test_case", .reference = "C-1", .relation = policy::Relation::worker, .account = teacher.account, .from = change.today(), .because = "teaches the child"});
            change.record({"test.case_made", {cases.kind, "C-1"}});
            return clocks::start(change, case_rules(), {cases.kind, "C-1"}, case_clock, change.now());
        }));
    }
    void agency(const std::string& key, const std::string& name) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            const auto id = organisations::put_agency(change, {.key = key, .type = "other", .sector = "public"});
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

    static Disagreement wanted() {
        return {.kind = "test_case",
                .subject = "C-1",
                .deciding_agency = "council",
                .decision = "No further action",
                .why = "He is still hungry each morning",
                .sought = "An assessment this week"};
    }
    Outcome<std::string> raise_as(const trail::Actor& who, const Disagreement& disagreement = wanted(), const Named& named = {.other = "Ann Worker"}) {
        return change(who, [&](trail::Change& change) { return raise(change, desk, disagreement, named); });
    }
    std::string raised() {
        const auto reference = raise_as(teacher);
        REQUIRE(reference);
        return *reference;
    }
    Disagreement now_of(const std::string& reference) {
        return look(teacher, [&](trail::View& view) { return find_disagreement(view, reference).value(); });
    }
    Outcome<Done> answer_as(const trail::Actor& who, const std::string& reference, Stance stance = Stance::stands) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) { return answer(change, reference, {.stance = stance, .words = "The threshold is not met"}, version); });
    }
    Outcome<Done> take_on_as(const trail::Actor& who, const std::string& reference, const Named& named = {}) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) { return take_on(change, desk, reference, {.why = "He was hungry again today", .named = named, .version = version}); });
    }
    Outcome<Done> resolve_as(const trail::Actor& who, const std::string& reference, Ending ending) {
        const auto version = now_of(reference).version;
        return change(who, [&](trail::Change& change) {
            return resolve(change, reference, {.ending = ending, .words = "An assessment begins on Monday", .learned = "Ask the school before closing"}, version);
        });
    }
    bool may_read(const trail::Actor& who, const std::string& reference) {
        return look(who, [&](trail::View& view) {
            return static_cast<bool>(policy::may(view, policy::Verb::read, {disagreement_records, policy::belonging_of(view)}, reference));
        });
    }
    std::size_t listed(const trail::Actor& who, Which which = Which::open) {
        return look(who, [&](trail::View& view) {
            return listed_disagreements(view, policy::list_filter(view, disagreement_records, policy::belonging_of(view)), which, 100).size();
        });
    }
    /// Of the disagreement, or of the case.
    std::vector<clocks::Running> clocks_of(const std::string& reference) {
        return look(teacher, [&](trail::View& view) { return clocks::clocks_of(view, rules_of(view), {disagreement_kind, reference}); });
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-23T10:00:00Z").value());  // a Monday
    trail::Journal journal{*database, [now = now] { return *now; }};
    Desk desk{
        .roles = {worker_role, lead_role, scrutineer_role, member_role},
        .subjects = {Subject{.kind = cases,
                             .label = "Case",
                             .name = [](trail::View&, const std::string&) { return std::string("Hal Sample"); },
                             .about = [](trail::View&, const std::string&) { return std::vector<std::string>{"C-1"}; }}}};
    trail::Actor teacher{}, head{}, school_lead{}, worker{}, manager{}, council_lead{}, scrutineer{}, member{};
};

inline bool names_field(const Refusal& refusal, std::string_view field) {
    return std::ranges::any_of(refusal.errors, [&](const FieldError& error) { return error.field == field; });
}

}  // namespace holdfast::professional_disagreement::test

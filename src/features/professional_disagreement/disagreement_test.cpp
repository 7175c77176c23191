#include "core/notices/inbox_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/trail/search_store.hpp"
#include "features/professional_disagreement/desk_test.hpp"
#include "features/professional_disagreement/held_service.hpp"
#include "features/professional_disagreement/notice_kinds.hpp"
#include "features/professional_disagreement/retention_service.hpp"

using namespace holdfast;
using namespace holdfast::professional_disagreement;
using holdfast::professional_disagreement::test::World;
using holdfast::professional_disagreement::test::names_field;

namespace {
std::size_t told(World& desk, const trail::Actor& who, const notices::Kind& kind) {
    return desk.look(who, [&](trail::View& view) { return notices::latest_unread(view, who.account, {kind}, 10).size(); });
}
}  // namespace

TEST_CASE("the levels of the procedure have each a clock of its own, and the last is the partnership's") {
    const auto levels = levels_on(make_date(2026, 11, 23));
    REQUIRE(levels.size() == 4);
    CHECK(levels.back().panel == Panel::scrutiny);
    for (std::size_t at = 0; at < levels.size(); ++at) CHECK(levels[at].clock == every_clock.at(at));
}

ON_EVERY_DATABASE("nothing about the child waits: raising, taking on and resolving change neither the record, nor its clocks, nor its trail") {
    World desk{kind};
    const RecordRef about{professional_disagreement::test::cases.kind, "C-1"};
    const auto state = [&] {
        return desk.look(desk.worker, [&](trail::View& view) {
            const auto clocks = clocks::clocks_of(view, World::case_rules(), about);
            const auto facts = policy::find_facts(view, about, desk.worker.account, {}).value();
            const auto entries = trail::search(view, {.record = about}, 100).size();
            return std::tuple{clocks.size(), clocks.front().due.at, clocks.front().ended_at, clocks.front().pauses.size(), facts.ties.size(), facts.restriction, entries};
        });
    };
    const auto before = state();
    const auto reference = desk.raised();
    REQUIRE(desk.answer_as(desk.worker, reference));
    REQUIRE(desk.take_on_as(desk.teacher, reference));
    REQUIRE(desk.resolve_as(desk.teacher, reference, Ending::changed));
    CHECK(state() == before);
    const auto decided = desk.change(desk.worker, [&](trail::Change& change) {
        change.record({"test.case_decided", about});
        return clocks::meet(change, World::case_rules(), about, professional_disagreement::test::case_clock, change.now());
    });
    CHECK(decided);
}

ON_EVERY_DATABASE("both sides and those who are asked at its levels know of it, and nobody else: not the rest of the agencies, not a member of the Board") {
    World desk{kind};
    const auto reference = desk.raised();
    for (const auto* who : {&desk.teacher, &desk.worker}) {
        CHECK(desk.may_read(*who, reference));
        CHECK(desk.listed(*who) == 1);
    }
    for (const auto* who : {&desk.head, &desk.school_lead, &desk.manager, &desk.council_lead, &desk.scrutineer, &desk.member}) {
        CAPTURE(who->name);
        CHECK_FALSE(desk.may_read(*who, reference));
        CHECK(desk.listed(*who) == 0);
    }
    REQUIRE(desk.take_on_as(desk.teacher, reference, {.own = "Eva Head", .other = "ben"}));
    for (const auto* who : {&desk.head, &desk.manager}) CHECK(desk.may_read(*who, reference));
    CHECK_FALSE(desk.may_read(desk.council_lead, reference));
    REQUIRE(desk.take_on_as(desk.head, reference));
    for (const auto* who : {&desk.school_lead, &desk.council_lead}) CHECK(desk.may_read(*who, reference));
    CHECK_FALSE(desk.may_read(desk.scrutineer, reference));
    REQUIRE(desk.take_on_as(desk.school_lead, reference));
    CHECK(desk.may_read(desk.scrutineer, reference));
    CHECK_FALSE(desk.may_read(desk.member, reference));
    CHECK_FALSE(desk.take_on_as(desk.teacher, reference));
}

ON_EVERY_DATABASE("whoever has no part in the record cannot disagree about it, and is not told that it is there") {
    World desk{kind};
    const auto refused = desk.raise_as(desk.head);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().kind == Refusal::Kind::not_found);
    auto none = World::wanted();
    none.subject = "C-2";
    CHECK(desk.raise_as(desk.teacher, none).refusal().kind == Refusal::Kind::not_found);
    desk.desk.subjects.front().is_involved = [&](trail::View& view, const std::string&) { return view.actor().account == desk.head.account; };
    CHECK(desk.raise_as(desk.head));  // whoever sent what the record is about
    CHECK(desk.change(desk.member, [&](trail::Change& change) { return raise(change, desk.desk, World::wanted(), {}); }).refusal().kind == Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("each level has its own time, and the people who are asked at it are told") {
    World desk{kind};
    const auto reference = desk.raised();
    CHECK(told(desk, desk.worker, was_asked) == 1);
    CHECK(told(desk, desk.teacher, was_asked) == 0);
    REQUIRE(desk.clocks_of(reference).size() == 1);
    CHECK(desk.clocks_of(reference).front().due.on == make_date(2026, 11, 24));
    REQUIRE(desk.answer_as(desk.worker, reference));
    CHECK(told(desk, desk.teacher, was_answered) == 1);
    *desk.now = parse_instant("2026-11-25T10:00:00Z").value();
    CHECK(desk.listed(desk.teacher, Which::overdue) == 1);
    REQUIRE(desk.take_on_as(desk.teacher, reference, {.own = "Eva Head", .other = "Ben Manager"}));
    CHECK(desk.listed(desk.teacher, Which::overdue) == 0);
    const auto clocks = desk.clocks_of(reference);
    REQUIRE(clocks.size() == 2);
    CHECK(clocks[0].is_late(*desk.now));
    CHECK(clocks[1].due.on == make_date(2026, 11, 27));
    for (const auto* who : {&desk.head, &desk.manager}) CHECK(told(desk, *who, was_asked) == 1);
    CHECK(desk.now_of(reference).stage == Stage::waiting);
}

ON_EVERY_DATABASE("where nobody is named the safeguarding leads of the agency that decided are asked; somebody barred from the record or without the permission is not") {
    World desk{kind};
    const auto reference = desk.raise_as(desk.teacher, World::wanted(), {});
    REQUIRE(reference);
    CHECK(desk.may_read(desk.council_lead, *reference));
    CHECK_FALSE(desk.may_read(desk.worker, *reference));
    for (const char* other : {"Nobody Known", "Max Member", "Eva Head"}) {
        const auto refused = desk.raise_as(desk.teacher, World::wanted(), {.other = other});
        REQUIRE_FALSE(refused);
        CHECK(names_field(refused.refusal(), "other"));
    }
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) {
        return policy::declare_conflict(
            change, {.kind = "test_case", .reference = "C-1", .account = desk.worker.account, .conflict = policy::Conflict::family, .reason = "a cousin"});
    }));
    CHECK(names_field(desk.raise_as(desk.teacher).refusal(), "other"));
    auto elsewhere = World::wanted();
    elsewhere.deciding_agency = "office";
    CHECK(names_field(desk.raise_as(desk.teacher, elsewhere, {}).refusal(), "other"));  // it has no lead
    CHECK(desk.listed(desk.teacher) == 1);
}

ON_EVERY_DATABASE("every field that is wrong is said at once, and nothing is raised") {
    World desk{kind};
    const auto refused = desk.raise_as(desk.teacher, {.kind = "test_case", .subject = "C-1", .deciding_agency = "nowhere"}, {});
    REQUIRE_FALSE(refused);
    for (const char* field : {"agency", "decision", "why", "sought"}) CHECK(names_field(refused.refusal(), field));
    CHECK(desk.listed(desk.teacher) == 0);
}

ON_EVERY_DATABASE("the agency that decided answers, who disagrees takes it on or ends it; at the last level who scrutinises ends it too, but cannot withdraw it") {
    World desk{kind};
    const auto reference = desk.raised();
    CHECK(desk.answer_as(desk.teacher, reference).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.take_on_as(desk.worker, reference).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.resolve_as(desk.worker, reference, Ending::upheld).refusal().kind == Refusal::Kind::forbidden);
    for (int level = 2; level <= 4; ++level) REQUIRE(desk.take_on_as(desk.teacher, reference));
    CHECK(desk.now_of(reference).level == 4);
    CHECK(names_field(desk.resolve_as(desk.scrutineer, reference, Ending::withdrawn).refusal(), "ending"));
    REQUIRE(desk.resolve_as(desk.scrutineer, reference, Ending::upheld));
    const auto now = desk.now_of(reference);
    CHECK(now.stage == Stage::resolved);
    CHECK(now.ending == Ending::upheld);
    CHECK(now.learned == "Ask the school before closing");
    CHECK(told(desk, desk.teacher, was_resolved) == 1);
    CHECK(desk.listed(desk.teacher) == 0);
    CHECK(desk.listed(desk.teacher, Which::resolved) == 1);
    CHECK_FALSE(desk.answer_as(desk.worker, reference));
}

ON_EVERY_DATABASE("what is withdrawn is no longer due; who wrote on what they had not seen is told so") {
    World desk{kind};
    const auto reference = desk.raised();
    const auto seen = desk.now_of(reference).version;
    REQUIRE(desk.answer_as(desk.worker, reference));
    const auto late = desk.change(desk.teacher, [&](trail::Change& change) {
        return resolve(change, reference, {.ending = Ending::agreed, .words = "Yes", .learned = "Nothing"}, seen);
    });
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    REQUIRE(desk.resolve_as(desk.teacher, reference, Ending::withdrawn));
    CHECK(desk.clocks_of(reference).front().ending == clocks::Ending::cancelled);
}

ON_EVERY_DATABASE("it stands beside the child's chronology for those alone who have a part in it; the answer to the child has all of it, for somebody to decide about") {
    World desk{kind};
    const auto shared = std::make_shared<const professional_disagreement::Desk>(desk.desk);
    const auto beside = beside_chronologies(shared);
    const auto reference = desk.raised();
    const auto seen_by = [&](const trail::Actor& who) { return desk.look(who, [&](trail::View& view) { return beside(view, "4K7Q2M9XDT"); }); };
    REQUIRE(seen_by(desk.worker).size() == 1);
    CHECK(seen_by(desk.worker).front().path == "/disagreements/" + reference);
    CHECK(seen_by(desk.worker).front().detail.find("hungry") == std::string::npos);
    for (const auto* who : {&desk.head, &desk.manager, &desk.scrutineer}) CHECK(seen_by(*who).empty());
    const auto held = desk.look(desk.head, [&](trail::View& view) { return held_about_children(shared).items(view, "4K7Q2M9XDT"); });
    REQUIRE(held.size() == 1);
    CHECK(held.front().words.find("hungry") != std::string::npos);
    CHECK(held.front().is_about_others);
}

ON_EVERY_DATABASE("what was resolved long ago is disposed of: no word of it is left, and nobody finds it; that it was stays countable") {
    World desk{kind};
    const auto reference = desk.raised();
    REQUIRE(desk.resolve_as(desk.teacher, reference, Ending::agreed));
    const auto old = old_disagreements();
    const auto due = [&] { return desk.look(desk.head, [&](trail::View& view) { return old.records(view, make_date(2026, 11, 23)); }); };
    REQUIRE(due().size() == 1);
    CHECK(due().front().reference == reference);
    REQUIRE(desk.change(desk.head, [&](trail::Change& change) -> Outcome<Done> {
        old.dispose(change, reference);
        change.record({"test.disposed", {disagreement_kind, reference}});
        return Done{};
    }));
    CHECK(due().empty());
    CHECK(desk.clocks_of(reference).empty());
    desk.look(desk.teacher, [&](trail::View& view) {
        CHECK_FALSE(find_disagreement(view, reference));
        CHECK(all_about(view, {"test_case", "C-1"}).empty());
        return 0;
    });
    CHECK(desk.listed(desk.teacher, Which::resolved) == 0);
}

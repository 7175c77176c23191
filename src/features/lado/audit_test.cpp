#include "features/lado/audit_desk_test.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

TEST_CASE("the same seed draws the same cases from the same references, in whatever order they come") {
    const std::vector<std::string> one{"A", "B", "C", "D", "E"}, other{"E", "C", "A", "D", "B"};
    CHECK(draw(one, "seed", 3) == draw(other, "seed", 3));
    CHECK(draw(one, "seed", 9).size() == 5);
    // printf 'seed A' | sha256sum and so on, by the order of what they give
    CHECK(draw(one, "seed", 5) == std::vector<std::string>{"D", "E", "A", "B", "C"});
}

ON_EVERY_DATABASE("a sample is drawn once from the cases closed in a quarter that is over, by who supervises, and can be drawn again to check it") {
    AuditDesk desk{kind};
    CHECK(desk.drawn(desk.officer).refusal().kind == Refusal::Kind::forbidden);
    CHECK(names_field(desk.drawn(desk.manager, 0).refusal(), "size"));
    CHECK(names_field(desk.drawn(desk.manager, 21).refusal(), "size"));
    const auto draw_from = [&](const std::optional<Period>& from) {
        return desk.change(desk.manager, [&](trail::Change& change) { return draw_sample(change, desk.office, from, 2); });
    };
    CHECK(names_field(draw_from(Period::quarter(2026, 4)).refusal(), "quarter"));
    CHECK(names_field(draw_from(Period::quarter(2026, 1)).refusal(), "quarter"));
    CHECK(names_field(draw_from(std::nullopt).refusal(), "quarter"));
    const auto id = desk.drawn(desk.manager);
    REQUIRE(id);
    const auto shown = desk.shown(*id);
    CHECK(shown.cases.size() == 2);
    CHECK(shown.sample.candidates == 4);
    CHECK(shown.is_drawn_again == true);
    CHECK(names_field(desk.drawn(desk.manager).refusal(), "quarter"));
    for (const auto& one : shown.cases)
        REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return take_step(change, desk.office, one.reference, Step::reopen, "New evidence"); }));
    CHECK(desk.shown(*id).is_drawn_again == true);
    REQUIRE(desk.change(desk.manager, [&](trail::Change& change) -> Outcome<Done> {
        change.writer().execute("DELETE FROM lado_sample_candidates WHERE reference = $1", shown.cases[0].reference);
        change.record({"test.candidates_altered", {"sample", "1"}});
        return Done{};
    }));
    CHECK(desk.shown(*id).is_drawn_again == false);
}

ON_EVERY_DATABASE("a case is audited once, by somebody who did not deal with it, with every question answered and what is wanting said") {
    AuditDesk desk{kind};
    const auto id = *desk.drawn(desk.manager);
    const auto reference = desk.shown(id).cases.front().reference;
    auto half = all_answered(AuditAnswer::yes);
    half.answers.erase(AuditQuestion::child);
    CHECK(names_field(desk.audited(desk.manager, id, reference, half).refusal(), "answer_child"));
    CHECK(names_field(desk.audited(desk.manager, id, reference, all_answered(AuditAnswer::partly, " ")).refusal(), "findings"));
    CHECK(desk.audited(desk.officer, id, reference, all_answered(AuditAnswer::yes)).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.audited(promoted(desk.officer), id, reference, all_answered(AuditAnswer::yes)).refusal().kind == Refusal::Kind::conflict);
    const auto cases = desk.shown(id).cases;
    for (const auto& other : desk.references)
        if (std::ranges::find(cases, other, &SampleCase::reference) == cases.end())
            CHECK(desk.audited(desk.manager, id, other, all_answered(AuditAnswer::yes)).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(desk.audited(desk.manager, id, reference, all_answered(AuditAnswer::partly, "The family was told late")));
    CHECK(desk.audited(desk.manager, id, reference, all_answered(AuditAnswer::yes)).refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.words(desk.manager, reference)->latest(EntryKind::audit) == "The family was told late");
    CHECK(desk.shown(id).cases.front().answers == all_answered(AuditAnswer::partly).answers);
}

ON_EVERY_DATABASE("a sample is no way around a conflict of interest: who may not see a case finds it neither in the sample nor in its audit") {
    AuditDesk desk{kind, 2};
    const auto id = *desk.drawn(desk.manager);
    const auto barred = desk.references.front();
    REQUIRE(desk.change(desk.manager, [&](trail::Change& change) {
        return policy::declare_conflict(change, {.kind = std::string(allegation_kind),
                                                 .reference = barred,
                                                 .account = desk.manager.account,
                                                 .conflict = policy::Conflict::family,
                                                 .vault = std::string(vault_name)});
    }));
    CHECK(desk.shown(id).cases.size() == 1);
    CHECK(desk.shown(id).cases.front().reference != barred);
    CHECK(desk.audited(desk.manager, id, barred, all_answered(AuditAnswer::yes)).refusal().kind == Refusal::Kind::not_found);
}

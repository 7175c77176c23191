#include "features/early_help/desk_test.hpp"
#include "features/early_help/held_service.hpp"
#include "features/early_help/retention_service.hpp"

using namespace holdfast;
using namespace holdfast::early_help;
using early_help::test::Desk;
using early_help::test::names_field;

namespace {
constexpr Date today = make_date(2026, 11, 23);

Entry entry(EntryKind kind, Date day = today) {
    return {.kind = kind, .happened_on = day, .who = "Bea Lead, The Council", .decision = Escalation::may_close, .words = "They are seen at school each day"};
}
}  // namespace

ON_EVERY_DATABASE("an assessment that begins stands in the child's pathway, and its end does too, without being entered twice") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.pathway_of(desk.child).size() == 1);
    CHECK(desk.pathway_of(desk.child).front().started_on == make_date(2026, 11, 2));
    CHECK(desk.pathway_of(desk.child).front().organisation == "The Council");
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    REQUIRE(desk.pathway_of(desk.child).size() == 1);
    CHECK(desk.pathway_of(desk.child).front().ended_on == today);
}

ON_EVERY_DATABASE("early help that somebody entered by hand for the same start and agency is taken as the same") {
    Desk desk(kind);
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) -> Outcome<Done> {
        pathway::EarlyHelp before;
        before.child = desk.child.id;
        before.started_on = make_date(2026, 11, 2);
        before.entry = pathway::insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
        pathway::insert(change, before);
        change.record({"test.entered", {"person", desk.child.reference}});
        return Done{};
    }));
    const auto reference = desk.begun();
    CHECK(desk.pathway_of(desk.child).size() == 1);
    REQUIRE(desk.close_as(reference, EndReason::moved_away));
    CHECK(desk.pathway_of(desk.child).front().ended_on == today);
}

ON_EVERY_DATABASE("a child has one open assessment at a time, and each of two siblings their own") {
    Desk desk(kind);
    const auto first = desk.begun();
    const auto again = desk.begin_for(desk.worker, desk.child, Desk::beginning(desk.worker));
    REQUIRE_FALSE(again);
    CHECK(names_field(again.refusal(), "started_on"));
    CHECK(desk.begin_for(desk.worker, desk.add_child(desk.worker, "Sib"), Desk::beginning(desk.worker)));
    REQUIRE(desk.close_as(first, EndReason::outcomes_met));
    CHECK(desk.begin_for(desk.worker, desk.child, Desk::beginning(desk.worker, today)));
}

ON_EVERY_DATABASE("who may not read the child's record begins nothing about the child, and learns of nothing") {
    Desk desk(kind);
    const auto refused = desk.begin_for(desk.teacher, desk.child, Desk::beginning(desk.teacher));
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.begin_for(desk.member, desk.pupil, Desk::beginning(desk.member)).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.pathway_of(desk.child).empty());
}

ON_EVERY_DATABASE("an assessment is for who recorded it and its lead professional, and by law for the local authority that leads it") {
    Desk desk(kind);
    const auto ours = desk.begun();
    CHECK(desk.may_read(desk.worker, ours));
    CHECK(desk.may_read(desk.colleague, ours));
    CHECK_FALSE(desk.may_read(desk.teacher, ours));
    const auto theirs = *desk.begin_for(desk.teacher, desk.pupil, Desk::beginning(desk.teacher));
    CHECK(desk.may_read(desk.teacher, theirs));
    CHECK_FALSE(desk.may_read(desk.worker, theirs));
    CHECK(desk.listed(desk.teacher) == 1);
    CHECK(desk.listed(desk.colleague, Wanted::Which::mine) == 0);
    CHECK(desk.listed(desk.colleague, Wanted::Which::agency) == 1);
    CHECK_FALSE(desk.change(desk.colleague, [&](trail::Change& change) { return write_entry(change, ours, entry(EntryKind::review)); }));
}

ON_EVERY_DATABASE("the lead professional has a part in it for as long as they lead") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const auto pass = [&](const Lead& lead) {
        return desk.change(desk.worker, [&](trail::Change& change) { return pass_to(change, reference, lead, desk.now_of(reference).version); });
    };
    REQUIRE(pass(Desk::lead_of(desk.teacher)));
    CHECK(desk.may_read(desk.teacher, reference));
    CHECK(desk.listed(desk.teacher, Wanted::Which::mine) == 1);
    CHECK(desk.pathway_of(desk.child).front().organisation == "Hill School");
    REQUIRE(pass({.name = "Gus Nurse", .agency = "Health Trust"}));
    CHECK_FALSE(desk.may_read(desk.teacher, reference));
    CHECK(desk.now_of(reference).lead == Lead{.name = "Gus Nurse", .agency = "Health Trust"});
}

ON_EVERY_DATABASE("a lead professional is somebody whose roles let them read assessments") {
    Desk desk(kind);
    const auto called = [&](const std::string& name) {
        return desk.journal.view(desk.worker, [&](trail::View& view) {
            return lead_called(view, name, {early_help::test::worker_role, early_help::test::member_role});
        });
    };
    CHECK(called("Dan"));
    CHECK_FALSE(called("Eve"));
    CHECK(names_field(called("Nobody").refusal(), "lead_account"));
}

ON_EVERY_DATABASE("no act of the service closes an assessment for lack of engagement before escalation was considered") {
    Desk desk(kind);
    const auto reference = desk.begun();
    for (const EndReason reason : {EndReason::no_engagement, EndReason::no_consent, EndReason::other, EndReason::stepped_up}) {
        const auto closed = desk.close_as(reference, reason);
        REQUIRE_FALSE(closed);
        CHECK(names_field(closed.refusal(), "end_reason"));
    }
    CHECK(desk.write(reference, entry(EntryKind::closure)).refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.now_of(reference).stage == Stage::open);
    CHECK_FALSE(desk.pathway_of(desk.child).front().ended_on);
    REQUIRE(desk.write(reference, entry(EntryKind::escalation)));
    CHECK(desk.close_as(reference, EndReason::no_engagement));
}

ON_EVERY_DATABASE("what was considered before consent was withdrawn does not let the family go") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.write(reference, entry(EntryKind::escalation, make_date(2026, 11, 20))));
    const ConsentSaid withdrawn{.state = Consent::withdrawn, .by = "Mother", .on = today};
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) { return record_consent(change, reference, withdrawn, desk.now_of(reference).version); }));
    CHECK_FALSE(desk.close_as(reference, EndReason::no_consent));
    CHECK_FALSE(desk.close_as(reference, EndReason::moved_away));
    REQUIRE(desk.write(reference, entry(EntryKind::escalation)));
    CHECK(desk.close_as(reference, EndReason::no_consent));
}

ON_EVERY_DATABASE("nothing more is written in a closed assessment, and it is not closed twice") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK(desk.write(reference, entry(EntryKind::review)).refusal().kind == Refusal::Kind::conflict);
    CHECK_FALSE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK(desk.listed(desk.worker) == 0);
    CHECK(desk.listed(desk.worker, Wanted::Which::closed) == 1);
}

ON_EVERY_DATABASE("of two who change it at once the second is told, and nothing of the first is lost") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const auto seen = desk.now_of(reference).version;
    const auto words = [&](const std::string& said) {
        return desk.change(desk.worker, [&](trail::Change& change) { return write_words(change, reference, {.parents = said}, seen); });
    };
    REQUIRE(words("We are tired"));
    CHECK(words("All is well").refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.now_of(reference).words.parents == "We are tired");
    REQUIRE(desk.write(reference, entry(EntryKind::review)));
    CHECK(desk.now_of(reference).version == seen + 1);
    const Findings findings{.domain = Domain::family, .needs = {"housing"}, .words = "Damp"};
    CHECK_FALSE(desk.change(desk.worker, [&](trail::Change& change) { return write_findings(change, reference, findings, seen); }));
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return findings_of(view, desk.now_of(reference).id)[2]; }).words.empty());
}

ON_EVERY_DATABASE("needs and strengths are kept by domain") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const Findings findings{.domain = Domain::parenting, .needs = {"guidance", "stability"}, .strengths = {"warmth"}, .words = "Seen at home"};
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) { return write_findings(change, reference, findings, desk.now_of(reference).version); }));
    const auto kept = desk.look(desk.worker, [&](trail::View& view) { return findings_of(view, desk.now_of(reference).id); });
    CHECK(kept[1] == findings);
    CHECK(kept[0].words.empty());
}

ON_EVERY_DATABASE("a review is due twelve weeks from the start, then from the latest review; one written down late moves nothing") {
    Desk desk(kind);
    const auto reference = desk.begun();
    CHECK(desk.review_due(reference) == make_date(2026, 11, 2) + std::chrono::days{84});
    REQUIRE(desk.write(reference, entry(EntryKind::review, make_date(2026, 11, 20))));
    CHECK(desk.review_due(reference) == make_date(2026, 11, 20) + std::chrono::days{84});
    REQUIRE(desk.write(reference, entry(EntryKind::review, make_date(2026, 11, 10))));
    CHECK(desk.review_due(reference) == make_date(2026, 11, 20) + std::chrono::days{84});
    CHECK(desk.now_of(reference).reviewed_on == make_date(2026, 11, 20));
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK_FALSE(desk.review_due(reference));
}

ON_EVERY_DATABASE("what is stuck is listed as such until it moves again") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.write(reference, entry(EntryKind::stuck)));
    CHECK(desk.listed(desk.worker, Wanted::Which::stuck) == 1);
    REQUIRE(desk.write(reference, entry(EntryKind::moving)));
    CHECK(desk.listed(desk.worker, Wanted::Which::stuck) == 0);
}

ON_EVERY_DATABASE("who asks what is held about a child is told what the assessment says; what others said is decided on first") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const OwnWords words{.child = "I like it when Gran is there", .child_use = "Gran comes on Fridays", .parents = "We are tired"};
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) { return write_words(change, reference, words, desk.now_of(reference).version); }));
    const auto items = desk.look(desk.worker, [&](trail::View& view) { return held_about_children().items(view, desk.child.reference); });
    const auto with = [&](const std::string& said) { return std::ranges::find(items, said, &subject_access::HeldItem::words); };
    REQUIRE(with(words.child) != items.end());
    CHECK_FALSE(with(words.child)->is_about_others);
    REQUIRE(with(words.parents) != items.end());
    CHECK(with(words.parents)->is_about_others);
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return held_about_children().items(view, desk.pupil.reference); }).empty());
}

ON_EVERY_DATABASE("the disposal of an assessment takes every word of it, and leaves when and how it ended to be counted") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    const auto old = old_assessments(desk.keys);
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return old.records(view, today - std::chrono::days{1}); }).empty());
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return old.records(view, today); }).size() == 1);
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) -> Outcome<Done> {
        old.dispose(change, reference);
        change.record({"test.disposed", {assessment_kind, reference}});
        return Done{};
    }));
    CHECK_FALSE(desk.look(desk.worker, [&](trail::View& view) { return find_assessment(view, reference); }));
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return old.records(view, today); }).empty());
    CHECK(desk.listed(desk.worker, Wanted::Which::closed) == 0);
    std::int64_t counted = 0, words = 0;
    desk.database->read([&](store::Reader& reader) {
        counted = reader.value<std::int64_t>("SELECT COUNT(*) FROM early_help_assessments WHERE end_reason = 'outcomes_met' AND closed_on IS NOT NULL");
        words = reader.value<std::int64_t>("SELECT COUNT(*) FROM early_help_entries") +
                reader.value<std::int64_t>("SELECT COUNT(*) FROM early_help_assessments WHERE consent_by <> '' OR lead_name <> '' OR child_id <> 0");
    });
    CHECK(counted == 1);
    CHECK(words == 0);
}

ON_EVERY_DATABASE("with a child's record every assessment of the child goes, an open one too") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) -> Outcome<Done> {
        early_help::erase_all(change, desk.keys, desk.child.reference);
        change.record({"test.disposed", {"person", desk.child.reference}});
        return Done{};
    }));
    CHECK_FALSE(desk.look(desk.worker, [&](trail::View& view) { return find_assessment(view, reference); }));
    CHECK_FALSE(desk.review_due(reference));
    CHECK(desk.listed(desk.worker) == 0);
}

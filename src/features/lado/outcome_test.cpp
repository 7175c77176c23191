#include "features/lado/outcome_service.hpp"

#include "features/lado/desk_test.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

static Refusal::Kind kind_of(const Outcome<Done>& done) {
    REQUIRE_FALSE(done);
    return done.refusal().kind;
}

ON_EVERY_DATABASE("outcomes are recorded while a case is managed and after its end, stay when it is opened again, and two who record them see each other") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto record = [&](std::vector<Result> results, std::vector<Result> seen, const char* note = "The head decided it today") {
        return desk.change(desk.officer, [&](trail::Change& change) { return record_outcomes(change, desk.office, reference, {results, seen, note}); });
    };
    const auto now = [&] { return desk.now_of(reference).results; };
    CHECK(names_field(record({Result::suspension}, {}, " ").refusal(), "note"));
    REQUIRE(record({Result::suspension, Result::section_47, Result::suspension}, {}));
    CHECK(now() == std::vector{Result::suspension, Result::section_47});
    CHECK(record({Result::training}, {}).refusal().message == changed_since);
    CHECK(now() == std::vector{Result::suspension, Result::section_47});
    const auto close_it = [&](std::vector<Result> recorded) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return close(change, desk.office, reference, Step::close,
                         {.finding = Finding::substantiated, .results = now(), .recorded = std::move(recorded), .summary = "It was seen"});
        });
    };
    CHECK(close_it({Result::suspension}).refusal().message == changed_since);
    REQUIRE(close_it(now()));
    REQUIRE(record({Result::suspension, Result::section_47, Result::conviction}, now(), "The court, on Friday"));
    CHECK(desk.now_of(reference).finding == Finding::substantiated);
    CHECK(desk.words(desk.officer, reference)->latest(EntryKind::decision).ends_with("Conviction. The court, on Friday"));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return take_step(change, desk.office, reference, Step::reopen, "Another child spoke"); }));
    CHECK(now().size() == 3);
    CHECK(kind_of(record({}, now())) == Refusal::Kind::conflict);  // it is being considered again
}

ON_EVERY_DATABASE("an enquiry that went on when the case was closed is concluded in the closed case") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto say = [&](StrandState state, StrandState seen) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return set_strand(change, desk.office, reference, {.strand = Strand::police, .state = state, .seen = seen, .note = "The sergeant said so"});
        });
    };
    REQUIRE(say(StrandState::under_way, StrandState::not_considered));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return close(change, desk.office, reference, Step::close, {.finding = Finding::unfounded, .summary = "Seen", .is_despite_strands = true});
    }));
    CHECK(say(StrandState::concluded, StrandState::under_way));
}

ON_EVERY_DATABASE("after a restraint the complaint, its assessment and the decision on the placement are on record; without one none is taken") {
    Desk desk{kind};
    const auto assess = [&](const std::string& reference, const RestraintAssessment& said) {
        return desk.change(desk.officer, [&](trail::Change& change) { return assess_restraint(change, desk.office, reference, said); });
    };
    const RestraintAssessment said{.complaint = "He says that it hurt",
                                   .assessment = "The manager and the social worker saw the film",
                                   .decision = Suitability::with_changes,
                                   .decided_on = make_date(2026, 11, 23)};
    CHECK(kind_of(assess(desk.taken(), said)) == Refusal::Kind::conflict);
    auto referral = Desk::referral();
    referral.facts.is_after_restraint = true;
    const auto reference = desk.taken(referral);
    const auto blank = assess(reference, {}).refusal();
    for (const char* field : {"complaint", "assessment", "decision", "decided_on"}) CHECK(names_field(blank, field));
    for (const auto day : {make_date(2026, 11, 22), make_date(2026, 11, 24)}) {
        auto other = said;
        other.decided_on = day;
        CHECK(names_field(assess(reference, other).refusal(), "decided_on"));
    }
    REQUIRE(assess(reference, said));
    const auto placement = desk.look(desk.officer, [&](trail::View& view) { return find_placement(view, desk.now_of(reference).id); });
    REQUIRE(placement);
    CHECK(placement->decision == Suitability::with_changes);
    CHECK(desk.words(desk.officer, reference)->latest(EntryKind::restraint) ==
          "Complaint: He says that it hurt\nAssessment: The manager and the social worker saw the film\n"
          "Decision of 23 November 2026: The placement is suitable with changes");
    CHECK(kind_of(desk.change(desk.officer, [&](trail::Change& change) {
              return write(change, desk.office, reference, {EntryKind::restraint, "ok"});
          })) == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a clock of the partnership's own waits for a reason that the case keeps, and one that is set by law does not wait") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto stop = [&](const clocks::Rule& rule, bool is_to_stop, const char* reason) {
        return desk.change(desk.officer, [&](trail::Change& change) { return stop_clock(change, desk.office, reference, {rule, is_to_stop, reason}); });
    };
    CHECK(names_field(stop(meeting_clock, true, " ").refusal(), "reason"));
    REQUIRE(stop(meeting_clock, true, "The police ask to wait for an arrest"));
    CHECK(desk.clock(reference, meeting_clock).is_paused());
    CHECK(desk.clock(reference, meeting_clock).pauses.front().reason.find("police") == std::string::npos);
    CHECK(desk.words(desk.officer, reference)->latest(EntryKind::decision).ends_with("is stopped: The police ask to wait for an arrest"));
    *desk.now += std::chrono::hours{48};
    REQUIRE(stop(meeting_clock, false, "The arrest was made"));
    CHECK_FALSE(desk.clock(reference, meeting_clock).is_paused());
    CHECK(kind_of(stop(meeting_clock, false, "Again")) == Refusal::Kind::conflict);
    CHECK(kind_of(stop(referral_clock, true, "Wait")) == Refusal::Kind::conflict);
    CHECK(clock_called("first_meeting") == &meeting_clock);
    CHECK(clock_called("lado.first_meeting") == nullptr);
}

ON_EVERY_DATABASE("a review is due on the day that the meeting agreed") {
    Desk desk{kind};
    const auto reference = desk.managed();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return record_meeting(
            change, desk.office, reference,
            {.meeting = {.held_on = make_date(2026, 11, 23), .next_review_on = make_date(2026, 12, 1)}, .attendance = "All", .minutes = "All"});
    }));
    CHECK(desk.clock(reference, review_clock).due.on == make_date(2026, 12, 1));
    CHECK(desk.clock(reference, review_clock).due.because.find("23 December 2026") != std::string::npos);
}

ON_EVERY_DATABASE("two officers write in one case: the second sees that the first has corrected it; whoever left, is barred or is no officer does not") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto facts = desk.now_of(reference).facts;
    const auto version = desk.now_of(reference).version;
    const auto save = [&](const trail::Actor& who) {
        return desk.change(who, [&](trail::Change& change) { return correct(change, reference, facts, version); });
    };
    const auto joined = [&](const trail::Actor& who, bool is_unconnected = true) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return join(change, desk.office, reference, {.officer = who.account, .is_unconnected = is_unconnected});
        });
    };
    CHECK(kind_of(save(desk.second)) == Refusal::Kind::not_found);
    CHECK(names_field(joined(desk.second, false).refusal(), "is_unconnected"));
    for (const auto* who : {&desk.officer, &desk.teacher}) CHECK(names_field(joined(*who).refusal(), "officer"));
    REQUIRE(joined(desk.second));
    CHECK(names_field(joined(desk.second).refusal(), "officer"));
    REQUIRE(save(desk.second));
    CHECK(save(desk.officer).refusal().message == changed_since);
    const auto parts = desk.look(desk.officer, [&](trail::View& view) { return colleagues_in(view, desk.now_of(reference)); });
    REQUIRE(parts.size() == 1);
    const auto left = [&](Id<policy::Involvement> part) {
        return desk.change(desk.officer, [&](trail::Change& change) { return leave(change, reference, part); });
    };
    CHECK(kind_of(left({parts[0].id.number + 1000})) == Refusal::Kind::not_found);
    REQUIRE(left(parts[0].id));
    CHECK(kind_of(save(desk.second)) == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a colleague who becomes the officer of a case, and passes it on, writes in it no more") {
    Desk desk{kind};
    const auto reference = desk.managed();
    REQUIRE(desk.change(desk.officer,
                        [&](trail::Change& change) { return join(change, desk.office, reference, {.officer = desk.second.account, .is_unconnected = true}); }));
    REQUIRE(desk.give(reference, desk.second, "The head answers on Friday"));
    CHECK(desk.look(desk.second, [&](trail::View& view) { return colleagues_in(view, desk.now_of(reference)); }).empty());
    REQUIRE(desk.give(reference, desk.officer, "And back"));
    CHECK(kind_of(desk.change(desk.second, [&](trail::Change& change) {
              return write(change, desk.office, reference, {EntryKind::note, "Still here"});
          })) == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a case that was taken as advice takes neither an assessment nor a colleague") {
    Desk desk{kind};
    auto referral = Desk::referral();
    referral.facts.is_after_restraint = true;
    const auto reference = desk.taken(referral);
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return take_as_advice(change, desk.office, reference, {.employer_name = "Hill School", .role = "Coach", .nature = "A push", .advice = "Watch"});
    }));
    CHECK(kind_of(desk.change(desk.officer, [&](trail::Change& change) {
              return assess_restraint(change, desk.office, reference,
                                      {.complaint = "It hurt", .assessment = "Seen", .decision = Suitability::suitable, .decided_on = make_date(2026, 11, 23)});
          })) == Refusal::Kind::conflict);
    CHECK(kind_of(desk.change(desk.officer, [&](trail::Change& change) {
              return join(change, desk.office, reference, {.officer = desk.second.account, .is_unconnected = true});
          })) == Refusal::Kind::conflict);
}

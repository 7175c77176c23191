#include "features/early_help/assessment.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::early_help;

namespace {
constexpr Date today = make_date(2026, 11, 23), started = make_date(2026, 9, 1);

bool names_field(const std::vector<FieldError>& errors, std::string_view field) { return std::ranges::find(errors, field, &FieldError::field) != errors.end(); }

Assessment assessment(Consent consent = Consent::given) {
    return {.started_on = started, .lead = {.name = "Ann Worker", .agency = "Hill School"}, .consent = {.state = consent, .by = "Mother", .on = started}};
}
Entry considered(Date day, Escalation decision) {
    return {.kind = EntryKind::escalation, .happened_on = day, .who = "Bea Lead, Hill School", .decision = decision, .words = "The children are seen daily"};
}
Entry step(EntryKind kind, Date day) { return {.kind = kind, .happened_on = day, .who = "Cal Worker, The Council", .words = "Bruises"}; }

/// Whether it may be closed so.
bool may_close(EndReason reason, const Assessment& one, const std::vector<Entry>& entries) {
    return !names_field(problems_of(Closing{.reason = reason, .words = "Doing well"}, one, entries), "end_reason");
}
}  // namespace

TEST_CASE("an assessment is not closed for lack of engagement before a named person has considered escalation and found that it may be") {
    const Date later = make_date(2026, 11, 1);
    CHECK_FALSE(may_close(EndReason::no_engagement, assessment(), {}));
    CHECK_FALSE(may_close(EndReason::no_engagement, assessment(), {considered(later, Escalation::go_on)}));
    CHECK(may_close(EndReason::no_engagement, assessment(), {considered(later, Escalation::may_close)}));
    CHECK_FALSE(may_close(EndReason::no_engagement, assessment(), {considered(later, Escalation::may_close), considered(today, Escalation::go_on)}));
    CHECK(may_close(EndReason::outcomes_met, assessment(), {}));
}

TEST_CASE("a family that has said no is not let go under another reason without that") {
    for (const Consent no : {Consent::refused, Consent::withdrawn})
        for (const EndReason reason : {EndReason::no_consent, EndReason::outcomes_met, EndReason::moved_away, EndReason::other, EndReason::no_engagement}) {
            CHECK_FALSE(may_close(reason, assessment(no), {}));
            CHECK(may_close(reason, assessment(no), {considered(today, Escalation::may_close)}));
        }
    CHECK_FALSE(may_close(EndReason::other, assessment(), {}));
    CHECK_FALSE(may_close(EndReason::no_consent, assessment(Consent::not_asked), {considered(today, Escalation::may_close)}));
}

TEST_CASE("what was considered before the family said no, or before the last review, does not count") {
    auto one = assessment(Consent::withdrawn);
    one.consent.on = make_date(2026, 11, 10);
    CHECK_FALSE(may_close(EndReason::no_consent, one, {considered(make_date(2026, 11, 9), Escalation::may_close)}));
    CHECK(may_close(EndReason::no_consent, one, {considered(make_date(2026, 11, 10), Escalation::may_close)}));
    auto reviewed = assessment();
    reviewed.reviewed_on = make_date(2026, 11, 15);
    CHECK_FALSE(may_close(EndReason::no_engagement, reviewed, {considered(make_date(2026, 11, 14), Escalation::may_close)}));
}

TEST_CASE("where it was decided to refer the child, the assessment stays open until that was done") {
    const Date day = make_date(2026, 11, 10);
    CHECK_FALSE(may_close(EndReason::no_engagement, assessment(), {considered(day, Escalation::refer)}));
    CHECK_FALSE(may_close(EndReason::no_engagement, assessment(), {step(EntryKind::step_up, make_date(2026, 10, 1)), considered(day, Escalation::refer)}));
    CHECK(may_close(EndReason::no_engagement, assessment(), {considered(day, Escalation::refer), step(EntryKind::step_up, today)}));
}

TEST_CASE("it is closed as stepped up only where a step up is on record, and the child has not come down since") {
    CHECK_FALSE(may_close(EndReason::stepped_up, assessment(), {}));
    CHECK(may_close(EndReason::stepped_up, assessment(Consent::refused), {step(EntryKind::step_up, today)}));
    CHECK_FALSE(may_close(EndReason::stepped_up, assessment(), {step(EntryKind::step_up, make_date(2026, 10, 1)), step(EntryKind::step_down, today)}));
}

TEST_CASE("closing takes a reason of the list and words on how the child is") {
    const auto errors = problems_of(Closing{}, assessment(), {});
    CHECK(names_field(errors, "end_reason"));
    CHECK(names_field(errors, "words"));
}

TEST_CASE("an escalation names who considered it, what they decided and why; a step names who took the child over") {
    const auto errors = problems_of(Entry{.kind = EntryKind::escalation, .happened_on = today}, assessment(), today);
    for (const char* field : {"who", "decision", "words"}) CHECK(names_field(errors, field));
    CHECK(problems_of(considered(today, Escalation::refer), assessment(), today).empty());
    CHECK(names_field(problems_of(Entry{.kind = EntryKind::step_up, .happened_on = today, .words = "Bruises"}, assessment(), today), "who"));
}

TEST_CASE("nothing happens in an assessment before it started or after today, but that the child came down from social care to it") {
    const Date before = make_date(2026, 8, 31);
    CHECK(names_field(problems_of(considered(before, Escalation::refer), assessment(), today), "happened_on"));
    CHECK(names_field(problems_of(considered(today + std::chrono::days{1}, Escalation::refer), assessment(), today), "happened_on"));
    CHECK(problems_of(step(EntryKind::step_down, before), assessment(), today).empty());
}

TEST_CASE("consent that was given, refused or withdrawn says by whom and when") {
    CHECK(problems_of(ConsentSaid{.state = Consent::not_asked}, today).empty());
    const auto errors = problems_of(ConsentSaid{.state = Consent::refused}, today);
    CHECK(names_field(errors, "consent_by"));
    CHECK(names_field(errors, "consent_on"));
    CHECK(names_field(problems_of(ConsentSaid{.state = Consent::given, .by = "Father", .on = today + std::chrono::days{1}}, today), "consent_on"));
}

TEST_CASE("an assessment starts today or before, not before the child was born, with a lead professional by name and agency") {
    const Beginning good{.started_on = started, .lead = assessment().lead, .consent = assessment().consent};
    CHECK(problems_of(good, today, make_date(2015, 3, 4)).empty());
    auto early = good;
    early.started_on = make_date(2015, 3, 3);
    CHECK(names_field(problems_of(early, today, make_date(2015, 3, 4)), "started_on"));
    auto late = good;
    late.started_on = today + std::chrono::days{1};
    CHECK(names_field(problems_of(late, today, {}), "started_on"));
    auto nobody = good;
    nobody.lead = {};
    CHECK(names_field(problems_of(nobody, today, {}), "lead_name"));
    CHECK(names_field(problems_of(nobody, today, {}), "lead_agency"));
    auto of_unborn = good;
    CHECK(problems_of(of_unborn, today, make_date(2027, 1, 5)).empty());
}

TEST_CASE("the child's words say what they changed, and a need or a strength what shows it") {
    CHECK(names_field(problems_of(OwnWords{.child = "I like it when Gran is there"}), "child_use"));
    CHECK(problems_of(OwnWords{}).empty());
    CHECK(names_field(problems_of(Findings{.domain = Domain::child, .needs = {"health"}}), "words"));
    CHECK(names_field(problems_of(Findings{.domain = Domain::child, .needs = {"housing"}, .words = "Damp"}), "needs"));
    CHECK(names_field(problems_of(Findings{.domain = Domain::family, .strengths = {"health"}, .words = "Well"}), "strengths"));
    CHECK(problems_of(Findings{.domain = Domain::family, .needs = {"housing"}, .strengths = {"housing"}, .words = "A new flat, damp"}).empty());
}

#include "core/notices/inbox_store.hpp"
#include "features/early_help/desk_test.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/worklist_service.hpp"
#include "features/early_help/worklist_store.hpp"

namespace holdfast::early_help::test {

namespace {
/// The desk with an assessment of the council's and one of the school's, of which a colleague of both may list what is theirs by law alone.
struct Worklist : Desk {
    using Desk::Desk;
    policy::ListFilter filter(trail::View& view) { return policy::list_filter(view, assessment_records, policy::belonging_of(view)); }
    std::vector<std::string> unreviewed(const trail::Actor& who, int days, const std::string& agency = "") {
        return look(who, [&](trail::View& view) {
            std::vector<std::string> references;
            for (const auto& one : listed_unreviewed(view, filter(view), {.since = view.today() - std::chrono::days{days}, .agency = agency, .most = 50}))
                references.push_back(one.reference);
            return references;
        });
    }
    std::vector<AgencyCount> counts(const trail::Actor& who, int days) {
        return look(
            who, [&](trail::View& view) { return counts_by_agency(view, filter(view), view.today() - std::chrono::days{days}, silent_since(view.today())); });
    }
    int tell() {
        return *change(trail::operator_named(), [](trail::Change& change) -> Outcome<int> { return tell_of_lateness(change); });
    }
    bool is_due() {
        return look(worker, [](trail::View& view) { return is_lateness_to_be_told(view); });
    }
    int told(const trail::Actor& who) {
        return look(who, [&](trail::View& view) { return notices::count_unread(view, who.account); });
    }
};
}  // namespace

ON_EVERY_DATABASE("an assessment is without review for as long as nobody has reviewed it since it began, and each viewer counts what they may list") {
    Worklist desk(kind);
    const auto reference = desk.begun();
    const auto of_school = desk.begin_for(desk.teacher, desk.pupil, Desk::beginning(desk.teacher));
    REQUIRE(of_school);
    CHECK(desk.unreviewed(desk.worker, 21) == std::vector<std::string>{reference});
    CHECK(desk.unreviewed(desk.worker, 22).empty());
    CHECK(desk.unreviewed(desk.worker, 21, "Hill School").empty());
    CHECK(desk.unreviewed(desk.teacher, 21, "Hill School") == std::vector<std::string>{*of_school});
    REQUIRE(desk.write(reference, {.kind = EntryKind::stuck, .happened_on = make_date(2026, 11, 20), .words = "Nobody opens"}));
    const auto counted = desk.counts(desk.worker, 21);
    REQUIRE(counted.size() == 1);
    CHECK(counted[0].agency == "The Council");
    CHECK(counted[0].open == 1);
    CHECK(counted[0].never_reviewed == 1);
    CHECK(counted[0].unreviewed == 1);
    CHECK(counted[0].stuck == 1);
    CHECK(counted[0].drifting == 0);
    REQUIRE(desk.write(reference, {.kind = EntryKind::review, .happened_on = make_date(2026, 11, 21), .words = "Better"}));
    CHECK(desk.unreviewed(desk.worker, 21).empty());
    CHECK(desk.counts(desk.worker, 21)[0].never_reviewed == 0);
    CHECK(desk.counts(desk.member, 21).empty());
}

ON_EVERY_DATABASE("a lead professional is told once that a plan drifts and once that its review is late, not before seven in the morning") {
    Worklist desk(kind);
    desk.begun();
    CHECK_FALSE(desk.is_due());
    *desk.now += std::chrono::days{22};  // 43 days after the start
    REQUIRE(desk.is_due());
    CHECK(desk.counts(desk.worker, 21)[0].drifting == 1);
    CHECK(desk.tell() == 1);
    CHECK(desk.told(desk.worker) == 1);
    CHECK_FALSE(desk.is_due());
    *desk.now += std::chrono::days{42} - std::chrono::hours{5};  // five in the morning after the day of the review
    CHECK_FALSE(desk.is_due());
    *desk.now += std::chrono::hours{3};
    CHECK(desk.tell() == 1);
    CHECK(desk.told(desk.worker) == 2);
    CHECK(desk.told(desk.colleague) == 0);
}

ON_EVERY_DATABASE("a closed assessment is added to, never changed, and opened again with a reason, here and in the child's pathway") {
    Worklist desk(kind);
    const auto reference = desk.begun();
    const auto add = [&](const std::string& words) {
        return desk.change(desk.worker, [&](trail::Change& change) { return write_addendum(change, reference, words); });
    };
    const auto open_again = [&](const std::string& why) {
        return desk.change(desk.worker, [&](trail::Change& change) { return reopen(change, reference, why); });
    };
    CHECK(add("Too soon").refusal().kind == Refusal::Kind::conflict);
    CHECK(open_again("Too soon").refusal().kind == Refusal::Kind::conflict);
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK(names_field(add(" ").refusal(), "words"));
    REQUIRE(add("Her name is spelt Hall"));
    CHECK(desk.now_of(reference).stage == Stage::closed);
    CHECK(names_field(open_again("").refusal(), "words"));
    REQUIRE(open_again("Closed by mistake"));
    CHECK(desk.now_of(reference).stage == Stage::open);
    CHECK_FALSE(desk.now_of(reference).closed_on);
    CHECK_FALSE(desk.now_of(reference).end_reason);
    CHECK_FALSE(desk.pathway_of(desk.child).front().ended_on);
    CHECK(desk.review_due(reference) == london_date(*desk.now) + std::chrono::days{84});
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    REQUIRE(desk.begin_for(desk.worker, desk.child, Desk::beginning(desk.worker)));
    CHECK(names_field(open_again("Again").refusal(), "words"));
    CHECK(desk.change(desk.colleague, [&](trail::Change& change) { return reopen(change, reference, "Not mine"); }).refusal().kind != Refusal::Kind::invalid);
}

}  // namespace holdfast::early_help::test

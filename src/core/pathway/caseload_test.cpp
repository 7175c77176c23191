#include "core/pathway/caseload_store.hpp"
#include "core/pathway/chronology_store.hpp"
#include "core/pathway/kinds.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/world_test.hpp"

namespace holdfast::pathway {

namespace {

/// The world of people, with pathways; 22 November 2026 is its day.
struct Caseload : people::test::World {
    explicit Caseload(const std::string& kind) : World(kind) { database->migrate(schema()); }
    static std::vector<store::Migration> schema() {
        auto all = World::schema();
        for (const auto& step : pathway::migrations()) all.push_back(step);
        return all;
    }
    calendar::Calendar calendar{};

    /// Writes records of the child as a social worker of the council.
    template <class Act>
    void write(Act&& act) {
        REQUIRE(change(people::test::actor(1), [&](trail::Change& change) -> Outcome<Done> {
            const auto entry = insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
            act(change, entry);
            change.record({"pathway.tested", {"pathway", "test"}});
            return Done{};
        }));
    }
};

template <class Record>
Record begun(const people::Person& child, Id<Entry> entry) {
    Record record;
    record.child = child.id;
    record.entry = entry;
    return record;
}

}  // namespace

ON_EVERY_DATABASE("a list shows what is due for the children whose record the viewer may have in a list, and for nobody else") {
    Caseload world(kind);
    const auto ours = world.add("Ada", "Lovell"),
               theirs = world.add("Ben", "Marsh", make_date(2014, 1, 2), people::test::actor(2, people::test::social_worker, "other"));
    world.write([&](trail::Change& change, Id<Entry> entry) {
        for (const auto& child : {ours, theirs}) {
            auto referral = begun<Referral>(child, entry);
            referral.referred_on = make_date(2026, 9, 1);
            referral.id = insert(change, referral);
            auto assessment = begun<Assessment>(child, entry);
            assessment.referral = referral.id;
            assessment.started_on = make_date(2026, 9, 2);
            insert(change, assessment);
            auto enquiry = begun<Enquiry>(child, entry);
            enquiry.referral = referral.id;
            enquiry.started_on = make_date(2026, 11, 2);
            insert(change, enquiry);
            auto plan = begun<ProtectionPlan>(child, entry);
            plan.referral = referral.id;
            plan.started_on = make_date(2026, 3, 31);
            plan.latest_category = "NEG";
            plan.id = insert(change, plan);
            auto review = begun<PlanReview>(child, entry);
            review.plan = plan.id;
            review.held_on = make_date(2026, 6, 20);
            insert(change, review);
            auto care = begun<CareEpisode>(child, entry);
            care.started_on = make_date(2026, 11, 10);
            care.start_reason = "S";
            care.legal_status = "C2";
            insert(change, care);
        }
    });
    const auto only = [&](const std::vector<CaseRow>& rows, Date due) {
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].reference == ours.reference);
        CHECK(rows[0].due.on == due);
    };
    world.look(people::test::actor(1), [&](trail::View& view) {
        only(open_assessments(view, world.calendar), world.calendar.add_working_days(make_date(2026, 9, 1), 45));
        only(conferences_awaited(view, world.calendar), make_date(2026, 11, 23));
        only(plan_reviews_due(view), make_date(2026, 12, 20));
        only(care_reviews_due(view, world.calendar), make_date(2026, 12, 8));
        return 0;
    });
    world.look(people::test::actor(9, people::test::member, "nobody"), [&](trail::View& view) {
        CHECK(open_assessments(view, world.calendar).empty());
        CHECK(conferences_awaited(view, world.calendar).empty());
        CHECK(plan_reviews_due(view).empty());
        CHECK(care_reviews_due(view, world.calendar).empty());
        return 0;
    });
}

ON_EVERY_DATABASE("what is done, closed, withdrawn, a short break or of an earlier time in care is not waited for") {
    Caseload world(kind);
    const auto child = world.add("Ada", "Lovell");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        auto closed = begun<Referral>(child, entry);
        closed.referred_on = make_date(2026, 5, 1);
        closed.closed_on = make_date(2026, 8, 1);
        closed.id = insert(change, closed);
        auto open_in_closed = begun<Assessment>(child, entry);
        open_in_closed.referral = closed.id;
        open_in_closed.started_on = make_date(2026, 5, 2);
        insert(change, open_in_closed);
        auto enquiry = begun<Enquiry>(child, entry);
        enquiry.referral = closed.id;
        enquiry.started_on = make_date(2026, 5, 3);
        enquiry.conference_not_required = true;
        insert(change, enquiry);
        auto plan = begun<ProtectionPlan>(child, entry);
        plan.referral = closed.id;
        plan.started_on = make_date(2026, 3, 31);
        plan.id = insert(change, plan);
        withdraw(change, plan, entry);
        auto respite = begun<CareEpisode>(child, entry);
        respite.started_on = make_date(2026, 11, 10);
        respite.start_reason = "S";
        respite.legal_status = "V4";
        insert(change, respite);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        CHECK(open_assessments(view, world.calendar).empty());
        CHECK(conferences_awaited(view, world.calendar).empty());
        CHECK(plan_reviews_due(view).empty());
        CHECK(care_reviews_due(view, world.calendar).empty());
        return 0;
    });
}

ON_EVERY_DATABASE("a review in an earlier time in care does not count for this one") {
    Caseload world(kind);
    const auto child = world.add("Ada", "Lovell");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        auto earlier = begun<CareEpisode>(child, entry);
        earlier.started_on = make_date(2020, 1, 6);
        earlier.start_reason = "S";
        earlier.legal_status = "V2";
        earlier.ended_on = make_date(2020, 9, 1);
        insert(change, earlier);
        auto now = earlier;
        now.started_on = make_date(2026, 11, 2);
        now.ended_on.reset();
        insert(change, now);
        auto review = begun<CareReview>(child, entry);
        review.held_on = make_date(2020, 2, 1);
        insert(change, review);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        const auto rows = care_reviews_due(view, world.calendar);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].due.on == make_date(2026, 11, 30));
        return 0;
    });
}

ON_EVERY_DATABASE("a chronology tells what happened in its order, in words, with who says so") {
    Caseload world(kind);
    const auto child = world.add("Ada", "Lovell", make_date(2012, 3, 4));
    world.write([&](trail::Change& change, Id<Entry> entry) {
        auto referral = begun<Referral>(child, entry);
        referral.referred_on = make_date(2016, 5, 4);
        referral.source = "2A";
        referral.primary_need = "N1";
        referral.closed_on = make_date(2016, 7, 1);
        referral.closure_reason = "RC8";
        referral.id = insert(change, referral);
        auto assessment = begun<Assessment>(child, entry);
        assessment.referral = referral.id;
        assessment.started_on = make_date(2016, 5, 5);
        assessment.authorised_on = make_date(2016, 7, 1);
        assessment.factors = "3B 4A";
        insert(change, assessment);
        auto care = begun<CareEpisode>(child, entry);
        care.started_on = make_date(2015, 1, 1);
        care.start_reason = "S";
        care.ended_on = make_date(2015, 2, 1);
        care.end_reason = "X1";
        insert(change, care);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        const auto moments = chronology_of(view, child.id);
        std::vector<std::string> told;
        for (const auto& moment : moments) told.push_back(iso(moment.on) + " " + moment.what);
        CHECK(told == std::vector<std::string>{"2015-01-01 Began to be looked after", "2016-05-04 Referral", "2016-05-05 Assessment began",
                                               "2016-07-01 Assessment finished", "2016-07-01 Case closed"});
        CHECK(moments[1].detail.find("schools") != std::string::npos);
        CHECK(moments[3].detail.find("mental health, child") != std::string::npos);
        CHECK(moments[1].agency == "council");
        CHECK(known_by(view, child.id).name == "Ada Lovell");
        return 0;
    });
    CHECK(age_on(make_date(2012, 2, 29), make_date(2013, 2, 28)) == 0);
    CHECK(age_on(make_date(2012, 2, 29), make_date(2013, 3, 1)) == 1);
    CHECK(!age_on(make_date(2012, 2, 29), make_date(2012, 2, 28)));
}

}  // namespace holdfast::pathway

#include "core/pathway/case_list_pages.hpp"
#include "core/pathway/chronology_store.hpp"
#include "core/pathway/kinds.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/world_test.hpp"

#include <map>
#include <set>

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
        auto enquiry_in_closed = begun<Enquiry>(child, entry);
        enquiry_in_closed.referral = closed.id;
        enquiry_in_closed.started_on = make_date(2026, 5, 3);
        insert(change, enquiry_in_closed);
        auto open = begun<Referral>(child, entry);
        open.referred_on = make_date(2026, 9, 1);
        open.id = insert(change, open);
        auto needs_no_conference = begun<Enquiry>(child, entry);
        needs_no_conference.referral = open.id;
        needs_no_conference.started_on = make_date(2026, 9, 3);
        needs_no_conference.conference_not_required = true;
        insert(change, needs_no_conference);
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

ON_EVERY_DATABASE("a list leaves out a child whose record is restricted or sealed from the viewer, and its file and page are looks at those it shows") {
    Caseload world(kind);
    const auto open = world.add("Ada", "Lovell"), restricted = world.add("Ben", "Marsh"), sealed = world.add("Cay", "Noon");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        for (const auto& child : {open, restricted, sealed}) {
            policy::insert_involvement(change, {.kind = std::string(people::person_kind),
                                                .reference = child.reference,
                                                .relation = policy::Relation::worker,
                                                .account = Id<trail::Account>{5},
                                                .from = make_date(2026, 1, 1),
                                                .because = "allocated"});
            policy::insert_involvement(change, {.kind = std::string(people::person_kind),
                                                .reference = child.reference,
                                                .relation = policy::Relation::law,
                                                .agency = "other",
                                                .from = make_date(2026, 1, 1),
                                                .because = "by law"});
            auto plan = begun<ProtectionPlan>(child, entry);
            plan.started_on = make_date(2026, 3, 31);
            insert(change, plan);
        }
        policy::replace_restriction(change, {people::person_kind, restricted.reference}, policy::Restriction::restricted, "a witness");
        policy::replace_restriction(change, {people::person_kind, sealed.reference}, policy::Restriction::sealed, "a witness");
    });
    const auto listed = [&](const trail::Actor& viewer) {
        return world.look(viewer, [&](trail::View& view) {
            const auto table = case_list_table(view, {.path = "/child-protection", .rows = plan_reviews_due(view)});
            std::set<std::string> shown, looked;
            for (const auto& row : plan_reviews_due(view)) shown.insert(row.reference);
            for (const auto& look : view.looks()) looked.insert(look.reference);
            CHECK(table.rows.size() == shown.size());
            CHECK(looked == shown);
            CHECK(view.looks().size() == shown.size());
            const web::Request request;
            case_list_page(view, {.path = "/child-protection", .rows = plan_reviews_due(view)}, request);
            CHECK(view.looks().size() == 2 * shown.size());
            return shown;
        });
    };
    CHECK(listed(people::test::actor(1)).size() == 3);
    CHECK(listed(people::test::actor(5)) == std::set{open.reference, restricted.reference});
    CHECK(listed(people::test::actor(6, people::test::social_worker, "other")) == std::set{open.reference});
    CHECK(world.events("record.viewed") == 2 * (3 + 2 + 1));
}

ON_EVERY_DATABASE("a day that cannot be counted stands first in its list and takes nobody else out of it") {
    Caseload world(kind);
    const auto old = world.add("Ada", "Lovell"), later = world.add("Ben", "Marsh");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        for (const auto& [child, on] : {std::pair(later, make_date(2026, 9, 1)), std::pair(old, make_date(1012, 9, 1))}) {
            auto referral = begun<Referral>(child, entry);
            referral.referred_on = on;
            referral.id = insert(change, referral);
            auto assessment = begun<Assessment>(child, entry);
            assessment.referral = referral.id;
            assessment.started_on = on;
            insert(change, assessment);
        }
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        const CaseList list{.title = "Children", .path = "/children-in-need", .rows = open_assessments(view, world.calendar)};
        REQUIRE(list.rows.size() == 2);
        CHECK(list.rows[0].reference == old.reference);
        CHECK(!list.rows[0].due.on);
        CHECK(list.rows[1].due.on);
        web::Request request;
        const auto page = case_list_page(view, list, request).string();
        CHECK(page.find("bank holidays of 1012 are not known") != std::string::npos);
        CHECK(page.find("Day not known (1)") != std::string::npos);
        const auto table = exchange::to_csv(case_list_table(view, list));
        CHECK(table.find(",not known\r\n") != std::string::npos);
        return 0;
    });
}

ON_EVERY_DATABASE("only the first assessment after a referral is timed from the referral") {
    Caseload world(kind);
    const auto child = world.add("Ada", "Lovell");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        auto referral = begun<Referral>(child, entry);
        referral.referred_on = make_date(2026, 3, 2);
        referral.id = insert(change, referral);
        auto first = begun<Assessment>(child, entry);
        first.referral = referral.id;
        first.started_on = make_date(2026, 3, 3);
        first.authorised_on = make_date(2026, 4, 20);
        insert(change, first);
        auto second = first;
        second.started_on = make_date(2026, 11, 2);
        second.authorised_on.reset();
        insert(change, second);
        auto withdrawn = begun<Referral>(child, entry);
        withdrawn.referred_on = make_date(2026, 10, 1);
        withdrawn.id = insert(change, withdrawn);
        auto mistake = begun<Assessment>(child, entry);
        mistake.referral = withdrawn.id;
        mistake.started_on = make_date(2026, 10, 2);
        mistake.id = insert(change, mistake);
        withdraw(change, mistake, entry);
        auto first_of_other = mistake;
        first_of_other.id = {};
        first_of_other.started_on = make_date(2026, 10, 5);
        insert(change, first_of_other);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        const auto rows = open_assessments(view, world.calendar);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].due.on == world.calendar.add_working_days(make_date(2026, 10, 1), 45));
        CHECK(rows[1].due.on == world.calendar.add_working_days(make_date(2026, 11, 2), 45));
        return 0;
    });
}

ON_EVERY_DATABASE("a plan's first review is timed from its own conference, and from the plan where there is none of its own") {
    Caseload world(kind);
    const auto child = world.add("Ada", "Lovell"), moved_in = world.add("Ben", "Marsh");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        auto referral = begun<Referral>(child, entry);
        referral.referred_on = make_date(2026, 1, 5);
        referral.id = insert(change, referral);
        auto conference = begun<Conference>(child, entry);
        conference.referral = referral.id;
        conference.held_on = make_date(2026, 8, 3);
        conference.led_to_plan = true;
        insert(change, conference);
        conference.held_on = make_date(2026, 8, 20);
        conference.led_to_plan = false;
        insert(change, conference);
        auto plan = begun<ProtectionPlan>(child, entry);
        plan.referral = referral.id;
        plan.started_on = make_date(2026, 9, 1);
        insert(change, plan);
        auto theirs = begun<Referral>(moved_in, entry);
        theirs.referred_on = make_date(2026, 1, 5);
        theirs.id = insert(change, theirs);
        auto of_earlier = begun<Conference>(moved_in, entry);
        of_earlier.referral = theirs.id;
        of_earlier.held_on = make_date(2026, 2, 2);
        insert(change, of_earlier);
        auto earlier = begun<ProtectionPlan>(moved_in, entry);
        earlier.referral = theirs.id;
        earlier.started_on = make_date(2026, 2, 2);
        earlier.ended_on = make_date(2026, 6, 1);
        insert(change, earlier);
        auto now = begun<ProtectionPlan>(moved_in, entry);
        now.referral = theirs.id;
        now.started_on = make_date(2026, 9, 2);
        insert(change, now);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        const auto rows = plan_reviews_due(view);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].due.because == "3 months after the initial conference on 3 August 2026");
        CHECK(rows[1].due.because == "3 months after the plan began on 2 September 2026");
        return 0;
    });
}

ON_EVERY_DATABASE("who was in care before the first episode on record is said to have been, and is timed from the latest review alone") {
    Caseload world(kind);
    const auto reviewed = world.add("Ada", "Lovell"), not_reviewed = world.add("Ben", "Marsh"), back_again = world.add("Cay", "Noon");
    world.write([&](trail::Change& change, Id<Entry> entry) {
        for (const auto& child : {reviewed, not_reviewed, back_again}) {
            auto care = begun<CareEpisode>(child, entry);
            care.started_on = make_date(2022, 3, 1);
            care.start_reason = "P";
            care.legal_status = "C2";
            care.ended_on = make_date(2023, 5, 2);
            care.end_reason = child.id == back_again.id ? "E4A" : "X1";
            insert(change, care);
            care.started_on = make_date(2023, 5, 2);
            care.ended_on.reset();
            care.end_reason.clear();
            insert(change, care);
        }
        auto review = begun<CareReview>(reviewed, entry);
        review.held_on = make_date(2026, 8, 1);
        insert(change, review);
        review = begun<CareReview>(back_again, entry);
        review.held_on = make_date(2023, 5, 1);
        insert(change, review);
    });
    world.look(people::test::actor(1), [&](trail::View& view) {
        std::map<std::string, CaseRow> rows;
        for (const auto& row : care_reviews_due(view, world.calendar)) rows[row.reference] = row;
        REQUIRE(rows.size() == 3);
        CHECK(rows[reviewed.reference].detail == "Looked after since before 1 March 2022");
        CHECK(rows[reviewed.reference].due.on == make_date(2027, 2, 1));
        CHECK(!rows[not_reviewed.reference].due.on);
        CHECK(rows[back_again.reference].detail == "Looked after since before 2 May 2023");
        CHECK(!rows[back_again.reference].due.on);
        return 0;
    });
}

ON_EVERY_DATABASE("the only review of a child's that a return or a list has is not taken for the first where care began before it") {
    for (const std::string source : {"ssda903", "annex-a"}) {
        CAPTURE(source);
        Caseload world(kind);
        const auto of_old = world.add("Ada", "Lovell"), of_year = world.add("Ben", "Marsh");
        world.write([&](trail::Change& change, Id<Entry>) {
            const auto entry = insert_entry(change, {.source = source, .agency = "council", .reference_on = make_date(2026, 3, 31)}).id;
            for (const auto& child : {of_old, of_year}) {
                auto care = begun<CareEpisode>(child, entry);
                care.started_on = child.id == of_old.id ? make_date(2020, 1, 6) : make_date(2025, 9, 1);
                care.start_reason = "S";
                care.legal_status = "C2";
                insert(change, care);
                auto review = begun<CareReview>(child, entry);
                review.held_on = make_date(2025, 10, 1);
                insert(change, review);
            }
        });
        world.look(people::test::actor(1), [&](trail::View& view) {
            std::map<std::string, Due> due;
            for (const auto& row : care_reviews_due(view, world.calendar)) due[row.reference] = row.due;
            CHECK(due[of_old.reference].because == "6 months after the review on 1 October 2025");
            CHECK(due[of_year.reference].because ==
                  (source == "annex-a" ? "6 months after the review on 1 October 2025" : "3 months after the review on 1 October 2025"));
            return 0;
        });
    }
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
    CHECK(age_in_words(make_date(2025, 1, 1), make_date(2025, 3, 1)) == "2 months");
    CHECK(age_in_words(make_date(2025, 1, 31), make_date(2025, 3, 1)) == "1 month");
    CHECK(age_in_words(make_date(2024, 1, 1), make_date(2025, 12, 31)) == "23 months");
    CHECK(age_in_words(make_date(2024, 1, 1), make_date(2026, 1, 1)) == "2 years");
    CHECK(age_in_words(make_date(2024, 1, 1), make_date(2023, 12, 31)) == "Before birth");
    CHECK(age_in_words({}, make_date(2023, 12, 31)).empty());
}

}  // namespace holdfast::pathway

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/annex_a_row.hpp"
#include "core/pathway/annex_a_service.hpp"
#include "core/pathway/world_test.hpp"
#include "core/people/intake_service.hpp"

#include <doctest/doctest.h>

namespace holdfast::pathway {

namespace {

using people::Characteristic, people::Trait;

constexpr Date as_at = make_date(2017, 3, 31);

template <class Record>
Record& add(ListedChild& child, Record record) {
    auto& all = std::get<std::vector<Record>>(child.records);
    record.id.number = static_cast<std::int64_t>(all.size()) + 1;
    return all.emplace_back(std::move(record));
}

ListedChild some_child() {
    return {.la_child_id = "A1",
            .facts = {people::Birth{make_date(2005, 5, 5), people::BirthPrecision::exact}, Trait{Characteristic::sex, "F"},
                      Trait{Characteristic::ethnicity, "MWBC"}, Trait{Characteristic::disability, "HEAR"}}};
}

/// The row of the list, and its cell; the list has this one row.
std::string cell(const ListedChild& child, std::size_t list, std::string_view column, Date day = as_at) {
    auto lists = empty_lists();
    add_rows(child, day, lists);
    REQUIRE(lists[list - 1].rows.size() == 1);
    return std::string(extracts::text(lists[list - 1], lists[list - 1].rows[0], column));
}
std::size_t rows(const ListedChild& child, std::size_t list, Date day = as_at) {
    auto lists = empty_lists();
    add_rows(child, day, lists);
    return lists[list - 1].rows.size();
}

CareEpisode episode(Date from, std::string reason, std::string status, std::string placement, std::optional<Date> to = {}, std::string ceased = {}) {
    CareEpisode made;
    made.started_on = from, made.start_reason = std::move(reason), made.legal_status = std::move(status), made.placement = std::move(placement);
    made.need = "N1", made.provider = "PR1", made.ended_on = to, made.end_reason = std::move(ceased);
    return made;
}

Referral referral(Date on) {
    Referral made;
    made.referred_on = on, made.source = "2A", made.primary_need = "N1", made.no_further_action = false;
    return made;
}

}  // namespace

TEST_CASE("months are counted back to the same day, or to the last of a shorter month") {
    CHECK(months_before(make_date(2017, 3, 31), 6) == make_date(2016, 9, 30));
    CHECK(months_before(make_date(2017, 3, 31), 12) == make_date(2016, 3, 31));
    CHECK(months_before(make_date(2016, 2, 29), 12) == make_date(2015, 2, 28));
}

TEST_CASE("every list says who the child is, in words that are read back as the codes on record") {
    auto child = some_child();
    add(child, referral(make_date(2017, 2, 1)));
    CHECK(cell(child, 3, "Child Unique ID") == "A1");
    CHECK(cell(child, 3, "Gender") == "b) Female");
    CHECK(cell(child, 3, "Ethnicity") == "b) MWBC: Mixed");
    CHECK(cell(child, 3, "Age of Child (Years)") == "11");
    CHECK(cell(child, 6, "Does the Child have a Disability") == "a) Yes");
    child.facts.pop_back();
    CHECK(cell(child, 6, "Does the Child have a Disability") == "c) Unknown");
}

TEST_CASE("a list of referrals is of half a year, and counts those of the year but for one") {
    auto child = some_child();
    add(child, referral(make_date(2016, 9, 29)));
    add(child, referral(make_date(2017, 2, 1)));
    add(child, referral(make_date(2016, 3, 30)));
    add(child, referral(make_date(2017, 4, 1)));
    CHECK(rows(child, 3) == 1);
    CHECK(cell(child, 3, "Number of Referrals in Last 12 Months") == "1");
    CHECK(cell(child, 3, "Referral Source") == "b) Schools");
    CHECK(cell(child, 3, "Referral NFA?") == "b) No");
}

TEST_CASE("an enquiry counts the enquiries and conferences of the year before it, and its conference led to a plan that began on that day") {
    auto child = some_child();
    const auto enquire = [&](Date on) {
        Enquiry enquiry;
        enquiry.started_on = on;
        return add(child, enquiry).id;
    };
    const auto confer = [&](Id<Enquiry> enquiry, Date on) {
        Conference conference;
        conference.enquiry = enquiry, conference.held_on = on;
        add(child, conference);
    };
    confer(enquire(make_date(2016, 2, 1)), make_date(2016, 2, 10));
    confer(enquire(make_date(2016, 6, 1)), make_date(2016, 6, 10));
    confer(enquire(make_date(2017, 3, 1)), make_date(2017, 3, 10));
    CHECK(cell(child, 5, "Number of Section 47 Enquiries in the last 12 months") == "1");
    CHECK(cell(child, 5, "Number of ICPCs in the last 12 months") == "1");
    CHECK(cell(child, 5, "Did the Initial Child Protection Conference Result in a Child Protection Plan") == "b) No");
    ProtectionPlan plan;
    plan.started_on = make_date(2017, 3, 10);
    add(child, plan);
    CHECK(cell(child, 5, "Did the Initial Child Protection Conference Result in a Child Protection Plan") == "a) Yes");
    CHECK(cell(child, 5, "Date of Initial Child Protection Conference", make_date(2017, 3, 9)).empty());
}

TEST_CASE("the status of a case is that which weighs most: closed, in care, on a protection plan, on a plan of need, under assessment") {
    auto child = some_child();
    auto& need = add(child, referral(make_date(2016, 11, 1)));
    const auto status = [&] { return cell(child, 6, "Case Status"); };
    CHECK(status() == "c) Child in need plan");
    Assessment assessment;
    assessment.started_on = make_date(2017, 3, 1);
    add(child, assessment);
    CHECK(status() == "d) Open assessment");
    NeedPlan need_plan;
    need_plan.started_on = make_date(2017, 3, 1);
    add(child, need_plan);
    CHECK(status() == "c) Child in need plan");
    ProtectionPlan plan;
    plan.started_on = make_date(2017, 3, 1);
    add(child, plan);
    CHECK(status() == "b) Child Protection plan");
    add(child, episode(make_date(2017, 3, 1), "S", "V3", "U6"));
    CHECK(status() == "b) Child Protection plan");
    add(child, episode(make_date(2017, 3, 2), "S", "V2", "U6"));
    CHECK(status() == "a) Looked after child");
    need.closed_on = make_date(2017, 3, 20);
    need.closure_reason = "RC7";
    CHECK(status() == "e) Closed episode");
    CHECK(cell(child, 6, "Reason for Closure") == "g) 'Other' incl. Child no longer in need");
    CHECK(cell(child, 6, "Case Status", make_date(2017, 3, 19)) == "a) Looked after child");
    need.no_further_action = true;
    CHECK(rows(child, 6) == 0);
}

TEST_CASE("a plan says the latest visit and review, earlier plans, and whether there was an emergency order in half a year") {
    auto child = some_child();
    ProtectionPlan plan;
    plan.started_on = make_date(2016, 12, 1), plan.initial_category = "NEG", plan.latest_category = "EMO", plan.earlier_plans = 2;
    const auto id = add(child, plan).id;
    for (const auto on : {make_date(2017, 2, 1), make_date(2017, 3, 1), make_date(2017, 4, 2)}) {
        ProtectionVisit visit;
        visit.plan = id, visit.visited_on = on, visit.seen_alone = on == make_date(2017, 3, 1);
        add(child, visit);
        PlanReview review;
        review.plan = id, review.held_on = on;
        add(child, review);
    }
    CHECK(cell(child, 7, "Initial Category of Abuse") == "a) Neglect");
    CHECK(cell(child, 7, "Date of the Last Statutory Visit") == "01/03/2017");
    CHECK(cell(child, 7, "Was the Child Seen Alone?") == "a) Yes");
    CHECK(cell(child, 7, "Date of latest review conference") == "01/03/2017");
    CHECK(cell(child, 7, "Number of Previous Child Protection Plans") == "2");
    const auto* protection = "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)";
    CHECK(cell(child, 7, protection) == "b) No");
    add(child, episode(make_date(2016, 11, 20), "S", "L2", "U6", make_date(2016, 11, 28), "E4A"));
    CHECK(cell(child, 7, protection) == "a) Yes");
}

TEST_CASE("a child in care is listed with the period, the legal status, the placements of the year and the newest of reviews, visits and checks") {
    auto child = some_child();
    add(child, episode(make_date(2014, 1, 1), "S", "V2", "U6", make_date(2014, 2, 1), "E4A"));
    add(child, episode(make_date(2015, 5, 10), "S", "V2", "U6", make_date(2016, 9, 1), "X1"));
    add(child, episode(make_date(2016, 9, 1), "P", "V2", "K2", make_date(2016, 10, 1), "X1"));
    add(child, episode(make_date(2016, 10, 1), "L", "C2", "K2"));
    CHECK(cell(child, 8, "Date Started to be Looked After") == "10/05/2015");
    CHECK(cell(child, 8, "Start date of current legal status") == "01/10/2016");
    CHECK(cell(child, 8, "Child's Legal Status") == "b) Full care orders");
    CHECK(cell(child, 8, "Number of Placements in the Last 12 months") == "2");
    CHECK(cell(child, 8, "Start Date of Most Recent Placement") == "01/09/2016");
    CHECK(cell(child, 8, "Placement Type") == "h) Children's Homes");
    CHECK(cell(child, 8, "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)") == "b) No");
    CHECK(cell(child, 8, "Date Ceased to be Looked After").empty());
    HealthAssessment health;
    health.kind = "review", health.done_on = make_date(2017, 1, 5);
    add(child, health);
    health.kind = "dental", health.done_on = make_date(2017, 2, 5);
    add(child, health);
    CHECK(cell(child, 8, "Date of Last Health Assessment") == "05/01/2017");
    CHECK(cell(child, 8, "Date of Last Dental Check") == "05/02/2017");
    MissingEpisode missing;
    missing.kind = "M", missing.missing_on = make_date(2016, 10, 1), missing.interview_offered = true, missing.interview_accepted = false;
    add(child, missing);
    missing.kind = "A", missing.missing_on = make_date(2016, 1, 1);
    add(child, missing);
    CHECK(cell(child, 8, "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months") == "1");
    CHECK(cell(child, 8, "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months") == "0");
    CHECK(cell(child, 8, "Did the child accept a Return Interview after their last missing episode (Y/N)?") == "b) No");
}

TEST_CASE("a child who ceased to be looked after is listed for half a year, and short breaks are no care") {
    auto child = some_child();
    add(child, episode(make_date(2015, 5, 10), "S", "V2", "U6", make_date(2016, 10, 1), "E4A"));
    CHECK(cell(child, 8, "Date Ceased to be Looked After") == "01/10/2016");
    CHECK(cell(child, 8, "Reason Ceased to be Looked After") == "d) E4A: Returned home to live with parents or relatives");
    CHECK(rows(child, 8, make_date(2017, 4, 2)) == 0);
    auto other = some_child();
    add(other, episode(make_date(2015, 5, 10), "S", "V4", "U6"));
    CHECK(rows(other, 8) == 0);
}

TEST_CASE("a care leaver is listed until the 25th birthday, as last known, and an adoption for a year") {
    auto child = some_child();
    CareLeaver leaver;
    leaver.year_ended_on = as_at, leaver.in_touch = "YES", leaver.activity = "F2", leaver.accommodation = "B2", leaver.eligibility = "former_relevant";
    add(child, leaver);
    CHECK(cell(child, 9, "LA in Touch") == "a) In touch");
    CHECK(cell(child, 9, "Eligibility Category") == "b) Former relevant");
    CHECK(cell(child, 9, "Suitability of Accommodation") == "b) Not suitable");
    CHECK(cell(child, 9, "Activity Status") == "F2: Full time in education other than higher");
    CHECK(rows(child, 9, make_date(2030, 5, 4)) == 1);
    CHECK(rows(child, 9, make_date(2030, 5, 5)) == 0);
    AdoptionPlacement placement;
    placement.decided_on = make_date(2016, 1, 1), placement.reversed_on = make_date(2017, 1, 1), placement.reversal_reason = "RD3";
    add(child, placement);
    add(child, episode(make_date(2015, 5, 10), "S", "E1", "U6"));
    CHECK(cell(child, 10, "Reason Why Child No Longer Placed for Adoption") == "c) Prospective adopters cannot be found");
    CHECK(cell(child, 10, "Date of Placement Order") == "10/05/2015");
    CHECK(rows(child, 10, make_date(2018, 1, 2)) == 0);
}

ON_EVERY_DATABASE("the lists are written from the records, of the children that the authority has a number for, and keep to their columns") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        organisations::Agency council;
        council.key = "council", council.type = "local_authority", council.sector = "public", council.codes.la = "909";
        organisations::put_agency(change, council);
    });
    world.change([](trail::Change& change) {
        const auto entry = insert_entry(change, {.source = "by-hand", .agency = "council"});
        people::Intake intake(change, "council");
        const std::vector<people::Fact> facts = some_child().facts;
        const auto child = intake.take("A1", facts)->id;
        auto said = referral(make_date(2017, 2, 1));
        said.child = child, said.entry = entry.id, said.team = "North", said.worker = "W1";
        insert(change, said);
    });
    world.look([](trail::View& view) {
        const auto written = write_annex_a(view, {.as_at = as_at, .authority = "909"});
        REQUIRE(written);
        CHECK(written->children == 1);
        CHECK(written->lists[2].rows.size() == 1);
        CHECK(written->lists[5].rows.size() == 1);
        CHECK(extracts::text(written->lists[2], written->lists[2].rows[0], "Gender") == "b) Female");
        std::vector<std::string> found;
        annex_a::validate(written->lists, annex_a::AsAt{as_at, as_at}, [&](const extracts::Finding& finding) { found.emplace_back(finding.field); });
        CHECK(found == std::vector<std::string>{});
        CHECK_FALSE(write_annex_a(view, {.as_at = as_at, .authority = "001"}));
    });
}

}  // namespace holdfast::pathway

#include "core/calendar/calendar_store.hpp"
#include "core/measures/cohort_figures.hpp"
#include "core/measures/district_store.hpp"
#include "core/measures/questions_test.hpp"
#include "core/pathway/kinds.hpp"
#include "core/pathway/world_test.hpp"
#include "core/people/merge_store.hpp"
#include "core/statistics/statistics_store.hpp"

namespace holdfast::measures {

using test::on;

namespace {

/// The pathway's world with what rates and working days are worked out from.
struct Kept {
    explicit Kept(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())) {}
    static std::vector<store::Migration> schema() {
        auto all = pathway::test::World::schema();
        for (const auto& more : {calendar::migrations(), statistics::migrations(), measures::migrations()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    template <class Act>
    void change(Act act, std::string_view type = "pathway.tested") {
        REQUIRE(journal.change(trail::operator_named(), "a test", [&](trail::Change& made) -> Outcome<Done> {
            act(made);
            made.record({type, {"pathway", "test"}});
            return Done{};
        }));
    }
    template <class Look>
    void look(Look act) {
        REQUIRE(journal.view(trail::operator_named(), [&](trail::View& view) {
            act(view);
            return Outcome<Done>(Done{});
        }));
    }
    std::string answer(trail::View& view, std::string_view code) {
        for (const auto& one : *keeper.count(view, make_date(2016, 4, 1), make_date(2017, 3, 31)))
            if (one.measure->code == code) return one.denominator ? fmt::format("{}/{}", one.numerator, *one.denominator) : fmt::format("{}", one.numerator);
        return "none";
    }

    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [] { return parse_instant("2026-11-22T12:00:00Z").value(); }};
    CohortKeeper keeper{};
};

template <class Record>
Record of(Id<people::Person> child, Id<pathway::Entry> entry) {
    Record record{};
    record.child = child;
    record.entry = entry;
    return record;
}

}  // namespace

/// Somebody of whom everything is known.
static void describe(trail::Change& change, Id<people::Person> child) {
    people::insert_fact(change, child, people::Birth{make_date(1998, 1, 1), people::BirthPrecision::exact}, "cumbria");
    people::insert_fact(change, child, people::Trait{people::Characteristic::sex, "F"}, "cumbria");
    people::insert_fact(change, child, people::Trait{people::Characteristic::ethnicity, "CHNE"}, "cumbria");
    people::insert_fact(change, child, people::Trait{people::Characteristic::disability, "AUT"}, "cumbria");
    people::insert_fact(change, child, people::Address{.kind = people::AddressKind::home, .lines = "1 High Street", .postcode = "CA1 1AA"}, "cumbria");
}

static void fill_need(trail::Change& change, Id<people::Person> child, Id<pathway::Entry> entry) {
    auto referral = of<pathway::Referral>(child, entry);
    referral.referred_on = make_date(2016, 6, 1);
    referral.id = pathway::insert(change, referral);
    pathway::withdraw(
        change,
        [&] {
            auto twin = referral;
            twin.id = pathway::insert(change, referral);
            return twin;
        }(),
        entry);
    auto enquiry = of<pathway::Enquiry>(child, entry);
    enquiry.started_on = make_date(2016, 6, 2);
    enquiry.ended_on = make_date(2016, 6, 6);
    const auto enquired = pathway::insert(change, enquiry);
    auto conference = of<pathway::Conference>(child, entry);
    conference.enquiry = enquired;
    conference.held_on = make_date(2016, 6, 10);
    pathway::insert(change, conference);
    auto plan = of<pathway::ProtectionPlan>(child, entry);
    plan.started_on = make_date(2016, 6, 10);
    plan.earlier_plans = 1;
    const auto planned = pathway::insert(change, plan);
    plan.is_of_other_authority = true;
    pathway::insert(change, plan);
    auto review = of<pathway::PlanReview>(child, entry);
    review.plan = planned;
    for (const auto day : {make_date(2016, 9, 10), make_date(2017, 3, 10)}) {
        review.held_on = day;
        pathway::insert(change, review);
    }
    auto visit = of<pathway::ProtectionVisit>(child, entry);
    visit.plan = planned;
    visit.visited_on = make_date(2017, 3, 30);
    pathway::insert(change, visit);
    auto assessment = of<pathway::Assessment>(child, entry);
    assessment.started_on = make_date(2016, 6, 1);
    assessment.authorised_on = make_date(2016, 7, 1);
    pathway::insert(change, assessment);
}

static void fill_care(trail::Change& change, Id<people::Person> child, Id<pathway::Entry> entry) {
    auto episode = of<pathway::CareEpisode>(child, entry);
    episode.started_on = make_date(2016, 4, 1);
    episode.start_reason = "S";
    episode.legal_status = "C2";
    episode.placement = "U6";
    episode.provider = "PR4";
    episode.placement_location = "OUT";
    pathway::insert(change, episode);
    auto health = of<pathway::CareHealth>(child, entry);
    health.year_ended_on = make_date(2017, 3, 31);
    health.teeth_check = true;
    health.immunisations = false;
    pathway::insert(change, health);
    auto missing = of<pathway::MissingEpisode>(child, entry);
    missing.kind = "M";
    missing.missing_on = make_date(2016, 12, 1);
    missing.returned_at = parse_instant("2016-12-02T08:00:00Z");
    missing.interview_held_at = parse_instant("2016-12-05T08:00:00Z");
    pathway::insert(change, missing);
    auto leaver = of<pathway::CareLeaver>(child, entry);
    leaver.year_ended_on = make_date(2017, 3, 31);
    leaver.accommodation = "U1";
    leaver.activity = "G5";
    leaver.in_touch = "YES";
    pathway::insert(change, leaver);
    const auto rests = people::insert_person(change, false).id;
    auto short_break = of<pathway::CareEpisode>(rests, entry);
    short_break.started_on = make_date(2016, 4, 1);
    short_break.start_reason = "S";
    short_break.legal_status = "V4";
    pathway::insert(change, short_break);
}

ON_EVERY_DATABASE("the records of every kind are read into the cohort, short breaks, withdrawn records and other authorities' plans left out") {
    Kept kept(kind);
    kept.change([&](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        const auto entry = pathway::insert_entry(change, {.source = "census", .agency = "cumbria"}).id;
        describe(change, child);
        fill_need(change, child, entry);
        fill_care(change, child, entry);
    });
    kept.look([&](trail::View& view) {
        for (const auto& [code, answer] : std::map<std::string, std::string>{{"CS1.0", "0/1"},
                                                                             {"referrals.both_in_30_days", "1/1"},
                                                                             {"CS1.1", "1/1"},
                                                                             {"CS2.0", "1/1"},
                                                                             {"CS2.1", "1/1"},
                                                                             {"NI 65", "1/1"},
                                                                             {"CS6.0", "1/1"},
                                                                             {"CS2.4", "1/1"},
                                                                             {"CS3.0", "1"},
                                                                             {"CS3.7", "1/1"},
                                                                             {"CS3.8", "1/1"},
                                                                             {"CS3.16", "1/1"},
                                                                             {"CS3.17", "0/1"},
                                                                             {"CS5.5", "1/1"},
                                                                             {"CS4.0", "1/1"},
                                                                             {"CS4.1", "0/1"},
                                                                             {"leavers.in_touch", "1/1"}}) {
            CAPTURE(code);
            CHECK(kept.answer(view, code) == answer);
        }
        const auto cohort = load_cohort(view);
        const auto counted = kept.keeper.count(view, make_date(2016, 4, 1), make_date(2017, 3, 31));
        const auto& one = counted->front();
        REQUIRE(one.measure->code == "CS1.0");
        std::string labels;
        for (const auto dimension : dimensions) labels += breakdown(cohort.people, one, dimension).front().label + ",";
        CHECK(labels == "Female,18 and over,Asian,Disability,CA1,cumbria,");
    });
    const auto district = [&] {
        std::string label;
        kept.look([&](trail::View& view) {
            const auto counted = kept.keeper.count(view, make_date(2016, 4, 1), make_date(2017, 3, 31));
            label = kept.keeper.groups(view, counted->front(), Dimension::district).front().label;
        });
        return label;
    };
    kept.change([](trail::Change& change) { put_district(change, "LA9", "South Lakeland"); }, "exchange.file_imported");
    CHECK(district() == "In no district of the table");
    kept.change([](trail::Change& change) { put_district(change, "CA1", "Carlisle"); }, "exchange.file_imported");
    CHECK(district() == "Carlisle");
}

ON_EVERY_DATABASE("reviews of care are on record from the year of an authority's first return on, whatever else tells of some") {
    Kept kept(kind);
    const auto since_by = [&](std::initializer_list<pathway::Entry> entries) {
        Day since = always;
        kept.change([&](trail::Change& change) {
            const auto child = people::insert_person(change, false).id;
            for (const auto& each : entries) {
                const auto entry = pathway::insert_entry(change, each).id;
                auto episode = of<pathway::CareEpisode>(child, entry);
                episode.started_on = make_date(2012, 5, 1);
                episode.start_reason = "S";
                pathway::insert(change, episode);
                auto review = of<pathway::CareReview>(child, entry);
                review.held_on = make_date(2016, 9, 1);
                pathway::insert(change, review);
            }
            since = load_cohort(change).people.reviews_since_of(static_cast<Child>(child.number));
        });
        return since;
    };
    const auto entry = [](const char* source, const char* agency) {
        return pathway::Entry{.source = source, .agency = agency, .reference_on = make_date(2017, 3, 31)};
    };
    CHECK(since_by({entry("ssda903", "one")}) == on("2016-04-01"));
    CHECK(since_by({entry("ssd", "two")}) == on("2016-09-01"));
    CHECK(since_by({entry("by-hand", "three")}) == on("2016-09-01"));
    CHECK(since_by({entry("annex-a", "four")}) == no_day);
    CHECK(since_by({entry("annex-a", "five"), entry("by-hand", "five")}) == on("2016-09-01"));
    CHECK(since_by({entry("annex-a", "six"), entry("ssda903", "six"), entry("by-hand", "six")}) == on("2016-04-01"));
}

ON_EVERY_DATABASE("the cohort follows the records, two linked records are one child, and a rate waits for its population") {
    Kept kept(kind);
    Id<people::Person> one{}, other{};
    kept.change([&](trail::Change& change) {
        one = people::insert_person(change, false).id;
        other = people::insert_person(change, false).id;
    });
    const auto refer = [&](Id<people::Person> child, Date day) {
        kept.change([&](trail::Change& change) {
            auto referral = of<pathway::Referral>(child, pathway::insert_entry(change, {.source = "by-hand", .agency = "council"}).id);
            referral.referred_on = day;
            pathway::insert(change, referral);
        });
    };
    refer(one, make_date(2016, 5, 1));
    kept.look([&](trail::View& view) { CHECK(kept.answer(view, "CS1.0") == "0/1"); });
    refer(other, make_date(2016, 6, 1));
    kept.look([&](trail::View& view) { CHECK(kept.answer(view, "CS1.0") == "0/2"); });
    kept.change([&](trail::Change& change) { people::insert_merge(change, one, other, "the same child"); }, "people.merged");
    kept.look([&](trail::View& view) {
        CHECK(kept.answer(view, "CS1.0") == "1/2");
        CHECK(kept.answer(view, "referrals.rate") == "2");
        CHECK(!statistics::population_before(view, make_date(2017, 3, 31)));
    });
    kept.change([&](trail::Change& change) {
        statistics::put_area(change, {.code = "E10000006", .level = statistics::Level::authority, .name = "Cumbria"});
        statistics::put_part(change, "E10000006", statistics::Part::own);
        const auto column = statistics::find("population.children")->columns().front();
        for (const int year : {2015, 2016, 2017})
            statistics::put_cell(change, column.name, {.area = "E10000006", .year = year, .breakdown = std::string(column.breakdown)},
                                 {.value = Decimal::whole(90'000 + year)});
    });
    kept.look([&](trail::View& view) {
        CHECK(statistics::population_before(view, make_date(2017, 3, 31)) == 92'016);
        CHECK(statistics::population_before(view, make_date(2017, 6, 29)) == 92'016);
        CHECK(statistics::population_before(view, make_date(2017, 6, 30)) == 92'017);
        CHECK(kept.answer(view, "referrals.rate") == "2/92016");
    });
}

}  // namespace holdfast::measures

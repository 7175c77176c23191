#include "features/governance/plan.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::governance;

static Action action(std::string reference, Rating rating, std::string_view due = {}) {
    return {.year = Period::year(2016), .place = 1, .theme_number = 1, .theme = "Leadership", .reference = std::move(reference), .due = Period::parse(due), .rating = rating};
}

TEST_CASE("an action is overdue when its month has passed and it is not complete") {
    const Date end = make_date(2017, 3, 31);
    CHECK(is_overdue(action("1.1", Rating::on_track, "2017-02"), end));
    CHECK(is_overdue(action("1.1", Rating::not_rated, "2017-03-30"), end));
    CHECK_FALSE(is_overdue(action("1.1", Rating::on_track, "2017-03"), end));
    CHECK_FALSE(is_overdue(action("1.1", Rating::complete, "2016-11"), end));
    CHECK_FALSE(is_overdue(action("1.1", Rating::at_risk), end));
}

TEST_CASE("ongoing work is never overdue") {
    auto ongoing = action("1.1", Rating::on_track, "2016-11");
    ongoing.is_ongoing = true;
    CHECK_FALSE(is_overdue(ongoing, make_date(2017, 3, 31)));
}

TEST_CASE("ratings are counted by theme in the order of the plan and in total") {
    auto other = action("2.1", Rating::at_risk);
    other.theme_number = 2;
    other.theme = "Early Help";
    const auto summaries = summarise({action("1.1", Rating::complete), other, action("1.2", Rating::not_rated)});
    REQUIRE(summaries.size() == 2);
    CHECK(summaries[0].count(Rating::complete) == 1);
    CHECK(summaries[0].count(Rating::not_rated) == 1);
    CHECK(summaries[0].total() == 2);
    CHECK(summaries[1].name == "Early Help");
    CHECK(total_of(summaries).total() == 3);
    CHECK(total_of(summaries).count(Rating::at_risk) == 1);
}

TEST_CASE("ratings are the letters C, G, A, R or nothing") {
    CHECK(parse_rating("C") == Rating::complete);
    CHECK(parse_rating("") == Rating::not_rated);
    CHECK_FALSE(parse_rating("B"));
    CHECK_FALSE(parse_rating("c"));
}

TEST_CASE("references that repeat, are missing or lead nowhere and dates before the plan are found") {
    auto nameless = action("", Rating::on_track);
    nameless.place = 7;
    auto linked = action("4.5", Rating::on_track);
    linked.who = "Learning and Improvement Subgroup (linked to 5.5)";
    const auto found = findings({action("3.2", Rating::on_track), action("3.2", Rating::on_track), nameless, linked, action("4.4", Rating::complete, "2016-01")});
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "Reference 3.2 stands on 2 actions.");
    CHECK(found[1] == "1 action has no reference: place 7 of the plan.");
    CHECK(found[2] == "Action 4.5 is linked to 5.5, which is not in the plan.");
    CHECK(found[3] == "Action 4.4 is due in January 2016, before the plan's year.");
}

TEST_CASE("a plan without faults has no findings") { CHECK(findings({action("1.1", Rating::complete), action("1.2", Rating::on_track, "2017-03")}).empty()); }

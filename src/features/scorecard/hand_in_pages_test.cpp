#include "features/scorecard/pages_desk_test.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

ON_EVERY_DATABASE("a data lead sees what their agency has to hand in, not what others have, and what is done of it") {
    Desk desk{kind};
    load_two(desk);
    desk.add_agencies({"police", "council"});
    const std::string columns = "code,description,unit,basis,numerator,denominator,good_is,agency\n";
    desk.import(indicators_import(),
                columns + "P1,Children missing,count,quarter,,,low,police\nC1,Visits,percent,year,,,high,council\nN1,Anything,count,year,,,low,\n");
    desk.import(values_import(), value_columns + "P1,2016-17 Q1,quarter,,,12,count,P. Sharp,2017-04-12\n");
    Pages pages{desk};
    const auto answer = pages.get(desk.lead_of("police"), "/submissions/{year}", asking({{"year", "2016-17"}}));
    const auto& page = page_of(answer);
    CHECK(has(page, "<span class=\"govuk-caption-l\">The agency police</span>"));
    CHECK(has(page, "4 of 7 values that are due are to be handed in or put right."));
    CHECK(has(page, "Missing: 4</h2>"));
    CHECK(has(page, "Submitted, not yet approved: 3</h2>"));
    CHECK(has(page, "href=\"/indicators/P1/2016-17%20Q2/submission\">Submit a value<"));
    CHECK(has(page, "href=\"/figures/P1/2016-17%20Q1\">12</a>"));
    CHECK(has(page, ">N1</a>"));
    CHECK_FALSE(has(page, "Any agency"));
    CHECK_FALSE(has(page, ">C1</a>"));
    const auto whole = pages.get(desk.definer(), "/submissions/{year}", asking({{"year", "2016-17"}}));
    CHECK(has(page_of(whole), ">C1</a>"));
    CHECK(has(page_of(whole), ">The agency council</td>"));
    CHECK(has(page_of(whole), ">Any agency</td>"));
    CHECK(location_of(pages.get(desk.definer(), "/submissions", asking({}))) == "/submissions/2016-17");
    for (const auto* none : {"2031-32", "nonsense", "2017-03"})
        CHECK(pages.get(desk.definer(), "/submissions/{year}", asking({{"year", none}})).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("another agency's indicator offers no submission, and its form is refused with the agency's name") {
    Desk desk{kind};
    load_two(desk);
    desk.add_agencies({"police", "council"});
    desk.import(indicators_import(), "code,description,unit,basis,numerator,denominator,good_is,agency\nP1,Children missing,count,year,,,low,police\n");
    Pages pages{desk};
    const auto lead = desk.lead_of("council");
    const auto answer = pages.get(lead, "/indicators/{code}", asking({{"code", "P1"}}));
    CHECK(has(page_of(answer), "The agency police"));
    CHECK_FALSE(has(page_of(answer), "/submission\""));
    const auto form = pages.get(lead, submission_pattern, asking({{"code", "P1"}, {"period", "2016-17"}}));
    REQUIRE_FALSE(form);
    CHECK(form.refusal().message == "The values of P1 are submitted by The agency police. You do not act for that agency.");
    const auto sent = asking({{"code", "P1"}, {"period", "2016-17"}}, {{"basis", "year"}, {"value", "3"}, {"version", "0"}});
    CHECK(pages.post(lead, submission_pattern, sent).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(pages.post(desk.lead_of("police"), submission_pattern, sent));
    CHECK(desk.readings("P1").at(0).submitted_by == "A. Lead, The agency police");
}

ON_EVERY_DATABASE("in an approved year an indicator without a value offers its unlocking, and says on the page of submissions why nothing is taken") {
    Desk desk{kind};
    load_two(desk);
    REQUIRE(desk.as(desk.analyst(), [](trail::Change& change) { return narrate(change, {"CS2.3", Period::day(make_date(2017, 3, 31)), 0}, "More plans"); }));
    const auto seen = fingerprint(desk.scorecard());
    REQUIRE(desk.as(desk.chair(), [&](trail::Change& change) { return approve(change, Period::year(2016), seen); }));
    desk.import(indicators_import(), "code,description,unit,basis,numerator,denominator,good_is\nCS9,Visits,percent,year,,,high\n");
    Pages pages{desk};
    auto request = asking({{"code", "CS9"}});
    request.query.add("year", "2016-17");
    CHECK(has(page_of(pages.get(desk.chair(), "/indicators/{code}", request)), "href=\"/indicators/CS9/2016-17/unlocking\">Unlock for a late value</a>"));
    CHECK_FALSE(has(page_of(pages.get(desk.definer(), "/indicators/{code}", request)), "/submission\""));
    const auto listed = [&] { return pages.get(desk.definer(), "/submissions/{year}", asking({{"year", "2016-17"}})); };
    CHECK(has(page_of(listed()), "Not taken: the scorecard of 2016-17 was approved by C. Chair on 22 August 2017; CS9 for 2016-17 must be unlocked first"));
    const auto unlocking = "/indicators/{code}/{period}/unlocking";
    REQUIRE(pages.get(desk.chair(), unlocking, asking({{"code", "CS9"}, {"period", "2016-17"}})));
    REQUIRE(pages.post(desk.chair(), unlocking, asking({{"code", "CS9"}, {"period", "2016-17"}}, {{"reason", "Counted late"}})));
    CHECK(has(page_of(listed()), "C. Chair opened it again: Counted late<br>"));
    CHECK(has(page_of(pages.get(desk.definer(), "/indicators/{code}", request)), "href=\"/indicators/CS9/2016-17/submission\">Submit a value</a>"));
}

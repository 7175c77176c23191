#include "features/scorecard/pages_desk_test.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

ON_EVERY_DATABASE("the scorecard shows each value as a link to its figure, the rating in letter and word, and its reason") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2015-16,year,,,80.0,percent,P. Sharp,2016-04-12\n");
    Pages pages{desk};
    const auto answer = pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}}));
    const auto& page = page_of(answer);
    CHECK(has(page, "href=\"/figures/CS2.0/2016-17\">82.1%</a>"));
    CHECK(has(page, "aria-hidden=\"true\">R</span>Red"));
    CHECK(has(page, "Green within tolerance: <a class=\"app-figure\" tabindex=\"-1\" href=\"/figures/CS2.0/2016-17\">82.1%</a> is "
                    "<a class=\"app-figure\" tabindex=\"-1\" href=\"/indicators/CS2.0?year=2016-17#targets\">3.4% short of the 85% target: green, within 5%</a>"));
    CHECK(has(page, "<a class=\"govuk-link\" href=\"/indicators/CS2.0?year=2016-17#targets\">85%</a>"));
    CHECK(has(page, "Submitted"));
    CHECK(has(page, "/indicators/CS2.3?year=2016-17"));
    CHECK(has(page, "Other years: <a class=\"govuk-link\" href=\"/scorecard/2015-16\">2015-16</a>"));
}

ON_EVERY_DATABASE("the number of indicators with a rating leads to its figure, and the rating to those indicators alone") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto answer = pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}}));
    CHECK(has(page_of(answer), "href=\"/figures/scorecard.indicators/2016-17?population=Red\">1<span"));
    CHECK(has(page_of(answer), "href=\"/figures/scorecard.indicators/2016-17?population=Not%20rated\">0<span"));
    CHECK(has(page_of(answer), "<a class=\"govuk-link\" href=\"?rating=red\">Red</a>"));
}

ON_EVERY_DATABASE("a scorecard asked for again after a write shows what was written") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto ask = [&] { return pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}})); };
    CHECK(has(page_of(ask()), "82.1%"));
    desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,83.3,percent,P. Sharp,2017-05-02\n");
    CHECK(has(page_of(ask()), "83.3%"));
    CHECK(has(page_of(ask()), "83.3%"));
}

ON_EVERY_DATABASE("the scorecard is filtered by its query, and what was typed into it comes back escaped") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    auto request = asking({{"year", "2016-17"}});
    request.query.add("rating", "red");
    CHECK_FALSE(has(page_of(pages.get(desk.analyst(), scorecard_pattern, request)), ">CS2.0</a>"));
    request.query.add("q", "\"><script>");
    const auto answer = pages.get(desk.analyst(), scorecard_pattern, request);
    CHECK_FALSE(has(page_of(answer), "<script>"));
    CHECK(has(page_of(answer), "No indicator fits"));
}

ON_EVERY_DATABASE("a year or an indicator that is not there is not found") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    CHECK(pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2031-32"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "nonsense"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(desk.analyst(), "/indicators/{code}", asking({{"code", "XX9"}})).refusal().kind == Refusal::Kind::not_found);
    for (const auto* period : {"2030-31", "1066-67", "1988-89"}) {
        CAPTURE(period);
        const auto answer = pages.get(desk.analyst(), submission_pattern, asking({{"code", "CS2.0"}, {"period", period}}));
        REQUIRE_FALSE(answer);
        CHECK(answer.refusal().kind == Refusal::Kind::not_found);
    }
}

ON_EVERY_DATABASE("a mistake in a submission keeps what was typed and the version it was read at") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}},
                                          {{"basis", "year"}, {"numerator", "501"}, {"denominator", "500"}, {"value", "eighty"}, {"version", "0"}}));
    const auto& page = page_of(answer);
    CHECK(page.status == 422);
    CHECK(page.errors == std::vector<FieldError>{{"value", "Value must be a number, such as 82.1"}});
    CHECK(has(page, "value=\"eighty\""));
    CHECK(has(page, "name=\"version\" value=\"0\""));
    CHECK(desk.readings("CS2.0").size() == 1);
}

ON_EVERY_DATABASE("a submission forgives a percent sign and a thousands comma, and leads back to the indicator") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}},
                                          {{"basis", "year"}, {"numerator", "1,020"}, {"denominator", "1,200"}, {"value", "85.0 %"}, {"version", "1"}}));
    CHECK(location_of(answer) == "/indicators/CS2.0?year=2016-17");
    const auto reading = desk.readings("CS2.0").at(0);
    CHECK(reading.value->string() == "85.0");
    CHECK(reading.numerator == Decimal::whole(1020));
    CHECK(reading.submitted_by == "A. Analyst, Example partnership");
}

ON_EVERY_DATABASE("a submission read before somebody else's shows theirs and keeps what was typed") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,83.3,percent,P. Sharp,2017-05-02\n");
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"basis", "year"}, {"value", "84"}, {"version", "1"}}));
    const auto& page = page_of(answer);
    CHECK(page.status == 422);
    CHECK(has(page, "Now: 83.3%"));
    CHECK(has(page, "value=\"84\""));
    CHECK(has(page, "name=\"version\" value=\"2\""));
}

ON_EVERY_DATABASE("a year is explained, approved and unlocked through its pages") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto seen = [&] { return fingerprint(desk.scorecard()); };
    const auto refused = pages.post(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}, {{"seen", seen()}}));
    CHECK(page_of(refused).errors.at(0).message == "CS2.3 is red without a cause for concern: write it before the year is approved");
    CHECK(has(page_of(refused), "Missing"));
    CHECK_FALSE(has(page_of(refused), "/indicators/CS2.3/2017-03-31/narrative"));
    CHECK(has(page_of(pages.get(desk.analyst(), "/approval/{year}", asking({{"year", "2016-17"}}))), "/indicators/CS2.3/2017-03-31/narrative"));

    CHECK(location_of(pages.post(desk.analyst(), "/indicators/{code}/{period}/narrative",
                                 asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}, {{"text", "More plans than before"}, {"version", "0"}}))) ==
          "/indicators/CS2.3?year=2016-17");
    CHECK(location_of(pages.post(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}, {{"seen", seen()}}))) == "/scorecard/2016-17");
    CHECK(has(page_of(pages.get(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}))), "Nothing is waiting for approval"));
    CHECK(has(page_of(pages.get(desk.chair(), "/indicators/{code}", asking({{"code", "CS2.3"}}))), "Approved by C. Chair"));

    const auto unlocking = "/indicators/{code}/{period}/unlocking";
    CHECK(page_of(pages.post(desk.chair(), unlocking, asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}))).status == 422);
    CHECK(location_of(pages.post(desk.chair(), unlocking, asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}, {{"reason", "A late return"}}))) ==
          "/indicators/CS2.3?year=2016-17");
}

ON_EVERY_DATABASE("a rating is overridden with a reason and given back to the rule") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto pattern = "/indicators/{code}/{period}/rating";
    const auto send = [&](std::string rating, std::string reason, std::string version) {
        return pages.post(desk.chair(), pattern,
                          asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"rating", rating}, {"reason", reason}, {"version", version}}));
    };
    CHECK(page_of(send("amber", "", "0")).errors.at(0).message == "Reason must say why the rule does not decide");
    CHECK_FALSE(location_of(send("amber", "Not yet steady", "0")).empty());
    CHECK(row_of(desk.scorecard(), "CS2.0").reason().starts_with("amber, decided by C. Chair: Not yet steady."));
    CHECK_FALSE(location_of(send("by_rule", "Steady now", "1")).empty());
    CHECK_FALSE(row_of(desk.scorecard(), "CS2.0").is_overridden());
}

ON_EVERY_DATABASE("every page of the slice is shown to those who may see it") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto of_value = asking({{"code", "CS2.3"}, {"period", "2017-03-31"}});
    for (const auto* const pattern :
         {submission_pattern, "/indicators/{code}/{period}/narrative", "/indicators/{code}/{period}/rating", "/indicators/{code}/{period}/trend"}) {
        CAPTURE(pattern);
        CHECK(has(page_of(pages.get(desk.operator_at_desk(), pattern, of_value)), "name=\"csrf_token\""));
    }
    CHECK(location_of(pages.get(desk.analyst(), "/scorecard", {})) == "/scorecard/2016-17");
    CHECK(pages.get(desk.analyst(), "/scorecard/{year}/table.csv", asking({{"year", "2016-17"}})));
}

ON_EVERY_DATABASE("unlocking is offered for what is locked only") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto unlocking = "/indicators/{code}/{period}/unlocking";
    const auto of_value = asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"reason", "A late return"}});
    CHECK(pages.get(desk.chair(), unlocking, of_value).refusal().message == "The values of CS2.0 for 2016-17 are not locked.");
    CHECK(pages.post(desk.chair(), unlocking, of_value).refusal().kind == Refusal::Kind::conflict);
    desk.import(narratives_import(), "code,period,text\nCS2.3,2017-03-31,More plans than before\n");
    REQUIRE(pages.post(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}, {{"seen", fingerprint(desk.scorecard())}})));
    CHECK(has(page_of(pages.get(desk.chair(), unlocking, of_value)), "Unlock the values of CS2.0"));
}

ON_EVERY_DATABASE("a basis that is none, or that the period cannot be on, is refused with its name and what was typed") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    for (const auto* const basis : {"zzz", "month", ""}) {
        CAPTURE(basis);
        const auto answer = pages.post(desk.analyst(), submission_pattern,
                                       asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"basis", basis}, {"value", "84"}, {"version", "1"}}));
        const auto& page = page_of(answer);
        CHECK(page.status == 422);
        REQUIRE(page.errors.size() == 1);
        CHECK(page.errors[0].field == "basis");
        CHECK(page.errors[0].message.starts_with("Basis must be one of year, rolling_12_months for 2016-17: "));
        CHECK(page.errors[0].message.ends_with(*basis == '\0' ? "it is empty" : "\"" + std::string(basis) + "\""));
    }
    auto asked = asking({{"code", "CS2.0"}, {"period", "2016-17"}});
    asked.query.add("basis", "zzz");
    CHECK(pages.get(desk.analyst(), submission_pattern, asked).refusal().kind == Refusal::Kind::invalid);
    CHECK(desk.readings("CS2.0").at(0).value->string() == "82.1");
}

ON_EVERY_DATABASE("a value that makes no sense is refused on the form with its field and what was typed") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto errors_of = [&](std::string period, std::string value) {
        return page_of(
                   pages.post(desk.analyst(), submission_pattern,
                              asking({{"code", "CS2.0"}, {"period", std::move(period)}}, {{"basis", "year"}, {"value", std::move(value)}, {"version", "0"}})))
            .errors;
    };
    CHECK(errors_of("2015-16", "-3") == std::vector<FieldError>{{"value", "Value must not be below zero: -3"}});
}

ON_EVERY_DATABASE("who changes a value is told before and after that what was decided on it lapses, and the trail says what it was") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    desk.import(overrides_import(), "code,period,rating,trend,reason,decided_by\nCS2.0,2016-17,,Improving,Stated,Performance group\n");
    const auto of_value = asking({{"code", "CS2.0"}, {"period", "2016-17"}});
    CHECK(has(page_of(pages.get(desk.analyst(), submission_pattern, of_value)), "the trend Improving, decided by Performance group"));
    const auto send = [&](std::string value, std::string version) {
        const auto answer =
            pages.post(desk.analyst(), submission_pattern,
                       asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"basis", "year"}, {"value", std::move(value)}, {"version", std::move(version)}}));
        REQUIRE(answer);
        std::string headers;
        for (const auto& [name, text] : std::get<web::Response>(*answer).headers) headers += text + "\n";
        return headers;
    };
    CHECK(send("82.1", "1").find("Improving") == std::string::npos);
    CHECK(row_of(desk.scorecard(), "CS2.0").trend() == indicators::Trend::improving);
    CHECK(send("84.0", "2").find("Improving") != std::string::npos);
    CHECK_FALSE(row_of(desk.scorecard(), "CS2.0").trend());
    const auto answer = pages.get(desk.analyst(), "/indicators/{code}", asking({{"code", "CS2.0"}}));
    CHECK(has(page_of(answer), "2016-17: the trend Improving, decided by Performance group"));
}

ON_EVERY_DATABASE("causes for concern and reasons may name figures, which are links where they are shown; one that is not there is refused") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto explain = [&](std::string text, std::string version) {
        return pages.post(desk.analyst(), "/indicators/{code}/{period}/narrative",
                          asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}, {{"text", std::move(text)}, {"version", std::move(version)}}));
    };
    CHECK(page_of(explain("{{figure:no.such@2016-17}}", "0")).errors.at(0).message ==
          "Cause for concern names a figure that is neither submitted nor published: There is no figure no.such@2016-17");
    CHECK_FALSE(location_of(explain("It is {{figure:CS2.3@2017-03-31}}, not 40.", "0")).empty());
    CHECK(has(page_of(pages.get(desk.analyst(), "/indicators/{code}", asking({{"code", "CS2.3"}}))),
              "It is <a href=\"/figures/CS2.3/2017-03-31\" class=\"govuk-link app-figure\">56.6</a>, not 40."));
    CHECK(has(page_of(pages.get(desk.analyst(), "/indicators/{code}/{period}/narrative", asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}))),
              "40: no figure has this value"));
    REQUIRE(pages.post(
        desk.chair(), "/indicators/{code}/{period}/rating",
        asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"rating", "amber"}, {"reason", "{{figure:CS2.0@2016-17}} is not steady"}, {"version", "0"}})));
    CHECK(has(page_of(pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}}))), "class=\"govuk-link app-figure\">82.1%</a> is not steady"));
    const auto csv = pages.get(desk.analyst(), "/scorecard/{year}/table.csv", asking({{"year", "2016-17"}}));
    CHECK(std::get<web::Response>(*csv).body.find("82.1% is not steady") != std::string::npos);
}

ON_EVERY_DATABASE("without indicators the scorecard says how to begin") {
    Desk desk{kind};
    Pages pages{desk};
    CHECK(has(page_of(pages.get(desk.analyst(), "/scorecard", {})), "No indicators are loaded yet"));
}

ON_EVERY_DATABASE("no form asks for words on a value that is not there, which would only be lost") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    for (const char* pattern : {"/indicators/{code}/{period}/narrative", "/indicators/{code}/{period}/rating", "/indicators/{code}/{period}/trend"}) {
        CHECK(pages.get(desk.analyst(), pattern, asking({{"code", "CS2.0"}, {"period", "2016-17"}})));
        CHECK_FALSE(pages.get(desk.analyst(), pattern, asking({{"code", "CS2.0"}, {"period", "2015-16"}})));
    }
}

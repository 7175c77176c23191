#include "features/scorecard/scorecard_service.hpp"

#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/desk_test.hpp"
#include "features/scorecard/scorecard_figures.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

static const Period year = Period::year(2016);
static const Period last_day = Period::day(make_date(2017, 3, 31));

static Outcome<int> approve_as(Desk& desk, const trail::Actor& actor) {
    const auto seen = fingerprint(desk.scorecard());
    return desk.as(actor, [&](trail::Change& change) { return approve(change, year, seen); });
}

static void explain_red(Desk& desk) {
    REQUIRE(desk.as(desk.analyst(), [](trail::Change& change) { return narrate(change, {"CS2.3", last_day, 0}, "More plans than before"); }));
}

ON_EVERY_DATABASE("a data lead's value becomes the next version, and a save read at another version is a conflict") {
    Desk desk{kind};
    load_two(desk);
    const auto saved = submit_as(desk, desk.analyst(), enquiries("83.0"), 1);
    REQUIRE(saved);
    CHECK(saved->version == 2);
    const auto late = submit_as(desk, desk.analyst(), enquiries("84.0"), 1);
    REQUIRE_FALSE(late);
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    CHECK(row_of(desk.scorecard(), "CS2.0").value()->string() == "83.0");
    CHECK(desk.events().back() == "scorecard.value_submitted");
}

ON_EVERY_DATABASE("each act needs its permission") {
    Desk desk{kind};
    load_two(desk);
    CHECK(submit_as(desk, desk.chair(), enquiries("83.0"), 1).refusal().kind == Refusal::Kind::forbidden);
    CHECK(approve_as(desk, desk.analyst()).refusal().kind == Refusal::Kind::forbidden);
    const Decision amber{"amber", "Not steady", "A. Analyst", make_date(2017, 8, 22)};
    CHECK(desk.as(desk.analyst(),
                  [&](trail::Change& change) {
                      return decide(change, {"CS2.0", year, 0}, Overrides::rating, amber);
                  })
              .refusal()
              .kind == Refusal::Kind::forbidden);
    CHECK(desk.as(desk.chair(),
                  [&](trail::Change& change) {
                      return narrate(change, {"CS2.3", last_day, 0}, "Text");
                  })
              .refusal()
              .kind == Refusal::Kind::forbidden);
    CHECK(desk.as(desk.analyst(), [&](trail::Change& change) { return unlock(change, "CS2.0", year, "Reason"); }).refusal().kind == Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("a year is not approved while a red indicator lacks its cause for concern, and the refusal names it") {
    Desk desk{kind};
    load_two(desk);
    const auto refused = approve_as(desk, desk.chair());
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message == "CS2.3 is red without a cause for concern: write it before the year is approved");
    explain_red(desk);
    const auto approved = approve_as(desk, desk.chair());
    REQUIRE(approved);
    CHECK(*approved == 2);
    CHECK(row_of(desk.scorecard(), "CS2.3").reading->approved_by == "C. Chair");
}

ON_EVERY_DATABASE("an indicator without a value does not stand in the way of approval") {
    Desk desk{kind};
    load_two(desk);
    desk.import(indicators_import(), "code,description,unit,basis,numerator,denominator,good_is\nCS4.4,Visits,percent,year,,,high\n");
    desk.import(targets_import(), "code,year,good_is,target_low,target_high,green_within,amber_within\nCS4.4,2016-17,high,75,75,5,10\n");
    explain_red(desk);
    CHECK(approve_as(desk, desk.chair()));
}

ON_EVERY_DATABASE("an approver approves what was seen and nothing newer") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    const auto seen = fingerprint(desk.scorecard());
    REQUIRE(submit_as(desk, desk.analyst(), enquiries("70.0"), 1));
    const auto refused = desk.as(desk.chair(), [&](trail::Change& change) { return approve(change, year, seen); });
    CHECK(refused.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("an approved period is locked for everybody, with the name of who approved, until it is unlocked with a reason") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    REQUIRE(approve_as(desk, desk.chair()));

    const auto locked = submit_as(desk, desk.analyst(), enquiries("83.0"), 1);
    CHECK(locked.refusal().message == "the values of CS2.0 for 2016-17 were approved by C. Chair on 22 August 2017 and are locked");
    const auto report = desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,83.0,percent,P. Sharp,2017-05-02\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].reason.find("approved by C. Chair") != std::string::npos);
    const auto targets = desk.import(targets_import(),
                                     "code,year,good_is,target_low,target_high,green_within,amber_within\n"
                                     "CS2.0,2016-17,high,80,80,5,10\n");
    REQUIRE(targets.rejections.size() == 1);
    CHECK(targets.rejections[0].reason.find("C. Chair approved") != std::string::npos);
    CHECK(desk.import(values_import(), two_values).unchanged == 2);

    CHECK_FALSE(desk.as(desk.chair(), [](trail::Change& change) { return unlock(change, "CS2.0", year, ""); }));
    REQUIRE(desk.as(desk.chair(), [](trail::Change& change) { return unlock(change, "CS2.0", year, "A school reported late"); }));
    CHECK(desk.events().back() == "scorecard.value_unlocked");
    CHECK(submit_as(desk, desk.analyst(), enquiries("83.0"), 1));
    CHECK(*approve_as(desk, desk.chair()) == 1);
}

ON_EVERY_DATABASE("an approved scorecard cannot be got round: not by a period of another name, another basis of the same figure or another definition") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    REQUIRE(approve_as(desk, desk.chair()));
    for (const std::string row : {"CS2.3,2017-03,snapshot,,,99,rate,P. Sharp,2017-04-12", "CS2.0,2017-03-31,rolling_12_months,,,51,percent,P. Sharp,2017-04-12",
                                  "CS2.0,2017-03,rolling_12_months,,,51,percent,P. Sharp,2017-04-12", "CS2.0,2015-16,year,,,10,percent,P. Sharp,2017-04-12",
                                  "CS2.3,2016-03-31,snapshot,,,99,rate,P. Sharp,2017-04-12"}) {
        CAPTURE(row);
        const auto report = desk.import(values_import(), value_columns + row + "\n");
        REQUIRE(report.rejections.size() == 1);
        CHECK(report.rejections[0].reason.find("were approved by C. Chair") != std::string::npos);
    }
    auto by_month = enquiries("51");
    by_month.period = Period::month(2017, 3);
    by_month.basis = Basis::rolling_12_months;
    CHECK(submit_as(desk, desk.analyst(), by_month, 0).refusal().kind == Refusal::Kind::conflict);
    auto redefined = two_indicators;
    const auto report = desk.import(indicators_import(), redefined.replace(redefined.find("percent,year"), 12, "percent,month"));
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].reason == "must stay year: values on it were approved and are locked");
    const auto reworded = desk.import(indicators_import(),
                                      "code,description,unit,basis,numerator,denominator,good_is,measure\n"
                                      "CS2.0,Something else,percent,year,These,Those,low,other\n");
    std::vector<std::string> columns;
    for (const auto& rejection : reworded.rejections) columns.push_back(rejection.column);
    CHECK(columns == std::vector<std::string>{"good_is", "description", "numerator", "denominator", "measure"});
    CHECK(row_of(desk.scorecard(), "CS2.0").reading->value == Decimal::parse("82.1"));
    CHECK(row_of(desk.scorecard(), "CS2.3").reading->value == Decimal::parse("56.6"));
    CHECK(desk.import(values_import(), value_columns + "CS2.0,2017-03,month,,,51,percent,P. Sharp,2017-04-12\n").added == 1);
}

ON_EVERY_DATABASE("a decided rating needs a value, a reason and a name, and can be withdrawn") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2015-16,year,,,,percent,P. Sharp,2017-04-12\n");
    const Decision amber{"amber", "Not yet steady", "C. Chair", make_date(2017, 8, 22)};
    const auto decide_for = [&](const Period& period, int version, const Decision& decision) {
        return desk.as(desk.chair(), [&](trail::Change& change) { return decide(change, {"CS2.0", period, version}, Overrides::rating, decision); });
    };
    CHECK(decide_for(Period::year(2015), 0, amber).refusal().message == "CS2.0 has no value to rate");
    CHECK(decide_for(year, 0, {"amber", "", "C. Chair", {}}).refusal().errors.at(0).field == "reason");
    CHECK(decide_for(year, 0, {"amber", "Reason", "", {}}).refusal().errors.at(0).field == "decided_by");
    REQUIRE(decide_for(year, 0, amber));
    CHECK(decide_for(year, 0, amber).refusal().kind == Refusal::Kind::conflict);
    CHECK(row_of(desk.scorecard(), "CS2.0").is_overridden());
    REQUIRE(desk.as(desk.chair(), [](trail::Change& change) { return withdraw(change, {"CS2.0", year, 1}, Overrides::rating, "Steady for a quarter"); }));
    CHECK_FALSE(row_of(desk.scorecard(), "CS2.0").is_overridden());
}

ON_EVERY_DATABASE("a cause for concern is saved at the version it was read at") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    const auto late = desk.as(desk.analyst(), [](trail::Change& change) { return narrate(change, {"CS2.3", last_day, 0}, "Another text"); });
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.as(desk.analyst(), [](trail::Change& change) { return narrate(change, {"CS2.3", last_day, 1}, "Another text"); }));
    CHECK_FALSE(desk.as(desk.analyst(), [](trail::Change& change) { return narrate(change, {"CS2.3", last_day, 2}, ""); }));
}

ON_EVERY_DATABASE("a year of which nothing is on record is refused") {
    Desk desk{kind};
    load_two(desk);
    const auto of = [&](const Period& period) {
        return desk.journal().view(desk.operator_at_desk(), [&](trail::View& view) { return scorecard_of(view, period); });
    };
    CHECK(of(year));
    CHECK(of(Period::year(2031)).refusal().kind == Refusal::Kind::not_found);
    CHECK(of(Period::month(2017, 3)).refusal().kind == Refusal::Kind::invalid);
}

ON_EVERY_DATABASE("every value is a submitted figure that says who submitted and who approved it") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    REQUIRE(approve_as(desk, desk.chair()));
    const auto figures = *desk.journal().view(desk.operator_at_desk(), [](trail::View& view) -> Outcome<std::vector<figures::Figure>> {
        return submitted_values().figures(view, {Period::year(2016)});
    });
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].key() == "CS2.0@2016-17");
    CHECK(figures[0].source.string() == "submitted by P. Sharp on 2017-04-12, approved by C. Chair");
    CHECK(figures[1].key() == "CS2.3@2017-03-31");
}

ON_EVERY_DATABASE("the listing has the agreed columns, and null where there is neither rating nor trend") {
    Desk desk{kind};
    load_two(desk);
    const auto json = exchange::to_json(listing_of(desk.scorecard()));
    CHECK(json.find("\"code\":\"CS2.0\"") != std::string::npos);
    const auto listing = listing_of(desk.scorecard());
    CHECK(std::vector(listing.columns.begin(), listing.columns.begin() + 11) ==
          std::vector<std::string>{"code", "description", "value", "unit", "good_is", "target_low", "target_high", "rag", "rag_reason", "overridden", "trend"});
}

static const std::string visits = "code,description,unit,basis,numerator,denominator,good_is\nCS9,Visits,percent,year,,,high\n";
static const std::string target_columns = "code,year,good_is,target_low,target_high,green_within,amber_within\n";

ON_EVERY_DATABASE("a year that was approved takes neither values nor targets of indicators that came later, until one is unlocked with a reason") {
    Desk desk{kind};
    load_two(desk);
    explain_red(desk);
    REQUIRE(approve_as(desk, desk.chair()));
    desk.import(indicators_import(), visits);
    auto late = enquiries("79.0");
    late.code = "CS9";
    const auto refused = submit_as(desk, desk.analyst(), late, 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message == "the scorecard of 2016-17 was approved by C. Chair on 22 August 2017; CS9 for 2016-17 must be unlocked first");
    const auto value = desk.import(values_import(), value_columns + "CS9,2016-17,year,,,70.0,percent,P. Sharp,2017-05-02\n");
    REQUIRE(value.rejections.size() == 1);
    CHECK(value.rejections[0].column == "period");
    const auto target = desk.import(targets_import(), target_columns + "CS9,2016-17,high,80,80,5,10\n");
    REQUIRE(target.rejections.size() == 1);
    CHECK(target.rejections[0].column == "year");
    CHECK(target.rejections[0].reason == "is closed: C. Chair approved its scorecard on 22 August 2017 without CS9; unlock CS9 for the year first");
    CHECK(desk.scorecard().rows.size() == 2);
    CHECK(desk.import(values_import(), value_columns + "CS9,2015-16,year,,,70.0,percent,P. Sharp,2017-05-02\n").added == 1);

    REQUIRE(desk.as(desk.chair(), [](trail::Change& change) { return unlock(change, "CS9", year, "The visits were counted late"); }));
    CHECK(desk.events().back() == "scorecard.value_unlocked");
    CHECK(desk.import(targets_import(), target_columns + "CS9,2016-17,high,80,80,5,10\n").added == 1);
    REQUIRE(submit_as(desk, desk.analyst(), late, 0));
    CHECK(*approve_as(desk, desk.chair()) == 1);
    CHECK(submit_as(desk, desk.analyst(), late, 1).refusal().message.find("are locked") != std::string::npos);
}

ON_EVERY_DATABASE("an approval in the middle of a year closes what was approved and no more") {
    Desk desk{kind};
    const std::string quarterly = "code,description,unit,basis,numerator,denominator,good_is\nQ1,Contacts,count,quarter,,,neither\nQ2,Visits,count,quarter,,,neither\n";
    desk.import(indicators_import(), quarterly);
    desk.import(values_import(), value_columns + "Q1,2017-18 Q1,quarter,,,5,count,P. Sharp,2017-07-12\n");
    const auto seen = fingerprint(desk.scorecard(2017));
    REQUIRE(desk.as(desk.chair(), [&](trail::Change& change) { return approve(change, Period::year(2017), seen); }));
    CHECK(desk.import(values_import(), value_columns + "Q1,2017-18 Q1,quarter,,,6,count,P. Sharp,2017-07-12\n").rejections.size() == 1);
    CHECK(desk.import(values_import(), value_columns + "Q2,2017-18 Q1,quarter,,,6,count,P. Sharp,2017-07-12\n").added == 1);
}

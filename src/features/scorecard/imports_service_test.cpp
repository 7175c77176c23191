#include "features/scorecard/desk_test.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

static std::string reason_of(const exchange::ImportReport& report) {
    if (report.rejections.size() != 1) return std::to_string(report.rejections.size()) + " rejections";
    const auto& rejection = report.rejections[0];
    return std::to_string(rejection.line) + " " + rejection.column + " " + rejection.reason;
}

ON_EVERY_DATABASE("indicators, targets and values make a rated scorecard") {
    Desk desk{kind};
    load_two(desk);
    const auto scorecard = desk.scorecard();
    REQUIRE(scorecard.rows.size() == 2);
    CHECK(scorecard.rows[0].code == "CS2.0");
    CHECK(scorecard.rows[0].reason() == "82.1% is 3.4% short of the 85% target: green, within 5%");
    CHECK(scorecard.rows[1].rating() == indicators::Rating::red);
    CHECK(scorecard.rows[1].target.low->string() == "40.0");
    CHECK(desk.readings("CS2.3").at(0).submitted_by == "P. Sharp");
}

ON_EVERY_DATABASE("importing the same files twice changes nothing") {
    Desk desk{kind};
    load_two(desk);
    const auto events = desk.events().size();
    for (const auto& [import_kind, bytes] : {std::pair(indicators_import(), two_indicators), {targets_import(), two_targets}, {values_import(), two_values}}) {
        const auto report = desk.import(import_kind, bytes);
        CHECK(report.is_accepted());
        CHECK(report.unchanged == 2);
        CHECK(report.added + report.changed == 0);
    }
    CHECK(desk.events().size() == events);
}

ON_EVERY_DATABASE("a revised value becomes the current version and the one before it is kept") {
    Desk desk{kind};
    load_two(desk);
    const auto report = desk.import(values_import(), value_columns + "CS2.0,2016-17,year,410,500,82.0,percent,P. Sharp,2017-05-02\n");
    CHECK(report.changed == 1);
    const auto scorecard = desk.scorecard();
    CHECK(row_of(scorecard, "CS2.0").value()->string() == "82.0");
    CHECK(desk.readings("CS2.0").at(0).version == 2);
    CHECK(desk.superseded_readings("CS2.0").at(0).value->string() == "82.1");
}

ON_EVERY_DATABASE("a row that breaks a rule is refused with its column and reason, and nothing of the file is loaded") {
    Desk desk{kind};
    load_two(desk);
    const auto import_value = [&](const std::string& row) { return reason_of(desk.import(values_import(), value_columns + row)); };
    CHECK(import_value("XX9,2016-17,year,,,82.1,percent,P. Sharp,2017-04-12\n") == "2 code is not the code of an indicator");
    CHECK(import_value("CS2.0,2016-17,year,,,82.1,count,P. Sharp,2017-04-12\n") == "2 unit must be percent, the unit CS2.0 is defined with");
    CHECK(import_value("CS2.0,2016-17,year,501,500,82.1,percent,P. Sharp,2017-04-12\n") ==
          "2 numerator must not be above the denominator, 500, in a percentage");
    CHECK(import_value("CS2.0,2019-20,year,,,82.1,percent,P. Sharp,2017-04-12\n") == "2 period has not ended: its last day is 31 March 2020");
    CHECK(import_value("CS2.0,2017-03-31,year,,,82.1,percent,P. Sharp,2017-04-12\n") == "2 period does not fit the basis year");
    CHECK(import_value("CS2.0,2016-18,year,,,82.1,percent,P. Sharp,2017-04-12\n").starts_with("2 period must be a period such as"));
    CHECK(import_value("CS2.0,9999-00,year,,,82.1,percent,P. Sharp,2017-04-12\n").starts_with("2 period must be a period such as"));
    CHECK(import_value("CS2.0,1910-11,year,,,82.1,percent,P. Sharp,2017-04-12\n") == "2 period must not be before 1 April 1989: 1910-11");
    CHECK(import_value("CS2.0,2016-17,year,,,-3,percent,P. Sharp,2017-04-12\n") == "2 value must not be below zero: -3");
    CHECK(import_value("CS2.0,2016-17,year,-5,50,10,percent,P. Sharp,2017-04-12\n") == "2 numerator must not be below zero: -5");
    CHECK(import_value("CS2.0,2016-17,year,,,82.1,percent,P. Sharp,1999-04-12\n") == "2 submitted_on must not be before 1 January 2000: 1999-04-12");
    CHECK(import_value("CS2.0,2016-17,year,,,82.1,percent,P. Sharp,2016-03-31\n") ==
          "2 submitted_on must not be before the period begins, 1 April 2016: 2016-03-31");
    CHECK(import_value("CS2.0,2016-17,year,4.5,50,9,percent,P. Sharp,2017-04-12\n") == "2 numerator must be a whole number: 4.5");
    CHECK(import_value("CS2.0,2016-17,year,,,1234567890123456789,percent,P. Sharp,2017-04-12\n") == "2 value must be a number of at most 18 digits");
    CHECK(import_value("CS2.0,2016-17,year,,,82.1%,percent,P. Sharp,2017-04-12\n").starts_with("2 value must be a number"));
    CHECK(import_value("CS2.0,2015-16,year,,,80,percent,P. Sharp,2017-04-12\nCS2.0,2015-16,year,,,81,percent,P. Sharp,2017-04-12\n")
              .starts_with("3 code stands on line 2 already"));
    CHECK(desk.scorecard(2015).rows.empty());
}

ON_EVERY_DATABASE("targets are refused for unknown indicators, years that are none, and tolerances the wrong way round") {
    Desk desk{kind};
    load_two(desk);
    const std::string columns = "code,year,good_is,target_low,target_high,green_within,amber_within\n";
    const auto import_target = [&](const std::string& row) { return reason_of(desk.import(targets_import(), columns + row)); };
    CHECK(import_target("XX9,2016-17,high,85,85,5,10\n") == "2 code is not the code of an indicator");
    CHECK(import_target("CS2.0,2016,high,85,85,5,10\n") == "2 year must be a reporting year such as 2016-17, from 1900 to 2099");
    CHECK(import_target("CS2.0,2016-17,up,85,85,5,10\n") == "2 good_is must be high, low or neither");
    CHECK(import_target("CS2.3,2016-17,high,40.0,40.0,5,10\n") ==
          "2 good_is contradicts the indicator: of CS2.3 low is good. Redefine the indicator first if that has changed");
    CHECK(desk.import(targets_import(), columns + "CS2.3,2015-16,neither,40.0,40.0,5,10\n").added == 1);
    CHECK(import_target("CS2.0,2016-17,high,85,80,5,10\n") == "2 target_high The upper end of the target must not be below its lower end");
    CHECK(import_target("CS2.0,2016-17,high,85,85,10,5\n") == "2 amber_within The amber tolerance must not be smaller than the green tolerance");
    CHECK(import_target("CS2.0,2016-17,high,-3,85,5,10\n") == "2 target_low must not be below zero: -3");
    CHECK(import_target("CS2.0,2016-17,high,85,105,5,10\n") == "2 target_high must not be above 100, the whole: 105");
}

ON_EVERY_DATABASE("what is wrong in a cell is said beside a row that cannot be read, in the order of the lines, and nothing is kept") {
    Desk desk{kind};
    load_two(desk);
    const auto report = desk.import(
        values_import(), value_columns + "CS2.0,2016-17,year,,,83.0,percent,P. Sharp,2017-04-12\n" +
                             "XX,2016-17,year,,,83.0,percent,P. Sharp,2017-04-12\nCS2.0,2016-17\nYY,2016-17,year,,,83.0,percent,P. Sharp,2017-04-12\n");
    std::vector<int> lines;
    for (const auto& rejection : report.rejections) lines.push_back(rejection.line);
    CHECK(lines == std::vector<int>{3, 4, 5});
    CHECK(desk.scorecard().rows[0].reading->value == Decimal::parse("82.1"));
}

ON_EVERY_DATABASE("the unit of an indicator that has values cannot change") {
    Desk desk{kind};
    load_two(desk);
    const auto report = desk.import(indicators_import(),
                                    "code,description,unit,basis,numerator,denominator,good_is\n"
                                    "CS2.0,Enquiries,count,year,,,high\n");
    CHECK(reason_of(report) == "2 unit must stay percent: values in it are held");
}

ON_EVERY_DATABASE("a value that disagrees with its counts loads and is reported") {
    Desk desk{kind};
    load_two(desk);
    const auto report = desk.import(values_import(), value_columns + "CS2.0,2015-16,year,87,443,20.1,percent,P. Sharp,2017-04-12\n");
    CHECK(report.added == 1);
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0] == "line 2: CS2.0 2015-16: 20.1 is not what 87 of 443 come to, which is 19.6");
}

ON_EVERY_DATABASE("an empty value without counts says that there is none, and gets neither rating nor trend") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2015-16,year,,,80,percent,P. Sharp,2017-04-12\n");
    for (const auto* const cell : {"", "no value"}) {
        const auto report = desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,," + cell + ",percent,P. Sharp,2017-04-12\n");
        CHECK(report.is_accepted());
        const auto scorecard = desk.scorecard();
        const auto& row = row_of(scorecard, "CS2.0");
        CHECK(row.reading);
        CHECK_FALSE(row.value());
        CHECK_FALSE(row.rating());
        CHECK_FALSE(row.trend());
    }
}

ON_EVERY_DATABASE("a rating or trend that a person decided loads with its reason and name") {
    Desk desk{kind};
    load_two(desk);
    const std::string columns = "code,period,rating,trend,reason,decided_by\n";
    const auto report = desk.import(overrides_import(), columns + "CS2.0,2016-17,amber,Declining,Not yet steady,Performance group\n");
    CHECK(report.added == 2);
    const auto scorecard = desk.scorecard();
    CHECK(row_of(scorecard, "CS2.0").rating() == indicators::Rating::amber);
    CHECK(row_of(scorecard, "CS2.0").trend() == indicators::Trend::declining);
    CHECK(desk.import(overrides_import(), columns + "CS2.0,2016-17,amber,Declining,Not yet steady,Performance group\n").unchanged == 2);
    CHECK(reason_of(desk.import(overrides_import(), columns + "CS2.0,2016-17,amber,,,Performance group\n")) ==
          "2 reason must say why the rule does not decide");
    CHECK(reason_of(desk.import(overrides_import(), columns + "CS2.0,2015-16,amber,,Reason,Performance group\n")) ==
          "2 period cannot be taken: CS2.0 has no value for 2015-16");
    CHECK(reason_of(desk.import(overrides_import(), columns + "CS2.0,2016-17,,better,Reason,Performance group\n")) ==
          "2 trend must be Improving, Declining, Static or Sustained");
}

ON_EVERY_DATABASE("what a person decided lapses when the value it was decided on is revised") {
    Desk desk{kind};
    load_two(desk);
    desk.import(overrides_import(), "code,period,rating,trend,reason,decided_by\nCS2.0,2016-17,amber,,Not yet steady,Performance group\n");
    const auto report = desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,84.0,percent,P. Sharp,2017-05-02\n");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0] == "line 2: CS2.0 2016-17: the rating amber, decided by Performance group, lapses with the new value");
    CHECK(row_of(desk.scorecard(), "CS2.0").rating() == indicators::Rating::green);
    const auto events = desk.events();
    CHECK(std::ranges::count(events, "scorecard.override_lapsed") == 1);
}

ON_EVERY_DATABASE("where an indicator is redefined the other way round, the targets that still say otherwise are named") {
    Desk desk{kind};
    load_two(desk);
    const auto report = desk.import(indicators_import(),
                                    "code,description,unit,basis,numerator,denominator,good_is\nCS2.3,Children with a plan,rate,snapshot,,,high\n");
    CHECK(report.changed == 1);
    CHECK(report.notes == std::vector<std::string>{"CS2.3: its target for 2016-17 says that low is good"});
    CHECK(desk.import(targets_import(), two_targets).unchanged == 2);
}

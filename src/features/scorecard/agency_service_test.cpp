#include "features/scorecard/desk_test.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

static const Period last_day = Period::day(make_date(2017, 3, 31));

static void bind_to_police(Desk& desk) {
    desk.add_agencies({"police", "council"});
    const auto report = desk.import(indicators_import(),
                                    "code,description,unit,basis,numerator,denominator,good_is,agency\n"
                                    "CS2.0,Enquiries completed within 6 working days,percent,year,Completed in time,Completed,high,police\n");
    REQUIRE(report.is_accepted());
}

ON_EVERY_DATABASE("an indicator that names its agency takes values from that agency, and from who defines indicators, alone") {
    Desk desk{kind};
    load_two(desk);
    bind_to_police(desk);
    const auto refused = submit_as(desk, desk.lead_of("council"), enquiries("70.0"), 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().kind == Refusal::Kind::forbidden);
    CHECK(refused.refusal().message == "The values of CS2.0 are submitted by The agency police. You do not act for that agency.");
    CHECK(row_of(desk.scorecard(), "CS2.0").value()->string() == "82.1");
    CHECK(submit_as(desk, desk.lead_of("police"), enquiries("83.0"), 1));
    CHECK(submit_as(desk, desk.lead_of("The agency police"), enquiries("84.0"), 2));
    CHECK(submit_as(desk, desk.definer(), enquiries("85.0"), 3));
    auto plans = enquiries("57.0");
    plans.code = "CS2.3";
    plans.period = last_day;
    plans.basis = Basis::snapshot;
    plans.unit = figures::Unit::rate;
    CHECK(submit_as(desk, desk.lead_of("council"), plans, 1));
}

ON_EVERY_DATABASE("an imported value of another agency's indicator is refused with its row") {
    Desk desk{kind};
    load_two(desk);
    bind_to_police(desk);
    const auto import_as = [&](const trail::Actor& actor) {
        exchange::ImportReport report;
        (void)desk.as(actor, [&](trail::Change& change) {
            return exchange::import_file(change, values_import(), value_columns + "CS2.0,2016-17,year,,,70,percent,P. Sharp,2017-05-02\n", false, report);
        });
        return report;
    };
    const auto refused = import_as(desk.lead_of("council"));
    REQUIRE(refused.rejections.size() == 1);
    CHECK(refused.rejections[0].line == 2);
    CHECK(refused.rejections[0].column == "code");
    CHECK(refused.rejections[0].reason == "cannot be taken: The values of CS2.0 are submitted by The agency police. You do not act for that agency.");
    CHECK(import_as(desk.lead_of("police")).changed == 1);
}

ON_EVERY_DATABASE("the agency of an indicator must be on record, stays where a file does not say it, and goes where a cell is left empty") {
    Desk desk{kind};
    load_two(desk);
    bind_to_police(desk);
    const auto agency = [&] { return desk.indicator("CS2.0").definition.agency; };
    CHECK(desk.import(indicators_import(), two_indicators).unchanged == 2);
    CHECK(agency() == "police");
    const std::string with_agency =
        "code,description,unit,basis,numerator,denominator,good_is,agency\nCS2.0,Enquiries completed within 6 working days,percent,year,"
        "Completed in time,Completed,high,";
    const auto report = desk.import(indicators_import(), with_agency + "polis\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].reason == "is not the key of an agency on record");
    CHECK(desk.import(indicators_import(), with_agency + "\n").changed == 1);
    CHECK(agency().empty());
}

#include "features/organisations/partnership_test.hpp"

using namespace holdfast;
using namespace holdfast::organisations;
using organisations::test::Partnership;

ON_EVERY_DATABASE("the example's agencies load, every member of the Board among them, and a second time change nothing") {
    Partnership partnership(kind);
    for (const auto* file : {"agencies", "agreements"}) {
        const auto first = partnership.import(file, organisations::test::example_file(file));
        CHECK(first.rejections.empty());
        CHECK(first.added == 27);
        const auto again = partnership.import(file, organisations::test::example_file(file));
        CHECK(again.unchanged == 27);
        CHECK(again.added + again.changed == 0);
    }
    const auto members = organisations::test::example_file("members");
    const auto agencies = partnership.look([](trail::View& view) { return load_agencies(view); });
    const Date year_end = make_date(2017, 3, 31);
    const auto members_found = std::ranges::count_if(
        agencies, [&](const Agency& agency) { return exists_on(agency, year_end) && members.find(name_on(agency, year_end)) != std::string::npos; });
    CHECK(members_found == 18);
}

ON_EVERY_DATABASE("the example's agreements are in date in the example's year and today, for every agency there is on the day") {
    Partnership partnership(kind);
    partnership.import_example();
    for (const auto& agency : partnership.look([](trail::View& view) { return load_agencies(view); }))
        for (const Date day : {make_date(2016, 4, 1), make_date(2017, 3, 31), make_date(2026, 11, 22)}) {
            CAPTURE(agency.key);
            CAPTURE(iso(day));
            CHECK((standing_on(agency.agreements, day) == Standing::in_date || !exists_on(agency, day)));
        }
}

ON_EVERY_DATABASE("the county was split, two trusts merged and a commissioning group was split in two that went different ways") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto all = partnership.look([](trail::View& view) { return load_successions(view); });
    const auto passing = [&](std::string_view from, std::string_view to) {
        const auto one = std::ranges::find_if(all, [&](const Succession& each) { return each.predecessor == from && each.successor == to; });
        REQUIRE(one != all.end());
        return passing_of(*one, all);
    };
    CHECK(passing("cumbria-county-council", "cumberland-council") == Passing::split);
    CHECK(passing("cumbria-partnership-trust", "north-cumbria-integrated-care") == Passing::merger);
    CHECK(passing("cumbria-ccg", "north-cumbria-ccg") == Passing::split);
    CHECK(passing("north-cumbria-ccg", "north-east-and-north-cumbria-icb") == Passing::succession);
}

static constexpr std::string_view header = "agency,name,from,until,type,sector,urn,ods,la,succeeds\n";

static std::vector<std::string> columns_refused(Partnership& partnership, const std::string& rows) {
    std::vector<std::string> columns;
    for (const auto& rejection : partnership.import("agencies", std::string(header) + rows).rejections) columns.push_back(rejection.column);
    return columns;
}

ON_EVERY_DATABASE("an agency's rows are refused for a wrong key, type or code, two names on one day, and a succession that cannot be") {
    Partnership partnership(kind);
    using Columns = std::vector<std::string>;
    CHECK(columns_refused(partnership, "The Trust,Trust,,,clinic,state,12,rnn,9,\n") == Columns{"agency", "type", "sector", "urn", "ods", "la"});
    CHECK(columns_refused(partnership, "a,A,,,police,public,,,,\na,B,2020-01-01,,police,public,,,,\n") == Columns{"from"});
    CHECK(columns_refused(partnership, "a,A,,2019-12-31,police,public,,,,\na,B,2020-01-01,,other,public,,,,\n") == Columns{"agency"});
    CHECK(columns_refused(partnership, "a,A,,,police,public,,,,b\n") == Columns{"from"});
    CHECK(columns_refused(partnership, "a,A,2020-01-01,,police,public,,,,b\n") == Columns{"succeeds"});
    CHECK(columns_refused(partnership, "a,A,2020-01-01,,police,public,,,,b\nb,B,2020-01-01,,police,public,,,,a\n") == Columns{"succeeds"});
    CHECK(partnership.look([](trail::View& view) { return load_agencies(view).empty(); }));
}

ON_EVERY_DATABASE("an agency that takes another name keeps the one it had") {
    Partnership partnership(kind);
    REQUIRE(partnership.import("agencies", std::string(header) + "a,Old,,,police,public,,,,\n").is_accepted());
    const auto report = partnership.import("agencies", std::string(header) + "a,Old,,2019-12-31,police,public,,,,\na,New,2020-01-01,,police,public,,,,\n");
    CHECK(report.changed == 1);
    CHECK(report.added == 1);
    CHECK(name_on(partnership.agency("a"), make_date(2019, 12, 31)) == "Old");
    CHECK(name_on(partnership.agency("a"), make_date(2020, 1, 1)) == "New");
}

ON_EVERY_DATABASE("an agreement needs an agency on record and days in order") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto report = partnership.import(
        "agreements", "agency,edition,signed,from,until\nnobody,2024,2024-05-01,2024-05-01,\nbarnardos,2024,2024-05-01,2024-05-01,2024-04-30\n");
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].reason == "is no agency on record");
    CHECK(report.rejections[1].column == "until");
}

#include "features/scorecard/uses_service.hpp"

#include "features/scorecard/desk_test.hpp"

#include <set>

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;
using Places = std::set<std::string>;

/// The pages that use the figure, as `who` is told.
static Places places_of(Desk& desk, const trail::Actor& who, const std::string& key) {
    Places places;
    const auto uses = *desk.journal().view(
        who, [&](trail::View& view) -> Outcome<std::vector<figures::Use>> { return uses_on_scorecards().uses(view, {.year = Period::year(2016)}); });
    for (const auto& use : uses)
        if (use.key == key) places.insert(use.path);
    return places;
}

ON_EVERY_DATABASE("a value is used on its scorecard, on its indicator's page, and where it is red on the page of approval") {
    Desk desk{kind};
    load_two(desk);
    CHECK(places_of(desk, desk.chair(), "CS2.0@2016-17") == Places{"/indicators/CS2.0?year=2016-17", "/scorecard/2016-17"});
    CHECK(places_of(desk, desk.chair(), "CS2.3@2017-03-31") == Places{"/approval/2016-17", "/indicators/CS2.3?year=2016-17", "/scorecard/2016-17"});
    CHECK(places_of(desk, desk.analyst(), "CS2.0@2016-17").contains("/submissions/2016-17"));
}

ON_EVERY_DATABASE("a value on another basis than the scorecard's is used on its indicator's page alone") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2016-05,month,,,80,percent,P. Sharp,2017-04-12\n");
    CHECK(places_of(desk, desk.chair(), "CS2.0@2016-05") == Places{"/indicators/CS2.0?year=2016-17"});
}

ON_EVERY_DATABASE("the number of indicators with a rating and the share of values that are approved are used on the scorecard") {
    Desk desk{kind};
    load_two(desk);
    CHECK(places_of(desk, desk.chair(), "scorecard.indicators@2016-17/Red") == Places{"/scorecard/2016-17"});
    CHECK(places_of(desk, desk.chair(), "scorecard.approved@2016-17") == Places{"/scorecard/2016-17"});
}

ON_EVERY_DATABASE("a figure that a cause for concern names is used on the indicator's page, also in a later year") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2015-16,year,,,80,percent,P. Sharp,2016-04-12\n");
    REQUIRE(desk.as(desk.analyst(), [](trail::Change& change) -> Outcome<Done> {
        return narrate(change, {"CS2.3", Period::day(make_date(2017, 3, 31))}, "After {{figure:CS2.0@2015-16}}.");
    }));
    const auto uses = *desk.journal().view(
        desk.chair(), [](trail::View& view) -> Outcome<std::vector<figures::Use>> { return uses_on_scorecards().uses(view, {.year = Period::year(2015)}); });
    CHECK(std::ranges::any_of(uses, [](const figures::Use& use) { return use.key == "CS2.0@2015-16" && use.path == "/indicators/CS2.3?year=2016-17"; }));
}

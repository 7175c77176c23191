#include "core/documents/markdown.hpp"
#include "features/scorecard/desk_test.hpp"

#include <map>

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

static std::string file(const std::string& name) {
    std::ifstream in{HOLDFAST_SOURCE_FOLDER "/data/examples/cumbria-2016-17/" + name + ".csv", std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

/// The figures that the causes for concern name, which publications of the example state.
static void publish_named(Desk& desk) {
    REQUIRE(desk.as(desk.operator_at_desk(), [](trail::Change& change) -> Outcome<Done> {
        figures::PublishedWriter writer{change};
        for (const auto& name : documents::figure_keys(file("narratives"))) {
            const auto key = figures::parse_key(name).value();
            writer.save({.measure = key.measure,
                         .period = Period::parse(key.period).value(),
                         .label = name,
                         .value = Decimal::whole(1),
                         .source = {.kind = figures::SourceKind::published, .by = "A report", .place = "section 1"}});
        }
        change.record({"figures.published", {"figure", "test"}});
        return Done{};
    }));
}

static void load_example(Desk& desk) {
    publish_named(desk);
    for (const auto& kind : every_import()) {
        const auto report = desk.import(kind, file(std::string(kind.name)));
        for (const auto& rejection : report.rejections) MESSAGE(rejection.line << " " << rejection.column << " " << rejection.reason);
        REQUIRE(report.is_accepted());
    }
}

/// A desk of the example's agencies that submit indicators.
static void add_agencies(Desk& desk) { desk.add_agencies({"cumbria-county-council", "cumbria-constabulary", "cumbria-partnership-trust"}); }

ON_EVERY_DATABASE("the example year has 48 indicators: 29 green, 5 amber, 11 red and 3 without a rating") {
    Desk desk{kind};
    add_agencies(desk);
    load_example(desk);
    const auto scorecard = desk.scorecard();
    REQUIRE(scorecard.rows.size() == 48);
    std::map<std::string, int> counts;
    for (const auto& row : scorecard.rows) ++counts[row.rating() ? std::string(token(*row.rating())) : "none"];
    CHECK(counts == std::map<std::string, int>{{"amber", 5}, {"green", 29}, {"none", 3}, {"red", 11}});
    CHECK(row_of(scorecard, "HE2").is_overridden());
    CHECK_FALSE(row_of(scorecard, "CS4.4").rating());
    CHECK(scorecard.rows.front().code == "CS1.0");
    CHECK(scorecard.rows.back().code == "HE2");
}

ON_EVERY_DATABASE("where earlier values are loaded the trend is computed, and elsewhere it is the one stated") {
    Desk desk{kind};
    add_agencies(desk);
    load_example(desk);
    const auto scorecard = desk.scorecard();
    for (const auto* const code : {"CS1.0", "CS2.3", "CS3.0", "CS5.5"}) {
        CAPTURE(code);
        CHECK_FALSE(row_of(scorecard, code).trend_decision);
        CHECK(row_of(scorecard, code).trend());
    }
    CHECK(row_of(scorecard, "CS2.3").trend() == indicators::Trend::declining);
    CHECK(row_of(scorecard, "CS2.3").history.size() == 5);
    CHECK(row_of(scorecard, "CS2.5").trend() == indicators::Trend::static_);
    CHECK(row_of(scorecard, "CS8-0").trend() == indicators::Trend::declining);
    CHECK(std::ranges::all_of(scorecard.rows, [](const Row& row) { return row.trend().has_value(); }));
}

ON_EVERY_DATABASE("loading the example again changes nothing") {
    Desk desk{kind};
    add_agencies(desk);
    load_example(desk);
    const auto events = desk.events().size();
    load_example(desk);
    CHECK(desk.events().size() == events + 1);  // what the test itself publishes anew
}

#include "features/scorecard/desk_test.hpp"
#include "features/scorecard/report_figures.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

static figures::Figure printed(std::string measure, Period period, Basis basis, std::string_view value, std::string place) {
    return {.measure = std::move(measure),
            .period = period,
            .basis = basis,
            .label = "Printed",
            .value = Decimal::parse(value),
            .source = {.kind = figures::SourceKind::published, .by = "Annual report", .place = std::move(place)}};
}

static void publish(Desk& desk, const std::vector<figures::Figure>& all) {
    REQUIRE(desk.as(desk.operator_at_desk(), [&](trail::Change& change) -> Outcome<Done> {
        figures::PublishedWriter writer{change};
        for (const auto& figure : all) writer.save(figure);
        change.record({"figures.published", {"figure", "test"}});
        return Done{};
    }));
}

static std::vector<documents::Block> section(Desk& desk) {
    return *desk.journal().view(desk.operator_at_desk(), [](trail::View& view) -> Outcome<std::vector<documents::Block>> {
        return report_section().blocks(view, Period::year(2016));
    });
}

static documents::Table table(const std::vector<documents::Block>& blocks, std::string_view name) {
    for (const auto& block : blocks)
        if (const auto* found = std::get_if<documents::Table>(&block); found != nullptr && found->name == name) return *found;
    throw std::out_of_range(std::string(name));
}

ON_EVERY_DATABASE("the report's scorecard has the Board's columns, and says what was overridden and what is green within tolerance") {
    Desk desk{kind};
    load_two(desk);
    desk.import(overrides_import(), "code,period,rating,trend,reason,decided_by\nCS2.3,2017-03-31,amber,,Falling since,Performance group\n");
    const auto scorecard = table(section(desk), "performance_indicators");
    std::vector<std::string> labels;
    for (const auto& column : scorecard.columns) labels.push_back(column.label);
    CHECK(labels == std::vector<std::string>{"Indicator", "Description", "Rate/Percentage", "RAG (against target)", "Trend over last year",
                                             "Good performance is", "Target 16/17"});
    REQUIRE(scorecard.rows.size() == 2);
    CHECK(scorecard.rows[0][2].text == "82.1%");
    CHECK(scorecard.rows[0][2].figure == "CS2.0@2016-17");
    CHECK(scorecard.rows[0][3].text == "G");
    CHECK(scorecard.rows[1][2].text == "56.6");
    CHECK(scorecard.rows[1][3].text == "A");
    CHECK(scorecard.rows[1][5].text == "Low");
    CHECK(scorecard.rows[1][6].text == "40.0");
    CHECK(scorecard.notes.at(1) == "Green within tolerance, though short of the target: CS2.0");
    CHECK(scorecard.notes.at(2) == "CS2.3: amber by decision, red by the rule. Falling since.");
    const auto ratings = table(section(desk), "performance_indicator_ratings");
    CHECK(ratings.rows.at(1).at(1).number == Decimal::whole(1));
    CHECK(ratings.rows.at(1).at(1).figure == "scorecard.indicators@2016-17/Amber");
    CHECK(ratings.rows.at(4).at(1).number == Decimal::whole(2));
}

ON_EVERY_DATABASE("a table of the section prints what its own print states, and leaves blank what that left blank") {
    Desk desk{kind};
    load_two(desk);
    const auto last = Period::day(make_date(2017, 3, 31));
    publish(desk, {printed("cpp.open", last, Basis::snapshot, "523", "section 4"),
                   printed("cpp.open", last, Basis::snapshot, "525", "section 12, child protection table"),
                   printed("cpp.rate", last, Basis::snapshot, "56.6", "section 12, child protection table"),
                   printed("rhi.within_72_hours", Period::year(2016), Basis::year, "50.8", "section 12, scorecard"),
                   printed("rhi.within_72_hours", Period::year(2016), Basis::year, "", "section 12, missing table"),
                   printed("rhi.within_72_hours", Period::year(2015), Basis::year, "29.5", "section 12, missing table")});
    const auto blocks = section(desk);
    const auto plans = table(blocks, "child_protection_plans");
    CHECK(plans.columns.at(1).label == "March 2013");
    CHECK(plans.columns.at(5).label == "March 2017");
    CHECK(plans.rows.at(1).at(0).text == "Number");
    CHECK(plans.rows.at(1).at(5).text == "525");
    CHECK(plans.rows.at(1).at(5).figure == "cpp.open@2017-03-31");
    CHECK(plans.rows.at(1).at(5).is_count_of_people);
    CHECK(plans.rows.at(1).at(1).text.empty());
    const auto missing = table(blocks, "cse_mfh");
    CHECK(missing.rows.at(2).at(2).text == "29.5");
    CHECK(missing.rows.at(2).at(3).text.empty());
    CHECK_THROWS(table(blocks, "re_referrals"));
}

ON_EVERY_DATABASE("a cause for concern is told in the report") {
    Desk desk{kind};
    load_two(desk);
    desk.import(narratives_import(), "code,period,text\nCS2.3,2017-03-31,More plans than before\n");
    bool is_told = false;
    for (const auto& block : section(desk))
        if (const auto* text = std::get_if<documents::Markdown>(&block)) is_told = text->text.find("More plans than before") != std::string::npos;
    CHECK(is_told);
}

ON_EVERY_DATABASE("the report's scorecard is settled once every value of the year is approved") {
    Desk desk{kind};
    load_two(desk);
    const auto settled = [&] {
        return desk.journal().view(desk.operator_at_desk(), [](trail::View& view) { return report_section().settled(view, Period::year(2016)); });
    };
    CHECK(settled().refusal().message ==
          "2 values of the scorecard of 2016-17 are not approved: CS2.0, CS2.3. Approve the year before its report is published.");
    const auto last_day = Period::day(make_date(2017, 3, 31));
    REQUIRE(desk.as(desk.analyst(), [&](trail::Change& change) { return narrate(change, {"CS2.3", last_day, 0}, "More plans than before"); }));
    const auto seen = fingerprint(desk.scorecard());
    REQUIRE(desk.as(desk.chair(), [&](trail::Change& change) { return approve(change, Period::year(2016), seen); }));
    CHECK(settled());
    REQUIRE(desk.as(desk.chair(), [&](trail::Change& change) { return unlock(change, "CS2.3", last_day, "A recount"); }));
    CHECK(settled().refusal().message ==
          "A value of the scorecard of 2016-17 is not approved: CS2.3. Approve the year before its report is published.");
}

#include "features/governance/import_service.hpp"

#include "features/governance/budget_figures.hpp"
#include "features/governance/budget_store.hpp"
#include "features/governance/partnership_figures.hpp"
#include "features/governance/partnership_store.hpp"
#include "features/governance/partnership_support_test.hpp"
#include "features/governance/plan_figures.hpp"
#include "features/governance/plan_store.hpp"

using namespace holdfast;
using namespace holdfast::governance;

static const Period year = Period::year(2016);

ON_EVERY_DATABASE("the example partnership's files load, and a second time change nothing") {
    Partnership partnership(kind);
    const std::map<std::string_view, int> rows{{"glossary", 43}, {"members", 18}, {"groups", 23}, {"budget", 24}, {"plan", 62}};
    for (const auto& import : imports()) {
        CAPTURE(import.name);
        const auto bytes = example_file(import.name);
        const auto first = partnership.import(import.name, bytes);
        CHECK(first.rejections.empty());
        CHECK(first.added == rows.at(import.name));
        const auto again = partnership.import(import.name, bytes);
        CHECK(again.unchanged == rows.at(import.name));
        CHECK(again.added + again.changed == 0);
    }
}

ON_EVERY_DATABASE("both sides of the example budget come to 212,588 pounds, line by line as printed") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto budget = partnership.look([](trail::View& view) { return load_budget(view, year); });
    CHECK(budget.contributed().string() == "212588");
    CHECK(budget.spent().string() == "212588");
    REQUIRE(budget.contributions.size() == 9);
    REQUIRE(budget.spend.size() == 15);
    CHECK(budget.contributions.front().line == "Children's Services (staffing/board support)");
    CHECK(budget.spend.back().line == "Practitioner Forums (venues)");
}

ON_EVERY_DATABASE("the example plan has 62 actions, 16 of them complete, and its known faults are reported") {
    Partnership partnership(kind);
    const auto report = partnership.import("plan", example_file("plan"));
    const std::vector<std::string> expected{
        "Reference 3.2 stands on 2 actions.",
        "5 actions have no reference: places 18, 19, 20, 21, 52 of the plan.",
        "Action 4.5 is linked to 5.5, which is not in the plan.",
        "Action 4.4 is due in January 2016, before the plan's year.",
    };
    CHECK(report.notes == expected);
    const auto total = total_of(summarise(partnership.look([](trail::View& view) { return plan_actions(view, year); })));
    CHECK(total.total() == 62);
    CHECK(total.count(Rating::complete) == 16);
    CHECK(total.count(Rating::on_track) == 34);
    CHECK(total.count(Rating::at_risk) == 2);
    CHECK(total.count(Rating::off_track) == 0);
    CHECK(total.count(Rating::not_rated) == 10);
}

ON_EVERY_DATABASE("places of a plan are counted from one") {
    Partnership partnership(kind);
    const auto plan = partnership.import("plan",
                                         "year,place,theme_number,theme,ref,action,who,when,due,ongoing,outcome,update,rag\n"
                                         "2016-17,0,1,Leadership,1.3,Update terms,Manager,Nov-16,2016-11,no,,,\n");
    REQUIRE(plan.rejections.size() == 1);
    CHECK(plan.rejections[0].reason == "must be 1 or more");
}

ON_EVERY_DATABASE("letters that only look Latin are put right in ratings and abbreviations") {
    Partnership partnership(kind);
    const auto plan = partnership.import("plan",
                                         "year,place,theme_number,theme,ref,action,who,when,due,ongoing,outcome,update,rag\n"
                                         "2016-17,1,1,Leadership,1.3,Update terms,Manager,Nov-16,2016-11,no,,Complete,С\n"
                                         "2016-17,2,1,Leadership,2.4,Update evidence,Manager,Nov-16,2016-11,no,,,Α\n");
    REQUIRE(plan.is_accepted());
    CHECK(plan.look_alikes.size() == 2);
    const auto actions = partnership.look([](trail::View& view) { return plan_actions(view, year); });
    CHECK(actions.at(0).rating == Rating::complete);
    CHECK(actions.at(1).rating == Rating::at_risk);
    CHECK(partnership.import("glossary", "acronym,expansion\nСТВ,Children's Trust Board\n").look_alikes.at(0).replaced_by == "CTB");
}

ON_EVERY_DATABASE("wrong rows are refused with what was expected, and nothing of the file is kept") {
    Partnership partnership(kind);
    const auto report = partnership.import("budget",
                                           "year,side,line,amount,kind\n"
                                           "2016-17,contribution,CCG,100,cash\n"
                                           "2016,contribution,CCG,100,cash\n"
                                           "2016-17,income,CCG,100,cash\n"
                                           "2016-17,spend,Fees,\"£1,000\",cash\n"
                                           "2016-17,spend,Fees,1.005,cash\n"
                                           "2016-17,contribution,CCG,5,barter\n"
                                           "2016-17,spend,Venue,1000000000000,cash\n");
    REQUIRE(report.rejections.size() == 8);
    CHECK(report.rejections[0].reason == "must be a reporting year such as 2016-17, from 1900 to 2099");
    CHECK(report.rejections[1].reason == "must be one of contribution, spend");
    CHECK(report.rejections[2].value == "£1,000");
    CHECK(report.rejections[3].reason == "must be pounds, with two decimals at most");
    CHECK(report.rejections[5].column == "kind");
    CHECK(report.rejections[6].reason == "stands on line 2 already; each may come only once in the file");
    CHECK(partnership.look([](trail::View& view) { return budget_years(view); }).empty());
}

ON_EVERY_DATABASE("a row that differs replaces what is there and keeps its place") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto report = partnership.import("budget", "year,side,line,amount\n2016-17,contribution,CCG,61080\n");
    CHECK(report.changed == 1);
    const auto budget = partnership.look([](trail::View& view) { return load_budget(view, year); });
    CHECK(budget.contributions.at(1).line == "CCG");
    CHECK(budget.contributions.at(1).amount == Decimal::whole(61080));
    CHECK(budget.balance_in_words().find("£1: a surplus") != std::string::npos);
}

ON_EVERY_DATABASE("a group reports to one that exists, wherever in the file it stands, and never to itself") {
    Partnership partnership(kind);
    CHECK(partnership.import("groups", "name,kind,parent\nHealth,task group,LSCB\nLSCB,board,\n").added == 2);
    CHECK(partnership.import("groups", "name,kind,parent\nNurses,task group,Helth\n").rejections.at(0).column == "parent");
    CHECK(partnership.import("groups", "name,kind,parent\nA,task group,B\nB,task group,A\n").rejections.size() == 2);
    CHECK(partnership.import("groups", "name,kind,parent\nA,task group,\n").rejections.at(0).column == "parent");
    const auto second = partnership.import("groups", "name,kind,parent\nOther board,board,\n");
    REQUIRE(second.rejections.size() == 1);
    CHECK(second.rejections[0].column == "parent");
    CHECK(second.rejections[0].reason.find("so is that of LSCB") != std::string::npos);
    CHECK(partnership.import("groups", "name,kind,parent,to\nLSCB,board,,2019-09-28\n").changed == 1);
    CHECK(partnership.import("groups", "name,kind,parent,from\nPartnership,board,,2019-09-29\n").added == 1);
    CHECK(partnership.import("members", "agency,from,to\nCCG,2017-04-01,2016-04-01\n").rejections.at(0).column == "to");
    CHECK(partnership.look([](trail::View& view) { return groups(view); }).size() == 3);
}

static std::string value_of(const std::vector<figures::Figure>& figures, std::string_view key) {
    const auto at = std::ranges::find(figures, key, [](const figures::Figure& figure) { return figure.key(); });
    return at == figures.end() || !at->value ? "none" : at->value->string();
}

ON_EVERY_DATABASE("every number of the budget, the plan and the groups is a figure of its year") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto figures = partnership.look([](trail::View& view) {
        std::vector<figures::Figure> all;
        for (const auto& provide : {budget_figures, plan_figures, partnership_figures})
            for (auto& figure : provide(view, {year})) all.push_back(std::move(figure));
        return all;
    });
    CHECK(value_of(figures, "budget.contributions@2016-17") == "212588");
    CHECK(value_of(figures, "budget.spend@2016-17") == "212588");
    CHECK(value_of(figures, "budget.contribution@2016-17/CCG") == "61079");
    CHECK(value_of(figures, "plan.actions@2016-17") == "62");
    CHECK(value_of(figures, "plan.actions@2016-17/complete") == "16");
    CHECK(value_of(figures, "plan.actions@2016-17/theme 9") == "4");
    CHECK(value_of(figures, "plan.actions@2016-17/theme 9/complete") == "1");
    CHECK(value_of(figures, "plan.carried_forward@2016-17") == "46");
    CHECK(value_of(figures, "members.count@2017-03-31") == "18");
    CHECK(value_of(figures, "groups.count@2017-03-31") == "22");
    CHECK(value_of(figures, "groups.objectives@2017-03-31/Education subgroup") == "8");
    CHECK(partnership.look([](trail::View& view) { return budget_figures(view, {Period::year(2015)}); }).empty());
}

static std::vector<documents::Cell> numbers_in(const std::vector<documents::Block>& blocks) {
    std::vector<documents::Cell> numbers;
    for (const auto& block : blocks) {
        const auto* table = std::get_if<documents::Table>(&block);
        if (!table) continue;
        for (const auto& row : table->rows)
            for (const auto& cell : row)
                if (cell.number) numbers.push_back(cell);
    }
    return numbers;
}

ON_EVERY_DATABASE("every number in a table of the report is a figure of the ledger with the same value") {
    Partnership partnership(kind);
    partnership.import_example();
    partnership.look([](trail::View& view) {
        std::vector<figures::Figure> all;
        for (const auto& provide : {budget_figures, plan_figures, partnership_figures})
            for (auto& figure : provide(view, {year})) all.push_back(std::move(figure));
        for (const auto& section : {budget_section, plan_section, groups_section})
            for (const auto& cell : numbers_in(section(view, year))) CHECK(value_of(all, cell.figure) == cell.number->string());
        return true;
    });
}

ON_EVERY_DATABASE("the sections of the report hold the tables in the source's order") {
    Partnership partnership(kind);
    partnership.import_example();
    partnership.look([](trail::View& view) {
        const auto members = members_section(view, year);
        CHECK(std::get<documents::Table>(members.at(1)).rows.size() == 18);
        CHECK(std::get<documents::Tree>(structure_section(view, year).at(0)).root.children.size() == 15);
        const auto groups = groups_section(view, year);
        CHECK(std::get<documents::Table>(groups.at(1)).rows.at(0).at(0).text == "Business Group");
        CHECK(std::get<documents::Table>(glossary_section(view, year).at(0)).rows.size() == 43);
        const auto budget = budget_section(view, year);
        const auto& spend = std::get<documents::Table>(budget.back());
        CHECK(spend.rows.back().at(1).number == Decimal::whole(212588));
        const auto plan = plan_section(view, year);
        const auto& actions = std::get<documents::Table>(plan.at(3));
        CHECK(actions.rows.size() == 62);
        const auto& chart = std::get<documents::Chart>(plan.at(1));
        CHECK(chart.title == "More actions are on track than anything else");
        const auto& summary = std::get<documents::Table>(plan.at(2));
        REQUIRE(chart.categories.size() + 1 == summary.rows.size());
        for (std::size_t theme = 0; theme < chart.categories.size(); ++theme)
            for (std::size_t rating = 0; rating < chart.series.size(); ++rating)
                CHECK(chart.series[rating].values[theme] == summary.rows[theme][rating + 1].number);
        CHECK(actions.columns.at(6).label == "April 2017 updates");
        CHECK(actions.rows.at(2).at(7).text == "C");
        // In a year without budget and plan members and groups are no figures, so that the words may not name them.
        CHECK(std::holds_alternative<documents::Table>(members_section(view, Period::year(2018)).at(0)));
        CHECK(std::holds_alternative<documents::Table>(groups_section(view, Period::year(2018)).at(0)));
        CHECK(budget_section(view, Period::year(2010)).empty());
        CHECK(plan_section(view, Period::year(2010)).empty());
        return true;
    });
}

ON_EVERY_DATABASE("what is listed can be imported again and changes nothing") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto listed = partnership.look([](trail::View& view) {
        return std::map<std::string, std::string>{{"glossary", exchange::to_csv(glossary_listing(view))},
                                                  {"members", exchange::to_csv(members_listing(view))},
                                                  {"groups", exchange::to_csv(groups_listing(view))},
                                                  {"budget", exchange::to_csv(budget_listing(view, std::nullopt))}};
    });
    for (const auto& [name, bytes] : listed) {
        CAPTURE(name);
        const auto report = partnership.import(name, bytes);
        CHECK(report.rejections.empty());
        CHECK(report.added + report.changed == 0);
    }
}

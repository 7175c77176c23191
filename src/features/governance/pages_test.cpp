#include "features/governance/governance.hpp"
#include "features/governance/partnership_support_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::governance;

static const site::Route* find_route(const site::Router& router, std::string_view pattern) {
    const auto at = std::ranges::find(router.routes(), pattern, &site::Route::pattern);
    return at == router.routes().end() ? nullptr : &*at;
}

/// What the slice answers at a pattern, its `{year}` being 2016-17 unless said.
static Outcome<site::Answer> answer(Partnership& partnership, std::string_view pattern, web::Fields query = {}, std::string year = "2016-17") {
    site::Router router;
    feature().routes(router);
    const auto* route = find_route(router, pattern);
    REQUIRE(route != nullptr);
    web::Request request{.query = std::move(query), .path_parameters = {{"year", std::move(year)}}};
    return partnership.journal.view(trail::operator_named(), [&](trail::View& view) { return route->view(view, request); });
}

static std::string page(Partnership& partnership, std::string_view pattern, web::Fields query = {}) {
    const auto given = answer(partnership, pattern, std::move(query));
    REQUIRE(given);
    const auto* page = std::get_if<site::Page>(&*given);
    REQUIRE(page != nullptr);
    return page->main.string();
}

static bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

ON_EVERY_DATABASE("the budget page shows both sides with totals that lead to their figures") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto shown = page(partnership, "/budget/{year}");
    CHECK(holds(shown, "Contributions of £212,588 equal spending of £212,588: the budget is balanced."));
    CHECK(holds(shown, "href=\"/figures/budget.contributions/2016-17\">£212,588</a>"));
    CHECK(holds(shown, "href=\"/figures/budget.contribution/2016-17?population=CCG\">£61,079</a>"));
    CHECK(answer(partnership, "/budget/{year}", {}, "2010-11").refusal().kind == Refusal::Kind::not_found);
    CHECK(answer(partnership, "/budget/{year}", {}, "nonsense").refusal().kind == Refusal::Kind::not_found);
    CHECK(std::get<web::Response>(*answer(partnership, "/budget")).status == 303);
}

ON_EVERY_DATABASE("the budget downloads as CSV with its total last") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto file = std::get<web::Response>(*answer(partnership, "/budget/{year}/contributions.csv"));
    CHECK(file.body.starts_with("line,amount\r\nChildren's Services (staffing/board support),96814\r\n"));
    CHECK(file.body.ends_with("Total,212588\r\n"));
}

ON_EVERY_DATABASE("the plan page narrows its actions by theme, rating and what is overdue") {
    Partnership partnership(kind);
    partnership.import_example();
    CHECK(holds(page(partnership, "/business-plan"), "62 of 62 actions."));
    web::Fields at_risk;
    at_risk.add("rating", "at-risk");
    CHECK(holds(page(partnership, "/business-plan", at_risk), "2 of 62 actions."));
    web::Fields theme;
    theme.add("theme", "9");
    theme.add("overdue", "yes");
    const auto shown = page(partnership, "/business-plan", theme);
    CHECK(holds(shown, "1 of 62 actions."));
    CHECK(holds(shown, "Audit domestic abuse cases"));
    CHECK(holds(shown, "Reference 3.2 stands on 2 actions."));
}

ON_EVERY_DATABASE("members, groups and the glossary are shown, and groups as a drawing with the same in words") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto members = page(partnership, "/members");
    CHECK(holds(members, "Cumbria Constabulary"));
    CHECK(holds(members, "two CCGs from 1 April 2017"));
    CHECK_FALSE(holds(members, ">Seat</th>"));
    const auto shown = page(partnership, "/groups");
    CHECK(holds(shown, "<svg"));
    CHECK(holds(shown, "<li>Early Help"));
    CHECK(holds(page(partnership, "/glossary"), "Child Death Overview Panel"));
}

ON_EVERY_DATABASE("the numbers of members, groups and objectives on the last day of a reported year lead to their figures, those of another day to that day") {
    Partnership partnership(kind);
    partnership.import_example();
    web::Fields day;
    day.add("on", "2017-03-31");
    CHECK(holds(page(partnership, "/members", day), "href=\"/figures/members.count/2017-03-31\""));
    const auto groups = page(partnership, "/groups", day);
    CHECK(holds(groups, "href=\"/figures/groups.count/2017-03-31\""));
    CHECK(holds(groups, "href=\"/figures/groups.objectives/2017-03-31?population=Early%20Help\""));
    CHECK(holds(groups, "href=\"/figures/groups.sub_objectives/2017-03-31?population=Early%20Help\""));
    const auto today = page(partnership, "/groups");
    CHECK_FALSE(holds(today, "href=\"/figures/groups"));
    CHECK(holds(today, "href=\"/groups?on=2017-03-31\">31 March 2017</a>"));
}

ON_EVERY_DATABASE("pages say what to do while nothing is loaded") {
    Partnership partnership(kind);
    for (const auto* pattern : {"/budget", "/business-plan", "/members", "/groups", "/glossary"}) CHECK(holds(page(partnership, pattern), "to begin."));
}

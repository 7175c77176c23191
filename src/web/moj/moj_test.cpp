#include "web/moj/moj.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::web;
using namespace holdfast::web::moj;

static bool holds(const Html& page, std::string_view part) { return page.string().find(part) != std::string::npos; }

TEST_CASE("a timeline gives machines the moment in UTC and readers the time in London") {
    const Instant moment = parse_instant("2016-07-15T23:05:00.000Z").value();
    const Html page = timeline(
        {.items = {{.label = {.text = "Referred"}, .datetime = at_moment(moment)}, {.label = {.text = "Born"}, .datetime = on_day(make_date(2010, 3, 1))}}});
    CHECK(holds(page, R"(<time datetime="2016-07-15T23:05:00.000Z">16 July 2016 at 12:05am</time>)"));
    CHECK(holds(page, R"(<time datetime="2010-03-01">1 March 2010</time>)"));
}

TEST_CASE("messages show the day once, above the first message of that day in London") {
    const auto at = [](const char* text) { return parse_instant(text).value(); };
    const Html page = messages({.items = {{.text = "a", .type = "sent", .sender = "A", .timestamp = at("2016-07-15T22:05:00.000Z")},
                                          {.text = "b", .type = "sent", .sender = "A", .timestamp = at("2016-07-15T23:05:00.000Z")},
                                          {.text = "c", .type = "sent", .sender = "A", .timestamp = at("2016-07-16T09:05:00.000Z")}}});
    CHECK(holds(page, ">15 July 2016</time>"));
    CHECK(page.string().find(">16 July 2016</time>") == page.string().rfind(">16 July 2016</time>"));
}

TEST_CASE("nothing new shows no badge, and very much shows 99+") {
    CHECK(notification_badge({.count = 0}).empty());
    CHECK(holds(notification_badge({.count = 7}), ">7</span>"));
    CHECK(holds(notification_badge({.count = 4000}), ">99+</span>"));
}

TEST_CASE("a pane that scrolls can be reached by the keyboard and has a name") {
    CHECK(scrollable_pane("Plans by district", html("<p>x</p>")).string() ==
          "<div class=\"moj-scrollable-pane\" role=\"region\" aria-label=\"Plans by district\" tabindex=\"0\">\n<p>x</p></div>\n");
}

TEST_CASE("a sortable head says how its column is sorted, and a cell by what") {
    CHECK(sortable({.text = "Due"}, Sorted::descending).attributes.back().value == "descending");
    CHECK(sorted_by({.text = "31 March 2017"}, "2017-03-31").attributes.back().name == "data-sort-value");
}

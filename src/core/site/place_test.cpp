#include "core/site/place.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

static const std::vector<site::NavigationItem> parts{{.text = "Home", .path = "/"},
                                                     {.text = "Scorecard", .path = "/scorecard", .besides = {"/indicators"}},
                                                     {.text = "Allegations", .path = "/lado"},
                                                     {.text = "My referrals", .path = "/lado/referrals", .besides = {"/lado/refer"}}};

static std::string_view part(std::string_view path) {
    const auto* found = site::part_of(parts, path);
    return found == nullptr ? "none" : found->text;
}

static std::string way(std::string_view path, const std::vector<site::Crumb>& given = {}) {
    std::string words;
    for (const auto& crumb : site::way_to(*site::part_of(parts, path), path, given)) words += crumb.text + '=' + crumb.path + ' ';
    return words;
}

TEST_CASE("a page lies in the nearest part that it is under, or beside, by whole steps of its path") {
    CHECK(part("/scorecard/2016-17") == "Scorecard");
    CHECK(part("/indicators/CS1.0") == "Scorecard");
    CHECK(part("/lado/allegations/1") == "Allegations");
    CHECK(part("/lado/refer") == "My referrals");
    CHECK(part("/lado/referrals/1") == "My referrals");
    CHECK(part("/") == "Home");
    for (const auto* path : {"/scorecards", "/sign-in", ""}) CHECK(part(path) == "none");
}

TEST_CASE("the way to a page begins with its part, once, and the part's own page has none") {
    CHECK(way("/lado") == "");
    CHECK(way("/scorecard/2016-17", {{"People", "/people"}}) == "");
    CHECK(way("/scorecard/2016-17/table") == "Scorecard=/scorecard ");
    CHECK(way("/lado/allegations/1/actions", {{"Record 1", "/lado/allegations/1"}}) == "Allegations=/lado Record 1=/lado/allegations/1 ");
    CHECK(way("/lado/allegations/1", {{"Allegations", "/lado?at=open"}}) == "Allegations=/lado?at=open ");
    CHECK(way("/indicators/CS1.0", {{"Scorecard 2016-17", "/scorecard/2016-17"}}) == "Scorecard 2016-17=/scorecard/2016-17 ");
}

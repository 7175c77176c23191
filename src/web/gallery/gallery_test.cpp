#include "web/gallery/gallery.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace holdfast::web;
using namespace holdfast::web::gallery;

TEST_CASE("every component is shown, each under a name of its own") {
    std::set<std::string> names;
    for (const auto& example : examples()) {
        CHECK(names.insert(example.name).second);
        CHECK_FALSE(example.markup.empty());
    }
    CHECK(names.size() == 68);
}

TEST_CASE("the page of an example has one heading of the first level") {
    for (const auto& example : examples()) {
        INFO(example.name);
        const std::string page = example_page(example).string();
        const auto first = page.find("<h1");
        CHECK(first != std::string::npos);
        CHECK(page.find("<h1", first + 1) == std::string::npos);
    }
}

TEST_CASE("the list links to every example") {
    const std::string list = example_list("/design/components").string();
    for (const auto& example : examples()) CHECK(list.find("href=\"/design/components/" + example.name + "\"") != std::string::npos);
}

TEST_CASE("a link of an example leads to something of its page") {
    for (const auto& example : examples()) {
        INFO(example.name);
        const std::string page = example_page(example).string();
        const std::string_view link = "href=\"#";
        for (auto at = page.find(link); at != std::string::npos; at = page.find(link, at + 1)) {
            const std::string id = page.substr(at + link.size(), page.find('"', at + link.size()) - at - link.size());
            INFO(id);
            CHECK((id == "main-content" || page.find(" id=\"" + id + "\"") != std::string::npos));
        }
    }
}

TEST_CASE("a chart of the gallery leads to its table and its file, which have the same numbers") {
    int charts = 0;
    for (const auto& example : examples()) {
        INFO(example.name);
        const std::string page = example_page(example).string();
        const bool is_chart = page.find("class=\"app-chart\"") != std::string::npos || page.find("class=\"app-sparkline\"") != std::string::npos;
        CHECK(is_chart != example.numbers.empty());
        if (!is_chart) continue;
        ++charts;
        CHECK(page.find("href=\"#numbers\"") != std::string::npos);
        CHECK(page.find("href=\"" + example.name + "/table.csv\"") != std::string::npos);
        for (const auto& row : example.numbers) {
            CHECK(row.size() == example.numbers.front().size());
            for (const auto& cell : row) CHECK(page.find(">" + cell + "</t") != std::string::npos);
        }
    }
    CHECK(charts == 7);
}

#include "core/documents/html_pages.hpp"

#include "core/documents/dress_pages.hpp"
#include "core/documents/parsed_html_test.hpp"
#include "core/documents/public_edition.hpp"
#include "core/documents/sample_test.hpp"
#include "core/documents/table_listing.hpp"
#include "web/contrast.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <iterator>
#include <regex>
#include <set>

namespace holdfast::documents {

using test::ParsedHtml;

static std::vector<Document> editions() { return {test::sample(), public_edition(test::sample())}; }

TEST_CASE("the HTML of a document is well formed and its ids are unique") {
    for (const auto& document : editions()) {
        const ParsedHtml page(standalone_html(document));
        CHECK(page.errors() == 0);
        std::set<std::string> seen;
        for (const auto& id : page.values("id")) {
            CAPTURE(id);
            CHECK(seen.insert(id).second);
        }
    }
}

TEST_CASE("every internal link and every reference to an id leads somewhere") {
    const ParsedHtml page(standalone_html(test::sample()));
    const auto ids = page.values("id");
    const std::set<std::string> known(ids.begin(), ids.end());
    for (const auto& address : page.values("href")) {
        CAPTURE(address);
        if (address.starts_with('#')) CHECK(known.contains(address.substr(1)));
    }
    for (const auto* attribute : {"aria-labelledby", "aria-describedby"})
        for (const auto& id : page.values(attribute)) {
            CAPTURE(id);
            CHECK(known.contains(id));
        }
}

TEST_CASE("every cell of a table that holds a number links to how it was obtained") {
    for (const auto& document : editions()) {
        const ParsedHtml page(standalone_html(document));
        int numbers = 0;
        page.each([&](const GumboNode& node) {
            if (node.v.element.tag != GUMBO_TAG_TD) return;
            const std::string text = ParsedHtml::text(node);
            if (text.find_first_of("0123456789") == std::string::npos) return;
            ++numbers;
            CAPTURE(text);
            CHECK(ParsedHtml::has_child(node, GUMBO_TAG_A));
        });
        CHECK(numbers > 8);
    }
}

TEST_CASE("headings come in order and none is skipped") {
    const ParsedHtml page(standalone_html(test::sample()));
    int last = 0;
    page.each([&](const GumboNode& node) {
        const auto tag = node.v.element.tag;
        if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H6) return;
        const int level = tag - GUMBO_TAG_H1 + 1;
        CAPTURE(ParsedHtml::text(node));
        CHECK(level <= last + 1);
        last = level;
    });
    CHECK(last > 0);
}

TEST_CASE("a table has a caption, and its header cells say what they head") {
    const ParsedHtml page(standalone_html(test::sample()));
    page.each([&](const GumboNode& node) {
        if (node.v.element.tag == GUMBO_TAG_TABLE) CHECK(ParsedHtml::has_child(node, GUMBO_TAG_CAPTION));
        if (node.v.element.tag == GUMBO_TAG_TH) CHECK_FALSE(ParsedHtml::attribute(node, "scope").empty());
    });
}

TEST_CASE("every drawing has a title and a description") {
    const ParsedHtml page(standalone_html(test::sample()));
    int drawings = 0;
    page.each([&](const GumboNode& node) {
        if (node.v.element.tag != GUMBO_TAG_SVG) return;
        ++drawings;
        const auto role = ParsedHtml::attribute(node, "role");  // with links it is no picture
        CHECK((role == "img" || role == "group"));
        CHECK(ParsedHtml::has_child(node, GUMBO_TAG_TITLE));
        CHECK(ParsedHtml::has_child(node, GUMBO_TAG_DESC));
    });
    CHECK(drawings == 4);
}

TEST_CASE("every chart says in which table its numbers are, and gives them as a file: an address on the site, the rows themselves in a file of its own") {
    for (const auto& document : editions()) {
        const std::string page = standalone_html(document);
        std::string parts;
        for (const auto& part : document.parts) parts += site_part(document, part, "/reports/tables/").string();
        std::size_t charts = 0;
        for (const auto& [part, table] : tables_of(document)) {
            const std::string named = fmt::format("in the table <a href=\"#table-{}\"", table->name);
            const auto at = page.find(named);
            if (at == std::string::npos) continue;
            ++charts;
            const std::string rows = web::percent_encoded(exchange::to_csv(listing_of(*table, document.figures)));
            CHECK(page.find(fmt::format("<a href=\"data:text/csv;charset=utf-8,{}\" download=\"{}.csv\">CSV file</a>", rows, table->name), at) <
                  page.find("</figure>", at));
            CHECK(parts.find(fmt::format("<a href=\"/reports/tables/{}.csv\"", table->name)) != std::string::npos);
        }
        const std::regex drawn(R"(class="app-chart" id="chart-)");
        CHECK(charts == static_cast<std::size_t>(std::distance(std::sregex_iterator(page.begin(), page.end(), drawn), std::sregex_iterator())));
        CHECK(charts > 0);
    }
}

TEST_CASE("the boxes of a tree stand 3:1 from the page, and what they say can be read on them") {
    const std::string page = standalone_html(test::sample());
    const std::regex form(R"re(<rect [^>]*rx="3" fill="(#\w+)" stroke="(#\w+)"/>\s*<text [^>]*fill="(#\w+)")re");
    std::size_t boxes = 0;
    for (std::sregex_iterator box(page.begin(), page.end(), form), end; box != end; ++box, ++boxes) {
        CHECK(web::contrast((*box)[2].str(), "#ffffff") >= 3);
        CHECK(web::contrast((*box)[3].str(), (*box)[1].str()) >= 4.5);
    }
    CHECK(boxes >= 4);
    CHECK(web::contrast("#505a5f", "#ffffff") >= 3);  // the lines between them
    CHECK(page.find("stroke=\"#505a5f\" stroke-width=\"1.5\"") != std::string::npos);
}

TEST_CASE("the file needs no network and no scripts") {
    const std::string html = standalone_html(test::sample());
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
    const ParsedHtml page(html);
    CHECK(page.values("src").empty());
    CHECK(page.values("onclick").empty());
    page.each([&](const GumboNode& node) { CHECK(node.v.element.tag != GUMBO_TAG_LINK); });
}

TEST_CASE("the language and the title are given") {
    const std::string html = standalone_html(test::sample());
    CHECK(html.find("<html lang=\"en-GB\">") != std::string::npos);
    CHECK(html.find("<title>Example Safeguarding Children Board: Annual report 2016-17</title>") != std::string::npos);
}

/// Every part of the sample as a page of the site has it.
static std::vector<std::string> site_parts() {
    const Document document = test::sample();
    std::vector<std::string> pages;
    for (const auto& part : document.parts) pages.push_back(site_part(document, part, "/tables/").string());
    return pages;
}

TEST_CASE("on the site a number leads to the page of its figure") {
    std::string all;
    for (const auto& page : site_parts()) all += page;
    CHECK(all.find(R"(<a href="/figures/cpp.open/2017-03-31" class="govuk-link app-figure">525</a>)") != std::string::npos);
    CHECK(all.find("id=\"figure-cpp.open") == std::string::npos);
    CHECK(all.find("id=\"totals-budget_contributions\"") != std::string::npos);
}

TEST_CASE("a part on a page of its own has every place that it leads to, its headings begin below that of the page, and none is skipped") {
    for (const auto& html : site_parts()) {
        const ParsedHtml page("<h1>Part</h1>" + html);
        const auto ids = page.values("id");
        for (const auto& address : page.values("href")) {
            CAPTURE(address);
            if (address.starts_with('#')) CHECK(std::ranges::find(ids, address.substr(1)) != ids.end());
        }
        int last = 0;
        page.each([&](const GumboNode& node) {
            const auto tag = node.v.element.tag;
            if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H6) return;
            CAPTURE(ParsedHtml::text(node));
            CHECK(tag - GUMBO_TAG_H1 <= last);
            last = tag - GUMBO_TAG_H1 + 1;
        });
    }
}

TEST_CASE("where a figure is stated differently elsewhere, the document says so") {
    const std::string html = standalone_html(test::sample());
    CHECK(html.find("Elsewhere stated as 523, published in the annual report, section 4.") != std::string::npos);
}

TEST_CASE("where a figure is stated the same elsewhere, the document names the place") {
    Document document = test::sample();
    auto& plans = document.figures.find("cpp.open@2017-03-31")->second;
    plans.others[0].value = plans.figure.value;
    CHECK(standalone_html(document).find("<dd>Also published in the annual report, section 4.</dd>") != std::string::npos);
}

TEST_CASE("the report on a page shows one panel for each heading, from the same figures") {
    const std::string html = standalone_html(test::sample());
    const ParsedHtml page(html);
    int panels = 0;
    page.each([&](const GumboNode& node) { panels += ParsedHtml::attribute(node, "class") == "panel"; });
    CHECK(panels == 3);
    CHECK(html.find(R"(<h3>Achievements</h3><ul><li><a href="#figure-cpp.open-at-2017-03-31">525</a> plans</li></ul>)") != std::string::npos);
}

TEST_CASE("the numbers of a chart lead where those of its table do, in the document and on the site, and not in a picture of its own") {
    const Document document = test::sample();
    const auto links = [](const std::string& page) {
        std::vector<std::string> found;
        const std::regex form("<a href=\"([^\"]*)\" tabindex=\"-1\"><text");
        for (std::sregex_iterator it(page.begin(), page.end(), form), end; it != end; ++it) found.push_back((*it)[1]);
        return found;
    };
    const auto inside = links(standalone_html(document));
    REQUIRE_FALSE(inside.empty());
    for (const auto& address : inside) CHECK(standalone_html(document).find("id=\"" + address.substr(1) + "\"") != std::string::npos);
    for (const auto& part : document.parts)
        for (const auto& block : part.blocks)
            if (const auto* chart = std::get_if<Chart>(&block)) CHECK(links(chart_picture(*chart)).empty());
    CHECK(links(site_part(document, document.parts[3], "/tables/").string()).size() == inside.size());
}

TEST_CASE("a chart of which nothing may be shown is left out") {
    Document document = test::sample();
    for (auto& part : document.parts)
        for (auto& block : part.blocks)
            if (auto* chart = std::get_if<Chart>(&block))
                for (auto& series : chart->series) series.values.assign(series.values.size(), std::nullopt);
    CHECK(standalone_html(document).find("chart-allegations") == std::string::npos);
}

}  // namespace holdfast::documents

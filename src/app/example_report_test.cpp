#include "app/annual_report.hpp"
#include "app/example.hpp"
#include "core/documents/file.hpp"
#include "core/documents/parsed_html_test.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <set>

namespace holdfast::app {

namespace fs = std::filesystem;
using documents::test::ParsedHtml;

/// The report of the example year, written once for all tests of this file.
struct ExampleReport {
    ExampleReport() : program("sqlite::memory:") {
        const auto loaded = load_example(program, trail::operator_named(), [](int, int, const std::string&) {});
        REQUIRE_MESSAGE(loaded, in_words(loaded.refusal()));
        write("internal");
    }
    void write(const std::string& edition) {
        const auto written =
            write_annual_report(program, trail::operator_named(),
                                {.year = "2016-17", .folder = folder.path(), .formats = {"html", "xlsx", "ods", "odt", "csv"}, .edition = edition});
        REQUIRE_MESSAGE(written, in_words(written.refusal()));
        CHECK(written->problems.empty());
    }
    std::string text(const std::string& name) const { return *read_file(folder.path() + "/" + name); }

    Program program;
    documents::TemporaryFolder folder;
};

TEST_CASE("the tables of the example year equal those of the source: budget, scorecard, series, plan and glossary") {
    const ExampleReport report;
    const fs::path expected = data_folder() + "/examples/cumbria-2016-17/expected";
    int tables = 0;
    for (const auto& entry : fs::directory_iterator(expected)) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        CHECK(report.text("tables/" + name) == *read_file(entry.path().string()));
        ++tables;
    }
    CHECK(tables == 11);
}

TEST_CASE("the HTML of the example year is well formed, with every id unique and every internal link leading somewhere") {
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    CHECK(page.errors() == 0);
    std::set<std::string> ids;
    for (const auto& id : page.values("id")) {
        CAPTURE(id);
        CHECK(ids.insert(id).second);
    }
    for (const auto& address : page.values("href")) {
        CAPTURE(address);
        CHECK(address.starts_with('#'));
        CHECK(ids.contains(address.substr(1)));
    }
}

static bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_of("0123456789") != std::string_view::npos && text.find_first_not_of("0123456789.,%£-") == std::string_view::npos;
}

TEST_CASE("every number in a table of the example year links to how it was obtained") {
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    int numbers = 0;
    page.each([&](const GumboNode& node) {
        if (node.v.element.tag != GUMBO_TAG_TD || ParsedHtml::attribute(node, "class") != "n" || !is_number(ParsedHtml::text(node))) return;
        ++numbers;
        CAPTURE(ParsedHtml::text(node));
        CHECK(ParsedHtml::has_child(node, GUMBO_TAG_A));
    });
    CHECK(numbers > 200);
}

TEST_CASE("numbers that a slice writes in words link to their figures too") {
    const ExampleReport report;
    const std::string html = report.text("annual-report.html");
    CHECK(html.find("Contributions of <a href=\"#figure-budget.contributions-at-2016-17\">£212,588</a> equal spending of <a") != std::string::npos);
}

TEST_CASE("the sections of the example year are there, in the order of their numbers") {
    const ExampleReport report;
    const std::string html = report.text("annual-report.html");
    std::size_t last = 0;
    for (const int number : {4, 5, 8, 10, 11, 12, 28, 31, 32}) {
        CAPTURE(number);
        const std::size_t at = html.find("<section id=\"section-" + std::to_string(number) + "\">");
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("the public edition of the example year hides nothing that is not a count of people") {
    ExampleReport report;
    report.write("public");
    const fs::path expected = data_folder() + "/examples/cumbria-2016-17/expected";
    for (const auto* name : {"budget_contributions.csv", "budget_spend.csv", "business_plan_summary.csv", "glossary.csv"})
        CHECK(report.text("tables/" + std::string(name)) == *read_file((expected / name).string()));
    CHECK(report.text("annual-report.html").find("Public edition") != std::string::npos);
}

TEST_CASE("the report on a page shows the numbers of the body") {
    const ExampleReport report;
    const std::string html = report.text("annual-report.html");
    const std::string on_a_page = html.substr(html.find("<section id=\"section-32\">"));
    for (const auto* number : {">433</a>", ">206.4", ">17.7%</a>", ">114,311</a>"}) CHECK(on_a_page.find(number) != std::string::npos);
}

}  // namespace holdfast::app

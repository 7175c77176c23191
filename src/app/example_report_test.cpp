#include "app/annual_report.hpp"
#include "app/example.hpp"
#include "core/documents/dress_pages.hpp"
#include "core/documents/file.hpp"
#include "core/documents/parsed_html_test.hpp"
#include "core/documents/pdf.hpp"
#include "core/documents/read_pdf_test.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

namespace holdfast::app {

namespace fs = std::filesystem;
using documents::test::ParsedHtml;

/// The report of the example year, written once for all tests of this file.
struct ExampleReport {
    ExampleReport() : program("sqlite::memory:") {
        const auto loaded = load_example(program, trail::operator_named(), [](int, int, const std::string&) {});
        REQUIRE_MESSAGE(loaded, in_words(loaded.refusal()));
        const auto children = load_example_children(program, trail::operator_named(), {.about = 40});
        REQUIRE_MESSAGE(children, in_words(children.refusal()));
        write("internal");
    }
    /// Each edition into a folder of its own.
    void write(const std::string& edition) {
        written_into = folder.path() + "/" + edition;
        const auto written =
            write_annual_report(program, trail::operator_named(),
                                {.year = "2016-17", .folder = written_into, .formats = {"html", "xlsx", "ods", "odt", "csv"}, .edition = edition});
        REQUIRE_MESSAGE(written, in_words(written.refusal()));
        CHECK(written->problems.empty());
    }
    std::string text(const std::string& name) const { return *read_file(written_into + "/" + name); }

    Program program;
    documents::TemporaryFolder folder;
    std::string written_into{};
};

/// Sections 4, 5, 10, 11, 12 (seven tables), 28 and 31. What section 4 says of the year is what was submitted and approved, whatever is counted from the
/// records of the example's children. Two cells differ from the source's print on purpose: CS4.4 has no value and so no rating, and the
/// target of CS7.2b has the percent sign that the source left out there alone. Its groups have no kinds; they are named as section 11 heads them.
TEST_CASE("the tables of the example year equal those of the source, cell by cell") {
    const ExampleReport report;
    const fs::path expected = data_folder() + "/examples/cumbria-2016-17/expected";
    int tables = 0;
    for (const auto& entry : fs::directory_iterator(expected)) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        CHECK(report.text("tables/" + name) == *read_file(entry.path().string()));
        ++tables;
    }
    CHECK(tables == 15);
}

static std::string text_of(const ParsedHtml& page, const std::string& id) {
    std::string text;
    page.each([&](const GumboNode& node) {
        if (ParsedHtml::attribute(node, "id") == id) text = ParsedHtml::text(node);
    });
    REQUIRE_FALSE(text.empty());
    return text;
}

/// A number as a section of the source prints it.
struct Print {
    std::string_view key;
    std::string_view value;
};

TEST_CASE("every number of the source's section 4 and of its report on a page is in the report, as the figure's value or as stated elsewhere") {
    static const std::vector<Print> section_4{{"population.under_18@2015-06-30", "92,800"},
                                              {"population.under_18_percent@2015-06-30", "19%"},
                                              {"child_poverty.percent@2016-17", "13.8%"},
                                              {"minority_ethnic.percent@2016-17", "5.3%"},
                                              {"minority_ethnic.percent@2016-17/England", "29.1%"},
                                              {"rural.percent@2011", "53.6%"},
                                              {"rural.percent@2011/England and Wales", "17.6%"},
                                              {"cpp.open@2017-03-31", "523"},
                                              {"cpp.open@2015-03-31", "416"},
                                              {"cin.open@2017-03-31", "3,081"},
                                              {"cin.open@2016-03-31", "3,371"},
                                              {"cla.open@2017-03-31", "627"},
                                              {"cla.rate@2017-03-31", "67.6"},
                                              {"cla.open@2016-03-31", "661"},
                                              {"cla.rate@2016-03-31", "70.8"},
                                              {"cla.placed_outside@2017-03-31", "179"}};
    static const std::vector<Print> on_a_page{{"scr.published@2016-17", "5"},
                                              {"section_11.valid@2016-17", "433"},
                                              {"eha.rate@2015-16", "196.6"},
                                              {"eha.rate@2016-17", "206.6"},
                                              {"re_referrals.percent@2015-16", "20.1%"},
                                              {"re_referrals.percent@2016-17", "17.7%"},
                                              {"training.attended@2015-16", "1,400"},
                                              {"training.attended@2016-17", "4,000"},
                                              {"elearning.passed@2016-17", "5,533"},
                                              {"newsletter.subscribers@2016-17", "3,834"},
                                              {"social_media.twitter_followers@2016-17", "1,200"},
                                              {"cse_chat.activity@2016-17", "114,311"},
                                              {"chelseas_choice.children@2016-17", "6,835"}};
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    for (const auto* prints : {&section_4, &on_a_page})
        for (const auto& print : *prints) {
            CAPTURE(print.key);
            const std::string entry = text_of(page, documents::anchor_of(print.key));
            const bool is_value = entry.substr(0, entry.find("At a date")).find(print.value) != std::string::npos;
            CHECK((is_value || entry.find("Elsewhere stated as " + std::string(print.value)) != std::string::npos ||
                   entry.find("Elsewhere stated as under " + std::string(print.value)) != std::string::npos ||
                   entry.find("Elsewhere stated as about " + std::string(print.value)) != std::string::npos));
        }
}

TEST_CASE("the structure of the example year shows every group of the source") {
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    const std::string structure = text_of(page, "section-8"), groups = report.text("tables/subgroups.csv");
    int shown = 0;
    for (const auto* name : {"Business Group",
                             "Policy and Procedures",
                             "Communication, Engagement and Participation",
                             "Case Review Group",
                             "Child Death Overview Panel (CDOP)",
                             "Learning and Improvement",
                             "Performance Management/Quality Assurance",
                             "Education subgroup",
                             "Health Subgroup",
                             "Safeguarding Hub Programme Board",
                             "Early Help",
                             "Child Sexual Exploitation (CSE)/Missing From Home (MFH)",
                             "Neglect Task and Finish Group",
                             "Domestic Abuse Task and Finish Group",
                             "Quality Assurance Group North & Eden",
                             "Quality Assurance Group South",
                             "Quality Assurance Group West",
                             "CSE/MFH Working Group",
                             "CSE/MFH Oversight Group",
                             "Missing from Home Task and Finish group",
                             "Forum for Independent Schools and Children's Homes (FISCH)",
                             "Young Perspective Board"}) {
        CAPTURE(name);
        CHECK(structure.find(name) != std::string::npos);
        CHECK(groups.find(name) != std::string::npos);
        ++shown;
    }
    CHECK(std::ranges::count(groups, '\n') == shown + 1);
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
        if (address.starts_with("data:text/csv;")) continue;  // a table that is in the file itself, to be kept
        CHECK(address.starts_with('#'));
        CHECK(ids.contains(address.substr(1)));
    }
}

static bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_of("0123456789") != std::string_view::npos && text.find_first_not_of("0123456789.,%£-") == std::string_view::npos;
}

TEST_CASE("the PDF of the example year is what its page says: headings, bookmarks, scopes, alternatives and every word in order") {
    const ExampleReport report;
    const std::string pdf = report.written_into + "/annual-report.pdf", html = report.text("annual-report.html");
    REQUIRE(documents::write_pdf(html, pdf, {.title = "Annual report 2016-17", .author = {}, .browser = {}}));
    documents::test::check_pdf(pdf, html);
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

/// Text of the document where a number would be expected to lead somewhere: not in links, drawings or keys, and not in the entries of figures, which is
/// where numbers lead to. The number of a section stands alone in its heading.
static void gather(const GumboNode& node, std::vector<std::string>& texts) {
    if (node.type == GUMBO_NODE_TEXT) texts.emplace_back(node.v.text.text);
    if (node.type != GUMBO_NODE_ELEMENT) return;
    static const std::set<GumboTag> passed_over{GUMBO_TAG_A, GUMBO_TAG_SVG, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_CODE};
    const bool is_number_of_section = node.parent->type == GUMBO_NODE_ELEMENT && node.parent->v.element.tag == GUMBO_TAG_H2;
    if (passed_over.contains(node.v.element.tag) || is_number_of_section || ParsedHtml::attribute(node, "class") == "sources") return;
    for (unsigned i = 0; i < node.v.element.children.length; ++i) gather(*static_cast<const GumboNode*>(node.v.element.children.data[i]), texts);
}

/// Names of measures, indicators and courses that have a number in them: the number says what is measured, not how much.
static const std::vector<std::string> names_with_numbers{"aged 0 to 19",
                                                         "under 18",
                                                         "within 12 months",
                                                         "within 45 working days",
                                                         "within 6 working days",
                                                         "within 15 working days",
                                                         "within 2 years",
                                                         "over 2 years",
                                                         "3 or more",
                                                         "for 2+ years",
                                                         "aged under 5",
                                                         "aged 5 and over",
                                                         "for 12 months or more",
                                                         "3 months from",
                                                         "aged 19, 20 and 21",
                                                         "within 72 hours",
                                                         "within 35 days",
                                                         "within 48 hours",
                                                         "in 72 hour timescale",
                                                         "previous 12 months",
                                                         "in the 12 months before",
                                                         "er 10,000",
                                                         "Section 11",
                                                         "L2 and L3",
                                                         "S47"};

static std::string without_labels(std::string text) {
    for (const auto& name : names_with_numbers)
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name)) text.replace(at, name.size(), " ");
    static const std::string month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    static const std::vector<std::regex> labels{std::regex(R"(\b\d{1,2} )" + month + R"(( \d{4})?)"),     // 31 March 2017
                                                std::regex(month + R"([- ]\d{2}\b)"),                     // Mar-17
                                                std::regex(R"(\b\d{1,2}/\d{1,2}/\d{2}\b)"),               // 24/4/17
                                                std::regex(R"(\b((19|20)\d\d([-/]\d\d)?|\d\d/\d\d)\b)"),  // 2016, 2016-17, 17/18
                                                std::regex(R"(\b(CS\d+[.-]\d+b?|HE\d)\b)"),               // codes of indicators
                                                std::regex(R"(\b\d+\.\d+\b)"),                            // references of actions: 1.10
                                                std::regex(R"(^\d\. )")};                                 // numbers of themes
    for (const auto& label : labels) text = std::regex_replace(text, label, " ");
    return text;
}

TEST_CASE("every number in the words of the example year links to how it was obtained, wherever it stands") {
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    std::vector<std::string> texts;
    page.each([&](const GumboNode& node) {
        if (node.v.element.tag == GUMBO_TAG_BODY) gather(node, texts);
    });
    CHECK(texts.size() > 1000);
    for (const auto& text : texts) {
        CAPTURE(text);
        CHECK(without_labels(text).find_first_of("0123456789") == std::string::npos);
    }
}

/// The numbers of a drawing stand after a colon in the descriptions of its bars.
static std::string number_described(const std::string& title) {
    const std::size_t at = title.rfind(": ");
    return at == std::string::npos ? std::string{} : title.substr(at + 2);
}

TEST_CASE("every drawing of numbers leads to the table they come from, and each bar's number stands in it") {
    const ExampleReport report;
    const ParsedHtml page(report.text("annual-report.html"));
    std::map<std::string, std::string> tables;
    page.each([&](const GumboNode& node) {
        if (const auto id = ParsedHtml::attribute(node, "id"); id.starts_with("table-")) tables["#" + id] = ParsedHtml::text(node);
    });
    int bars = 0;
    page.each([&](const GumboNode& figure) {
        if (figure.v.element.tag != GUMBO_TAG_FIGURE) return;
        std::string address, drawn;
        std::vector<std::string> titles;
        ParsedHtml::each_under(figure, [&](const GumboNode& node) {
            if (const auto link = ParsedHtml::attribute(node, "href"); link.starts_with('#')) address = link;
            if (node.v.element.tag == GUMBO_TAG_TITLE && node.parent->v.element.tag != GUMBO_TAG_SVG) titles.push_back(ParsedHtml::text(node));
            if (node.v.element.tag == GUMBO_TAG_DESC) drawn = ParsedHtml::text(node);
        });
        if (drawn.find("chart") == std::string::npos) return;  // the tree of the structure has no numbers
        CAPTURE(drawn);
        REQUIRE(tables.contains(address));
        for (const auto& title : titles) {
            CAPTURE(title);
            CHECK(tables[address].find(number_described(title)) != std::string::npos);
            ++bars;
        }
    });
    CHECK(bars > 40);
}

TEST_CASE("every number that is printed in a chart of the report leads to an entry of its end") {
    const ExampleReport report;
    const std::string html = report.text("annual-report.html");
    const ParsedHtml page(html);
    const std::set<std::string> printed{"app-chart__value", "app-chart__part", "app-chart__total", "app-chart__label"};
    int numbers = 0;
    page.each([&](const GumboNode& node) {
        const auto words = ParsedHtml::text(node);
        // A target is a wish, and no figure of the ledger.
        if (!printed.contains(ParsedHtml::attribute(node, "class")) || words.find_first_of("0123456789") == std::string::npos || words.starts_with("Target")) return;
        CAPTURE(words);
        const auto address = ParsedHtml::attribute(*node.parent, "href");
        REQUIRE(address.starts_with('#'));
        CHECK(html.find("id=\"" + address.substr(1) + "\"") != std::string::npos);
        ++numbers;
    });
    CHECK(numbers > 130);  // each chart is drawn twice
}

TEST_CASE("rates of one section are printed alike, whoever states them") {
    const ExampleReport report;
    const std::string html = report.text("annual-report.html");
    const auto context = html.substr(html.find("id=\"table-context_figures\""), html.find("<section id=\"section-5\"") - html.find("id=\"table-context_figures\""));
    CHECK(context.find(">71.1 per 10,000</a>") != std::string::npos);
    CHECK(context.find(">71.1</a>") == std::string::npos);
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

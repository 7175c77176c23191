#include "core/documents/markdown.hpp"

#include <doctest/doctest.h>

namespace holdfast::documents {

using Kind = Words::Kind;

TEST_CASE("a figure in Markdown is found whatever its key is made of") {
    const Words words = read_markdown("Plans: {{figure:a_b_c@2017-03-31/Cumbria/physical *x* <b> `q`}}!");
    const Words& paragraph = words.children.at(0);
    REQUIRE(paragraph.children.size() == 3);
    CHECK(paragraph.children[1].kind == Kind::figure);
    CHECK(paragraph.children[1].text == "a_b_c@2017-03-31/Cumbria/physical *x* <b> `q`");
    CHECK(paragraph.children[2].text == "!");
}

TEST_CASE("the keys of a text are listed once each, in the order in which they come") {
    CHECK(figure_keys("{{figure:b@2016-17}} {{figure: a@2016-17 }} {{figure:b@2016-17}}") == std::vector<std::string>{"b@2016-17", "a@2016-17"});
    CHECK(figure_keys("{{figure:never closed").empty());
    CHECK(figure_keys("{{value:a}}").empty());
}

TEST_CASE("figures keep their order through lists and emphasis") {
    const Words words = read_markdown("- **{{figure:one@2016-17}}** and\n- {{figure:two@2016-17}}\n");
    const Words& list = words.children.at(0);
    CHECK(list.kind == Kind::bullet_list);
    CHECK(list.children.at(0).children.at(0).kind == Kind::strong);
    CHECK(list.children.at(0).children.at(0).children.at(0).text == "one@2016-17");
    CHECK(list.children.at(1).children.at(0).text == "two@2016-17");
}

TEST_CASE("raw HTML in Markdown stays the characters it is") { CHECK(plain_text(read_markdown("<script>alert(1)</script>")) == "<script>alert(1)</script>"); }

TEST_CASE("a link keeps its address only when it leads to http, https or mailto") {
    const auto address = [](std::string_view markdown) { return read_markdown(markdown).children.at(0).children.at(0).text; };
    CHECK(address("[a](https://example.org/x)") == "https://example.org/x");
    CHECK(address("[a](mailto:board@example.org)") == "mailto:board@example.org");
    for (const auto* trap : {"[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](data:text/html,x)", "[a](//example.org)", "[a](&#106;avascript:x)"})
        CHECK(address(trap).empty());
}

TEST_CASE("numbers typed by hand are found, years and figures are not") {
    const Words words = read_markdown("In 2016-17 the number went from 325 to **1,525**, up 16.2%. See {{figure:cpp.open@2017-03-31}} of 2017, and 4.");
    CHECK(typed_numbers(words) == std::vector<std::string>{"325", "1,525", "16.2%", "4"});
    CHECK(typed_numbers(read_markdown("none in 1989")).empty());
}

TEST_CASE("dates, codes, ordinals and the numbers of sections are no typed numbers") {
    for (const auto* words :
         {"at 31 March 2017", "9 January", "in 2016/17 and 17/18", "on 24/4/17", "CS2.3, CS7-0 and HE2", "due Mar-17", "see section 12", "the 2nd"})
        CHECK_MESSAGE(typed_numbers(read_line(words)).empty(), words);
    CHECK(typed_numbers(read_line("3/5 of 12 in 72 hours, 40-60")) == std::vector<std::string>{"3/5", "12", "72", "40-60"});
}

TEST_CASE("a line names figures as Markdown does, and nothing else in it means anything") {
    const Words line = read_line("*Not* {{figure:cpp.open@2017-03-31}} <b>");
    REQUIRE(line.children.size() == 3);
    CHECK(line.children[0].text == "*Not* ");
    CHECK(line.children[1].kind == Words::Kind::figure);
    CHECK(line.children[1].text == "cpp.open@2017-03-31");
    CHECK(line.children[2].text == " <b>");
}

TEST_CASE("a figure that is opened and not closed is told from those that are") {
    CHECK(unclosed_figure("No figure, {{figure:cpp.open@2017-03-31}} and {{ no figure").empty());
    CHECK(unclosed_figure("There were {{figure:cpp.open@2017-03-31 children\nand more") == "{{figure:cpp.open@2017-03-31 children");
    CHECK(unclosed_figure("{{figure:a@2016-17}} and {{figure:b@2016-17}") == "{{figure:b@2016-17}");
    const std::string wide = "{{figure:" + std::string(30, 'a') + "\u00A3\u00A3";
    CHECK(unclosed_figure(wide) == "{{figure:" + std::string(30, 'a') + "\u00A3");
}

TEST_CASE("characters that stand for figures cannot be smuggled in") {
    CHECK(plain_text(read_markdown("a\uE000"
                                   "0\uE001 {{figure:k@2016-17}}")) == "a0 ");
}

}  // namespace holdfast::documents

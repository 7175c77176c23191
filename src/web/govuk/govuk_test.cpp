#include "web/govuk/govuk.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;
using namespace holdfast::web::govuk;

static bool holds(const Html& page, std::string_view part) { return page.string().find(part) != std::string::npos; }

TEST_CASE("what a person typed never becomes markup, whichever option it is given to") {
    const std::string typed = R"("><script>alert('x')</script>)";
    Html page;
    add(page, Input{.name = typed, .value = typed, .label = {.text = typed}, .hint = Hint{.text = typed}, .attributes = {{typed, typed}}});
    add(page, Table{.rows = {{{.text = typed}}}, .caption = typed});
    add(page, ErrorSummary{.title_text = typed, .error_list = {{.href = "#" + typed, .text = typed}}});
    CHECK_FALSE(holds(page, "<script"));
    CHECK_FALSE(holds(page, "\"><"));
}

TEST_CASE("a footer shows the crown and Crown copyright only to a site that says it may") {
    CHECK_FALSE(holds(footer({}), "crown"));
    CHECK(holds(footer({.is_crown = true}), "govuk-footer__crown"));
    CHECK(holds(footer({.is_crown = true}), "Crown copyright"));
    const Html ours = footer({.content_licence = std::nullopt, .copyright = {.text = "© The partnership"}});
    CHECK(holds(ours, "© The partnership"));
    CHECK_FALSE(holds(ours, "nationalarchives"));
}

TEST_CASE("a line break at the start of a text comes back as it was typed") {
    CHECK(holds(textarea({.name = "notes", .value = "\nsecond line", .label = {.text = "Notes"}}), ">\n\nsecond line</textarea>"));
}

TEST_CASE("a radio that is left out keeps the ids of the others") {
    const Html page = radios({.name = "where", .items = {{.text = "A", .value = "a"}, {.omitted = true}, {.text = "C", .value = "c"}}});
    CHECK(holds(page, "id=\"where\""));
    CHECK(holds(page, "id=\"where-3\""));
    CHECK_FALSE(holds(page, "id=\"where-2\""));
}

TEST_CASE("an item that says whether it is chosen is believed before the value of the group") {
    const Html page = radios({.name = "where", .items = {{.text = "A", .value = "a", .checked = false}}, .value = "a"});
    CHECK_FALSE(holds(page, "checked"));
}

TEST_CASE("the error of a date marks every box unless one of them claims it") {
    const ErrorMessage wrong{.text = "Date of birth must be in the past"};
    const auto wrong_boxes = [](const Html& page) {
        std::size_t count = 0;
        for (auto at = page.string().find("govuk-input--error"); at != std::string::npos; at = page.string().find("govuk-input--error", at + 1)) ++count;
        return count;
    };
    CHECK(wrong_boxes(date_input({.id = "dob", .error_message = wrong})) == 3);
    CHECK(wrong_boxes(date_input({.id = "dob", .error_message = wrong, .year = DateInputItem{.error = true}})) == 1);
}

TEST_CASE("a control is described by its hint, then by its error") {
    const Html page = input({.name = "postcode", .label = {.text = "Postcode"}, .hint = Hint{.text = "h"}, .error_message = ErrorMessage{.text = "e"}});
    CHECK(holds(page, R"(aria-describedby="postcode-hint postcode-error")"));
}

#include "web/shell/layout.hpp"

#include <doctest/doctest.h>

#include "web/assets/assets.hpp"
#include "web/shell/site_texts.hpp"

using namespace holdfast;
using namespace holdfast::web;
using namespace holdfast::web::shell;

static bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

static Layout plain() {
    return {.partnership = "Cumbria Safeguarding Children Partnership", .title = "Scorecard", .path = "/scorecards", .main = html("<h1>Scorecard</h1>")};
}

TEST_CASE("a page is titled by what it is, then the service, then the partnership") {
    CHECK(has(render(plain()), "<title>Scorecard – Holdfast – Cumbria Safeguarding Children Partnership</title>"));
}

TEST_CASE("a page with errors says so first in its title and lists each with a link to its field, above the page") {
    Layout layout = plain();
    layout.errors = {{"value", "Enter the value"}, {"", "The period is locked"}};
    const std::string page = render(layout);
    CHECK(has(page, "<title>Error: Scorecard"));
    CHECK(has(page, "<a href=\"#value\">Enter the value</a>"));
    CHECK(page.find("There is a problem") < page.find("<h1>Scorecard</h1>"));
    CHECK(page.find("<main") < page.find("There is a problem"));
}

TEST_CASE("names are escaped wherever they stand") {
    Layout layout = plain();
    layout.partnership = layout.title = layout.signed_in_as = "<script>\"&";
    layout.flash = layout.partnership;
    CHECK_FALSE(has(render(layout), "<script>\""));
}

TEST_CASE("a page has no inline script or style and takes its assets from their hashed addresses") {
    const std::string page = render(plain());
    CHECK_FALSE(has(page, "<style"));
    CHECK_FALSE(has(page, "style="));
    CHECK_FALSE(has(page, " onclick"));
    CHECK(has(page, "<script type=\"module\" src=\"" + assets::asset_url("holdfast.js") + "\"></script>"));
    CHECK(has(page, "href=\"" + assets::asset_url("holdfast.css") + "\""));
}

TEST_CASE("only those who have signed in can sign out, by a post with the session's token") {
    CHECK_FALSE(has(render(plain()), "Sign out"));
    Layout layout = plain();
    layout.signed_in_as = "A. Lead";
    layout.csrf_token = "t0ken";
    CHECK(has(render(layout), "action=\"/sign-out\" method=\"post\""));
    CHECK(has(render(layout), "value=\"t0ken\""));
}

TEST_CASE("the link to the inbox stands beside the name of who has signed in, and no visitor has one") {
    Layout layout = plain();
    layout.inbox = "Inbox (3 unread)";
    CHECK_FALSE(has(render(layout), "/inbox"));
    layout.signed_in_as = "A. Lead";
    CHECK(has(render(layout), "href=\"/inbox\">Inbox (3 unread)</a>"));
}

TEST_CASE("the navigation marks the page itself, or the part it is in") {
    Layout layout = plain();
    layout.navigation = {{"Scorecard", "/scorecards"}, {"Figures", "/figures"}};
    CHECK_FALSE(has(render(layout), "aria-current"));
    layout.part = "/scorecards";
    CHECK(has(render(layout), "href=\"/scorecards\" aria-current=\"page\""));
    layout.path = "/scorecards/CS1";
    CHECK(has(render(layout), "href=\"/scorecards\" aria-current=\"true\""));
}

TEST_CASE("the links to the account and the inbox are marked as those of the navigation are, and one of the footer on its own page") {
    Layout layout = plain();
    layout.signed_in_as = "A. Lead";
    layout.inbox = "Inbox";
    layout.part = layout.path = "/account";
    CHECK(has(render(layout), "href=\"/account\" aria-current=\"page\">"));
    CHECK(has(render(layout), "href=\"/inbox\">Inbox</a>"));
    layout.part = "/inbox";
    CHECK(has(render(layout), "href=\"/inbox\" aria-current=\"true\">Inbox</a>"));
    layout.path = "/cookies";
    CHECK(has(render(layout), "href=\"/cookies\" aria-current=\"page\""));
    CHECK_FALSE(has(render(layout), "href=\"/privacy\" aria-current"));
}

TEST_CASE("every page has the same frame, in which an ordinary one is narrower than a wide one") {
    Layout layout = plain();
    const std::string ordinary = render(layout);
    layout.wide = true;
    std::string wide = render(layout);
    wide.insert(wide.find("govuk-main-wrapper") + std::string_view("govuk-main-wrapper").size(), " app-main--ordinary");
    CHECK(wide == ordinary);
}

TEST_CASE("every page leads to the accessibility statement, the privacy notice and the cookies page, and names the version") {
    Layout layout = plain();
    layout.version = "0.1.0";
    const std::string page = render(layout);
    for (const char* path : {"/accessibility", "/privacy", "/cookies"}) CHECK(has(page, std::string("href=\"") + path + "\""));
    CHECK(has(page, "Holdfast 0.1.0"));
    CHECK_FALSE(has(page, "Crown"));
}

TEST_CASE("the texts of the site name the partnership and how to reach it") {
    const SiteContact contact{.partnership = "Cumbria <Partnership>", .email = "help@example.org"};
    CHECK(has(accessibility_statement(contact).string(), "run by Cumbria &lt;Partnership&gt;."));
    CHECK(has(privacy_notice(contact).string(), "mailto:help@example.org"));
    CHECK(has(cookies_page(contact).string(), "<code>holdfast</code>"));
}

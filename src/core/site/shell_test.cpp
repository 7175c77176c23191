#include "core/site/shell.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

static std::string page_of(site::ShellSettings settings) {
    const site::Shell shell{std::move(settings), {}};
    return shell.page(trail::nobody("192.0.2.1"), {}, {.title = "Sign in", .main = web::html("<h1>Sign in</h1>")}).body;
}

static bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

TEST_CASE("a service that is there for good has no phase banner") {
    CHECK_FALSE(has(page_of({.partnership = "Board"}), "phase-banner"));
    CHECK_FALSE(has(page_of({.partnership = "Board", .feedback = "a@example.org"}), "a@example.org"));
}

TEST_CASE("every page of a service in alpha or beta says so, and where to say what one thinks of it") {
    const std::string silent = page_of({.phase = "alpha"});
    CHECK(has(silent, "Alpha\n</strong>"));
    CHECK(has(silent, "This is a new service.\n"));
    const std::string by_mail = page_of({.phase = "beta", .feedback = "holdfast@example.org"});
    CHECK(has(by_mail, "Beta\n</strong>"));
    CHECK(has(by_mail, "<a class=\"govuk-link\" href=\"mailto:holdfast@example.org\">give your feedback by email</a>."));
    CHECK(
        has(page_of({.phase = "beta", .feedback = "https://example.org/say?a=1&b=2"}), "href=\"https://example.org/say?a=1&amp;b=2\">give your feedback</a>."));
}

TEST_CASE("the link to the inbox says in words how much is unread, as far as anybody counts, and nothing where nobody looked") {
    const site::Shell shell{{.partnership = "Board"}, {}};
    const trail::Actor lead{.account = Id<trail::Account>{1}, .name = "A. Lead"};
    const auto page_with = [&](std::optional<int> unread) { return shell.page(lead, {}, {.title = "Home", .unread = unread}).body; };
    CHECK(has(page_with(std::nullopt), ">Inbox</a>"));
    CHECK(has(page_with(0), ">Inbox</a>"));
    CHECK(has(page_with(1), ">Inbox (1 unread)</a>"));
    CHECK(has(page_with(100), ">Inbox (100 or more unread)</a>"));
    CHECK_FALSE(has(page_of({.partnership = "Board"}), "Inbox"));
}

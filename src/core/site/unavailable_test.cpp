#include "core/site/unavailable.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;

static const site::Shell shell{{.partnership = "Example partnership", .version = "1"}, {}};

static web::Request sent(std::vector<std::pair<std::string, std::string>> fields) {
    web::Request request{.method = web::Method::post, .path = "/indicators/CS1.1/narrative", .target = "/indicators/CS1.1/narrative?year=2016-17"};
    for (auto& [name, value] : fields) request.form.add(std::move(name), std::move(value));
    return request;
}

static bool has(const web::Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

TEST_CASE("a form that could not be kept comes back whole inside the page that says so, to be sent again to the same address") {
    const auto response =
        site::unavailable_page(shell, sent({{"csrf_token", "abc"}, {"text", "\"Words\" & <more>\r\nof them"}, {"choice", "1"}, {"choice", "2"}}));
    CHECK(response.status == 503);
    CHECK(std::ranges::any_of(response.headers, [](const auto& header) { return header.first == "Retry-After"; }));
    CHECK(has(response, "Nothing you sent has been saved"));
    CHECK(has(response, R"(<form method="post" action="/indicators/CS1.1/narrative?year=2016-17">)"));
    CHECK(has(response, R"(name="csrf_token" value="abc">)"));
    CHECK(has(response, "name=\"text\" value=\"&quot;Words&quot; &amp; &lt;more&gt;\r\nof them\">"));
    CHECK(has(response, R"(name="choice" value="1">)"));
    CHECK(has(response, R"(name="choice" value="2">)"));
    CHECK(has(response, "Send it again"));
}

TEST_CASE("a password, a code and a file are never held in that page") {
    auto with_file = sent({{"note", "kept elsewhere"}});
    with_file.uploads.push_back({.field = "file"});
    for (const auto& request :
         {sent({{"user_name", "ana"}, {"password", "secret"}}), sent({{"new_password", "secret"}}), sent({{"code", "secret"}}), with_file}) {
        const auto response = site::unavailable_page(shell, request);
        CHECK(response.status == 503);
        CHECK(has(response, "Go back and send it again"));
        CHECK_FALSE(has(response, "Send it again"));
        CHECK_FALSE(has(response, "secret"));
    }
}

TEST_CASE("a page that cannot be shown now is a link away") {
    const auto response = site::unavailable_page(shell, {.path = "/figures", .target = "/figures?year=2016-17"});
    CHECK(response.status == 503);
    CHECK(has(response, R"(href="/figures?year=2016-17">Try again</a>)"));
    CHECK_FALSE(has(response, "Nothing you sent"));
}

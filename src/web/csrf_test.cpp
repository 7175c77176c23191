#include "web/csrf.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;

TEST_CASE("a token fits the session it was made for and no other") {
    const std::string token = csrf_token("the session's secret");
    CHECK(csrf_token_fits(token, "the session's secret"));
    CHECK_FALSE(csrf_token_fits(token, "another secret"));
    CHECK_FALSE(csrf_token_fits(token, ""));
}

TEST_CASE("every token of a session looks different") { CHECK(csrf_token("secret") != csrf_token("secret")); }

TEST_CASE("a changed, shortened or foreign token does not fit") {
    std::string token = csrf_token("secret");
    for (std::size_t i = 0; i < token.size(); i += 7) {
        std::string changed = token;
        changed[i] = changed[i] == '0' ? '1' : '0';
        CHECK_FALSE(csrf_token_fits(changed, "secret"));
    }
    for (const std::string& wrong : {std::string{}, token.substr(1), token + "0", std::string(128, '0'), std::string(128, 'g'), std::string(128, '\0')})
        CHECK_FALSE(csrf_token_fits(wrong, "secret"));
}

TEST_CASE("the hidden field holds the token of the request") {
    CHECK(csrf_field({.csrf_token = "abc"}).string() == R"(<input type="hidden" name="csrf_token" value="abc">)");
}

TEST_CASE("a request from another site is known by what the browser says of it") {
    const auto comes = [](std::string_view site, std::string_view origin) {
        Request request{.host = "Holdfast.example:8080"};
        if (!site.empty()) request.headers.add("sec-fetch-site", std::string(site));
        if (!origin.empty()) request.headers.add("origin", std::string(origin));
        return comes_from_this_site(request);
    };
    CHECK(comes("same-origin", "https://holdfast.example:8080"));
    CHECK(comes("none", ""));
    CHECK_FALSE(comes("cross-site", "https://holdfast.example:8080"));
    CHECK_FALSE(comes("same-site", ""));
    CHECK(comes("", "https://holdfast.example:8080"));
    CHECK_FALSE(comes("", "https://holdfast.example"));
    CHECK_FALSE(comes("", "https://evil.example"));
    CHECK_FALSE(comes("", "null"));
    CHECK(comes("", ""));
}

#include "web/cookie.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace holdfast::web;

TEST_CASE("a cookie is kept from scripts and other sites, and behind TLS bound to this host") {
    CHECK(set_cookie({.name = "session", .value = "abc"}) == "session=abc; Path=/; HttpOnly; SameSite=Strict");
    CHECK(set_cookie({.name = "session", .value = "abc", .same_site = SameSite::lax, .max_age = std::chrono::seconds(0), .is_behind_tls = true}) ==
          "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    CHECK(cookie_name("session", true) == "__Host-session");
}

TEST_CASE("a cookie cannot carry anything that would end it") {
    for (const auto value : {"a;b", "a b", "a,b", "a\"b", "a\r\nSet-Cookie: x=y", "a\\b", "\xC3\xA9"})
        CHECK_THROWS_AS(set_cookie({.name = "session", .value = value}), std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "", .value = "a"}), std::invalid_argument);
    CHECK_THROWS_AS(set_cookie({.name = "a=b", .value = "a"}), std::invalid_argument);
}

TEST_CASE("cookies are read from their header, and what is malformed is passed over") {
    Fields cookies;
    parse_cookies("a=1; b=2=3;c=; bad; =x; d=\"quoted\"; e=\xC3\xA9 ;f= 4 ", cookies);
    CHECK(cookies.get("a") == "1");
    CHECK(cookies.get("b") == "2=3");
    CHECK(cookies.has("c"));
    CHECK(cookies.get("f") == "4");
    CHECK(cookies.all().size() == 4);
}

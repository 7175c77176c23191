#include "web/form.hpp"

#include "web/target.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace holdfast::web;

TEST_CASE("a form's names and values are decoded in their order") {
    const auto form = parse_form("a=1+2&b=%C3%A9%26&a=&c&&=x&note=one%0D%0Atwo%09three");
    REQUIRE(form);
    CHECK(form->get("a") == "1 2");
    CHECK(form->every("a").size() == 2);
    CHECK(form->get("b") == "\xC3\xA9&");
    CHECK(form->has("c"));
    CHECK(form->get("") == "x");
    CHECK(form->get("note") == "one\r\ntwo\tthree");
    CHECK_FALSE(form->has("d"));
    CHECK(parse_form("")->all().empty());
}

TEST_CASE("a form that is not what a browser sends is refused") {
    for (const auto text :
         {"a=%", "a=%4", "a=%zz", "a=%+1", "%=1", "a=%00", "a=%1B", "a=%7F", "a=%C2%9B", "a=%FF", "a=%C0%AF", "a=%ED%A0%80", "a=%F5%80%80%80", "a%0A=1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_form(text));
    }
}

TEST_CASE("a form has at most 1,000 fields") {
    std::string text = "x=1";
    for (int i = 1; i < 1000; ++i) text += "&x=1";
    CHECK(parse_form(text));
    CHECK_FALSE(parse_form(text + "&x=1"));
}

TEST_CASE("a query has no line ends") {
    CHECK(parse_query("a=1+2")->get("a") == "1 2");
    CHECK_FALSE(parse_query("a=1%0A2"));
}

TEST_CASE("a path is decoded once, and there is one way only to write it") {
    CHECK(parse_target("/")->path == "/");
    CHECK(parse_target("/a+b%20c/d%2Fe?f=g+h")->path == "/a+b c/d/e");
    CHECK(parse_target("/a+b%20c/d%2Fe?f=g+h")->query.get("f") == "g h");
    CHECK(parse_target("/a/")->path == "/a/");
    CHECK(parse_target("/%252e%252e/")->path == "/%2e%2e/");
    CHECK(parse_target("/...")->path == "/...");
    for (const auto target :
         {"", "a", "//", "//a", "/a//b", "/.", "/..", "/a/../b", "/%2e%2e/b", "/a/%2E", "/..%2fetc", "/a%5cb", "/a%00", "/a%0a", "/a%", "/%ff", "/a?b=%"}) {
        CAPTURE(target);
        CHECK_FALSE(parse_target(target));
    }
}

TEST_CASE("a field in which nothing can be seen is empty, and what can be seen keeps its spaces") {
    for (const auto* blank : {"", "+", "+++", "%20%09%0D%0A", "%E2%80%8B", "%C2%A0", "%EF%BB%BF", "%E2%80%8B+%E3%80%80", "%C2%AD"}) {
        CAPTURE(blank);
        CHECK(parse_form(std::string("reason=") + blank)->get("reason") == "");
    }
    CHECK(parse_form("reason=+a+")->get("reason") == " a ");
    CHECK(parse_form("reason=%E2%80%8Ba")->get("reason") == "\u200Ba");
    CHECK(parse_form("reason=%C3%A9")->get("reason") == "é");
    CHECK(parse_form("reason=%E2%9D%A4%EF%B8%8F")->get("reason") == "❤️");
}

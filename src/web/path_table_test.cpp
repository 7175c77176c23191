#include "web/path_table.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;

static PathTable<int> example() {
    PathTable<int> table;
    table.add(Method::get, "/", 0);
    table.add(Method::get, "/indicators", 1);
    table.add(Method::get, "/indicators/{code}", 2);
    table.add(Method::post, "/indicators/{code}", 3);
    table.add(Method::get, "/indicators/new", 4);
    table.add(Method::get, "/indicators/{code}/periods/{period}", 5);
    table.add(Method::get, "/figures/{key...}", 6);
    return table;
}

static int found(Method method, std::string_view path) {
    const auto table = example();
    const auto match = table.find(method, path);
    return match.payload ? *match.payload : -1;
}

TEST_CASE("a path is found by its literal segments and its parameters") {
    CHECK(found(Method::get, "/") == 0);
    CHECK(found(Method::get, "/indicators") == 1);
    CHECK(found(Method::get, "/indicators/CS4.4") == 2);
    CHECK(found(Method::post, "/indicators/CS4.4") == 3);
    const auto table = example();
    const auto match = table.find(Method::get, "/indicators/CS4.4/periods/2016-17 Q2");
    REQUIRE(match.payload);
    CHECK(*match.payload == 5);
    CHECK(match.parameters.find("code")->second == "CS4.4");
    CHECK(match.parameters.find("period")->second == "2016-17 Q2");
}

TEST_CASE("a literal segment wins over a parameter") { CHECK(found(Method::get, "/indicators/new") == 4); }

TEST_CASE("a last parameter with dots takes the rest of the path with its slashes") {
    const auto table = example();
    const auto match = table.find(Method::get, "/figures/cpp.open@2017-03-31/population");
    REQUIRE(match.payload);
    CHECK(match.parameters.find("key")->second == "cpp.open@2017-03-31/population");
    CHECK(found(Method::get, "/figures") == -1);
    CHECK(found(Method::get, "/figures/") == -1);
}

TEST_CASE("a HEAD is found where a GET is, and a path tells which methods it has") {
    CHECK(found(Method::head, "/indicators/CS4.4") == 2);
    const auto table = example();
    CHECK(table.find(Method::post, "/indicators").payload == nullptr);
    CHECK(table.find(Method::post, "/indicators").methods == std::vector{Method::get, Method::head});
    CHECK(table.find(Method::get, "/indicators/CS4.4").methods == std::vector{Method::get, Method::head, Method::post});
}

TEST_CASE("what no pattern has is not found") {
    for (const auto path : {"", "/nothing", "/indicators/", "/indicators/a/periods", "/indicators/a/periods/b/c", "indicators", "//"}) {
        CAPTURE(path);
        CHECK(found(Method::get, path) == -1);
        CHECK(example().find(Method::get, path).methods.empty());
    }
}

TEST_CASE("patterns that cannot be told apart or are malformed are refused when the table is made") {
    auto table = example();
    CHECK_THROWS_AS(table.add(Method::get, "/indicators", 9), std::logic_error);
    CHECK_THROWS_AS(table.add(Method::post, "/indicators/{name}/periods/{period}", 9), std::logic_error);
    for (const auto pattern : {"", "a", "/a//b", "/a/", "/{}", "/{a", "/a}", "/x{a}", "/{a...}/b"}) {
        CAPTURE(pattern);
        CHECK_THROWS_AS(table.add(Method::get, pattern, 9), std::logic_error);
    }
}

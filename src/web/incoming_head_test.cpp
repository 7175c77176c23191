#include "web/incoming_head.hpp"

#include <doctest/doctest.h>

using namespace holdfast::web;

static Fields forwarded(std::string_view hops) {
    Fields headers;
    headers.add("x-forwarded-for", std::string(hops));
    return headers;
}

TEST_CASE("only a trusted proxy is believed about where a request comes from") {
    const std::vector<std::string> proxies{"127.0.0.1", "10.0.0.2"};
    CHECK(client_address("192.0.2.9", forwarded("198.51.100.7"), proxies) == "192.0.2.9");
    CHECK(client_address("127.0.0.1", forwarded("198.51.100.7"), proxies) == "198.51.100.7");
    CHECK(client_address("127.0.0.1", forwarded("1.1.1.1, 198.51.100.7, 10.0.0.2"), proxies) == "198.51.100.7");
    CHECK(client_address("127.0.0.1", forwarded("<script>"), proxies) == "127.0.0.1");
    CHECK(client_address("127.0.0.1", {}, proxies) == "127.0.0.1");
    CHECK(client_address("127.0.0.1", forwarded("198.51.100.7"), {}) == "127.0.0.1");
}

TEST_CASE("a head is decoded into path, query, cookies and host") {
    Request request{.target = "/a%20b?c=d"};
    request.headers.add("host", "holdfast.example");
    request.headers.add("cookie", "s=1");
    CHECK(decode_head(request, {"HOLDFAST.example"}) == 0);
    CHECK(request.path == "/a b");
    CHECK(request.query.get("c") == "d");
    CHECK(request.cookies.get("s") == "1");
    CHECK(decode_head(request, {"other.example"}) == 421);
    request.target = "/%";
    CHECK(decode_head(request, {}) == 400);
}

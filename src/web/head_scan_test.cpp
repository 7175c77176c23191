#include "web/head_scan.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace holdfast::web;
using State = HeadVerdict::State;

namespace {

HeadVerdict scan(std::string_view bytes) { return HeadScanner().scan(bytes); }

/// The status with which a request of this line and these further fields is refused, 0 when it is taken.
int refusal(std::string_view line, std::string_view fields = "Host: a\r\n") {
    const HeadVerdict verdict = scan(std::string(line) + "\r\n" + std::string(fields) + "\r\n");
    REQUIRE(verdict.state != State::incomplete);
    return verdict.status;
}

int refusal_of_fields(std::string_view fields) { return refusal("POST / HTTP/1.1", "Host: a\r\n" + std::string(fields)); }

}  // namespace

TEST_CASE("a plain request is taken, and what follows its blank line is left alone") {
    const std::string_view head = "GET /a?b=c HTTP/1.1\r\nHost: localhost:8080\r\nX-Odd~Name:\t v\xC3\xA9 \r\n\r\n";
    const HeadVerdict verdict = scan(std::string(head) + "GET /next");
    CHECK(verdict.state == State::complete);
    CHECK(verdict.size == head.size());
    CHECK(verdict.keeps_alive);
    CHECK(verdict.content_length == 0);
}

TEST_CASE("the verdict is the same however the bytes are cut up") {
    const std::string head = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nExpect: 100-Continue\r\nConnection: close\r\n\r\n";
    HeadScanner scanner;
    for (std::size_t end = 0; end < head.size(); ++end) {
        CAPTURE(end);
        REQUIRE(scanner.scan(std::string_view(head).substr(0, end)).state == State::incomplete);
    }
    const HeadVerdict verdict = scanner.scan(head);
    CHECK(verdict.state == State::complete);
    CHECK(verdict.content_length == 12);
    CHECK(verdict.expects_continue);
    CHECK_FALSE(verdict.keeps_alive);
}

TEST_CASE("a connection is kept for 1.1 unless the client asks to close, and never for 1.0") {
    CHECK(scan("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").keeps_alive);
    CHECK_FALSE(scan("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").keeps_alive);
    CHECK_FALSE(scan("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").keeps_alive);
}

TEST_CASE("only GET, HEAD and POST are taken") {
    CHECK(refusal("HEAD / HTTP/1.1") == 0);
    for (const auto method : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"}) CHECK(refusal(std::string(method) + " / HTTP/1.1") == 405);
    CHECK(refusal("BREW / HTTP/1.1") == 501);
    CHECK(refusal("get / HTTP/1.1") == 501);
    CHECK(refusal("G(T / HTTP/1.1") == 400);
}

TEST_CASE("only versions 1.1 and 1.0 are spoken") {
    for (const auto version : {"HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9"}) CHECK(refusal("GET / " + std::string(version)) == 505);
    for (const auto version : {"http/1.1", "HTTP/1", "HTTP/11", "HTTP/1.1x", "HTP/1.1", "HTTP/1,1"}) CHECK(refusal("GET / " + std::string(version)) == 400);
    CHECK(refusal("GET /") == 400);
    CHECK(refusal("GET  / HTTP/1.1") == 400);
    CHECK(refusal("GET / HTTP/1.1 ") == 400);
    CHECK(refusal(" GET / HTTP/1.1") == 400);
}

TEST_CASE("a target is a path of lawful characters") {
    for (const auto target : {"http://a/", "a:80", "*", "a", "/a b", "/a\"", "/<a>", "/a\\b", "/a#b", "/caf\xC3\xA9"}) {
        CAPTURE(target);
        CHECK(refusal("GET " + std::string(target) + " HTTP/1.1") == 400);
    }
    CHECK(refusal("GET /a%20b?c=d|e&f[]={g}^` HTTP/1.1") == 0);
    CHECK(refusal("GET /" + std::string(9000, 'a') + " HTTP/1.1") == 414);
}

TEST_CASE("there is exactly one well-formed Host") {
    CHECK(refusal("GET / HTTP/1.1", "") == 400);
    CHECK(refusal("GET / HTTP/1.0", "") == 400);
    CHECK(refusal("GET / HTTP/1.1", "Host: a\r\nhOST: a\r\n") == 400);
    for (const auto host : {"", "a b", "a/b", "a@b", "a,b", "a\xC3\xA9"}) CHECK(refusal("GET / HTTP/1.1", "Host: " + std::string(host) + "\r\n") == 400);
    CHECK(refusal("GET / HTTP/1.1", "Host: [::1]:8080\r\n") == 0);
}

TEST_CASE("a body is announced by one Content-Length of digits and nothing else") {
    CHECK(refusal_of_fields("Content-Length: 0\r\n") == 0);
    for (const auto value : {"", "+5", "-5", "5, 5", "5 5", "0x5", "5a", "5.0", "\"5\""}) {
        CAPTURE(value);
        CHECK(refusal_of_fields("Content-Length: " + std::string(value) + "\r\n") == 400);
    }
    CHECK(refusal_of_fields("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
    CHECK(refusal_of_fields("Content-Length: 5\r\ncontent-length: 6\r\n") == 400);
    CHECK(refusal_of_fields("Content-Length: 9999999999999999999\r\n") == 413);
    CHECK(refusal_of_fields("") == 411);
    CHECK(refusal("GET / HTTP/1.1", "Host: a\r\nContent-Length: 5\r\n") == 400);
    CHECK(refusal("GET / HTTP/1.1", "Host: a\r\nContent-Length: 0\r\n") == 0);
}

TEST_CASE("any Transfer-Encoding is answered 411") {
    for (const auto value : {"chunked", "xchunked", "identity", "chunked, identity", "identity, chunked", "", "\tchunked"})
        CHECK(refusal_of_fields("Content-Length: 5\r\ntransfer-encoding:" + std::string(value) + "\r\n") == 411);
}

TEST_CASE("fields out of form are refused") {
    for (const auto field : {" folded\r\n", "\tfolded\r\n", "No colon\r\n", ": no name\r\n", "Sp ace: a\r\n", "Space : a\r\n", "A(b): c\r\n", "A\x80: b\r\n",
                             "A: b\x01\r\n", "A: b\x7f\r\n", "A: b\rc\r\n", "A: b\n", "\n", "Content-Type: a\r\nContent-Type: b\r\n"}) {
        CAPTURE(field);
        CHECK(refusal_of_fields("Content-Length: 0\r\n" + std::string(field)) == 400);
    }
    CHECK(refusal_of_fields(std::string("A: b\0c\r\n", 8)) == 400);
    CHECK(refusal_of_fields("Expect: 200-ok\r\n") == 417);
}

TEST_CASE("a head has its limits in bytes and in fields") {
    std::string fields = "Host: a\r\n";
    for (int i = 0; i < 63; ++i) fields += "X: y\r\n";
    CHECK(refusal("GET / HTTP/1.1", fields) == 0);
    CHECK(refusal("GET / HTTP/1.1", fields + "X: y\r\n") == 431);
    CHECK(refusal("GET / HTTP/1.1", "Host: a\r\nX: " + std::string(17000, 'y') + "\r\n") == 431);
    CHECK(scan("GET /" + std::string(9000, 'a')).status == 414);
    CHECK(scan("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17000, 'y')).status == 431);
}

TEST_CASE("the path of a head that is refused is known as far as it came, and of noise there is none") {
    CHECK(path_in("PUT /api/allegations?a=b HTTP/1.1\r\nHost: a\r\n") == "/api/allegations");
    CHECK(path_in("GET /api/%zz HTTP/1.1\r\n") == "/api/%zz");
    CHECK(path_in("GET /api/aaa") == "/api/aaa");
    CHECK(path_in("GET /api\r\nHost: a b\r\n") == "/api");
    for (const auto* none : {"", "GET", "GET ", "GET http://a/api/ HTTP/1.1", " /api/", "G(T /api/ HTTP/1.1", "\x16\x03 /api/"}) CHECK(path_in(none).empty());
}

TEST_CASE("noise is refused before its line is complete") {
    for (const std::string& noise : {std::string("\x16\x03\x01\x02"), std::string("\0", 1), std::string("\r\n"), std::string("\n"), std::string("(")}) {
        CAPTURE(noise);
        CHECK(scan(noise).status == 400);
    }
    CHECK(scan("PRI * HTTP/2.0\r\n").status == 505);
    CHECK(scan("GET /\r\n").status == 400);
}

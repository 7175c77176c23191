#include "malformed_requests.hpp"

#include <utility>

namespace holdfast::test {

namespace {

using Requests = std::vector<MalformedRequest>;

/// A post whose head has these lines besides the request line and the Host.
MalformedRequest post(std::string name, const std::string& lines, int status, const std::string& body = "") {
    return {std::move(name), "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n" + lines + "\r\n" + body, status};
}

/// A request without a body that has this request line.
MalformedRequest line(std::string name, const std::string& request_line, int status) { return {std::move(name), request_line + "\r\nHost: a\r\n\r\n", status}; }

MalformedRequest target(const std::string& target, int status = 400) { return line("target " + target, "GET " + target + " HTTP/1.1", status); }

Requests transfer_encodings() {
    const std::string chunks = "3\r\na=b\r\n0\r\n\r\n";
    const std::string smuggled = "0\r\n\r\n";
    return {
        post("chunked", "Transfer-Encoding: chunked\r\n", 411, chunks),
        post("Transfer-Encoding and Content-Length", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 411, smuggled),
        post("Content-Length after Transfer-Encoding", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 411, smuggled),
        post("Transfer-Encoding xchunked", "Transfer-Encoding: xchunked\r\n", 411, chunks),
        post("Transfer-Encoding identity", "Transfer-Encoding: identity\r\nContent-Length: 3\r\n", 411, "a=b"),
        post("Transfer-Encoding chunked, identity", "Transfer-Encoding: chunked, identity\r\n", 411, chunks),
        post("Transfer-Encoding identity, chunked", "Transfer-Encoding: identity, chunked\r\n", 411, chunks),
        post("two Transfer-Encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 411, chunks),
        post("Transfer-Encoding in odd case", "tRANSFER-eNCODING: Chunked\r\n", 411, chunks),
        post("empty Transfer-Encoding", "Content-Length: 3\r\nTransfer-Encoding:\r\n", 411, "a=b"),
        post("Transfer-Encoding with a tab", "Content-Length: 3\r\nTransfer-Encoding:\tchunked\r\n", 411, "a=b"),
        post("space before the colon of Transfer-Encoding", "Content-Length: 3\r\nTransfer-Encoding : chunked\r\n", 400, "a=b"),
        post("folded Transfer-Encoding", "Content-Length: 3\r\nTransfer-Encoding:\r\n chunked\r\n", 411, "a=b"),
        post("Transfer-Encoding hidden in a folded line", "Content-Length: 3\r\nX: y\r\n Transfer-Encoding: chunked\r\n", 400, "a=b"),
        post("vertical tab in Transfer-Encoding",
             "Content-Length: 3\r\nTransfer-Encoding: \x0b"
             "chunked\r\n",
             400, "a=b"),
        {"Transfer-Encoding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 411},
    };
}

Requests content_lengths() {
    return {
        post("two different Content-Lengths", "Content-Length: 3\r\nContent-Length: 4\r\n", 400, "a=b"),
        post("two equal Content-Lengths", "Content-Length: 3\r\nContent-Length: 3\r\n", 400, "a=b"),
        post("a list of Content-Lengths", "Content-Length: 3, 3\r\n", 400, "a=b"),
        post("Content-Length +3", "Content-Length: +3\r\n", 400, "a=b"),
        post("Content-Length -3", "Content-Length: -3\r\n", 400, "a=b"),
        post("Content-Length in hexadecimal", "Content-Length: 0x3\r\n", 400, "a=b"),
        post("Content-Length with a fraction", "Content-Length: 3.0\r\n", 400, "a=b"),
        post("Content-Length of spaces within", "Content-Length: 3 0\r\n", 400, "a=b"),
        post("empty Content-Length", "Content-Length:\r\n", 400, "a=b"),
        post("Content-Length beyond 64 bits", "Content-Length: 99999999999999999999\r\n", 413, "a=b"),
        post("Content-Length beyond the limit", "Content-Length: 100000000\r\n", 413, "a=b"),
        post("space before the colon of Content-Length", "Content-Length : 3\r\n", 400, "a=b"),
        post("no Content-Length", "", 411, "a=b"),
        {"a body on a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na=b", 400},
    };
}

Requests fields() {
    using namespace std::string_literals;
    return {
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"Host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
        {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"a folded field", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", 400},
        {"a folded first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"a field without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400},
        {"a field without a name", "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n", 400},
        {"a space in a field's name", "GET / HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n", 400},
        {"NUL in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n"s, 400},
        {"NUL in a field's name", "GET / HTTP/1.1\r\nHost: a\r\nX\0: y\r\n\r\n"s, 400},
        {"a bare CR in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: y\rz\r\n\r\n", 400},
        {"an escape character in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: \x1b[2J\r\n\r\n", 400},
        {"two Content-Types", "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Type: c/d\r\nContent-Length: 0\r\n\r\n", 400},
        {"an unknown expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417},
        {"a head of 20 kB", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20000, 'y') + "\r\n\r\n", 431},
        {"65 fields",
         "GET / HTTP/1.1\r\nHost: a\r\n" +
             [] {
                 std::string many;
                 for (int i = 0; i < 64; ++i) many += "X: y\r\n";
                 return many;
             }() +
             "\r\n",
         431},
    };
}

Requests line_ends() {
    return {
        {"bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"bare LF after a field", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400},
        {"bare LF for the blank line", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400},
        {"bare LF everywhere", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"bare CR for line ends", "GET / HTTP/1.1\rHost: a\r\r", 400},
        {"a blank line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    };
}

Requests request_lines() {
    using namespace std::string_literals;
    return {
        line("HTTP/0.9", "GET /", 400),
        line("version 0.9", "GET / HTTP/0.9", 505),
        line("version 1.2", "GET / HTTP/1.2", 505),
        line("version 9.9", "GET / HTTP/9.9", 505),
        line("version in lower case", "GET / http/1.1", 400),
        line("version of another protocol", "GET / ICY/1.1", 400),
        line("version with more digits", "GET / HTTP/1.10", 400),
        line("two spaces", "GET  / HTTP/1.1", 400),
        line("a space at the end", "GET / HTTP/1.1 ", 400),
        line("a tab for a space", "GET\t/\tHTTP/1.1", 400),
        line("no method", "/ HTTP/1.1", 400),
        line("method in lower case", "get / HTTP/1.1", 501),
        line("unknown method", "BREW / HTTP/1.1", 501),
        line("PUT", "PUT / HTTP/1.1", 405),
        line("TRACE", "TRACE / HTTP/1.1", 405),
        line("CONNECT", "CONNECT a:443 HTTP/1.1", 405),
        line("OPTIONS *", "OPTIONS * HTTP/1.1", 405),
        line("NUL in the target", "GET /\0 HTTP/1.1"s, 400),
        line("a target of 9 kB", "GET /" + std::string(9000, 'a') + " HTTP/1.1", 414),
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"the start of TLS", "\x16\x03\x01\x02\x00\x01"s, 400},
        {"noise", "\xff\xfe\xfd\r\n\r\n", 400},
    };
}

Requests targets() {
    Requests all;
    for (const auto* bad :
         {"http://a/", "//a/b",  "a/b",         "*",     "a:80", "/..", "/../etc/passwd", "/a/../../b", "/%2e%2e/etc/passwd", "/..%2fetc%2fpasswd",
          "/a/./b",    "/a//b",  "/a%5c..%5cb", "/a\\b", "/%",   "/%4", "/%zz",           "/%00",       "/%0d%0aX:y",         "/%ff",
          "/%c0%af",   "/a?b=%", "/a?b=%0a",    "/a#b",  "/<a>", "/\"", "/caf\xc3\xa9"})
        all.push_back(target(bad));
    return all;
}

}  // namespace

std::vector<MalformedRequest> malformed_requests() {
    Requests all;
    for (const Requests& some : {transfer_encodings(), content_lengths(), fields(), line_ends(), request_lines(), targets()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace holdfast::test

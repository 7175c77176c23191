#include "web/multipart.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace holdfast::web;

namespace {

/// Writes down what comes out of the parser.
struct Notebook : PartSink {
    int begin(const PartHead& head) override {
        text += "[" + head.field + (head.is_file ? "|" + head.file_name + "|" + head.content_type : "") + ":";
        return 0;
    }
    int take(std::string_view bytes) override {
        text += bytes;
        return 0;
    }
    int end() override {
        text += "]";
        return 0;
    }
    std::string text{};
};

struct Result {
    int status{};
    std::string text{};
    friend bool operator==(const Result&, const Result&) = default;
};

Result parse(std::string_view body, std::size_t piece) {
    Notebook notebook;
    MultipartParser parser("B", notebook);
    while (!body.empty()) {
        if (const int status = parser.take(body.substr(0, piece))) return {status, {}};
        body.remove_prefix(std::min(piece, body.size()));
    }
    return {parser.end(), notebook.text};
}

Result parse(std::string_view body) { return parse(body, body.size() + 1); }

std::string part(std::string_view head, std::string_view content) { return "--B\r\n" + std::string(head) + "\r\n\r\n" + std::string(content) + "\r\n"; }

const std::string example =
    part("Content-Disposition: form-data; name=\"note\"", "two\r\nlines -- \r\n--A") +
    part("Content-Disposition: form-data; name=\"file\"; filename=\"C:\\fakepath\\a %22b%22;c.csv\"\r\nContent-Type: text/csv", "a,b\r\n\r\n--\r\n") +
    part("content-disposition:form-data;name=empty", "") + "--B--\r\n";

}  // namespace

TEST_CASE("fields and files of a multipart form come out with their names and bytes") {
    CHECK(parse(example) == Result{0, "[note:two\r\nlines -- \r\n--A][file|a \"b\";c.csv|text/csv:a,b\r\n\r\n--\r\n][empty:]"});
}

TEST_CASE("it does not matter how the bytes are cut up") {
    const Result whole = parse(example);
    for (std::size_t piece = 1; piece < example.size(); ++piece) {
        CAPTURE(piece);
        REQUIRE(parse(example, piece) == whole);
    }
}

TEST_CASE("a form that stops before its last boundary is refused") {
    for (std::size_t end = 0; end + 2 < example.size(); ++end) {
        CAPTURE(end);
        REQUIRE(parse(example.substr(0, end)).status == 400);
    }
}

TEST_CASE("a malformed multipart form is refused") {
    const std::string good = "Content-Disposition: form-data; name=\"a\"";
    for (const std::string& body : {
             std::string("preamble\r\n--B--"),
             "\r\n" + part(good, "x") + "--B--",
             part("", "x") + "--B--",
             part("Content-Type: text/plain", "no disposition") + "--B--",
             part("Content-Disposition: form-data", "no name") + "--B--",
             part("Content-Disposition: form-data; name=\"\"", "empty name") + "--B--",
             part("Content-Disposition: attachment; name=\"a\"", "not form-data") + "--B--",
             part("Content-Disposition: form-data; name=\"a", "open quote") + "--B--",
             part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "two names") + "--B--",
             part("Content-Disposition: form-data; name=\"a\" junk", "junk") + "--B--",
             part(good + "\r\n" + good, "two dispositions") + "--B--",
             part(good + "\r\nContent-Transfer-Encoding: base64", "eA==") + "--B--",
             part(good + "\r\nContent-Type: multipart/mixed; boundary=C", "nested") + "--B--",
             part("Content-Disposition: form-data; name=\"a\x01\"", "control") + "--B--",
             part("Content-Disposition: form-data; name=\"a\xff\"", "not UTF-8") + "--B--",
             part(good + "\nContent-Type: text/plain", "bare line feed") + "--B--",
             part(good + "; x=\"" + std::string(9000, 'a') + "\"", "long head") + "--B--",
             part(good, "x") + "--B-x",
             part(good, "x") + "--B--\r\nepilogue",
         }) {
        CAPTURE(body);
        CHECK(parse(body).status == 400);
    }
}

TEST_CASE("the boundary is read from the content type, and only a lawful one") {
    CHECK(multipart_boundary("multipart/form-data; boundary=----WebKitFormBoundaryabc") == "----WebKitFormBoundaryabc");
    CHECK(multipart_boundary("multipart/form-data; charset=utf-8; Boundary=\"a b\"").empty());
    CHECK(multipart_boundary("multipart/form-data; Boundary=\"a:b\"") == "a:b");
    for (const std::string& type :
         {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="), std::string("multipart/form-data; boundary=a; boundary=b"),
          "multipart/form-data; boundary=" + std::string(71, 'a'), std::string("multipart/form-data; boundary=\"a")})
        CHECK(multipart_boundary(type).empty());
}

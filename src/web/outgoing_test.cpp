#include "web/outgoing.hpp"

#include "web/error_page.hpp"
#include "web/gzip.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <filesystem>
#include <stdexcept>

using namespace holdfast::web;
using holdfast::Instant;

static bool has(const Outgoing& answer, std::string_view line) { return answer.head().find("\r\n" + std::string(line) + "\r\n") != std::string_view::npos; }

TEST_CASE("every answer carries the security headers, whatever its status") {
    for (const int status : {200, 204, 303, 304, 400, 403, 404, 405, 413, 431, 500, 503}) {
        CAPTURE(status);
        const Outgoing answer(error_page(status), {.is_behind_tls = true});
        CHECK(has(answer, "X-Content-Type-Options: nosniff"));
        CHECK(has(answer, "Cross-Origin-Opener-Policy: same-origin"));
        CHECK(has(answer, "Cross-Origin-Resource-Policy: same-origin"));
        CHECK(has(answer, "Referrer-Policy: same-origin"));
        CHECK(has(answer, "Strict-Transport-Security: max-age=63072000; includeSubDomains"));
        CHECK(answer.head().find("frame-ancestors 'none'; base-uri 'none'; object-src 'none'") != std::string_view::npos);
        CHECK(answer.head().find("Server:") == std::string_view::npos);
    }
    CHECK(Outgoing({}, {}).head().find("Strict-Transport-Security") == std::string_view::npos);
}

TEST_CASE("an answer may bring its own content security policy, and then there is one only") {
    const Outgoing answer({.headers = {{"Content-Security-Policy", "sandbox"}}}, {});
    CHECK(has(answer, "Content-Security-Policy: sandbox"));
    CHECK(answer.head().find("default-src") == std::string_view::npos);
}

TEST_CASE("a long page comes out smaller than one a byte shorter, because it is packed more thoroughly, and a file of any length as fast as it can be") {
    std::string words;
    for (unsigned i = 0, random = 1; words.size() < 300'000; ++i, random = random * 1103515245 + 12345) words += "<td class=\"cell\">" + std::to_string(random >> 20) + "</td>";
    const auto packed = [&](std::size_t size) { return gzip(std::string_view(words).substr(0, size)).size(); };
    CHECK(packed(65'536) < packed(65'535));
    CHECK(packed(262'144) < packed(262'145));
}

TEST_CASE("a text body of more than 1 kB is compressed for those who take gzip") {
    const Response page{.body = std::string(5000, 'a')};
    const Outgoing packed(page, {.accept_encoding = "br, gzip;q=0.5"});
    CHECK(has(packed, "Content-Encoding: gzip"));
    CHECK(has(packed, "Vary: Accept-Encoding"));
    CHECK(packed.body().size() < 200);
    CHECK(has(packed, "Content-Length: " + std::to_string(packed.body().size())));
    const Outgoing plain(page, {.accept_encoding = "gzip;q=0, br"});
    CHECK(plain.body().size() == 5000);
    CHECK(has(plain, "Vary: Accept-Encoding"));
    CHECK(Outgoing({.body = std::string(100, 'a')}, {.accept_encoding = "gzip"}).body().size() == 100);
    CHECK(Outgoing({.content_type = "image/png", .body = std::string(5000, 'a')}, {.accept_encoding = "gzip"}).body().size() == 5000);
}

TEST_CASE("a shared body is sent in the form it was packed in once") {
    Response asset{.content_type = "text/css", .caching = Caching::immutable};
    asset.shared_body = std::make_shared<const std::string>("plain");
    asset.shared_gzip = std::make_shared<const std::string>("packed");
    asset.shared_brotli = std::make_shared<const std::string>("pressed");
    CHECK(Outgoing(asset, {.accept_encoding = "gzip"}).body() == "packed");
    const Outgoing pressed(asset, {.accept_encoding = "gzip, deflate, br"});
    CHECK(pressed.body() == "pressed");
    CHECK(has(pressed, "Content-Encoding: br"));
    CHECK(has(pressed, "Vary: Accept-Encoding"));
    CHECK(Outgoing(asset, {.accept_encoding = "*"}).body() == "packed");
    CHECK(Outgoing(asset, {.accept_encoding = "br;q=0, gzip"}).body() == "packed");
    CHECK(Outgoing(asset, {.accept_encoding = "br"}).body() == "pressed");
    CHECK(Outgoing(asset, {}).body() == "plain");
    CHECK(has(Outgoing(asset, {}), "Cache-Control: public, max-age=31536000, immutable"));
}

TEST_CASE("what the browser already has is not sent again") {
    const Response page{.body = "text", .caching = Caching::revalidate};
    const Outgoing first(page, {});
    const std::size_t at = first.head().find("ETag: ") + 6;
    const std::string tag(first.head().substr(at, first.head().find("\r\n", at) - at));
    CHECK(has(first, "Cache-Control: no-cache"));
    const Outgoing second(page, {.if_none_match = "W/\"x\", " + tag});
    CHECK(second.status() == 304);
    CHECK(second.body().empty());
    CHECK(second.head().find("Content-Length") == std::string_view::npos);
    CHECK(Outgoing(page, {.if_none_match = "W/\"x\""}).status() == 200);
}

TEST_CASE("a HEAD has the head of the GET and no body") {
    const Outgoing answer({.body = "four"}, {.is_head = true});
    CHECK(has(answer, "Content-Length: 4"));
    CHECK(answer.body().empty());
}

TEST_CASE("a header that would break the head is a fault of the program") {
    CHECK_THROWS_AS(Outgoing(redirect("/a\r\nSet-Cookie: x=y"), {}), std::invalid_argument);
    CHECK_THROWS_AS(Outgoing({.content_type = "text/html\n"}, {}), std::invalid_argument);
}

TEST_CASE("a file to be streamed goes with its length and is deleted afterwards if asked") {
    const std::string path = std::filesystem::temp_directory_path() / ("holdfast-" + incident_number());
    std::ofstream(path) << "12345";
    {
        const Outgoing answer({.file = path, .delete_file = true}, {});
        CHECK(has(answer, "Content-Length: 5"));
        CHECK(answer.file() == path);
    }
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK_THROWS(Outgoing({.file = path}, {}));
}

TEST_CASE("a date is written as HTTP wants it") { CHECK(http_date(Instant{std::chrono::milliseconds{784111777000}}) == "Sun, 06 Nov 1994 08:49:37 GMT"); }

TEST_CASE("a download's name is quoted for old and new browsers and cannot leave its header") {
    const Response response = download("x", "text/csv", "caf\xC3\xA9 \"1\"\r\n.csv");
    CHECK(response.headers.front().second == "attachment; filename=\"caf____1___.csv\"; filename*=UTF-8''caf%C3%A9%20%221%22%0D%0A.csv");
}

TEST_CASE("error pages say nothing of the request and name the incident") {
    CHECK(fault_page("7K3M-29QD").body.find("7K3M-29QD") != std::string::npos);
    CHECK(unavailable().status == 503);
    CHECK(error_page(405).headers.front().second == "GET, HEAD, POST");
    CHECK(incident_number() != incident_number());
}

TEST_CASE("Accept-Encoding is read with its q-values") {
    for (const auto header : {"gzip", "deflate, GZIP", "gzip;q=0.001", "*", "*;q=0, gzip", "gzip ; q=1"}) CHECK(accepts_gzip(header));
    for (const auto header : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "gzipx"}) CHECK_FALSE(accepts_gzip(header));
}

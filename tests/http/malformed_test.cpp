#include "client.hpp"
#include "malformed_requests.hpp"
#include "running_server.hpp"

#include <doctest/doctest.h>

#include <atomic>

using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr std::string_view canary = "GET /canary HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

std::size_t count_of_answers(std::string_view received) {
    std::size_t count = 0;
    for (std::size_t at = received.find("HTTP/1.1 "); at != std::string_view::npos; at = received.find("HTTP/1.1 ", at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("no malformed request is let through, nor one hidden behind it, and each is told why") {
    LogLines lines;
    std::atomic<int> let_through{0};
    RunningServer server({.log = lines.log()}, [&](auto, const web::Respond& respond) {
        ++let_through;
        respond({.body = "let through"});
    });
    const auto requests = malformed_requests();
    CHECK(requests.size() >= 46);
    for (const auto& request : requests) {
        CAPTURE(request.name);
        Client client(server.port());
        client.send(request.bytes);
        client.send(canary);
        const std::string received = client.read_all();
        CHECK(status_of(received) == request.status);
        CHECK(count_of_answers(received) == 1);
        CHECK(header_of(received, "Connection") == "close");
        CHECK(header_of(received, "X-Content-Type-Options") == "nosniff");
        CHECK(std::to_string(body_of(received).size()) == header_of(received, "Content-Length"));
    }
    CHECK(let_through == 0);
}

TEST_CASE("the canary itself is answered") {
    LogLines lines;
    RunningServer server({.log = lines.log()}, [](auto, const web::Respond& respond) { respond({.body = "alive"}); });
    Client client(server.port());
    client.send(canary);
    CHECK(body_of(client.read_all()) == "alive");
}

TEST_CASE("a body that is malformed is refused and the application never sees it") {
    LogLines lines;
    std::atomic<int> let_through{0};
    RunningServer server({.log = lines.log()}, [&](auto, const web::Respond& respond) {
        ++let_through;
        respond({});
    });
    const auto answer_to = [&](const std::string& type, const std::string& body) {
        Client client(server.port());
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body +
                    std::string(canary));
        const std::string received = client.read_all();
        CHECK(count_of_answers(received) == 1);
        return status_of(received);
    };
    CHECK(answer_to("application/x-www-form-urlencoded", "a=%") == 400);
    CHECK(answer_to("application/x-www-form-urlencoded", "a=%00") == 400);
    CHECK(answer_to("application/x-www-form-urlencoded", "a=%FF") == 400);
    CHECK(answer_to("application/json", "\xff") == 400);
    CHECK(answer_to("text/plain", "a=b") == 415);
    CHECK(answer_to("multipart/form-data", "a=b") == 400);
    CHECK(answer_to("multipart/form-data; boundary=B", "--B\r\n\r\n\r\n--B--\r\n") == 400);
    CHECK(let_through == 0);
}

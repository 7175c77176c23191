#include "client.hpp"
#include "running_server.hpp"

#include <doctest/doctest.h>

#include <future>

using namespace holdfast;
using namespace holdfast::test;

namespace {

/// Answers with what it understood of the request.
void tell_back(std::shared_ptr<web::Request> request, web::Respond respond) {
    std::string body = request->path;
    for (const auto& [name, value] : request->query.all()) body += " ?" + name + "=" + value;
    for (const auto& [name, value] : request->form.all()) body += " " + name + "=" + value;
    respond({.body = body});
}

web::ServerOptions quiet(LogLines& lines) { return {.log = lines.log()}; }

}  // namespace

TEST_CASE("a request is answered with its length, date and security headers") {
    LogLines lines;
    RunningServer server(quiet(lines), tell_back);
    Client client(server.port());
    client.send("GET /caf%C3%A9?a=1+2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string answer = client.read_answer();
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == "/café ?a=1 2");
    CHECK(header_of(answer, "Content-Length") == std::to_string(body_of(answer).size()));
    CHECK(header_of(answer, "Cache-Control") == "no-store");
    CHECK(header_of(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(answer, "Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(header_of(answer, "Server").empty());
    CHECK(header_of(answer, "Date").ends_with(" GMT"));
}

TEST_CASE("a connection serves one request after another, also when they come together") {
    LogLines lines;
    RunningServer server(quiet(lines), tell_back);
    Client client(server.port());
    client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(body_of(client.read_answer()) == "/one");
    client.send(
        "POST /two HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nx=y"
        "GET /three HTTP/1.1\r\nHost: a\r\n\r\nHEAD /four HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(body_of(client.read_answer()) == "/two x=y");
    CHECK(body_of(client.read_answer()) == "/three");
    const std::string last = client.read_all();
    CHECK(status_of(last) == 200);
    CHECK(header_of(last, "Content-Length") == "5");
    CHECK(body_of(last).empty());
}

TEST_CASE("an answer may come later from another thread, and only the first one counts") {
    LogLines lines;
    std::promise<web::Respond> handed_over;
    RunningServer server(quiet(lines), [&](auto, web::Respond respond) { handed_over.set_value(std::move(respond)); });
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const web::Respond respond = handed_over.get_future().get();
    respond({.body = "first"});
    respond({.body = "second"});
    CHECK(body_of(client.read_answer()) == "first");
}

TEST_CASE("a fault of the application becomes a 500 with the number under which the log has it") {
    LogLines lines;
    RunningServer server(quiet(lines), [](auto, auto) { throw std::runtime_error("disk \"sda\"\nbroken"); });
    Client client(server.port());
    client.send("GET /secret?name=Ann HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string answer = client.read_answer();
    CHECK(status_of(answer) == 500);
    const std::string log = lines.all();
    const std::size_t at = log.find("\"incident\":\"") + 12;
    CHECK(body_of(answer).find(log.substr(at, 9)) != std::string::npos);
    CHECK(answer.find("disk") == std::string::npos);
    CHECK(log.find(R"(disk \"sda\"\u000abroken)") != std::string::npos);
    CHECK(log.find("Ann") == std::string::npos);
}

TEST_CASE("an answer that the application drops becomes a 500") {
    LogLines lines;
    RunningServer server(quiet(lines), [](auto, auto) {});
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(status_of(client.read_answer()) == 500);
}

TEST_CASE("an address or port that cannot be had is named") {
    LogLines lines;
    RunningServer server(quiet(lines), tell_back);
    CHECK_THROWS_WITH_AS(web::Server({.port = server.port()}, tell_back), doctest::Contains(std::to_string(server.port()).c_str()), web::CannotListen);
    CHECK_THROWS_AS(web::Server({.address = "nowhere"}, tell_back), web::CannotListen);
}

TEST_CASE("each answered request leaves one line in the log, without its query") {
    LogLines lines;
    RunningServer server(quiet(lines), tell_back);
    Client client(server.port());
    client.send("GET /a%0ab?secret=1 HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(status_of(client.read_all()) == 400);
    Client second(server.port());
    second.send("GET /path?secret=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(status_of(second.read_all()) == 200);
    CHECK(lines.all().find(R"("event":"request","method":"GET","path":"/path","status":200)") != std::string::npos);
    CHECK(lines.all().find("secret") == std::string::npos);
}

TEST_CASE("a request that does not name a host of ours is turned away") {
    LogLines lines;
    RunningServer server({.allowed_hosts = {"holdfast.example"}, .log = lines.log()}, tell_back);
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    CHECK(status_of(client.read_all()) == 421);
}

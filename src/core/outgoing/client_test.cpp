#include "core/outgoing/client.hpp"

#include "support/temporary_folder.hpp"
#include "web/server.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <mutex>
#include <thread>

using namespace holdfast;
using namespace holdfast::outgoing;
using namespace std::chrono_literals;

namespace {
/// A server of our own on this machine; what it was asked is kept.
class Peer {
public:
    explicit Peer(std::function<void(const web::Request&, const web::Respond&)> answer)
        : server_({.port = 0, .threads = 1, .stop_timeout = 1s, .log = Log([](const std::string&) {})},
                  [answer = std::move(answer)](std::shared_ptr<web::Request> request, web::Respond respond) { answer(*request, respond); }),
          thread_([this] { server_.run(); }) {}
    ~Peer() {
        server_.stop();
        thread_.join();
    }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

private:
    web::Server server_;
    std::thread thread_;
};

/// OpenSSL's own server with a certificate made for it, for so many connections.
class TlsPeer {
public:
    explicit TlsPeer(int connections) {
        const std::string files = " -keyout " + folder_.path() + "/key.pem -out " + certificate();
        REQUIRE(
            std::system(("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost" + files + " 2>/dev/null")
                            .c_str()) == 0);
        const std::string words = "openssl s_server -accept 127.0.0.1:0 -www -naccept " + std::to_string(connections) + " -cert " + certificate() + " -key " +
                                  folder_.path() + "/key.pem 2>&1";
        output_ = ::popen(words.c_str(), "r");
        REQUIRE(output_ != nullptr);
        char line[256];
        while (std::fgets(line, sizeof line, output_) != nullptr)
            if (const std::string_view said = line; said.starts_with("ACCEPT ")) {
                port_ = said.substr(said.rfind(':') + 1);
                break;
            }
        while (!port_.empty() && port_.back() == '\n') port_.pop_back();
        REQUIRE_FALSE(port_.empty());
    }
    ~TlsPeer() {
        char line[256];
        while (std::fgets(line, sizeof line, output_) != nullptr) {
        }
        ::pclose(output_);
    }
    std::string certificate() const { return folder_.path() + "/certificate.pem"; }
    std::string at(const std::string& host) const { return "https://" + host + ":" + port_ + "/"; }

private:
    test::TemporaryFolder folder_{};
    std::FILE* output_{};
    std::string port_{};
};
}  // namespace

static std::string reason(const Outcome<Reply>& reply) { return reply ? "" : reply.refusal().message; }

TEST_CASE("only https is asked, and plain http on this machine alone") {
    for (const auto* url : {"https://issuer.example/path?a=b", "https://issuer.example:8443", "http://127.0.0.1:1", "http://localhost/x", "http://[::1]:80/"})
        CHECK(is_allowed(url));
    for (const auto* url : {"http://issuer.example", "http://127.0.0.1.example", "http://localhost.example", "http://10.0.0.1", "ftp://localhost",
                            "file:///etc/passwd", "https://", "HTTPS://a", "https://a:b@issuer.example", "http://localhost@evil.example",
                            "https://issuer.example/#x", "https://issuer.example/ x", "https://issuer.example/\n", "", "issuer.example"}) {
        CAPTURE(url);
        CHECK_FALSE(is_allowed(url));
        CHECK(reason(ask({.url = url}, {})) == "address");
    }
}

TEST_CASE("a question is asked with its headers and its form, and the answer comes with status, type and body") {
    const Peer peer([](const web::Request& request, const web::Respond& respond) {
        const std::string heard = std::string(request.method == web::Method::post ? "post " : "get ") + std::string(request.form.get("a")) + " " +
                                  std::string(request.headers.get("authorization")) + " " + std::string(request.headers.get("user-agent"));
        respond({.status = 201, .content_type = "Application/JSON; charset=utf-8", .body = heard});
    });
    const auto got = ask({.url = peer.address() + "/x", .headers = {"Authorization: Basic abc"}}, {});
    REQUIRE(got);
    CHECK(got->status == 201);
    CHECK(got->type == "application/json");
    CHECK(got->body == "get  Basic abc Holdfast");
    CHECK(ask({.url = peer.address() + "/x", .form = form_of({{"a", "1 & 2=\xc3\xa9"}})}, {})->body == "post 1 & 2=\xc3\xa9  Holdfast");
}

TEST_CASE("a redirect is not followed, wherever it leads") {
    const Peer peer([](const web::Request& request, const web::Respond& respond) { respond(web::redirect(request.path == "/there" ? "/" : "/there")); });
    const auto got = ask({.url = peer.address() + "/here"}, {});
    REQUIRE(got);
    CHECK(got->status == 303);
}

TEST_CASE("an answer that is too long, too late, or does not come is a refusal") {
    std::mutex held;
    std::vector<web::Respond> waiting;
    const Peer peer([&](const web::Request& request, const web::Respond& respond) {
        if (request.path == "/long") return respond({.body = std::string(most_reply_bytes + 1, 'x')});
        if (request.path == "/most") return respond({.body = std::string(most_reply_bytes, 'x')});
        const std::scoped_lock lock(held);
        waiting.push_back(respond);
    });
    CHECK(reason(ask({.url = peer.address() + "/long"}, {})) == "large");
    CHECK(ask({.url = peer.address() + "/most"}, {})->body.size() == most_reply_bytes);
    CHECK(reason(ask({.url = peer.address() + "/late"}, {}, 200ms)) == "slow");
    CHECK(reason(ask({.url = "http://127.0.0.1:1/"}, {})) == "unreachable");
    const std::scoped_lock lock(held);
    for (const auto& respond : waiting) respond({});
}

TEST_CASE("a certificate is believed only from who is trusted, and only for its own name") {
    const TlsPeer peer(3);
    CHECK(reason(ask({.url = peer.at("localhost")}, {})) == "certificate");
    CHECK(reason(ask({.url = peer.at("127.0.0.1")}, {.ca_file = peer.certificate()})) == "certificate");
    const auto got = ask({.url = peer.at("localhost")}, {.ca_file = peer.certificate()});
    CHECK(reason(got) == "");
    CHECK(got->status == 200);
}

TEST_CASE("fields are put into an address and a form percent-encoded") {
    CHECK(form_of({{"a b", "c&d"}, {"e", ""}}) == "a%20b=c%26d&e=");
    CHECK(with_query("https://a.example/x", {{"b", "c"}}) == "https://a.example/x?b=c");
    CHECK(with_query("https://a.example/x?y=z", {{"b", "c"}}) == "https://a.example/x?y=z&b=c");
}

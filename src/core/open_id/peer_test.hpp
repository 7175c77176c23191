#pragma once

#include "core/jose/keys_test.hpp"
#include "core/open_id/arrival_service.hpp"
#include "core/open_id/link_service.hpp"
#include "core/open_id/log_out_service.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "support/people.hpp"
#include "web/server.hpp"

#include <atomic>
#include <mutex>
#include <thread>

namespace holdfast::open_id::test {

using Json = nlohmann::json;

/// An issuer on this machine that says what a test wants said: what no sound provider would say too.
class Peer {
public:
    Peer()
        : server_({.port = 0, .threads = 2, .stop_timeout = std::chrono::seconds{1}, .log = Log([](const std::string&) {})},
                  [this](std::shared_ptr<web::Request> request, web::Respond respond) { respond(answer(*request)); }),
          thread_([this] { server_.run(); }) {
        keys = jose::test::key_set_of({pair.jwk("one")});
    }
    ~Peer() {
        server_.stop();
        thread_.join();
    }

    std::string address() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
    std::string token(const Json& claims, const std::string& key = "one", const std::string& type = "JWT") const {
        return jose::signed_token({{"kid", key}, {"typ", type}}, claims, pair.signing());
    }

    const jose::test::Pair pair = jose::test::Pair::point();
    // What it says; set between questions.
    std::string keys{};
    std::string token_answer{};
    int token_status{200};
    std::string token_type{"application/json"};
    std::atomic<int> key_fetches{0};
    web::Fields code_form{};  ///< what came with the code

private:
    web::Response answer(const web::Request& request) {
        if (request.path == "/keys") {
            ++key_fetches;
            return {.content_type = "application/json", .body = keys};
        }
        if (request.path != "/token")
            return {.content_type = "application/json",
                    .body = Json{{"issuer", address()},
                                 {"authorization_endpoint", address() + "/authorize"},
                                 {"token_endpoint", address() + "/token"},
                                 {"jwks_uri", address() + "/keys"},
                                 {"end_session_endpoint", address() + "/end"}}
                                .dump()};
        code_form = request.form;
        return {.status = token_status, .content_type = token_type, .body = token_answer};
    }

    web::Server server_;
    std::thread thread_;
};

/// People, one of whom the peer knows, and a clock that the test moves.
struct Scene : holdfast::test::People {
    explicit Scene(const std::string& kind) : People(kind) {
        database->migrate(every_migration());
        parties.use({.site = "https://holdfast.example",
                     .issuers = {{.key = "there",
                                  .name = "There",
                                  .issuer = peer.address(),
                                  .client_id = "holdfast",
                                  .secret = "hush",
                                  .demands = {.second_factor_values = {"strong"}}}}});
    }
    static std::vector<store::Migration> every_migration() {
        auto all = migrations();
        for (const auto& migration : open_id::migrations()) all.push_back(migration);
        return all;
    }

    Peer peer{};
    Parties parties{};
    sign_in::SecondFactorPolicy policy{.roles = &roles, .reading = {{"thing.read", "Read"}}};

    std::int64_t seconds() const { return std::chrono::duration_cast<std::chrono::seconds>(now->time_since_epoch()).count(); }
    void link(Id<trail::Account> account, const std::string& subject) {
        REQUIRE(journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            CHECK(insert_link(change, {.account = account, .issuer = peer.address(), .subject = subject}));
            change.record({"test.linked", {"test", "1"}});
            return Done{};
        }));
    }
    /// What the browser is sent with: the value of a field of the address.
    static std::string sent(const std::string& address, const std::string& name) {
        const auto start = address.find(name + "=") + name.size() + 1;
        return address.substr(start, address.find('&', start) - start);
    }
    Json claims(const std::string& subject, const std::string& nonce) const {
        return {{"iss", peer.address()},         {"aud", "holdfast"}, {"sub", subject}, {"nonce", nonce}, {"iat", seconds()}, {"exp", seconds() + 300},
                {"sid", "session of " + subject}};
    }
    void says(const std::string& id_token) { peer.token_answer = Json{{"id_token", id_token}, {"access_token", "a"}, {"token_type", "Bearer"}}.dump(); }

    /// A try that has begun in this visit.
    struct Begun {
        std::string visit{};
        std::string state{};
        std::string nonce{};
    };
    Begun begin(const std::string& visit, Purpose purpose = Purpose::sign_in, const trail::Actor& actor = trail::nobody("192.0.2.7")) {
        const auto address = depart(journal, actor, parties, {.issuer_key = "there", .purpose = purpose, .next = "/next", .visit_token = visit});
        REQUIRE(address);
        return {visit, sent(*address, "state"), sent(*address, "nonce")};
    }
    Arrival finish(const Begun& begun, const trail::Actor& actor = trail::nobody("192.0.2.7")) {
        return arrive(
            journal, actor, parties,
            {.issuer_key = "there", .visit_token = begun.visit, .state = begun.state, .code = "code", .place = {.address = "192.0.2.7"}, .policy = policy});
    }
    Arrival come(const std::string& subject, const Json& more = Json::object()) {
        const auto begun = begin("visit");
        Json all = claims(subject, begun.nonce);
        all.update(more);
        says(peer.token(all));
        return finish(begun);
    }
    std::string latest_detail() {
        return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::string> { return trail::latest_events(view, 1).at(0).detail; });
    }
};

}  // namespace holdfast::open_id::test

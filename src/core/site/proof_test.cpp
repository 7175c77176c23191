#include "core/access/secret.hpp"
#include "core/site/session_pages.hpp"
#include "core/site/site.hpp"
#include "support/people.hpp"
#include "web/csrf.hpp"

#include <future>

using namespace holdfast;
using std::chrono::minutes;

static Outcome<site::Answer> shown(trail::View&, const web::Request&) {
    return site::Answer{site::Page{.title = "Shown", .main = web::html("<h1>Shown</h1>")}};
}
static Outcome<site::Answer> done(trail::Change& change, const web::Request&) {
    change.record({"test.done", {"test", "1"}});
    return site::Answer{web::redirect("/done")};
}
static Outcome<site::Answer> acted(trail::Journal&, const trail::Actor&, const web::Request&) { return site::Answer{web::redirect("/acted")}; }

static site::Router routes() {
    site::Router router;
    router.get("/plain", permissions::signed_in, shown);
    router.get("/people/{number}", permissions::signed_in, shown).needs_recent_proof = true;
    router.post("/people/{number}/change", permissions::signed_in, "test", done).needs_recent_proof = true;
    router.post_act("/people/{number}/act", permissions::signed_in, "test", acted).needs_recent_proof = true;
    return router;
}

/// A site and somebody who signed in when it was nine o'clock.
struct Visit {
    explicit Visit(const std::string& kind) : people(kind) {
        const auto opened = people.journal.change(people.visitor, "test", [&](trail::Change& change) -> Outcome<Done> {
            access::insert_session(change, {.account = people.ana, .token_fingerprint = access::fingerprint(token)});
            change.record({"test.done", {"test", "1"}});
            return Done{};
        });
        REQUIRE(opened);
    }

    test::People people;
    std::string token = access::random_token();
    site::Site site{people.journal, people.roles, routes(), {}, {}};

    web::Response ask(web::Method method, const std::string& path) {
        auto request = std::make_shared<web::Request>();
        request->method = method;
        request->path = request->target = path;
        request->cookies.add("holdfast", token);
        if (method == web::Method::post) request->form.add(std::string(web::csrf_field_name), web::csrf_token(token));
        std::promise<web::Response> answer;
        site.answer(request, [&](web::Response response) { answer.set_value(std::move(response)); });
        return answer.get_future().get();
    }
    /// Where the answer leads to, or its status.
    std::string leads_to(web::Method method, const std::string& path) {
        const auto response = ask(method, path);
        for (const auto& [name, value] : response.headers)
            if (name == "Location") return value;
        return std::to_string(response.status);
    }
};

ON_EVERY_DATABASE("a route that needs proof is open for five minutes after it was given, then asks again and leads back; others stay open") {
    Visit visit{kind};
    *visit.people.now += minutes{5};
    CHECK(visit.leads_to(web::Method::get, "/people/7") == "200");
    CHECK(visit.leads_to(web::Method::post, "/people/7/change") == "/done");
    CHECK(visit.leads_to(web::Method::post, "/people/7/act") == "/acted");
    *visit.people.now += std::chrono::milliseconds{1};
    CHECK(visit.leads_to(web::Method::get, "/people/7") == "/confirm?next=%2Fpeople%2F7");
    CHECK(visit.leads_to(web::Method::post, "/people/7/change") == "/confirm?next=%2Fpeople%2F7");
    CHECK(visit.leads_to(web::Method::post, "/people/7/act") == "/confirm?next=%2Fpeople%2F7");
    CHECK(visit.leads_to(web::Method::get, "/plain") == "200");
    CHECK(visit.people.latest_events(1).front() == "test.done");
}

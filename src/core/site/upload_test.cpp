#include "core/access/secret.hpp"
#include "core/site/site.hpp"
#include "support/people.hpp"
#include "web/csrf.hpp"

#include <future>

using namespace holdfast;
using Verdict = outgoing::Scanned::Verdict;

/// What the page was told of the file.
static Outcome<site::Answer> told(trail::Journal&, const trail::Actor&, const web::Request& request) {
    const auto scanned = request.uploads.front().scanned;
    return site::Answer{web::redirect(scanned == web::ScanAnswer::clean ? "/clean" : scanned == web::ScanAnswer::no_answer ? "/no-answer" : "/not-asked")};
}

static site::Router routes() {
    site::Router router;
    router.post_act("/files", permissions::signed_in, "test", told);
    router.post_act("/records", permissions::signed_in, "test", told).has_quarantine = true;
    return router;
}

static std::string sent(const std::string& kind, const std::string& path, std::function<outgoing::Scanned(const std::string&)> scan) {
    test::People people{kind};
    const std::string token = access::random_token();
    REQUIRE(people.journal.change(people.visitor, "test", [&](trail::Change& change) -> Outcome<Done> {
        access::insert_session(change, {.account = people.ana, .token_fingerprint = access::fingerprint(token)});
        change.record({"test.done", {"test", "1"}});
        return Done{};
    }));
    site::Site site{people.journal, people.roles, routes(), {}, {.scan = std::move(scan)}};
    auto request = std::make_shared<web::Request>();
    request->method = web::Method::post;
    request->path = request->target = path;
    request->cookies.add("holdfast", token);
    request->form.add(std::string(web::csrf_field_name), web::csrf_token(token));
    request->uploads.push_back({.field = "file", .file_name = "a.txt", .path = "/nowhere", .size = 5});
    std::promise<web::Response> answer;
    site.answer(request, [&](web::Response response) { answer.set_value(std::move(response)); });
    const auto response = answer.get_future().get();
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return std::to_string(response.status);
}

ON_EVERY_DATABASE("a page learns what the scanner said; without its answer a file reaches only a page that has a quarantine, and what is infected none") {
    const auto scanner = [](Verdict verdict) { return [verdict](const std::string&) { return outgoing::Scanned{verdict, "words"}; }; };
    for (const std::string path : {"/files", "/records"}) {
        CHECK(sent(kind, path, {}) == "/not-asked");
        CHECK(sent(kind, path, scanner(Verdict::clean)) == "/clean");
        CHECK(sent(kind, path, scanner(Verdict::infected)) == "422");
    }
    CHECK(sent(kind, "/files", scanner(Verdict::unknown)) == "503");
    CHECK(sent(kind, "/records", scanner(Verdict::unknown)) == "/no-answer");
}

#include "core/api/body_api.hpp"
#include "core/api/door_test.hpp"
#include "core/api/pace.hpp"

#include <thread>

using namespace holdfast;
using namespace holdfast::api;
using namespace holdfast::api::test;

static std::string said(const web::Response& response) {
    std::string text = std::to_string(response.status);
    const auto body = Json::parse(response.body);
    CHECK(body["status"] == response.status);
    CHECK_FALSE(body.value("title", "").empty());
    for (const auto& error : body.value("errors", Json::array())) text += "\n" + error["pointer"].get<std::string>() + " " + error["detail"].get<std::string>();
    return text;
}

ON_EVERY_DATABASE("what was sent again with the same key is answered as the first time and done once; another body under the key is refused") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    const auto once = door.ask(Door::put(token, "one", R"({"name": "kettle"})"));
    *door.now += std::chrono::hours{47};
    const auto later = door.token_of(door.first);
    const auto again = door.ask(Door::put(later, "\"one\"", R"({"name": "kettle"})"));
    CHECK(once.status == 201);
    CHECK(again.status == 201);
    CHECK(once.body == R"({"name":"kettle","agency":"The school"})");
    CHECK(again.body == once.body);
    CHECK(header(again, "Location") == "/api/things/kettle");
    CHECK(door.put_things() == 1);
    CHECK(door.ask(Door::put(later, "one", R"({"name": "pot"})")).status == 422);
    const auto other = door.let_in("Register", "club", {"things:put"});
    CHECK(door.ask(Door::put(door.token_of(other), "one", R"({"name": "kettle"})")).body == R"({"name":"kettle","agency":"The club"})");
    *door.now += std::chrono::hours{2};
    CHECK(door.ask(Door::put(door.token_of(door.first), "one", R"({"name": "pot"})")).status == 201);
    CHECK(door.look([](trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM api_replays"); }) == 2);
}

ON_EVERY_DATABASE("a refused request leaves nothing, not even its key") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    CHECK(said(door.ask(Door::put(token, "one", "{}"))) == "422\n/name Enter the thing's name");
    CHECK(door.put_things() == 0);
    CHECK(door.ask(Door::put(token, "one", R"({"name": "kettle"})")).status == 201);
}

ON_EVERY_DATABASE("while a request is under way its key is taken") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    std::thread slow([&] { CHECK(door.ask(Door::put(token, "one", R"({"name": "wait"})")).status == 201); });
    door.has_begun.wait();
    const auto meanwhile = door.ask(Door::put(token, "one", R"({"name": "wait"})"));
    door.may_go_on.count_down();
    slow.join();
    CHECK(meanwhile.status == 409);
    CHECK(header(meanwhile, "Retry-After") == "1");
    CHECK(door.ask(Door::put(token, "one", R"({"name": "wait"})")).status == 201);
    CHECK(door.put_things() == 1);
}

ON_EVERY_DATABASE("every field that is wrong is named by its pointer, by its shape and by the rules at once") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    const auto wrong = door.ask(Door::put(token, "one", R"({"uses": ["tea", "war"], "bought_on": "yesterday", "is_new": "yes", "price/~": 3, "colour": 1})"));
    CHECK(said(wrong) ==
          "422\n/bought_on \"yesterday\" is not a day. Write it as 2012-03-31\n/colour This must be text\n/is_new This must be true or false\n/price~1~0 There "
          "is no such field\n"
          "/uses/1 This is none of the choices\n/name Enter the thing's name");
    CHECK(wrong.content_type == "application/problem+json");
    CHECK(said(door.ask(Door::put(token, "one", R"({"name": "kettle", "price": 3})"))) == "422\n/price There is no such field");
    CHECK(door.put_things() == 0);
    CHECK(said(door.ask(Door::put(token, "one", R"({"name": "a\u0000b"})"))) == "422\n/name This holds a character that cannot be shown");
}

ON_EVERY_DATABASE("a body that is no JSON object is refused with where it is none") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    const auto answer = [&](const char* body) { return said(door.ask(Door::put(token, "one", body))); };
    CHECK(answer(R"({"name": })") == "400\n The body is not JSON: look at byte 10");
    CHECK(answer("") == "400\n The body is not JSON: look at byte 1");
    CHECK(answer(R"({"name": 1e999})") == "400\n A number in the body is too large");
    CHECK(answer("[]") == "400\n The body is not a JSON object");
    CHECK(answer(R"({"name": "a", "name": "b"})") == "400\n A name comes twice in an object, or objects are nested too deeply");
}

ON_EVERY_DATABASE("a name in the address that the operation does not know is refused, not passed over") {
    Door door{kind};
    auto mistyped = Door::get(door.token_of(door.first));
    mistyped.query.add("afer", "1");
    CHECK(said(door.ask(std::move(mistyped))) == "400\n There is no parameter \"afer\" in this address");
}

ON_EVERY_DATABASE("the head is asked for what it must say: a token, a key, JSON there and back") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    const auto status = [&](auto alter) {
        auto request = Door::put(token, "one", R"({"name": "kettle"})");
        alter(request);
        return door.ask(std::move(request)).status;
    };
    const auto without = [](web::Request& request, std::string_view name) {
        web::Fields kept;
        for (const auto& [key, value] : request.headers.all())
            if (key != name) kept.add(key, value);
        request.headers = kept;
    };
    CHECK(status([&](auto& request) { without(request, "authorization"); }) == 401);
    CHECK(status([&](auto& request) { request.headers.add("authorization", "Bearer " + token); }) == 401);
    CHECK(status([&](auto& request) { without(request, "idempotency-key"); }) == 400);
    CHECK(status([&](auto& request) { without(request, "content-type"); }) == 415);
    auto as_page = Door::put(token, "one", "{}");
    as_page.headers.add("accept", "text/html, application/json;q=0");
    CHECK(said(door.ask(std::move(as_page))) == "406");
    CHECK(status([&](auto& request) { request.path = "/api/others"; }) == 404);
    CHECK(status([&](auto& request) { request.path = "/api/things/kettle"; }) == 405);
    CHECK(door.put_things() == 0);
    CHECK(status([&](auto& request) { request.headers.add("accept", "text/html, application/*;q=0.5"); }) == 201);
    CHECK(door.ask({.path = "/api/token"}).status == 405);
}

ON_EVERY_DATABASE("the session of a browser opens nothing here") {
    Door door{kind};
    web::Request request{.path = "/api/things"};
    request.cookies.add("holdfast", door.token_of(door.first));
    const auto answer = door.ask(std::move(request));
    CHECK(answer.status == 401);
    CHECK(header(answer, "WWW-Authenticate") == "Bearer realm=\"holdfast\"");
}

ON_EVERY_DATABASE("a list says where it goes on, and what was looked at is in the trail before the answer leaves") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    CHECK(door.ask(Door::get(token)).body == R"({"items":[{"name":"kettle"}],"next":null})");
    CHECK(door.latest_events(1).front() != "api.token_issued");
    CHECK(said(door.ask(Door::get(token, "/api/things/pot"))) == "404");
}

TEST_CASE("a system may make twice its pace in a row, then its pace a second; another has its own, and is not held up by it") {
    Pace pace;
    const Instant start = parse_instant("2026-11-23T10:00:00Z").value();
    using std::chrono::milliseconds;
    for (int i = 0; i < 100; ++i) CHECK(pace.take({1}, start).count() == 0);
    CHECK(pace.take({1}, start).count() == 20);
    for (int i = 0; i < 2000; ++i) CHECK(pace.take({2, 1000}, start).count() == 0);
    CHECK(pace.take({2, 1000}, start).count() == 1);
    for (int i = 0; i < 6; ++i) CHECK(pace.take({3, 3}, start).count() == 0);
    CHECK(pace.take({3, 3}, start).count() == 334);
    CHECK(pace.take({1}, start + milliseconds{20}).count() == 0);
    CHECK(pace.take({1}, start + milliseconds{20}).count() == 20);
}

ON_EVERY_DATABASE("each system has the pace that was set for it, from its next request on, and the change is in the trail") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    const auto taken = [&] {
        int count = 0;
        while (door.ask(Door::get(token)).status == 200) ++count;
        return count;
    };
    CHECK(taken() == 100);
    *door.now += std::chrono::minutes{1};
    const auto set = [&](std::int64_t a_second) {
        return door.change([&](trail::Change& change) { return set_pace(change, door.first.client, a_second, door.granting); });
    };
    for (const std::int64_t wrong : {0, -1, 1001}) CHECK(set(wrong).refusal().errors.front().field == "a_second");
    REQUIRE(set(3));
    CHECK(door.latest_events(1).front() == "api.pace_set");
    CHECK(taken() == 6);
    CHECK(door.ask(Door::get(door.token_of(door.let_in("Hub", "club", {"things:look"})))).status == 200);
}

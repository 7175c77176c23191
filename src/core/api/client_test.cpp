#include "core/api/door_test.hpp"
#include "core/notices/inbox_store.hpp"

using namespace holdfast;
using namespace holdfast::api;
using namespace holdfast::api::test;

ON_EVERY_DATABASE("a system is let in for an agency with an agreement, and for named things alone; whoever lacks the permission lets none in") {
    Door door{kind};
    const auto refused = door.try_to_let_in({.name = " ", .agency = "nowhere", .scopes = {"everything"}});
    REQUIRE_FALSE(refused);
    for (const char* field : {"name", "agency", "scopes"})
        CHECK(std::ranges::find(refused.refusal().errors, field, &FieldError::field) != refused.refusal().errors.end());
    const auto by_nobody = door.journal.change({}, "a test", [&](trail::Change& change) {
        return make_client(change, {"Other", "school", {"things:put"}}, door.granting);
    });
    CHECK(by_nobody.refusal().kind == Refusal::Kind::forbidden);
    *door.now += std::chrono::hours{24 * 60};
    CHECK_FALSE(door.try_to_let_in({"Other", "school", {"things:put"}}));
    CHECK(door.latest_events(1).front() == "api.client_made");
}

ON_EVERY_DATABASE("a secret gives a token that opens what its system may do, for ten minutes") {
    Door door{kind};
    const auto token = door.token_of(door.first);
    CHECK(door.ask(Door::put(token, "one", R"({"name": "kettle"})")).status == 201);
    CHECK(door.client(door.first).secrets.front().used_at == *door.now);
    *door.now += token_lasts - std::chrono::milliseconds{1};
    CHECK(door.ask(Door::get(token)).status == 200);
    *door.now += std::chrono::milliseconds{1};
    const auto late = door.ask(Door::get(token));
    CHECK(late.status == 401);
    CHECK(header(late, "WWW-Authenticate") == "Bearer realm=\"holdfast\", error=\"invalid_token\"");
}

ON_EVERY_DATABASE("a token is for the scopes asked for, and none beyond those of its system") {
    Door door{kind};
    const auto key = door.client(door.first).key;
    const auto narrow = Json::parse(door.ask_for_token(key, door.first.secret, "things:look").body);
    CHECK(narrow["scope"] == "things:look");
    const auto refused = door.ask(Door::put(narrow["access_token"], "one", R"({"name": "kettle"})"));
    CHECK(refused.status == 403);
    CHECK(header(refused, "WWW-Authenticate") == "Bearer realm=\"holdfast\", error=\"insufficient_scope\", scope=\"things:put\"");
    const auto wide = door.ask_for_token(key, door.first.secret, "things:look everything");
    CHECK(wide.status == 400);
    CHECK(Json::parse(wide.body)["error"] == "invalid_scope");
}

ON_EVERY_DATABASE("during a change of secrets both open, never three; an ended one and its tokens open nothing, and the last goes with the system alone") {
    Door door{kind};
    const auto old_token = door.token_of(door.first);
    const auto second = door.change([&](trail::Change& change) { return add_secret(change, door.first.client, door.granting); });
    REQUIRE(second);
    const auto new_token = door.token_of(*second);
    CHECK_FALSE(door.change([&](trail::Change& change) { return add_secret(change, door.first.client, door.granting); }));
    CHECK(door.ask(Door::get(old_token)).status == 200);
    const auto end_oldest = [&] {
        return door.change([&](trail::Change& change) {
            return end_secret(change, door.first.client, find_client(change, door.first.client)->secrets.back().id, door.granting);
        });
    };
    REQUIRE(end_oldest());
    CHECK(door.ask(Door::get(old_token)).status == 401);
    CHECK(door.ask(Door::get(new_token)).status == 200);
    CHECK(door.ask_for_token(door.client(door.first).key, door.first.secret).status == 401);
    CHECK_FALSE(end_oldest());
    const auto last = door.client(door.first).secrets.front().id;
    CHECK_FALSE(door.change([&](trail::Change& change) { return end_secret(change, door.first.client, last, door.granting); }));
    REQUIRE(door.change([&](trail::Change& change) { return end_client(change, door.first.client, door.granting); }));
    CHECK(door.ask(Door::get(new_token)).status == 401);
    CHECK(door.ask_for_token(door.client(door.first).key, second->secret).status == 401);
}

ON_EVERY_DATABASE("a system whose agency's agreement has run out has no tokens, and those it has open nothing") {
    Door door{kind};
    *door.now = parse_instant("2026-12-31T23:58:00Z").value();
    const auto token = door.token_of(door.first);
    CHECK(door.ask(Door::get(token)).status == 200);
    *door.now += std::chrono::minutes{3};
    CHECK(door.ask(Door::get(token)).status == 401);
    CHECK(door.ask_for_token(door.client(door.first).key, door.first.secret).status == 401);
}

ON_EVERY_DATABASE("who tries wrong secrets has to wait, as at the sign-in page, and every attempt is in the trail") {
    Door door{kind};
    const auto key = door.client(door.first).key;
    for (int i = 0; i < 6; ++i) CHECK(door.ask_for_token(key, "wrong").status == 401);
    const auto held = door.ask_for_token(key, door.first.secret);
    CHECK(held.status == 429);
    CHECK(header(held, "Retry-After") == "1");
    CHECK(door.latest_events(6) == std::vector<std::string>(6, "api.token_refused"));
    *door.now += std::chrono::seconds{1};
    CHECK(door.ask_for_token(key, door.first.secret).status == 200);
}

ON_EVERY_DATABASE("a token is asked for as RFC 6749 has it; anything else is refused by its names") {
    Door door{kind};
    const auto error = [&](const std::vector<std::pair<std::string, std::string>>& fields, const std::string& head = {}) {
        web::Request request{.method = web::Method::post, .path = "/api/token"};
        for (const auto& [name, value] : fields) request.form.add(name, value);
        if (!head.empty()) request.headers.add("authorization", head);
        const auto response = door.ask(std::move(request));
        return std::to_string(response.status) + " " + Json::parse(response.body).value("error", "") + " " + header(response, "WWW-Authenticate").substr(0, 5);
    };
    CHECK(error({}) == "400 invalid_request ");
    CHECK(error({{"grant_type", "password"}}) == "400 unsupported_grant_type ");
    CHECK(error({{"grant_type", "client_credentials"}, {"grant_type", "client_credentials"}}) == "400 invalid_request ");
    CHECK(error({{"grant_type", "client_credentials"}}) == "401 invalid_client Basic");
    CHECK(error({{"grant_type", "client_credentials"}}, "Basic !") == "401 invalid_client Basic");
    CHECK(error({{"grant_type", "client_credentials"}, {"client_secret", "s"}}, "Basic YTpi") == "400 invalid_request ");
    CHECK(error({{"grant_type", "client_credentials"}}, "Basic YTpi") == "401 invalid_client Basic");
}

ON_EVERY_DATABASE("a system is nobody who signs in: it is not among the people, nor among those who left") {
    Door door{kind};
    const auto is_admin = [&](const auto& account) { return account.id == door.admin.account; };
    CHECK(door.look([&](trail::View& view) {
        return std::ranges::all_of(access::load_accounts(view), is_admin) && std::ranges::all_of(access::accounts_not_used(view), is_admin);
    }));
    CHECK(door.look([&](trail::View& view) { return access::find_account(view, find_client(view, door.first.client)->account)->name; }) == "Timetable");
}

ON_EVERY_DATABASE("everybody else who may let systems in is told whenever one is, and of its secrets and its end; not who did it") {
    Door door{kind};
    const auto other = door.administrator_called("ben.admin");
    const auto told = [&](const trail::Actor& who) { return door.look([&](trail::View& view) { return notices::count_unread(view, who.account); }); };
    const auto made = door.let_in("Register", "club", {"things:put"});
    CHECK(told(other) == 1);
    REQUIRE(door.change([&](trail::Change& change) { return add_secret(change, made.client, door.granting); }));
    REQUIRE(door.change([&](trail::Change& change) { return end_client(change, made.client, door.granting); }));
    CHECK(told(other) == 3);
    CHECK(told(door.admin) == 0);
}

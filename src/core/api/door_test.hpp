#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/api/client_service.hpp"
#include "core/api/front_api.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <future>
#include <latch>
#include <nlohmann/json.hpp>

namespace holdfast::api::test {

using Json = nlohmann::json;

inline constexpr Permission put_permission{"things.put", "Put things"};
inline constexpr Scope put_scope{"things:put", "Put things", put_permission};
inline constexpr Scope look_scope{"things:look", "Look at things", {"things.look", "Look at things"}};
inline const Role administrator{"administrator", "Administrator", {permissions::manage_clients}};

/// A partnership with two agencies, an administrator, a system of the school, and a door behind which things are put. All of it is made up.
struct Door {
    explicit Door(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())) {
        admin = administrator_called("ada.admin");
        for (const char* key : {"school", "club"}) agency(key);
        first = let_in("Timetable", "school", {"things:put", "things:look"});
    }

    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), sign_in::migrations(), api::migrations()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }
    template <class Act>
    auto change(Act&& act) {
        return journal.change(admin, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(Look&& look) {
        return *journal.view(admin, [&](trail::View& view) { return Outcome(look(view)); });
    }
    trail::Actor administrator_called(const std::string& name) {
        const auto account = *journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_put", {"account", name}});
            const auto id = access::insert_account(change, {.user_name = name, .name = name}, "").value();
            access::insert_grant(change, {.account = id, .role = "administrator", .from = change.today()});
            return id;
        });
        return {.account = account, .name = name, .roles = {&administrator}};
    }
    void agency(const std::string& key) {
        REQUIRE(change([&](trail::Change& change) -> Outcome<Done> {
            const auto id = organisations::put_agency(change, {.key = key, .type = "school", .sector = "public"});
            organisations::put_name(change, id, {.name = "The " + key});
            organisations::put_agreement(change, id,
                                         {.edition = "1", .signed_on = make_date(2026, 1, 1), .from = make_date(2026, 1, 1), .until = make_date(2026, 12, 31)});
            change.record({"test.agency_put", {"agency", key}});
            return Done{};
        }));
    }
    Outcome<NewSecret> try_to_let_in(const NewClient& wanted) {
        return change([&](trail::Change& change) { return make_client(change, wanted, granting); });
    }
    NewSecret let_in(const std::string& name, const std::string& agency, std::vector<std::string> scopes) {
        const auto made = try_to_let_in({name, agency, std::move(scopes)});
        REQUIRE(made);
        return *made;
    }
    Client client(const NewSecret& made) {
        return look([&](trail::View& view) { return *find_client(view, made.client); });
    }
    std::vector<std::string> latest_events(int most) {
        return look([&](trail::View& view) {
            std::vector<std::string> types;
            for (const auto& event : trail::latest_events(view, most)) types.push_back(event.type);
            return types;
        });
    }

    web::Response ask(web::Request request) {
        std::promise<web::Response> answer;
        request.peer = "192.0.2.7";
        door.answer(std::make_shared<web::Request>(std::move(request)), [&](web::Response response) { answer.set_value(std::move(response)); });
        return answer.get_future().get();
    }
    web::Response ask_for_token(const std::string& key, const std::string& secret, const std::string& scope = {}) {
        web::Request request{.method = web::Method::post, .path = "/api/token"};
        request.form.add("grant_type", "client_credentials");
        request.form.add("client_id", key);
        request.form.add("client_secret", secret);
        if (!scope.empty()) request.form.add("scope", scope);
        return ask(std::move(request));
    }
    std::string token_of(const NewSecret& made) {
        const auto answer = Json::parse(ask_for_token(client(made).key, made.secret).body);
        return answer.value("access_token", "");
    }
    static web::Request put(const std::string& token, const std::string& key, const std::string& body) {
        web::Request request{.method = web::Method::post, .path = "/api/things", .body = body};
        request.headers.add("authorization", "Bearer " + token);
        request.headers.add("content-type", "application/json");
        if (!key.empty()) request.headers.add("idempotency-key", key);
        return request;
    }
    static web::Request get(const std::string& token, const std::string& path = "/api/things") {
        web::Request request{.path = path};
        request.headers.add("authorization", "Bearer " + token);
        return request;
    }

    /// Things are counted by their events; a `wait` in the name holds the writer until the test goes on.
    std::vector<Operation> operations() {
        const Shape thing{"Thing",
                          {{"name", Kind::text, "Its name", true, "kettle"},
                           {"colour", Kind::one_of, "Its colour", false, "red", {{"red", "Red"}, {"blue", "Blue"}}},
                           {"uses", Kind::any_of, "What for", false, "tea", {{"tea", "Tea"}, {"soup", "Soup"}}},
                           {"bought_on", Kind::day, "When"},
                           {"is_new", Kind::flag, "Whether it is new", false, "true"}}};
        const Operation act{.name = "putThing",
                            .pattern = "/api/things",
                            .scope = put_scope,
                            .takes = thing,
                            .gives = thing,
                            .reason = "thing put",
                            .act = [this](trail::Change& change, const web::Request& request) -> Outcome<Reply> {
                                const auto name = std::string(request.form.get("name"));
                                if (name == "wait") {
                                    has_begun.count_down();
                                    may_go_on.wait();
                                }
                                change.record({"test.thing_put", {"thing", name}});
                                if (name.empty()) return invalid({{"name", "Enter the thing's name"}});
                                return Reply{.body = {{"name", name}, {"agency", change.actor().agency}}, .location = "/api/things/" + name};
                            }};
        const Operation list{.name = "listThings",
                             .pattern = "/api/things",
                             .scope = look_scope,
                             .gives = thing,
                             .is_list = true,
                             .has_pages = true,
                             .look = [](trail::View& view, const web::Request&) -> Outcome<Reply> {
                                 view.look({"thing", "1"});
                                 return Reply{.list = {{{"name", "kettle"}}}};
                             }};
        const Operation one{.name = "showThing",
                            .pattern = "/api/things/{name}",
                            .scope = look_scope,
                            .gives = thing,
                            .look = [](trail::View&, const web::Request&) -> Outcome<Reply> { return not_found("There is none"); }};
        return {act, list, one};
    }
    std::size_t put_things() {
        const auto types = latest_events(200);
        return static_cast<std::size_t>(std::ranges::count(types, "test.thing_put"));
    }

    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-23T10:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [now = now] { return *now; }};
    Granting granting{{put_scope, look_scope}, {administrator}};
    trail::Actor admin{};
    NewSecret first{};
    std::latch has_begun{1}, may_go_on{1};
    Front door{journal, operations(), {.partnership = "The Partnership", .replay_key = std::string(32, 'k')}};
};

inline std::string header(const web::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace holdfast::api::test

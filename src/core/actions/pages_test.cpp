#include "core/access/grant_store.hpp"
#include "core/actions/action_pages.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/rating_pages.hpp"
#include "core/attachments/world_test.hpp"

#include <algorithm>
#include <fmt/format.h>

using namespace holdfast;
using namespace holdfast::actions;
using attachments::probe::person;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string all = "/probes/{subject}/actions", one = all + "/{action}";

/// The routes of probes that have actions, asked as a person would.
struct Pages : attachments::probe::World {
    explicit Pages(const std::string& database_kind) : attachments::probe::World(database_kind) {
        auto migrations = every_migration();
        for (const auto& migration : actions::migrations()) migrations.push_back(migration);
        database->migrate(migrations);
        REQUIRE(change(trail::operator_named(), [](trail::Change& change) -> Outcome<Done> {
            change.record({"test.account_added", {"account", "ana"}});
            const auto ana = access::insert_account(change, {.user_name = "ana", .name = "Ana Lyst", .agency = "Council"}, "");
            access::insert_grant(change, {.account = *ana, .role = std::string(policy::probe::worker_role.key)});
            return Done{};
        }));
        desk.roles = {policy::probe::worker_role};
        add_action_routes(router, desk);
        add_own_actions_route(router, policy::probe::use, {desk});
    }
    const site::Route& route(const std::string& pattern, web::Method method) const {
        const auto found = std::ranges::find_if(router.routes(), [&](const site::Route& each) { return each.pattern == pattern && each.method == method; });
        REQUIRE(found != router.routes().end());
        return *found;
    }
    static web::Request request_with(const Fields& fields, const std::string& action = "1") {
        web::Request request;
        request.path_parameters = {{"subject", "P1"}, {"action", action}};
        for (const auto& [name, value] : fields) request.form.add(name, value);
        return request;
    }
    Outcome<site::Answer> get(const std::string& pattern, const trail::Actor& actor = person(1), const std::string& action = "1") {
        return journal.view(actor, [&](trail::View& view) { return route(pattern, web::Method::get).view(view, request_with({}, action)); });
    }
    Outcome<site::Answer> post(const std::string& pattern, const Fields& fields, const trail::Actor& actor = person(1)) {
        return change(actor, [&](trail::Change& change) { return route(pattern, web::Method::post).change(change, request_with(fields)); });
    }
    std::string words(const std::string& pattern, const trail::Actor& actor = person(1)) {
        const auto answer = get(pattern, actor);
        REQUIRE_MESSAGE(answer, in_words(answer.refusal()));
        return std::get<site::Page>(*answer).main.string();
    }

    site::Router router;
};

std::vector<std::string> fields_in_error(const Outcome<site::Answer>& answer) {
    REQUIRE_MESSAGE(answer, in_words(answer.refusal()));
    REQUIRE(std::holds_alternative<site::Page>(*answer));
    CHECK(std::get<site::Page>(*answer).status == 422);
    std::vector<std::string> fields;
    for (const auto& error : std::get<site::Page>(*answer).errors) fields.push_back(error.field);
    return fields;
}
bool holds(const std::string& text, std::string_view sought) { return text.find(sought) != std::string::npos; }
bool is_done(const Outcome<site::Answer>& answer) {
    return answer && std::holds_alternative<web::Response>(*answer) && std::get<web::Response>(*answer).status == 303;
}

const Fields agreed{{"plan", "Strategy meeting"}, {"what", "See <her>"},  {"account", "ana"},
                    {"due_on-day", "1"},          {"due_on-month", "12"}, {"due_on-year", "2026"}};

}  // namespace

ON_EVERY_DATABASE("an action is agreed, shown in its plan with its rating and why, and updated") {
    Pages pages{kind};
    CHECK(is_done(pages.post(all + "/new", agreed)));
    const auto plans = pages.words(all);
    CHECK(holds(plans, "Strategy meeting</caption>"));
    CHECK(holds(plans, "<a class=\"govuk-link\" href=\"/probes/P1/actions/1\">See &lt;her&gt;</a>"));
    CHECK(holds(plans, "Ana Lyst, Council"));
    CHECK(holds(plans, "At risk</strong><br>Not started, and due in 11 days, on 1 December 2026"));
    CHECK(is_done(pages.post(one, {{"words", "She was seen"}, {"progress", "done"}, {"concern", "none"}, {"after", "1"}})));
    const auto action = pages.words(one);
    CHECK(holds(action, "app-rating--blue"));
    CHECK(holds(action, "She was seen"));
    const auto late = pages.post(one, {{"words", "Late"}, {"after", "1"}});
    CHECK(fields_in_error(late) == std::vector<std::string>{"words"});
    CHECK(holds(std::get<site::Page>(*late).main.string(), ">Late</textarea>"));
    CHECK(holds(std::get<site::Page>(*late).main.string(), "name=\"after\" value=\"2\""));
}

ON_EVERY_DATABASE("what is wrong is said beside what was typed, for an action, for what is said of it and for carrying forward") {
    Pages pages{kind};
    CHECK(fields_in_error(pages.post(all + "/new", {{"account", "nobody.here"}, {"due_on-day", "31"}, {"due_on-month", "2"}, {"due_on-year", "2027"}})) ==
          std::vector<std::string>{"plan", "what", "account", "due_on"});
    CHECK(fields_in_error(pages.post(all + "/new", {{"what", "Ring"}, {"account", "ana"}, {"owner", "Jean"}, {"due_on-day", "x"}})) ==
          std::vector<std::string>{"plan", "account", "due_on"});
    CHECK(fields_in_error(pages.post(all + "/new", {})) == std::vector<std::string>{"plan", "what", "owner", "agency"});
    REQUIRE(is_done(pages.post(all + "/new", agreed)));
    const auto silent = pages.post(one, {{"words", " "}, {"progress", "under_way"}, {"due_on-day", "x"}});
    CHECK(fields_in_error(silent) == std::vector<std::string>{"words", "due_on"});
    CHECK(holds(std::get<site::Page>(*silent).main.string(), "value=\"under_way\" checked"));
    CHECK(fields_in_error(pages.post(one, {{"words", ""}})) == std::vector<std::string>{"words"});
    CHECK(fields_in_error(pages.post(all + "/carried", {{"from", "Strategy meeting"}, {"plan", ""}})) == std::vector<std::string>{"plan"});
    CHECK(is_done(pages.post(all + "/carried", {{"from", "Strategy meeting"}, {"plan", "Review"}})));
    CHECK(holds(pages.words(all), "Review</caption>"));
}

ON_EVERY_DATABASE("one's own list has what one is to do and what is late, of records that one may list") {
    Pages pages{kind};
    REQUIRE(is_done(pages.post(all + "/new", agreed)));
    REQUIRE(is_done(pages.post(all + "/new", {{"plan", "Review"}, {"what", "Ring"}, {"owner", "Jean Head"}, {"agency", "School"}})));
    CHECK(holds(pages.words("/actions"), "Action 1, record P1"));  // the account of person 1
    CHECK_FALSE(holds(pages.words("/actions"), "Action 2, record P1"));
    CHECK(holds(pages.words("/actions"), "Past their day (0)"));
    *pages.now += std::chrono::hours{24 * 12};
    CHECK(holds(pages.words("/actions"), "Past their day (1)"));
    CHECK(holds(pages.words("/actions", person(2)), "Past their day (0)"));
    CHECK_FALSE(holds(pages.words("/actions", person(2)), "record P1"));
}

ON_EVERY_DATABASE("an address that names no action is no page, and who only reads gets no form") {
    Pages pages{kind};
    REQUIRE(is_done(pages.post(all + "/new", agreed)));
    for (const char* number : {"2", "x", "", "-1"}) CHECK(pages.get(one, person(1), number).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(all, person(2)).refusal().kind == Refusal::Kind::not_found);
    pages.let_work("P1", 3, policy::Relation::invited_reader);
    CHECK_FALSE(holds(pages.words(one, person(3)), "<form"));
    CHECK_FALSE(holds(pages.words(all, person(3)), "<form"));
    CHECK_FALSE(pages.get(all + "/new", person(3)));
    for (const auto& pattern : {all + "/new", one, all + "/carried"}) CHECK(pages.post(pattern, {}, person(3)).refusal().kind == Refusal::Kind::not_found);
}

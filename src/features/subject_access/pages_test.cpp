#include "core/access/account_store.hpp"
#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_store.hpp"
#include "core/trail/trail_store.hpp"
#include "features/subject_access/answered_service.hpp"
#include "features/subject_access/subject_access.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

using namespace holdfast;
using namespace holdfast::subject_access;

namespace {

const Role officer{"officer", "Officer", {subject_access::permissions::prepare, subject_access::permissions::release, subject_access::permissions::answer}};

trail::Actor person(std::int64_t number) { return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .roles = {&officer}}; }

using Words = std::vector<std::pair<std::string, std::string>>;
using Parameters = std::map<std::string, std::string, std::less<>>;

/// The pages over one source that this test makes up; account 1 is who asks.
struct Pages {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T12:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    site::Router router{};

    explicit Pages(const std::string& kind) : database(test::fresh_database(kind, schema())), journal(*database, [now = now] { return *now; }) {
        const auto items = [](trail::View&, Id<trail::Account>) {
            return std::vector<HeldItem>{{"Note", "2020", "The Trust", "<script>alert(1)</script> {{figure:cpp.open}}"},
                                         {"Note", "2021", "Ben Secret", "Ben Secret said so"}};
        };
        subject_access::feature({{.title = "Notes", .items = items}}).routes(router);
        REQUIRE(journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
            access::insert_account(change, {.user_name = "ada", .name = "Ada Asker", .agency = "The Trust"}, "");
            change.record({"test.account_put", {"account", "1"}});
            return Done{};
        }));
    }
    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& steps : {access::migrations(), policy::migrations(), subject_access::migrations(), retention::migrations()})
            for (const auto& step : steps) all.push_back(step);
        return all;
    }
    const site::Route& route(web::Method method, std::string_view pattern) {
        for (const auto& each : router.routes())
            if (each.pattern == pattern && each.method == method) return each;
        throw std::runtime_error("no such route");
    }
    Outcome<site::Answer> get(const trail::Actor& actor, std::string_view pattern, Parameters parameters = {{"number", "1"}}) {
        const web::Request request{.path_parameters = std::move(parameters)};
        return journal.view(actor, [&](trail::View& view) { return route(web::Method::get, pattern).view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& actor, std::string_view pattern, const Words& words, Parameters parameters = {{"number", "1"}}) {
        web::Request request{.method = web::Method::post, .path_parameters = std::move(parameters)};
        for (const auto& [name, value] : words) request.form.add(name, value);
        return route(web::Method::post, pattern).act(journal, actor, request);
    }
    Outcome<site::Answer> open_by(const trail::Actor& actor) {
        return post(actor, "/subject-access", {{"person", "1"}, {"asked_on-day", "20"}, {"asked_on-month", "11"}, {"asked_on-year", "2026"}});
    }
};

std::string words_of_page(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    const auto* page = std::get_if<site::Page>(&*answer);
    return page == nullptr ? std::get<web::Response>(*answer).body : page->main.string();
}
int status_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    const auto* page = std::get_if<site::Page>(&*answer);
    return page == nullptr ? std::get<web::Response>(*answer).status : page->status;
}
bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

ON_EVERY_DATABASE("on the pages one person redacts and another releases, and the files hold what is given and nothing of what is kept back") {
    Pages pages{kind};
    CHECK(status_of(pages.post(person(2), "/subject-access", {{"person", "99"}})) == 422);
    REQUIRE(status_of(pages.open_by(person(2))) == 303);
    const Parameters second{{"number", "1"}, {"item", "2"}};
    CHECK(status_of(pages.post(person(2), "/subject-access/{number}/items/{item}", {{"decision", "replaced"}}, second)) == 422);
    CHECK(status_of(pages.post(person(2), "/subject-access/{number}/items/{item}",
                               {{"decision", "replaced"}, {"why", "Another person"}, {"instead", "A colleague said so"}}, second)) == 303);
    CHECK(says(words_of_page(pages.get(person(2), "/subject-access/{number}")), "&lt;script&gt;"));
    const auto file_as = [&](const trail::Actor& actor, const char* format) {
        return pages.get(actor, "/subject-access/{number}/download/{format}", {{"number", "1"}, {"format", format}});
    };
    for (const char* format : {"html", "csv", "odt", "pdf"}) CHECK(file_as(person(2), format).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(status_of(pages.post(person(2), "/subject-access/{number}/completion", {})) == 303);
    CHECK(pages.post(person(2), "/subject-access/{number}/release", {}).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(status_of(pages.post(person(3), "/subject-access/{number}/release", {})) == 303);
    for (const char* format : {"html", "csv"}) {
        CAPTURE(format);
        const auto words = words_of_page(file_as(person(3), format));
        CHECK(says(words, "A colleague said so"));
        CHECK(says(words, "figure:cpp.open"));
        CHECK_FALSE(says(words, "Ben Secret"));
    }
    CHECK_FALSE(says(words_of_page(file_as(person(3), "html")), "<script>"));
    CHECK(says(words_of_page(file_as(person(3), "odt")), "mimetypeapplication/vnd.oasis.opendocument.text"));
    CHECK(file_as(person(3), "exe").refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a request is hidden from the person whom it is about, and every look at one is in the trail") {
    Pages pages{kind};
    CHECK(pages.open_by(person(1)).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(pages.open_by(person(2)));
    CHECK_FALSE(says(words_of_page(pages.get(person(1), "/subject-access")), "Request 1"));
    CHECK(pages.get(person(1), "/subject-access/{number}").refusal().kind == Refusal::Kind::not_found);
    REQUIRE(pages.get(person(2), "/subject-access/{number}"));
    const auto looks = *pages.journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::size_t> {
        return static_cast<std::size_t>(std::ranges::count(trail::events_about(view, {"subject_access", "1"}, 100), "record.viewed", &trail::TrailEntry::type));
    });
    CHECK(looks == 1);
}

ON_EVERY_DATABASE("an answer that was released is due when its time is over, and its disposal wipes what was gathered and who asked") {
    Pages pages{kind};
    REQUIRE(pages.open_by(person(2)));
    const auto kept = [&] {
        return *pages.journal.view(trail::operator_named(),
                                   [&](trail::View& view) -> Outcome<std::size_t> { return answers_released().records(view, view.today()).size(); });
    };
    CHECK(kept() == 0);
    REQUIRE(pages.post(person(2), "/subject-access/{number}/completion", {}));
    REQUIRE(pages.post(person(3), "/subject-access/{number}/release", {}));
    CHECK(kept() == 1);
    REQUIRE(pages.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        answers_released().dispose(change, "1");
        change.record({"test.disposed", {"subject_access", "1"}});
        return Done{};
    }));
    CHECK(kept() == 0);
    const auto left = words_of_page(pages.get(person(3), "/subject-access/{number}"));
    for (const char* words : {"Ada Asker", "Ben Secret"}) CHECK_FALSE(says(left, words));
}

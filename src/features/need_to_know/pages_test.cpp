#include "core/policy/break_glass_service.hpp"
#include "core/policy/conflict_store.hpp"
#include "core/policy/probe_test.hpp"
#include "features/need_to_know/break_glass_pages.hpp"
#include "features/need_to_know/need_to_know.hpp"

using namespace holdfast;
using namespace holdfast::policy::probe;

namespace {

const Role reader_role{"reader",
                       "Reader",
                       {use, policy::permissions::break_glass, policy::permissions::review_break_glass, policy::permissions::decide_sharing,
                        policy::permissions::maintain_conflicts, policy::permissions::name_readers}};

using Words = std::vector<std::pair<std::string, std::string>>;

struct Pages : World {
    using World::World;

    const site::Route& route(web::Method method, std::string_view pattern) {
        if (router.routes().empty()) need_to_know::feature({policy::probe::kind}, {{"papers", "Papers that few may read"}}).routes(router);
        for (const auto& each : router.routes())
            if (each.pattern == pattern && each.method == method) return each;
        throw std::runtime_error("no such route");
    }
    Outcome<site::Answer> get(const trail::Actor& actor, std::string_view pattern, std::map<std::string, std::string, std::less<>> parameters = {}) {
        const web::Request request{.path_parameters = std::move(parameters)};
        return journal.view(actor, [&](trail::View& view) { return route(web::Method::get, pattern).view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& actor, std::string_view pattern, const Words& words,
                               std::map<std::string, std::string, std::less<>> parameters = {}) {
        web::Request request{.method = web::Method::post, .path_parameters = std::move(parameters)};
        for (const auto& [name, value] : words) request.form.add(name, value);
        return change(actor, [&](trail::Change& change) { return route(web::Method::post, pattern).change(change, request); });
    }
    std::string banner_of(const trail::Actor& actor) {
        return *journal.view(actor, [&](trail::View& view) {
            const auto shown = need_to_know::banner(view);
            return Outcome<std::string>(shown ? shown->string() : "");
        });
    }
    site::Router router{};
};

std::string words_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    const auto* page = std::get_if<site::Page>(&*answer);
    return page == nullptr ? "" : page->main.string();
}
int status_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    const auto* page = std::get_if<site::Page>(&*answer);
    return page == nullptr ? std::get<web::Response>(*answer).status : page->status;
}
bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

const Words glass{{"kind", "probe"}, {"reference", "P1"}, {"reason", "Child at the station tonight"}};

}  // namespace

ON_EVERY_DATABASE("glass is broken on its page, a banner says so while it lasts, and the owner has a notice until they have seen it") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    const auto nurse = person(2, reader_role);
    CHECK(status_of(pages.post(nurse, "/access/break-glass", {{"kind", "probe"}, {"reference", "P1"}, {"reason", "urgent"}})) == 422);
    CHECK(pages.banner_of(nurse).empty());
    const auto sent = pages.post(nurse, "/access/break-glass", glass);
    REQUIRE(sent);
    CHECK(status_of(sent) == 303);
    CHECK(holds(words_of(pages.get(nurse, "/access/break-glass")), "Waits for a second person"));
    CHECK(holds(pages.banner_of(nurse), "You broke the glass of probe P1 and may read it until 20 November 2026 at 3:00pm."));
    CHECK(pages.banner_of(person(3, reader_role)).empty());
    CHECK(holds(words_of(pages.get(person(1), "/access/notices")), "Person 2 broke the glass of probe P1"));
    CHECK(holds(words_of(pages.get(nurse, "/access/notices")), "There is nothing new."));
    CHECK(pages.post(nurse, "/access/notices/{use}/seen", {}, {{"use", "1"}}).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(pages.post(person(1), "/access/notices/{use}/seen", {}, {{"use", "1"}}));
    CHECK(holds(words_of(pages.get(person(1), "/access/notices")), "There is nothing new."));
    *pages.now += std::chrono::hours{3};
    CHECK(pages.banner_of(nurse).empty());
}

ON_EVERY_DATABASE("a use is reviewed on the page of reviews by another person, who is shown what is overdue") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    const auto nurse = person(2, reader_role);
    const auto reviewer = person(3, reader_role);
    REQUIRE(pages.post(nurse, "/access/break-glass", glass));
    CHECK(holds(words_of(pages.get(nurse, "/access/reviews")), "Another person has to review what you opened."));
    CHECK_FALSE(holds(words_of(pages.get(nurse, "/access/reviews")), "/access/reviews/1"));
    CHECK_FALSE(holds(words_of(pages.get(reviewer, "/access/reviews")), "Overdue"));
    *pages.now += std::chrono::hours{24};
    CHECK(holds(words_of(pages.get(reviewer, "/access/reviews")), "Overdue"));
    const auto unexplained = pages.post(reviewer, "/access/reviews/{use}", {{"verdict", "challenged"}, {"note", " "}}, {{"use", "1"}});
    CHECK(status_of(unexplained) == 422);
    CHECK(std::get<site::Page>(*unexplained).errors.front().field == "note-1");
    REQUIRE(pages.post(reviewer, "/access/reviews/{use}", {{"verdict", "challenged"}, {"note", "Nobody was at the station"}}, {{"use", "1"}}));
    CHECK(holds(words_of(pages.get(reviewer, "/access/reviews")), "Nobody was at the station"));
    CHECK(holds(words_of(pages.get(reviewer, "/access/reviews")), "Nothing waits."));
}

ON_EVERY_DATABASE("who has a conflict of interest with a record is shown no use of its glass") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    REQUIRE(pages.post(person(2, reader_role), "/access/break-glass", glass));
    const auto uncle = person(3, reader_role);
    CHECK(holds(words_of(pages.get(uncle, "/access/reviews")), "P1"));
    REQUIRE(pages.post(uncle, "/access/conflicts", {{"kind", "probe"}, {"reference", "P1"}, {"conflict", "family"}, {"reason", "my nephew"}}));
    CHECK_FALSE(holds(words_of(pages.get(uncle, "/access/reviews")), "P1"));
    CHECK(pages.post(uncle, "/access/reviews/{use}", {{"verdict", "accepted"}}, {{"use", "1"}}).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("the register is for who keeps it; everybody else declares their own conflicts, and learns nothing of what there is") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    const auto plain = person(4, bare_role);
    const Words nephew{{"kind", "probe"}, {"reference", "P1"}, {"conflict", "family"}, {"reason", "a <b>nephew</b>"}};
    Words absent = nephew;
    absent[1].second = "NONE";
    const int there = status_of(pages.post(plain, "/access/conflicts", nephew));
    CHECK(status_of(pages.post(plain, "/access/conflicts", absent)) == there);
    CHECK_FALSE(holds(words_of(pages.get(plain, "/access/conflicts")), "nephew"));
    const auto shown = words_of(pages.get(person(3, reader_role), "/access/conflicts"));
    CHECK(holds(shown, "a &lt;b&gt;nephew&lt;/b&gt;"));
    CHECK(pages.post(plain, "/access/conflicts/{conflict}/withdrawal", {{"withdrawal", "over"}}, {{"conflict", "1"}}).refusal().kind ==
          Refusal::Kind::forbidden);
    const auto unexplained = pages.post(person(3, reader_role), "/access/conflicts/{conflict}/withdrawal", {{"withdrawal", " "}}, {{"conflict", "1"}});
    CHECK(status_of(unexplained) == 422);
    CHECK(std::get<site::Page>(*unexplained).errors.front().field == "withdrawal-1");
    CHECK(holds(words_of(unexplained), "id=\"withdrawal-1-error\""));
    const auto withdraw = [&](std::int64_t who, const char* why) {
        return pages.post(person(who, reader_role), "/access/conflicts/{conflict}/withdrawal", {{"withdrawal", why}}, {{"conflict", "1"}});
    };
    REQUIRE(withdraw(3, "over"));
    CHECK(holds(words_of(pages.get(person(3, reader_role), "/access/conflicts")), "Waits for a second person"));
    CHECK(withdraw(3, "over").refusal().kind == Refusal::Kind::forbidden);
    CHECK(holds(words_of(pages.get(person(3, reader_role), "/access/conflicts")), "probe P1"));
    CHECK(holds(words_of(pages.get(person(5, reader_role), "/access/conflicts")), "Confirm that there is no conflict 1 any more"));
    CHECK(withdraw(4, "").refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(withdraw(5, ""));
    CHECK(withdraw(5, "").refusal().kind == Refusal::Kind::not_found);
    const auto left = words_of(pages.get(person(3, reader_role), "/access/conflicts"));
    CHECK_FALSE(holds(left, "probe P1"));
    CHECK(holds(left, "probe NONE"));
}

ON_EVERY_DATABASE("a bar is lifted on the page by one person's proposal and another's confirmation") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    REQUIRE(pages.post(person(1), "/access/conflicts", {{"kind", "probe"}, {"reference", "P1"}, {"conflict", "family"}, {"reason", "a cousin"}}));
    const auto propose = [&](const char* days) {
        return pages.post(person(2, reader_role), "/access/conflicts/overrides",
                          {{"barred_kind", "probe"},
                           {"barred_reference", "P1"},
                           {"barred_account", "1"},
                           {"days", days},
                           {"override_reason", "nobody else speaks the language"}});
    };
    const auto too_long = propose("8");
    CHECK(status_of(too_long) == 422);
    CHECK(std::get<site::Page>(*too_long).errors.front().field == "days");
    CHECK(status_of(propose("2")) == 303);
    CHECK(pages.post(person(2, reader_role), "/access/conflicts/overrides/{override}/confirmation", {}, {{"override", "1"}}).refusal().kind ==
          Refusal::Kind::forbidden);
    CHECK_FALSE(pages.ask(person(1), policy::Verb::read, "P1"));
    REQUIRE(pages.post(person(3, reader_role), "/access/conflicts/overrides/{override}/confirmation", {}, {{"override", "1"}}));
    CHECK(pages.ask(person(1), policy::Verb::read, "P1"));
}

ON_EVERY_DATABASE("a decision to share is kept on its page with the advice of its day, and shown to who may read the record") {
    Pages pages{kind};
    pages.enrol_probe("P1");
    CHECK(holds(words_of(pages.get(person(1), "/access/sharing-decisions")), "In force today: Information sharing advice of 2024"));
    const Words decision{{"kind", "probe"},        {"reference", "P1"},
                         {"is_shared", "shared"},  {"with_whom", "the school nurse"},
                         {"what", "the plan"},     {"why", "to keep the child safe"},
                         {"basis", "public_task"}, {"decided_on", "2017-03-01"}};
    CHECK(status_of(pages.post(person(1), "/access/sharing-decisions", decision)) == 303);
    const auto about = [&](const trail::Actor& actor, const char* reference) {
        return pages.get(actor, "/access/sharing-decisions/{kind}/{reference}", {{"kind", "probe"}, {"reference", reference}});
    };
    CHECK(holds(words_of(about(person(1), "P1")), "Information sharing advice of March 2015, as in use in 2016"));
    CHECK(about(person(9), "P1").refusal().kind == Refusal::Kind::not_found);
    CHECK(about(person(9), "NONE").refusal().kind == Refusal::Kind::not_found);
    Words wrong = decision;
    wrong.back().second = "31 March";
    CHECK(status_of(pages.post(person(1), "/access/sharing-decisions", wrong)) == 422);
}

ON_EVERY_DATABASE("two people name a reader of a vault on its page, never themselves, and either ends it at once") {
    Pages pages{kind};
    std::int64_t ann = 0;
    const auto reads = [&] {
        return *pages.journal.view(person(2),
                                   [&](trail::View& view) { return Outcome<bool>(policy::is_vault_reader(view, "papers", Id<trail::Account>{ann})); });
    };
    REQUIRE(pages.change(person(2), [&](trail::Change& change) -> Outcome<Done> {
        ann = access::insert_account(change, {.user_name = "ann", .name = "Ann", .agency = "Council"}, "")->number;
        change.record({"access.account_added", {"account", "ann"}, ""});
        return Done{};
    }));
    const auto first = person(ann + 1, reader_role), second = person(ann + 2, reader_role), herself = person(ann, reader_role);
    const Words wanted{{"vault", "papers"}, {"account", std::to_string(ann)}, {"reason", "Takes the referrals"}};
    const auto step = [&](const trail::Actor& who, const char* pattern) { return pages.post(who, pattern, {}, {{"reader", "1"}}); };
    const auto confirmation = "/access/vault-readers/{reader}/confirmation", ending = "/access/vault-readers/{reader}/end";
    CHECK(holds(words_of(pages.get(first, "/access/vault-readers")), "Nobody reads it."));
    const auto of_herself = pages.post(herself, "/access/vault-readers", wanted);
    CHECK(std::get<site::Page>(*of_herself).errors.front().field == "account");
    CHECK(holds(words_of(of_herself), "Takes the referrals"));
    const auto unexplained = pages.post(first, "/access/vault-readers", {{"vault", "papers"}, {"account", std::to_string(ann)}, {"reason", " "}});
    CHECK(status_of(unexplained) == 422);
    CHECK(std::get<site::Page>(*unexplained).errors.front().field == "reason");
    const auto of_none = pages.post(first, "/access/vault-readers", {{"vault", "lado"}, {"account", std::to_string(ann)}, {"reason", "Typed <before>"}});
    CHECK(std::get<site::Page>(*of_none).errors.front().field == "vault");
    CHECK(holds(words_of(of_none), "Typed &lt;before&gt;"));
    CHECK(status_of(pages.post(first, "/access/vault-readers", wanted)) == 303);
    const auto again = pages.post(second, "/access/vault-readers", wanted);
    CHECK(status_of(again) == 422);
    CHECK(std::get<site::Page>(*again).errors.front().field == "account");
    CHECK(holds(words_of(pages.get(first, "/access/vault-readers")), "Waits for a second person"));
    CHECK(holds(words_of(pages.get(herself, "/access/vault-readers")), "Not by oneself"));
    CHECK(step(first, confirmation).refusal().kind == Refusal::Kind::forbidden);
    CHECK_FALSE(reads());
    REQUIRE(step(second, confirmation));
    CHECK(reads());
    REQUIRE(step(first, ending));
    CHECK_FALSE(reads());
    CHECK(step(first, ending).refusal().kind == Refusal::Kind::not_found);
}

#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"
#include "core/trail/trail_store.hpp"
#include "features/retention/retention.hpp"
#include "features/retention/schedule_import_service.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

using namespace holdfast;
using namespace holdfast::retention;

namespace {

const Role keeper{
    "keeper", "Keeper", {retention::permissions::view, retention::permissions::maintain, retention::permissions::propose, retention::permissions::approve}};
const Role reader{"reader", "Reader", {retention::permissions::view}};

trail::Actor person(std::int64_t number, const Role& role = keeper) {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .roles = {&role}};
}

using Words = std::vector<std::pair<std::string, std::string>>;
using Parameters = std::map<std::string, std::string, std::less<>>;

/// The pages over sign-ins that this test makes up.
struct Pages {
    std::shared_ptr<std::set<std::string>> kept = std::make_shared<std::set<std::string>>(std::set<std::string>{"S1", "S2"});
    std::shared_ptr<store::Database> database;
    trail::Journal journal;
    site::Feature feature;
    site::Router router{};

    explicit Pages(const std::string& kind)
        : database(test::fresh_database(kind, schema())),
          journal(*database, [] { return parse_instant("2026-11-22T12:00:00Z").value(); }),
          feature(retention::feature({sign_ins(kept)})) {
        feature.routes(router);
    }
    static Kind sign_ins(const std::shared_ptr<std::set<std::string>>& kept) {
        return {.class_key = "sign_ins",
                .record_kind = "session",
                .records =
                    [kept](trail::View&, Date) {
                        std::vector<KeptRecord> all;
                        for (const auto& reference : *kept) all.push_back({reference, "Ada <b>Lovelace</b>", make_date(2020, 1, 1)});
                        return all;
                    },
                .dispose = [kept](trail::Change&, const std::string& reference) { kept->erase(reference); },
                .shortest = {30, Length::Unit::days}};
    }
    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& step : retention::migrations()) all.push_back(step);
        return all;
    }
    exchange::ImportReport import(const std::string& bytes) {
        exchange::ImportReport report;
        (void)journal.change(person(1), "test",
                             [&](trail::Change& change) { return exchange::import_file(change, feature.imports.front(), bytes, false, report); });
        return report;
    }
    static std::string example() {
        std::ifstream file(HOLDFAST_DATA_FOLDER "/examples/cumbria-2016-17/retention.csv", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    const site::Route& route(web::Method method, std::string_view pattern) {
        for (const auto& each : router.routes())
            if (each.pattern == pattern && each.method == method) return each;
        throw std::runtime_error("no such route");
    }
    Outcome<site::Answer> get(const trail::Actor& actor, std::string_view pattern, Parameters parameters = {}) {
        const web::Request request{.path_parameters = std::move(parameters)};
        return journal.view(actor, [&](trail::View& view) { return route(web::Method::get, pattern).view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& actor, std::string_view pattern, const Words& words, Parameters parameters = {}) {
        web::Request request{.method = web::Method::post, .path_parameters = std::move(parameters)};
        for (const auto& [name, value] : words) request.form.add(name, value);
        return route(web::Method::post, pattern).act(journal, actor, request);
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

constexpr std::string_view class_pattern = "/retention/classes/{class}";
constexpr std::string_view proposal_pattern = "/retention/proposals/{proposal}";
const Parameters of_sign_ins{{"class", "sign_ins"}};
const Parameters first_proposal{{"proposal", "1"}};
const Parameters first_certificate{{"certificate", "1"}};

}  // namespace

ON_EVERY_DATABASE("the example's schedule loads all or nothing, a second time changes nothing, and what is wrong is named by row and column") {
    Pages pages{kind};
    const auto lines = std::ranges::count(Pages::example(), '\n') - 1;
    CHECK(pages.import(Pages::example()).added == lines);
    CHECK(pages.import(Pages::example()).unchanged == lines);
    const std::string head = "class,what,clock,keep,authority,source,at_end\r\n";
    const auto report = pages.import(head +
                                     "new_one,Papers,they closed,5 years,Choice,,destroy\r\nPapers,Papers,they closed,for ever,Choice,,burn\r\n"
                                     "new_one,Papers,they closed,5 years,Choice,,destroy\r\n");
    std::vector<std::string> columns;
    for (const auto& rejection : report.rejections) columns.push_back(std::to_string(rejection.line) + " " + rejection.column);
    CHECK(columns == std::vector<std::string>{"3 keep", "3 at_end", "3 class", "4 class"});
    CHECK_FALSE(says(words_of_page(pages.get(person(1), "/retention")), "new_one"));
    CHECK(says(words_of_page(pages.get(person(1), "/retention")), "North West designated officers"));
}

ON_EVERY_DATABASE("on the pages one person proposes, another keeps one record back and approves, and the certificate stands on a page, as text and as CSV") {
    Pages pages{kind};
    REQUIRE(pages.import(Pages::example()).is_accepted());
    const auto shown = words_of_page(pages.get(person(1), class_pattern, of_sign_ins));
    CHECK(says(shown, "Ada &lt;b&gt;Lovelace&lt;/b&gt;"));
    CHECK(says(shown, "Propose what is due"));
    CHECK_FALSE(says(words_of_page(pages.get(person(9, reader), class_pattern, of_sign_ins)), "Propose what is due"));
    CHECK(status_of(pages.post(person(1), "/retention/classes/{class}/proposals", {{"reason", " "}}, of_sign_ins)) == 422);
    CHECK(status_of(pages.post(person(1), "/retention/classes/{class}/proposals", {{"reason", "Two years are over"}}, of_sign_ins)) == 303);
    CHECK_FALSE(says(words_of_page(pages.get(person(1), proposal_pattern, first_proposal)), "Approve and dispose"));
    CHECK(says(words_of_page(pages.get(person(2), proposal_pattern, first_proposal)), "Approve and dispose"));
    const auto approve_as = [&](std::int64_t number, const Words& words) {
        return pages.post(person(number), "/retention/proposals/{proposal}/approval", words, first_proposal);
    };
    CHECK(approve_as(1, {}).refusal().kind == Refusal::Kind::forbidden);
    CHECK(status_of(approve_as(2, {{"keep-S1", "why"}, {"keep-S2", "why"}})) == 422);
    CHECK(status_of(approve_as(2, {{"keep-S1", "A complaint is open"}})) == 303);
    CHECK(*pages.kept == std::set<std::string>{"S1"});
    for (const auto* ending : {"", "/download/text", "/download/csv"}) {
        const auto certificate = words_of_page(pages.get(person(9, reader), std::string("/retention/certificates/{certificate}") + ending, first_certificate));
        CAPTURE(ending);
        for (const auto* words : {"session S2", "Person 1 (account 1)", "Person 2 (account 2)", "2 years", "Ministry of Justice"})
            CHECK(says(certificate, words));
        CHECK_FALSE(says(certificate, "Lovelace"));
        CHECK_FALSE(says(certificate, "S1"));
    }
    CHECK(says(words_of_page(pages.get(person(2), proposal_pattern, first_proposal)), "Taken out: A complaint is open"));
}

ON_EVERY_DATABASE("a hold placed on its page empties the list of what is due, on the command line too, and lifting it takes a reason") {
    Pages pages{kind};
    REQUIRE(pages.import(Pages::example()).is_accepted());
    const auto due = [&] {
        return pages.journal.view(trail::operator_named(), [&](trail::View& view) { return pages.feature.listings.front().list(view, {}); })->rows.size();
    };
    CHECK(due() == 2);
    CHECK(status_of(pages.post(person(1), "/retention/holds", {{"class", "none"}, {"reason", "x"}})) == 422);
    CHECK(status_of(pages.post(person(1), "/retention/holds", {{"class", "sign_ins"}, {"reason", "The <inquiry> asks"}})) == 303);
    CHECK(due() == 0);
    CHECK(says(words_of_page(pages.get(person(1), class_pattern, of_sign_ins)), "Nothing is due."));
    CHECK(says(words_of_page(pages.get(person(1), "/retention/holds")), "The &lt;inquiry&gt; asks"));
    CHECK_FALSE(says(words_of_page(pages.get(person(9, reader), "/retention/holds")), "Place the hold"));
    CHECK(status_of(pages.post(person(2), "/retention/holds/{hold}/end", {{"lifted", ""}}, {{"hold", "1"}})) == 422);
    CHECK(status_of(pages.post(person(2), "/retention/holds/{hold}/end", {{"lifted", "It has reported"}}, {{"hold", "1"}})) == 303);
    CHECK(due() == 2);
}

ON_EVERY_DATABASE("what was proposed by mistake is withdrawn on its page with a reason") {
    Pages pages{kind};
    REQUIRE(pages.import(Pages::example()).is_accepted());
    REQUIRE(pages.post(person(1), "/retention/classes/{class}/proposals", {{"reason", "Two years are over"}}, of_sign_ins));
    const auto withdraw_as = [&](const trail::Actor& actor, const char* reason) {
        return pages.post(actor, "/retention/proposals/{proposal}/withdrawal", {{"withdrawal", reason}}, first_proposal);
    };
    CHECK(withdraw_as(person(9, reader), "no").refusal().kind == Refusal::Kind::forbidden);
    CHECK(status_of(withdraw_as(person(1), "")) == 422);
    CHECK(status_of(withdraw_as(person(1), "An inquiry is announced")) == 303);
    CHECK(says(words_of_page(pages.get(person(1), proposal_pattern, first_proposal)), "Withdrawn by Person 1"));
    CHECK(pages.kept->size() == 2);
}

TEST_CASE("a schedule that would have records go sooner than what keeps them allows is refused, by its cell") {
    Pages pages{"sqlite"};
    const std::string columns = "class,what,clock,keep,authority,source,at_end\n";
    const auto refused = pages.import(columns + "sign_ins,Sessions,last used,29 days,Ours,,destroy\n");
    REQUIRE(refused.rejections.size() == 1);
    CHECK(refused.rejections.front().column == "keep");
    CHECK(refused.rejections.front().reason == "must be 30 days or longer for this class");
    CHECK(pages.import(columns + "sign_ins,Sessions,last used,30 days,Ours,,destroy\n").rejections.empty());
    CHECK(pages.import(columns + "other_class,Other,last used,1 day,Ours,,destroy\n").rejections.empty());
}

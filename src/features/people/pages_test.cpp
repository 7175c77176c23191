#include "core/people/world_test.hpp"
#include "features/people/people.hpp"

#include "core/access/account_service.hpp"
#include "core/people/search_service.hpp"

#include <algorithm>

using namespace holdfast;
using namespace holdfast::people;
using namespace holdfast::people::test;

namespace {

/// Counts what is asked of the database.
struct CountingReader final : store::Reader {
    explicit CountingReader(store::Reader& reader) : behind(reader) {}
    void each(store::Sql sql, std::span<const store::Parameter> parameters, const std::function<void(const store::Row&)>& visit) override {
        ++questions;
        behind.each(sql, parameters, visit);
    }
    store::Reader& behind;
    int questions{};
};

using Words = std::vector<std::pair<std::string, std::string>>;
using Parameters = std::map<std::string, std::string, std::less<>>;

struct Pages : World {
    explicit Pages(const std::string& kind) : World(kind) { people::feature(std::make_shared<NameIndex>()).routes(router); }

    const site::Route& route(web::Method method, std::string_view pattern) const {
        for (const auto& each : router.routes())
            if (each.pattern == pattern && each.method == method) return each;
        throw std::runtime_error("no such route");
    }
    Outcome<site::Answer> get(const trail::Actor& who, std::string_view pattern, Parameters parameters = {}) {
        const web::Request request{.path_parameters = std::move(parameters)};
        return journal.view(who, [&](trail::View& view) { return route(web::Method::get, pattern).view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& who, std::string_view pattern, const Words& words, Parameters parameters = {}) {
        web::Request request{.method = web::Method::post, .path_parameters = std::move(parameters)};
        for (const auto& [name, value] : words) request.form.add(name, value);
        return change(who, [&](trail::Change& change) { return route(web::Method::post, pattern).change(change, request); });
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
std::string location_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    const auto* response = std::get_if<web::Response>(&*answer);
    REQUIRE(response != nullptr);
    for (const auto& [name, value] : response->headers)
        if (name == "Location") return value;
    return "";
}
bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

const Words charlotte{{"who", "child"},           {"given", "Charlotte"},   {"family", "Wilkinson"}, {"born_on-day", "4"},
                      {"born_on-month", "3"},     {"born_on-year", "2012"}, {"precision", "exact"},  {"sex", "F"},
                      {"lines", "1 High Street"}, {"postcode", "ca11aa"}};

std::string added_by(Pages& pages, const trail::Actor& who, const Words& words = charlotte) {
    return location_of(pages.post(who, "/persons/new", words)).substr(9);
}

std::string searched(Pages& pages, const trail::Actor& who, const Words& words) {
    const auto place = location_of(pages.post(who, "/persons/searches", words));
    CHECK_FALSE(holds(place, "harlot"));
    CHECK_FALSE(holds(place, "2012"));
    return words_of(pages.get(who, "/persons/searches/{search}", {{"search", place.substr(18)}}));
}
const Words misspelt{{"given", "Charlote"}, {"family", "Wilkinsen"}, {"born_on-day", "4"}, {"born_on-month", "3"}, {"born_on-year", "2012"}};

}  // namespace

ON_EVERY_DATABASE("a child put on record is found misspelt, with why, by who may read the record, and the address of the results says nothing") {
    Pages pages{kind};
    const auto reference = added_by(pages, actor(1));
    const auto shown = searched(pages, actor(1), misspelt);
    CHECK(holds(shown, "Charlotte Wilkinson"));
    CHECK(holds(shown, "given names one slip apart (+3.3)"));
    CHECK(holds(shown, "/persons/" + reference));
    CHECK_FALSE(holds(shown, "Ask the duty desk"));
    const auto record = words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", reference}}));
    for (const char* words : {"Charlotte Wilkinson", "4 March 2012 (14 years)", "1 High Street, CA1 1AA", "Female"}) CHECK(holds(record, words));
    CHECK(pages.events("record.viewed") == 1);
}

ON_EVERY_DATABASE("a professional without a part in it learns that a child is known and whom to ask, and nothing more; an outsider learns nothing") {
    Pages pages{kind};
    const auto reference = added_by(pages, actor(1));
    const auto nurse = actor(3, teacher, "school");
    const auto shown = searched(pages, nurse, misspelt);
    CHECK(holds(shown, "Known to the partnership. Ask the duty desk."));
    for (const std::string& words : {std::string("Charlotte"), std::string("Wilkinson"), std::string("High Street"), reference, std::string("14 years")})
        CHECK_FALSE(holds(shown, words));
    const auto stub = words_of(pages.get(nurse, "/persons/{subject}", {{"subject", reference}}));
    CHECK(holds(stub, "Ask the duty desk."));
    CHECK_FALSE(holds(stub, "Wilkinson"));
    const auto outsider = actor(4, member);
    CHECK(pages.get(outsider, "/persons/{subject}", {{"subject", reference}}).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(outsider, "/persons/{subject}", {{"subject", "NOSUCHONE0"}}).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(nurse, "/persons/{subject}", {{"subject", "NOSUCHONE0"}}).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.events("record.viewed") == 0);
}

ON_EVERY_DATABASE("what is typed wrongly comes back with the form, and nothing is kept") {
    Pages pages{kind};
    CHECK(status_of(pages.post(actor(1), "/persons/new", {{"given", " "}})) == 422);
    CHECK(status_of(pages.post(actor(1), "/persons/new", {{"given", "A"}, {"born_on-day", "31"}, {"born_on-month", "2"}, {"born_on-year", "2012"}})) == 422);
    CHECK(status_of(pages.post(actor(1), "/persons/searches", {})) == 422);
    CHECK(pages.events("people.person_added") == 0);
    CHECK(pages.events("people.searched") == 0);
}

ON_EVERY_DATABASE("every matter of a record is added on its page and corrected with a reason; who may not write gets 404") {
    Pages pages{kind};
    const auto reference = added_by(pages, actor(1)), mother = added_by(pages, actor(1), {{"who", "adult"}, {"given", "Ana"}, {"family", "Wilkinson"}});
    const std::pair<const char*, Words> matters[] = {
        {"names", {{"kind", "alias"}, {"given", "Lottie"}}},
        {"births", {{"born_on-day", "5"}, {"born_on-month", "3"}, {"born_on-year", "2012"}, {"precision", "estimated"}}},
        {"deaths", {{"died_on-day", "5"}, {"died_on-month", "3"}, {"died_on-year", "2022"}}},
        {"traits", {{"code", "disability AUT"}}},
        {"identifiers", {{"kind", "nhs_number"}, {"value", "943 476 5919"}}},
        {"addresses", {{"kind", "home"}, {"lines", "2 Low Road"}, {"postcode", "ca1 2bb"}, {"is_confidential", "yes"}}},
        {"relationships", {{"to", mother}, {"kind", "parent"}, {"has_responsibility", "yes"}}}};
    for (const auto& [matter, words] : matters) {
        CAPTURE(matter);
        const Parameters path{{"subject", reference}, {"matter", matter}};
        CHECK(status_of(pages.get(actor(1), "/persons/{subject}/facts/{matter}", path)) == 200);
        CHECK(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}", {}, path)) == 422);
        CHECK(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}", words, path)) == 303);
        CHECK(pages.post(actor(2), "/persons/{subject}/facts/{matter}", words, path).refusal().kind == Refusal::Kind::not_found);
    }
    const auto record = words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", reference}}));
    for (const char* words :
         {"Lottie", "Autism", "9434765919", "2 Low Road, CA1 2BB", "Ana Wilkinson", "Parent, with parental responsibility", "Date of death"})
        CHECK(holds(record, words));
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", mother}})), "Child, with parental responsibility"));
    const Parameters first{{"subject", reference}, {"matter", "names"}, {"fact", "1"}};
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}/facts/{matter}/{fact}", first)), "Charlotte"));
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}/{fact}", {{"given", "Carla"}, {"family", "Wilkinson"}}, first)) == 422);
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}/{fact}", {{"given", "Carla"}, {"family", "Wilkinson"}, {"why", "misheard"}},
                               first)) == 303);
    const auto corrected = words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", reference}}));
    CHECK(holds(corrected, "Charlotte Wilkinson, withdrawn on 22 November 2026 at 12:00pm. misheard"));
}

ON_EVERY_DATABASE("duplicates are put side by side, linked and taken apart again, each with its reason") {
    Pages pages{kind};
    const auto one = added_by(pages, actor(1)), other = added_by(pages, actor(1));
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", one}})), "/persons/" + one + "/compare/" + other));
    const Parameters both{{"subject", one}, {"other", other}};
    const auto compared = words_of(pages.get(actor(1), "/persons/{subject}/compare/{other}", both));
    CHECK(holds(compared, "Same person"));
    CHECK(holds(compared, "born on the same day"));
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/compare/{other}", {{"verdict", "merge"}}, both)) == 422);
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/compare/{other}", {{"why", "x"}}, both)) == 422);
    CHECK(pages.get(actor(2), "/persons/{subject}/compare/{other}", both).refusal().kind == Refusal::Kind::not_found);
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/compare/{other}", {{"verdict", "merge"}, {"why", "one child"}}, both)) == 303);
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", other}})), "Take merge 1 back"));
    const Parameters link{{"subject", other}, {"merge", "1"}};
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}/merges/{merge}", link)), "one child"));
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/merges/{merge}", {}, link)) == 422);
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/merges/{merge}", {{"why", "twins"}}, link)) == 303);
    CHECK(pages.get(actor(1), "/persons/{subject}/merges/{merge}", link).refusal().kind == Refusal::Kind::not_found);
    CHECK(status_of(pages.post(actor(1), "/persons/{subject}/compare/{other}", {{"verdict", "apart"}, {"why", "twins"}}, both)) == 303);
    CHECK_FALSE(holds(words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", one}})), "Possibly the same person"));
}

ON_EVERY_DATABASE("a confidential address is kept back from who reads a record without working on it, and a relative whose record is hidden is not there") {
    Pages pages{kind};
    auto words = charlotte;
    words.emplace_back("is_confidential", "yes");
    const auto reference = added_by(pages, actor(1), words), mother = added_by(pages, actor(1), {{"who", "adult"}, {"given", "Ana"}, {"family", "Nowak"}});
    REQUIRE(
        pages.post(actor(1), "/persons/{subject}/facts/{matter}", {{"to", mother}, {"kind", "parent"}}, {{"subject", reference}, {"matter", "relationships"}}));
    REQUIRE(pages.change(actor(1), [&](trail::Change& change) {
        return policy::involve(change, question_of(change),
                               {.reference = reference,
                                .relation = policy::Relation::invited_reader,
                                .account = Id<trail::Account>{5},
                                .until = make_date(2026, 12, 1),
                                .because = "reads"});
    }));
    const auto read = [&] { return words_of(pages.get(actor(5, teacher), "/persons/{subject}", {{"subject", reference}})); };
    CHECK(holds(read(), "Confidential: ask who works with the person"));
    CHECK_FALSE(holds(read(), "High Street"));
    CHECK_FALSE(holds(read(), "Nowak"));
    CHECK(holds(read(), "Known to the partnership. Ask the duty desk."));
    REQUIRE(pages.change(
        actor(1), [&](trail::Change& change) { return policy::restrict_record(change, question_of(change), mother, policy::Restriction::sealed, "at risk"); }));
    CHECK_FALSE(holds(read(), "Ask the duty desk"));
}

/// Gives an account a part in a record until December.
static void give_part(Pages& pages, const std::string& reference, policy::Relation relation, std::int64_t account) {
    REQUIRE(pages.change(actor(1), [&](trail::Change& change) {
        return policy::involve(
            change, question_of(change),
            {.reference = reference, .relation = relation, .account = Id<trail::Account>{account}, .until = make_date(2026, 12, 1), .because = "a part"});
    }));
}

ON_EVERY_DATABASE("an address that became confidential is not told by what was corrected") {
    Pages pages{kind};
    const auto reference = added_by(pages, actor(1));
    const Parameters address{{"subject", reference}, {"matter", "addresses"}, {"fact", "1"}};
    REQUIRE(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}/{fact}",
                                 {{"kind", "home"}, {"lines", "1 High Street"}, {"postcode", "ca1 1aa"}, {"is_confidential", "yes"}, {"why", "fled from him"}},
                                 address)) == 303);
    give_part(pages, reference, policy::Relation::invited_reader, 5);
    const auto seen_by = [&](const trail::Actor& who) { return words_of(pages.get(who, "/persons/{subject}", {{"subject", reference}})); };
    CHECK(holds(seen_by(actor(1)), "fled from him"));
    for (const auto* words : {"CA1 1AA", "High Street", "fled from him"}) CHECK_FALSE(holds(seen_by(actor(5, teacher)), words));
}

ON_EVERY_DATABASE("a linked record that the viewer only reads keeps its confidential address and its link") {
    Pages pages{kind};
    auto words = charlotte;
    words.emplace_back("is_confidential", "yes");
    const auto read = added_by(pages, actor(1), words), written = added_by(pages, actor(1), {{"given", "Charlotte"}, {"family", "Wilkinson"}});
    REQUIRE(status_of(pages.post(actor(1), "/persons/{subject}/compare/{other}", {{"verdict", "merge"}, {"why", "one child"}},
                                 {{"subject", written}, {"other", read}})) == 303);
    give_part(pages, written, policy::Relation::worker, 6);
    give_part(pages, read, policy::Relation::invited_reader, 6);
    const auto seen = words_of(pages.get(actor(6), "/persons/{subject}", {{"subject", written}}));
    CHECK(holds(seen, "Confidential: ask who works with the person"));
    CHECK_FALSE(holds(seen, "High Street"));
    CHECK_FALSE(holds(seen, "Take merge"));
    CHECK(pages.get(actor(6), "/persons/{subject}/merges/{merge}", {{"subject", written}, {"merge", "1"}}).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a relative who is hidden stands neither in the form that corrects nor in what was corrected, and a household tells of nobody else") {
    Pages pages{kind};
    const auto reference = added_by(pages, actor(1)), mother = added_by(pages, actor(1), {{"who", "adult"}, {"given", "Ana"}, {"family", "Nowak"}});
    added_by(pages, actor(1), {{"given", "Ben"}, {"family", "Nowak"}, {"lines", "1 High Street"}, {"postcode", "ca11aa"}});
    const Parameters matter{{"subject", reference}, {"matter", "relationships"}};
    for (const auto* relation : {"parent", "guardian"})
        REQUIRE(pages.post(actor(1), "/persons/{subject}/facts/{matter}", {{"to", mother}, {"kind", relation}}, matter));
    Parameters first = matter, second = matter;
    first["fact"] = "1";
    second["fact"] = "2";
    REQUIRE(status_of(pages.post(actor(1), "/persons/{subject}/facts/{matter}/{fact}", {{"how", "nothing"}, {"why", "mistaken"}}, second)) == 303);
    give_part(pages, reference, policy::Relation::worker, 6);
    REQUIRE(pages.change(
        actor(1), [&](trail::Change& change) { return policy::restrict_record(change, question_of(change), mother, policy::Restriction::sealed, "at risk"); }));
    CHECK(status_of(pages.get(actor(1), "/persons/{subject}/facts/{matter}/{fact}", first)) == 200);
    CHECK(pages.get(actor(6), "/persons/{subject}/facts/{matter}/{fact}", first).refusal().kind == Refusal::Kind::not_found);
    CHECK(holds(words_of(pages.get(actor(1), "/persons/{subject}", {{"subject", reference}})), "mistaken"));
    const auto seen = words_of(pages.get(actor(6), "/persons/{subject}", {{"subject", reference}}));
    CHECK_FALSE(holds(seen, "mistaken"));
    CHECK_FALSE(holds(seen, "Same household"));
}

ON_EVERY_DATABASE("an owner gives others a part by their user name, ends it, and restricts the record, each with a reason; nobody else may") {
    Pages pages{kind};
    const Role reader{"practitioner", "Practitioner", {people::permissions::find, people::permissions::view}};
    const auto nora =
        access::add_account(pages.journal, trail::operator_named(),
                            {.user_name = "nora.nurse", .name = "Nora", .password = "nine herons by the weir", .roles = {"practitioner"}}, {reader});
    REQUIRE(nora);
    const auto reference = added_by(pages, actor(1000));
    const Parameters path{{"subject", reference}};
    const trail::Actor nurse{.account = *nora, .name = "Nora", .agency = "school", .roles = {&teacher}};
    const auto give = [&](const Words& words, const trail::Actor& who) { return pages.post(who, "/persons/{subject}/part", words, path); };
    const Words part{{"account", "nora.nurse"}, {"relation", "invited_reader"}, {"until-day", "1"},
                     {"until-month", "12"},     {"until-year", "2026"},         {"because", "reads to advise"}};
    CHECK(status_of(give({{"account", "nobody.here"}, {"relation", "worker"}, {"because", "x"}}, actor(1000))) == 422);
    CHECK(status_of(give({{"account", "nora.nurse"}, {"relation", "invited_reader"}, {"because", "x"}}, actor(1000))) == 422);
    CHECK(give(part, actor(1001)).refusal().kind == Refusal::Kind::not_found);
    CHECK(holds(words_of(pages.get(nurse, "/persons/{subject}", path)), "Ask the duty desk"));
    REQUIRE(status_of(give(part, actor(1000))) == 303);
    CHECK(holds(words_of(pages.get(nurse, "/persons/{subject}", path)), "Charlotte Wilkinson"));
    CHECK(holds(words_of(pages.get(actor(1000), "/persons/{subject}/part", path)), "reads to advise"));
    CHECK(pages.get(nurse, "/persons/{subject}/part", path).refusal().kind == Refusal::Kind::not_found);
    const auto sealed = [&](const Words& words) { return status_of(pages.post(actor(1000), "/persons/{subject}/restriction", words, path)); };
    CHECK(sealed({{"restriction", "sealed"}}) == 422);
    CHECK(sealed({{"restriction", "open"}, {"reason", "x"}}) == 422);
    CHECK(sealed({{"restriction", "sealed"}, {"reason", "a colleague's child"}}) == 303);
    CHECK(pages.get(nurse, "/persons/{subject}", path).refusal().kind == Refusal::Kind::not_found);
    CHECK(sealed({{"restriction", "ordinary"}, {"reason", "it was not"}}) == 303);
    CHECK(pages.post(actor(1000), "/persons/{subject}/part/{part}/end", {}, {{"subject", "ELSEWHERE0"}, {"part", "2"}}).refusal().kind ==
          Refusal::Kind::not_found);
    REQUIRE(pages.post(actor(1000), "/persons/{subject}/part/{part}/end", {}, {{"subject", reference}, {"part", "2"}}));
    CHECK(holds(words_of(pages.get(nurse, "/persons/{subject}", path)), "Ask the duty desk"));
}

ON_EVERY_DATABASE("people of long ago are due for disposal by their birth, and a searcher is told of their searches without whom they were about") {
    Pages pages{kind};
    auto old = charlotte;
    old[5].second = "1940";
    const auto reference = added_by(pages, actor(1), old);
    added_by(pages, actor(1));
    searched(pages, actor(1), misspelt);
    const auto due = pages.look(actor(1), [](trail::View& view) { return people_of_long_ago().records(view, make_date(1951, 1, 1)); });
    REQUIRE(due.size() == 1);
    CHECK(due.front().reference == reference);
    CHECK(holds(due.front().words, "Charlotte Wilkinson, born"));
    const auto keeper = pages.look(actor(7, member), [](trail::View& view) { return people_of_long_ago().records(view, make_date(1951, 1, 1)); });
    CHECK(keeper.front().words == "A person whose record you may not read");
    REQUIRE(pages.change(actor(1), [&](trail::Change& change) {
        people_of_long_ago().dispose(change, reference);
        change.record({"test.disposed", {person_kind, reference}});
        return Outcome<Done>(Done{});
    }));
    CHECK(pages.look(actor(1), [](trail::View& view) { return people_of_long_ago().records(view, make_date(1951, 1, 1)).size(); }) == 0);
    const auto held = pages.look(actor(1), [](trail::View& view) { return searches_made().items(view, Id<trail::Account>{1}); });
    REQUIRE(held.size() == 1);
    CHECK_FALSE(holds(held.front().words, "ilkins"));
}

ON_EVERY_DATABASE("whoever has made 120 searches in an hour is asked to wait, and told whom to ring meanwhile") {
    Pages pages{kind};
    for (std::int64_t i = 0; i < most_searches_an_hour; ++i) CHECK(status_of(pages.post(actor(1), "/persons/searches", misspelt)) == 303);
    const auto answer = pages.post(actor(1), "/persons/searches", misspelt);
    CHECK(status_of(answer) == 429);
    CHECK(holds(words_of(answer), "ring the duty desk"));
    CHECK(std::get<site::Page>(*answer).retry_after > std::chrono::minutes{50});
    CHECK(pages.events("people.search_refused") == 1);
}

ON_EVERY_DATABASE("the schedule asks as few questions about fifty people as about none, and names those the keeper may know alone") {
    Pages pages{kind};
    const auto asked = [&](std::size_t& readable) {
        int questions = 0;
        pages.database->read([&](store::Reader& reader) {
            CountingReader counting(reader);
            trail::View view(counting, actor(1), *pages.now);
            const auto due = people_of_long_ago().records(view, make_date(1951, 1, 1));
            readable =
                static_cast<std::size_t>(std::ranges::count_if(due, [](const retention::KeptRecord& each) { return holds(each.words, "Example, born"); }));
            CHECK(view.looks().size() == readable);
            questions = counting.questions;
        });
        return questions;
    };
    std::size_t readable = 0;
    const int of_none = asked(readable);
    for (int i = 0; i < 50; ++i) pages.add("Person " + std::to_string(i), "Example", make_date(1940, 1, 1), actor(i % 2 + 1));
    CHECK(asked(readable) == of_none);
    CHECK(readable == 25);
}

ON_EVERY_DATABASE(
    "the family view has relationships from either side with their days, who has the same parent and who lives at the address, each as far as the viewer may "
    "know them") {
    Pages pages{kind};
    const auto child = added_by(pages, actor(1)), mother = added_by(pages, actor(1), {{"who", "adult"}, {"given", "Ana"}, {"family", "Nowak"}});
    const auto brother = added_by(pages, actor(1), {{"given", "Ben"}, {"family", "Nowak"}, {"lines", "1 High Street"}, {"postcode", "ca11aa"}});
    REQUIRE(pages.change(actor(1), [&](trail::Change& change) -> Outcome<Done> {
        const auto parent = find_person(change, mother).value().id;
        TRY(add_fact(change, child,
                     Relationship{.to = parent, .relation = Relation::parent, .has_parental_responsibility = true, .from = make_date(2012, 3, 4)}));
        TRY(add_fact(change, child, Relationship{.to = parent, .relation = Relation::carer, .until = make_date(2020, 5, 1)}));
        TRY(add_fact(change, brother, Relationship{.to = parent, .relation = Relation::parent}));
        return Done{};
    }));
    const auto family = [&](const trail::Actor& who, const std::string& of) {
        return words_of(pages.get(who, "/persons/{subject}/family", {{"subject", of}}));
    };
    const auto whole = family(actor(1), child);
    for (const char* words :
         {"Parent, with parental responsibility", "from 4 March 2012", "Earlier", "until 1 May 2020", "Has the same parent: Ana Nowak", "1 High Street"})
        CHECK(holds(whole, words));
    CHECK(holds(whole.substr(whole.find("Addresses and households")), "Ben Nowak"));
    CHECK(holds(family(actor(1), mother), "Charlotte Wilkinson"));
    give_part(pages, child, policy::Relation::invited_reader, 5);
    const auto read = [&] { return family(actor(5, teacher), child); };
    CHECK(holds(read(), "Known to the partnership. Ask the duty desk."));
    for (const auto& words : {std::string("Nowak"), std::string("Ben"), mother, brother}) CHECK_FALSE(holds(read(), words));
    REQUIRE(pages.change(
        actor(1), [&](trail::Change& change) { return policy::restrict_record(change, question_of(change), mother, policy::Restriction::sealed, "at risk"); }));
    CHECK_FALSE(holds(read(), "Ask the duty desk"));
    CHECK(pages.get(actor(4, member), "/persons/{subject}/family", {{"subject", child}}).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(actor(5, teacher), "/persons/{subject}/family", {{"subject", mother}}).refusal().kind == Refusal::Kind::not_found);
}

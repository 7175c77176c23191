#include "features/lado/desk_test.hpp"
#include "features/lado/referral_api.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

namespace {
/// The desk as a system reaches it.
struct Counter : Desk {
    explicit Counter(const std::string& kind) : Desk(kind) {}

    trail::Actor system(const std::string& name, const std::string& agency) {
        static const Role scope{"allegations:refer", "Refer", {lado::permissions::refer}};
        const auto account = *change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_put", {"account", name}});
            return access::insert_system_account(change, {.user_name = name, .name = name, .agency = agency});
        });
        return {.account = account, .name = name, .agency = agency, .roles = {&scope}};
    }
    const api::Operation& operation(std::string_view name) const { return *std::ranges::find(operations, name, &api::Operation::name); }

    static web::Request form(const Referral& referral) {
        web::Request request;
        const auto put = [&](const char* name, std::string_view value) { request.form.add(name, std::string(value)); };
        put("adult", referral.adult);
        put("role", referral.role);
        put("employer_name", referral.employer);
        put("children", referral.children);
        put("concern", referral.concern);
        put("contact", referral.contact);
        put("employer", token_of(referral.facts.employer));
        put("category", token_of(referral.facts.category));
        put("referrer", token_of(referral.facts.referrer));
        return request;
    }
    Outcome<api::Reply> send_by(const trail::Actor& who, const web::Request& request) {
        return change(who, [&](trail::Change& change) { return operation("referAllegation").act(change, request); });
    }
    Outcome<api::Reply> ask(const trail::Actor& who, std::string_view name, web::Request request = {}) {
        return journal.view(who, [&](trail::View& view) { return operation(name).look(view, request); });
    }
    Outcome<api::Reply> follow(const trail::Actor& who, const std::string& reference) {
        web::Request request;
        request.path_parameters["reference"] = reference;
        return ask(who, "showReferral", std::move(request));
    }

    std::vector<api::Operation> operations = referral_operations(std::make_shared<const Office>(office));
};

std::string text_of(const api::Reply& reply, std::string_view name) {
    const auto found = std::ranges::find(reply.body, name, &std::pair<std::string, exchange::Value>::first);
    return std::get<std::string>(found->second.state());
}
}  // namespace

ON_EVERY_DATABASE("a referral of a system is one like any other: at the officers' desk, with its words in the vault, its clocks and its agency") {
    Counter desk{kind};
    const auto system = desk.system("timetable", "Hill School");
    const auto sent = desk.send_by(system, Counter::form(Desk::referral()));
    REQUIRE(sent);
    const auto reference = text_of(*sent, "reference");
    CHECK(sent->location == "/api/allegations/" + reference);
    CHECK(desk.now_of(reference).referrer_agency == "Hill School");
    CHECK(desk.now_of(reference).referred_by == system.account);
    CHECK(desk.words(desk.officer, reference)->latest(EntryKind::adult) == "Gus Example");
    CHECK(desk.clock(reference, response_clock).rule == &response_clock);
    CHECK(desk.listed(desk.officer) == 1);
    CHECK(desk.listed(system) == 0);
    CHECK(desk.words(system, reference).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("what is wrong is said in the words of the form, and every required field is one that the rules ask for") {
    Counter desk{kind};
    const auto system = desk.system("timetable", "Hill School");
    const auto refused = desk.send_by(system, {});
    REQUIRE_FALSE(refused);
    const auto by_form = problems_of(Referral{}, make_date(2026, 11, 23));
    for (const auto& error : by_form) CHECK(std::ranges::find(refused.refusal().errors, error) != refused.refusal().errors.end());
    for (const auto& property : desk.operation("referAllegation").takes.properties) {
        CAPTURE(property.name);
        CHECK(names_field(refused.refusal(), property.name) == property.is_required);
    }
}

ON_EVERY_DATABASE("an authority that takes no referrals is refused by its name, also where there is one alone, and with all else that is wrong") {
    Counter desk{kind};
    const auto system = desk.system("timetable", "Hill School");
    auto request = Counter::form(Desk::referral());
    request.form.add("service", "nowhere");
    const FieldError nowhere{"service", "“nowhere” takes no referrals here. Choose the authority in whose area the person works: council (The Council)"};
    CHECK(desk.send_by(system, request).refusal().errors == std::vector{nowhere});
    request.form.add("alleged_on-day", "40");
    const auto errors = desk.send_by(system, request).refusal().errors;
    CHECK(std::ranges::find(errors, nowhere) != errors.end());
    CHECK(std::ranges::find(errors, "alleged_on", &FieldError::field) != errors.end());
    CHECK(desk.listed(desk.officer) == 0);
    auto named = Counter::form(Desk::referral());
    named.form.add("service", "council");
    CHECK(desk.send_by(system, named));
}

ON_EVERY_DATABASE("a system follows its own referrals as far as their referrer may, and another's is as one that never was") {
    Counter desk{kind};
    const auto system = desk.system("timetable", "Hill School");
    const auto other = desk.system("register", "Hill School");
    const auto reference = text_of(*desk.send_by(system, Counter::form(Desk::referral())), "reference");
    CHECK(text_of(*desk.follow(system, reference), "state") == "received");
    REQUIRE(desk.give(reference, desk.officer));
    CHECK(text_of(*desk.follow(system, reference), "state") == "with_officer");
    const auto anothers = desk.follow(other, reference);
    const auto nobodys = desk.follow(other, "LADO-2026-99999-X");
    CHECK(anothers.refusal().kind == Refusal::Kind::not_found);
    CHECK(anothers.refusal().message == nobodys.refusal().message);
    CHECK(desk.ask(other, "listReferrals")->list.empty());
}

ON_EVERY_DATABASE("a long list is given in parts of fifty, each referral once; after another's reference there is nothing, as after one that never was") {
    Counter desk{kind};
    const auto system = desk.system("timetable", "Hill School");
    const auto other = desk.system("register", "Hill School");
    REQUIRE(desk.send_by(other, Counter::form(Desk::referral())));
    for (int i = 0; i < 52; ++i) REQUIRE(desk.send_by(system, Counter::form(Desk::referral())));
    const auto first = *desk.ask(system, "listReferrals");
    REQUIRE(first.next);
    CHECK(first.list.size() == 50);
    web::Request rest;
    rest.query.add("after", *first.next);
    const auto second = *desk.ask(system, "listReferrals", rest);
    CHECK(second.list.size() == 2);
    CHECK_FALSE(second.next);
    CHECK(std::get<std::string>(second.list[0][0].second.state()) != *first.next);
    CHECK(desk.ask(other, "listReferrals", rest)->list.empty());
}

ON_EVERY_DATABASE("a system is told which authorities take referrals") {
    Counter desk{kind};
    const auto services = *desk.ask(desk.system("timetable", "Hill School"), "listReferralServices");
    REQUIRE(services.list.size() == 1);
    CHECK(std::get<std::string>(services.list[0][1].second.state()) == "The Council");
}

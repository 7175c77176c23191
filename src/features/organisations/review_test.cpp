#include "features/organisations/partnership_test.hpp"
#include "features/organisations/review_service.hpp"

using namespace holdfast;
using namespace holdfast::organisations;
using organisations::test::Partnership;

TEST_CASE("quarters are those of the reporting year") {
    CHECK(quarter_of(make_date(2026, 4, 1)).string() == "2026-27 Q1");
    CHECK(quarter_of(make_date(2026, 9, 30)).string() == "2026-27 Q2");
    CHECK(quarter_of(make_date(2026, 12, 31)).string() == "2026-27 Q3");
    CHECK(quarter_of(make_date(2027, 3, 31)).string() == "2026-27 Q4");
}

TEST_CASE("a review is due in the quarter of the first grant and overdue once a quarter passed without one") {
    const Date in_quarter = make_date(2026, 11, 22);
    CHECK(state_of({}, in_quarter) == ReviewState::nothing_to_review);
    CHECK(state_of({.first_grant = make_date(2026, 10, 1)}, in_quarter) == ReviewState::due);
    CHECK(state_of({.first_grant = make_date(2026, 9, 30)}, in_quarter) == ReviewState::overdue);
    CHECK(state_of({.first_grant = make_date(2020, 1, 1), .last_signed_off = make_date(2026, 7, 1)}, in_quarter) == ReviewState::due);
    CHECK(state_of({.first_grant = make_date(2020, 1, 1), .last_signed_off = make_date(2026, 6, 30)}, in_quarter) == ReviewState::overdue);
    CHECK(state_of({.first_grant = make_date(2020, 1, 1), .last_signed_off = make_date(2026, 10, 1)}, in_quarter) == ReviewState::signed_off);
}

static constexpr std::string_view people =
    "person,user_name,agency,role,from\nLea,lea,barnardos,agency_safeguarding_lead,2026-05-01\nWim,wim,barnardos,worker,2026-05-01\nEli,eli,nhs-england,worker,"
    "2026-05-01\n";

static Outcome<Done> reviewed(Partnership& partnership, const std::string& agency, const trail::Actor& actor, const std::vector<Answer>& answers) {
    return partnership.journal.change(actor, "test", [&](trail::Change& change) { return sign_off(change, agency, answers, partnership.roles); });
}

/// Every role at the agency confirmed but that of `ended`.
static std::vector<Answer> all_but(Partnership& partnership, std::string_view agency, std::string_view ended) {
    std::vector<Answer> answers;
    for (const auto& grant : partnership.look([&](trail::View& view) { return grants_to_review(view, find_agency(view, agency)->id); }))
        answers.push_back({.grant = grant.id, .is_confirmed = grant.account != partnership.account(ended).id});
    return answers;
}

ON_EVERY_DATABASE("the agency's lead signs off: what they end ends at once, and the sign-off is in the trail") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const auto id = partnership.agency("barnardos").id;
    CHECK(partnership.look([&](trail::View& view) { return state_of(review_facts(view, id), view.today()); }) == ReviewState::overdue);
    CHECK(reviewed(partnership, "barnardos", partnership.acting("lea", "agency_safeguarding_lead"), all_but(partnership, "barnardos", "wim")));
    CHECK(partnership.account("wim").roles.empty());
    CHECK(partnership.account("lea").roles.size() == 1);
    CHECK(partnership.look([&](trail::View& view) { return state_of(review_facts(view, id), view.today()); }) == ReviewState::signed_off);
    const auto reviews = partnership.look([&](trail::View& view) { return reviews_of(view, id); });
    REQUIRE(reviews.size() == 1);
    CHECK(reviews.front().confirmed == 1);
    CHECK(reviews.front().ended == 1);
    const auto events = partnership.look([](trail::View& view) { return trail::events_about(view, {"agency", "barnardos"}, 5); });
    REQUIRE_FALSE(events.empty());
    CHECK(events.front().type == "organisations.review_signed_off");
    CHECK(events.front().detail == "2026-27 Q3: 2 roles reviewed");
}

ON_EVERY_DATABASE("nobody else signs off: neither another agency's lead nor an administrator") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const auto answers = all_but(partnership, "nhs-england", "lea");
    CHECK(reviewed(partnership, "nhs-england", partnership.acting("lea", "agency_safeguarding_lead"), answers).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(partnership.import("people", "person,user_name,agency,role,from\nRoot,root,barnardos,administrator,2026-05-01\n").is_accepted());
    CHECK(reviewed(partnership, "barnardos", partnership.acting("root", "administrator"), all_but(partnership, "barnardos", "wim")).refusal().kind ==
          Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("a review without an answer for each role is refused and changes nothing") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    auto answers = all_but(partnership, "barnardos", "wim");
    answers.erase(answers.begin());
    const auto outcome = reviewed(partnership, "barnardos", partnership.acting("lea", "agency_safeguarding_lead"), answers);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.refusal().errors.size() == 1);
    CHECK(partnership.account("wim").roles.size() == 1);
    CHECK(partnership.look([&](trail::View& view) { return reviews_of(view, find_agency(view, "barnardos")->id).empty(); }));
}

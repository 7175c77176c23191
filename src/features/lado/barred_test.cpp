#include "core/policy/subject_store.hpp"
#include "features/lado/count_figures.hpp"
#include "features/lado/desk_test.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

static constexpr int enough = 100;

static std::string refer_about(Desk& desk, const std::string& adult, const std::string& asked = {}) {
    auto referral = Desk::referral();
    referral.adult = adult;
    const auto made = desk.change(desk.second, [&](trail::Change& change) { return refer(change, desk.office, referral, "council", asked); });
    REQUIRE(made);
    return *made;
}

static const Advice some_advice{.consultation = {.asker = ReferrerType::education, .employer = EmployerType::school_other},
                                .employer_name = "Hill School",
                                .role = "Coach",
                                .nature = "A push in a queue",
                                .advice = "The school deals with it"};

ON_EVERY_DATABASE("an officer whom the referral names is barred, however the name is written and whatever stands beside it") {
    Desk desk{kind};
    for (const char* name :
         {"Ann Officer", "OFFICER, Ann", "Ms Ann Marie Officer of the council", "Ann-Officer", "Ann\xC2\xA0Officer", "Ann Off\xE2\x80\x8Bicer",
          "Officer Ann (duty desk)", "Änn Officer", "Ann Officer: coach", "\u201cAnn Officer\u201d", "Ann Officer\u2019s", "[Ann Officer]", "AnnOfficer"}) {
        CAPTURE(name);
        const auto reference = refer_about(desk, name);
        CHECK(desk.words(desk.officer, reference).refusal().kind == Refusal::Kind::not_found);
        CHECK(desk.words(desk.second, reference));
    }
    CHECK(is_named_in("Annemarie Officer", "Anne-Marie Officer"));
    CHECK(is_named_in("Anne Marie Officer", "Annemarie Officer"));
    CHECK(is_named_in("O'Brien, Pat", "Pat O\u2019Brien"));
    CHECK_FALSE(is_named_in("Anne Officer", "Anne-Marie Officer"));
    CHECK_FALSE(is_named_in("", "Ann"));
    CHECK_FALSE(is_named_in("Ann", "?"));
    for (const char* name : {"Ann Office", "Annette Officer", "A Officer", "Ann"}) {
        CAPTURE(name);
        CHECK(desk.words(desk.officer, refer_about(desk, name)));
    }
}

ON_EVERY_DATABASE("an employer on file is known however its name is written, by names that it had as well") {
    Desk desk{kind};
    const auto known = [&](const std::string& employer) {
        return desk.look(desk.officer, [&](trail::View& view) { return employer_agency(view, employer, "council"); });
    };
    for (const char* name : {"Hill School", "the hill school", "  HILL   School", "Hill-School", "Hillschool", "school"}) {
        CAPTURE(name);
        CHECK(known(name) == "school");
    }
    for (const char* name : {"Hill", "Hill Infant School", "The", "", "The Council"}) {
        CAPTURE(name);
        CHECK(known(name).empty());
    }
}

ON_EVERY_DATABASE("advice that became an allegation against an officer is none to them, in no list and by no reference") {
    Desk desk{kind};
    const auto logged = desk.change(desk.second, [&](trail::Change& change) { return log_advice(change, desk.office, some_advice); });
    REQUIRE(logged);
    const auto sees = [&](const trail::Actor& who) {
        const bool opens = static_cast<bool>(desk.journal.view(who, [&](trail::View& view) { return open_advice(view, desk.office, *logged); }));
        const auto listed = desk.look(who, [](trail::View& view) { return latest_consultations(view, enough).size(); });
        const auto about = desk.journal.view(who, [&](trail::View& view) { return consultations_about(view, desk.office, "Hill School"); });
        CHECK(listed == (opens ? 1 : 0));
        CHECK(about->size() == listed);
        return opens;
    };
    CHECK(sees(desk.officer));
    refer_about(desk, "Ann Officer", *logged);
    CHECK_FALSE(sees(desk.officer));
    const auto again = desk.change(desk.officer, [&](trail::Change& change) { return refer(change, desk.office, Desk::referral(), "council", *logged); });
    REQUIRE_FALSE(again);
    CHECK(again.refusal().kind == Refusal::Kind::not_found);
    CHECK(sees(desk.second));
}

ON_EVERY_DATABASE("an allegation against an officer that is taken as advice stays none to them until the advice is disposed of") {
    Desk desk{kind};
    const auto reference = refer_about(desk, "Ann Officer");
    REQUIRE(desk.give(reference, desk.second));
    const auto kept = desk.change(desk.second, [&](trail::Change& change) { return take_as_advice(change, desk.office, reference, some_advice); });
    REQUIRE(kept);
    const auto opens = [&](const trail::Actor& who) {
        return static_cast<bool>(desk.journal.view(who, [&](trail::View& view) { return open_advice(view, desk.office, *kept); }));
    };
    CHECK_FALSE(opens(desk.officer));
    CHECK(opens(desk.second));
    CHECK(desk.words(desk.officer, reference).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) -> Outcome<Done> {
        erase_advice(change, desk.office, *kept);
        change.record({"test.disposed", {consultation_kind, *kept}, ""});
        return Done{};
    }));
    const auto facts = desk.look(desk.second, [&](trail::View& view) {
        return policy::find_facts(view, {allegation_kind, reference}, desk.officer.account, {.agencies = {"The Council"}});
    });
    CHECK(facts->conflict == policy::Conflict::none);
}

ON_EVERY_DATABASE("of the year that runs everybody counts what they may list, and of a year that is over all of it") {
    Desk desk{kind};
    REQUIRE(desk.send(Desk::referral(), desk.teacher));
    refer_about(desk, "Ann Officer");
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) { return log_advice(change, desk.office, some_advice); }));
    const auto outsider = desk.person("Gil Other", "Hill School", officer_role);
    const auto counted = [&](const trail::Actor& who) {
        return desk.look(who, [](trail::View& view) {
            const auto year = Period::year(2026);
            return std::tuple(count_allegations(view, year).all(), count_consultations(view, year), years_counted(view).size());
        });
    };
    using Counted = std::tuple<std::int64_t, std::int64_t, std::size_t>;
    CHECK(counted(desk.second) == Counted(2, 1, 1));
    CHECK(counted(desk.officer) == Counted(1, 1, 1));
    for (const auto& who : {outsider, desk.teacher, trail::operator_named()}) CHECK(counted(who) == Counted(0, 0, 0));
    *desk.now = parse_instant("2027-04-01T10:00:00Z").value();
    for (const auto& who : {desk.officer, outsider, trail::operator_named()}) CHECK(counted(who) == Counted(2, 1, 1));
}

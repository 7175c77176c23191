#include "features/lado/import_service.hpp"

#include "core/policy/conflict_store.hpp"
#include "features/lado/consultation_store.hpp"
#include "features/lado/past_cases_test.hpp"

using namespace holdfast;
using namespace holdfast::lado;

static constexpr std::string_view one =
    "A-1,cumbria-county-council,2016-05-03,education,school_la,physical,yes,2016-04-28,2016-04-29,closed,substantiated,,2016-06-10,suspension training,harmed";

ON_EVERY_DATABASE("past allegations are loaded with all that may be counted, and the same file changes nothing") {
    PastCases cases(kind);
    const auto file = allegations_of({one, "A-2,Cumbria County Council,2016-05-04,police,health,conduct,,,,closed,,yes,2016-05-05,,",
                                      "A-3,cumbria-county-council,2016-05-05,police,health,sexual,,,,transferred,,,2016-05-09,,"});
    const auto first = cases.load("allegations", file);
    REQUIRE_MESSAGE(first.is_accepted(), first.rejections.front().reason);
    CHECK(first.added == 3);
    const auto again = cases.load("allegations", file);
    CHECK(again.unchanged == 3);
    CHECK(again.added + again.changed == 0);
    const auto found = cases.look([](trail::View& view) { return find_allegation(view, "A-1").value(); });
    CHECK(found.received_on() == make_date(2016, 5, 3));
    CHECK(found.facts == Facts{.referrer = ReferrerType::education,
                               .employer = EmployerType::school_la,
                               .category = Category::physical,
                               .is_after_restraint = true,
                               .criteria = {Criterion::harmed},
                               .alleged_on = make_date(2016, 4, 28),
                               .employer_knew_on = make_date(2016, 4, 29)});
    CHECK(found.results == std::vector{Result::training, Result::suspension});
    CHECK(found.finding == Finding::substantiated);
    CHECK_FALSE(found.is_without_action);
    CHECK(found.closed_on == make_date(2016, 6, 10));
}

ON_EVERY_DATABASE("a past allegation lies in the vault: whoever is no named reader of it has it in no list") {
    PastCases cases(kind);
    REQUIRE(cases.load("allegations", allegations_of({one})).is_accepted());
    static const Role officer{"officer", "Officer", {lado::permissions::manage}};
    const trail::Actor stranger{.account = Id<trail::Account>{7}, .name = "Stranger", .agency = "cumbria-county-council", .roles = {&officer}};
    const auto listed = [&] {
        return cases.look(
            [](trail::View& view) { return count_cases(view, policy::list_filter(view, allegation_records, policy::belonging_of(view)), true, 1000); },
            stranger);
    };
    CHECK(listed() == 0);
    REQUIRE(cases.journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
        policy::confirm_vault_reader_row(change, policy::insert_vault_reader(change, {.vault = "lado", .account = Id<trail::Account>{7}, .reason = "test"}));
        change.record({"policy.vault_reader_confirmed", {"vault_reader", "1"}, ""});
        return Done{};
    }));
    CHECK(listed() == 1);
}

ON_EVERY_DATABASE("a corrected row changes its case, but not its day and not one that an officer has taken on") {
    PastCases cases(kind);
    REQUIRE(cases.load("allegations", allegations_of({one})).is_accepted());
    std::string corrected(one);
    corrected.replace(corrected.find("substantiated"), 13, "unfounded");
    CHECK(cases.load("allegations", allegations_of({corrected})).changed == 1);
    std::string moved(one);
    moved.replace(moved.find("2016-05-03"), 10, "2016-05-04");
    CHECK(column_refused(cases.load("allegations", allegations_of({moved}))) == "received_on");
    REQUIRE(cases.journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
        set_officer(change, find_allegation(change, "A-1")->id, Id<trail::Account>{7});
        change.record({"lado.officer_assigned", {"lado_allegation", "A-1"}, ""});
        return Done{};
    }));
    CHECK(cases.load("allegations", allegations_of({corrected})).unchanged == 1);
    CHECK(column_refused(cases.load("allegations", allegations_of({one}))) == "reference");
}

ON_EVERY_DATABASE("one role loads past cases and advice: a named reader of the vault, of their own authority, and no other's reference") {
    PastCases cases(kind);
    static const Role supervisor{"supervisor", "Supervisor", {lado::permissions::manage, lado::permissions::supervise}};
    const auto person = [&](const std::string& name, const std::string& agency, bool is_reader) {
        const auto account = cases.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            const auto made = access::insert_account(change, {.user_name = name, .name = name, .agency = agency}, "").value();
            if (is_reader) policy::confirm_vault_reader_row(change, policy::insert_vault_reader(change, {.vault = "lado", .account = made, .reason = "test"}));
            change.record({"test.reader_named", {"account", name}});
            return made;
        });
        return trail::Actor{.account = *account, .name = name, .agency = agency, .roles = {&supervisor}};
    };
    REQUIRE(cases.journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
        organisations::put_agency(change, {.key = "borough", .type = "local_authority", .sector = "public"});
        change.record({"organisations.agency_added", {"agency", "borough"}, ""});
        return Done{};
    }));
    const auto reader = person("reader", "Cumbria County Council", true);
    const auto neighbour = person("neighbour", "borough", true);
    const auto stranger = person("stranger", "Cumbria County Council", false);
    const std::string advice =
        "reference,authority,asked_on,asker,employer,employer_name,role,category\n"
        "K-1,cumbria-county-council,2010-05-03,education,school_la,Moor Lane School,Teacher,physical\n";
    for (const auto* other : {&neighbour, &stranger}) {
        CHECK(column_refused(cases.load("allegations", allegations_of({one}), *other)) == "authority");
        CHECK(column_refused(cases.load("consultations", advice, *other)) == "authority");
    }
    CHECK(cases.load("allegations", allegations_of({one}), reader).added == 1);
    CHECK(cases.load("consultations", advice, reader).added == 1);
    std::string taken_over(one);
    taken_over.replace(taken_over.find("cumbria-county-council"), 22, "borough");
    CHECK(column_refused(cases.load("allegations", allegations_of({taken_over}), neighbour)) == "authority");
}

ON_EVERY_DATABASE("what is wrong in a file of allegations is said by line, column and value, and nothing of the file is kept") {
    PastCases cases(kind);
    struct Wrong {
        std::string_view row, column, value;
    };
    const auto good = "B-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,,";
    for (const auto& wrong :
         {Wrong{"LADO-2016-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,,", "reference", "LADO-2016-1"},
          Wrong{"C-1,nowhere,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,,", "authority", "nowhere"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,teacher,school_la,physical,,,,closed,,yes,2016-06-10,,", "referrer", "teacher"},
          Wrong{"C-1,cumbria-county-council,2017-04-03,education,school_la,conduct,,,,closed,,yes,2017-06-10,,", "category", "conduct"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,sexual,yes,,,closed,,yes,2016-06-10,,", "after_restraint", "yes"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,2016-05-04,closed,,yes,2016-06-10,,", "employer_knew_on", "2016-05-04"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,received,,yes,2016-06-10,,", "stage", "received"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,,2016-06-10,,", "finding", ""},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,transferred,unfounded,,2016-06-10,,", "stage", "transferred"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-05-02,,", "closed_on", "2016-05-02"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2027-05-02,,", "closed_on", "2027-05-02"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,sacked,", "results", "sacked"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,caution caution,", "results", "caution caution"},
          Wrong{"C-1,cumbria-county-council,2016-05-03,education,school_la,physical,,,,closed,,yes,2016-06-10,,unsuitable", "criteria", "unsuitable"},
          Wrong{good, "reference", "B-1"}}) {
        CAPTURE(wrong.row);
        const auto report = cases.load("allegations", allegations_of({good, wrong.row}));
        REQUIRE(report.rejections.size() == 1);
        CHECK(report.rejections.front().line == 3);
        CHECK(report.rejections.front().column == wrong.column);
        CHECK(report.rejections.front().value == wrong.value);
        CHECK_FALSE(cases.look([](trail::View& view) { return find_allegation(view, "B-1").has_value(); }));
    }
}

ON_EVERY_DATABASE("past consultations are loaded once, and a row that says something else of one is refused") {
    PastCases cases(kind);
    const std::string header = "reference,authority,asked_on,asker,employer,employer_name,role,category\n";
    const auto file = header + "K-1,cumbria-county-council,2016-05-03,education,school_la,Moor Lane School,Teaching assistant,conduct\n";
    REQUIRE(cases.load("consultations", file).added == 1);
    CHECK(cases.load("consultations", file).unchanged == 1);
    const auto other = header + "K-1,cumbria-county-council,2016-05-03,education,school_other,Moor Lane School,Teaching assistant,conduct\n";
    CHECK(column_refused(cases.load("consultations", other)) == "reference");
    const auto late = header + "K-2,cumbria-county-council,2017-05-03,education,school_la,Moor Lane School,Teacher,conduct\n";
    CHECK(column_refused(cases.load("consultations", late)) == "category");
    const auto named = header + "K-3,cumbria-county-council,2016-05-03,education,school_la,Moor Lane School,Head: Mr Gus Example,conduct\n";
    CHECK(column_refused(cases.load("consultations", named)) == "role");
    CHECK(cases.look([](trail::View& view) { return find_consultation(view, "K-1")->employer; }) == EmployerType::school_la);
}

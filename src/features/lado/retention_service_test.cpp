#include "features/lado/retention_service.hpp"

#include "core/vault/vault_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_store.hpp"
#include "features/lado/count_figures.hpp"
#include "features/lado/past_cases_test.hpp"
#include "support/temporary_folder.hpp"

using namespace holdfast;
using namespace holdfast::lado;

namespace {

/// Past cases with a vault beside them, of which one class of the schedule is looked at.
struct OldCases : PastCases {
    explicit OldCases(const std::string& kind) : PastCases(kind) {
        REQUIRE(
            load("allegations", allegations_of({"UPHELD,cumbria-county-council,2010-05-03,police,health,physical,,,,closed,unsubstantiated,,2010-06-10,,harmed",
                                                "NOT-UPHELD,cumbria-county-council,2010-05-03,police,health,physical,,,,closed,malicious,,2010-06-09,,harmed",
                                                "FALSE,cumbria-county-council,2010-05-03,police,health,neglect,,,,closed,false,yes,2010-06-08,,",
                                                "NO-FINDING,cumbria-county-council,2010-05-03,police,health,emotional,,,,closed,,yes,2010-06-10,,",
                                                "ELSEWHERE,cumbria-county-council,2010-05-03,police,health,neglect,,,,transferred,,,2010-06-11,,",
                                                "SEXUAL,cumbria-county-council,2010-05-03,police,health,sexual,,,,closed,unfounded,,2010-06-10,,offence"}))
                .is_accepted());
    }
    retention::Kind kind_of(std::string_view key) const {
        const auto all = old_cases(keys);
        return *std::ranges::find(all, key, &retention::Kind::class_key);
    }
    std::string due_of(std::string_view key, Date started_by) {
        std::string references;
        for (const auto& record : look([&](trail::View& view) { return kind_of(key).records(view, started_by); }))
            references += (references.empty() ? "" : " ") + record.reference;
        return references;
    }
    void dispose(std::string_view key, const std::string& reference) {
        REQUIRE(journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            kind_of(key).dispose(change, reference);
            change.record({"retention.disposed", {allegation_kind, reference}, ""});
            return Done{};
        }));
    }
    std::int64_t sealed_values() {
        const auto standings = look([](trail::View& view) { return vault::load_standings(view); });
        return standings.empty() ? 0 : standings.front().values;
    }

    vault::Vault papers{std::string(vault_name), keys};
};

}  // namespace

ON_EVERY_DATABASE("what is kept how long follows the finding, and sexual allegations are a class of their own, the oldest first") {
    OldCases cases(kind);
    const Date day = make_date(2010, 6, 10), later = make_date(2020, 1, 1);
    CHECK(cases.due_of("allegations_upheld", day) == "UPHELD");
    CHECK(cases.due_of("allegations_upheld", make_date(2010, 6, 9)).empty());
    CHECK(cases.due_of("allegations_not_upheld", later) == "FALSE NOT-UPHELD");
    CHECK(cases.due_of("allegations_not_progressed", later) == "NO-FINDING ELSEWHERE");
    CHECK(cases.due_of("allegations_sexual", later) == "SEXUAL");
}

ON_EVERY_DATABASE("a case that is disposed of has no words left anywhere and is counted as before") {
    OldCases cases(kind);
    REQUIRE(cases.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        const auto allegation = find_allegation(change, "UPHELD").value();
        TRY(write_words(change, cases.papers, allegation, {.kind = EntryKind::adult}, "Jane Doe"));
        TRY(write_words(change, cases.papers, allegation, {.kind = EntryKind::note}, "Rang the school"));
        change.record({"lado.entry_written", allegation.record(), "note"});
        return Done{};
    }));
    CHECK(cases.sealed_values() == 2);
    const auto counted = [&] { return cases.look([](trail::View& view) { return count_allegations(view, Period::year(2010)).all(); }); };
    const auto before = counted();
    cases.dispose("allegations_upheld", "UPHELD");
    CHECK(cases.sealed_values() == 0);
    CHECK(cases.due_of("allegations_upheld", make_date(2020, 1, 1)).empty());
    CHECK(counted() == before);
    const auto left = cases.look([](trail::View& view) { return find_allegation(view, "UPHELD").value(); });
    CHECK(left.finding == Finding::unsubstantiated);
    CHECK(cases.look([&](trail::View& view) { return entries_of(view, left.id).size(); }) == 0);
}

ON_EVERY_DATABASE("advice that is disposed of says neither for whom nor about what it was, and is counted as before") {
    OldCases cases(kind);
    REQUIRE(cases
                .load("consultations",
                      "reference,authority,asked_on,asker,employer,employer_name,role,category\n"
                      "K-1,cumbria-county-council,2010-05-03,education,school_la,Moor Lane School,Teacher,physical\n")
                .is_accepted());
    CHECK(cases.due_of("allegation_advice_sexual", make_date(2020, 1, 1)).empty());
    CHECK(cases.due_of("allegation_advice", make_date(2010, 5, 2)).empty());
    CHECK(cases.due_of("allegation_advice", make_date(2010, 5, 3)) == "K-1");
    CHECK(cases.sealed_values() == 2);
    cases.dispose("allegation_advice", "K-1");
    CHECK(cases.due_of("allegation_advice", make_date(2020, 1, 1)).empty());
    CHECK(cases.sealed_values() == 0);
    CHECK(cases.look([](trail::View& view) { return count_consultations(view, Period::year(2010)); }) == 1);
}

ON_EVERY_DATABASE("advice that belongs to an allegation is kept as long as the allegation, and sexual advice is a class of its own") {
    OldCases cases(kind);
    REQUIRE(cases
                .load("consultations",
                      "reference,authority,asked_on,asker,employer,employer_name,role,category\n"
                      "OF-CASE,cumbria-county-council,2009-05-03,education,school_la,Moor Lane School,Teacher,physical\n"
                      "OF-CASE-TOO,cumbria-county-council,2009-05-04,education,school_la,Moor Lane School,Teacher,sexual\n"
                      "ALONE,cumbria-county-council,2009-05-05,education,school_la,Moor Lane School,Teacher,sexual\n")
                .is_accepted());
    REQUIRE(cases.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        for (const char* advice : {"OF-CASE", "OF-CASE-TOO"}) link_consultation(change, advice, "SEXUAL");
        change.record({"lado.consultation_promoted", {consultation_kind, "OF-CASE"}});
        return Done{};
    }));
    const Date later = make_date(2020, 1, 1);
    CHECK(cases.due_of("allegation_advice", later).empty());
    CHECK(cases.due_of("allegation_advice_sexual", later) == "ALONE");
    cases.dispose("allegations_upheld", "UPHELD");
    CHECK(cases.due_of("allegation_advice", later).empty());
    cases.dispose("allegations_sexual", "SEXUAL");
    CHECK(cases.due_of("allegation_advice", later) == "OF-CASE");
    CHECK(cases.due_of("allegation_advice_sexual", later) == "OF-CASE-TOO ALONE");
    cases.dispose("allegation_advice_sexual", "ALONE");
    CHECK(cases.due_of("allegation_advice_sexual", later) == "OF-CASE-TOO");
}

#include "core/annex_a/lists.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/annex_a_service.hpp"
#include "core/pathway/extract_return_service.hpp"
#include "core/pathway/world_test.hpp"
#include "core/people/intake_service.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>

namespace holdfast::pathway {

namespace {

constexpr Date as_at = make_date(2017, 3, 31);

struct ListWorld : test::World {
    explicit ListWorld(const std::string& kind) : World(kind) {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "council", council.type = "local_authority", council.sector = "public", council.codes.la = "909";
            organisations::put_agency(change, council);
        });
    }
    Outcome<ReturnReport> load(const std::vector<extracts::Table>& tables, const std::string& fingerprint) {
        return journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<ReturnReport> {
            ReturnReport report;
            TRY(load_annex_a(change, {.tables = tables, .as_at = as_at, .name = "files", .fingerprint = fingerprint}, report));
            return report;
        });
    }
    std::vector<extracts::Table> lists() {
        std::vector<extracts::Table> written;
        look([&](trail::View& view) { written = write_annex_a(view, {.as_at = as_at})->lists; });
        return written;
    }
};

/// Puts records of a child into the database as somebody wrote them by hand.
struct Writing {
    trail::Change& change;
    Id<people::Person> child{};
    Id<Entry> entry{};
    template <class Record>
    Id<Record> operator()(Record record) {
        record.child = child, record.entry = entry;
        return insert(change, record);
    }
};

Writing writing_of(trail::Change& change, people::Intake& intake, const std::string& number, Date born) {
    const std::vector<people::Fact> facts{people::Birth{born, people::BirthPrecision::exact}, people::Trait{people::Characteristic::sex, "F"},
                                          people::Trait{people::Characteristic::ethnicity, "MWBC"}};
    return {change, intake.take(number, facts)->id, insert_entry(change, {.source = "by-hand", .agency = "council"}).id};
}

template <class Record, class Fill>
Record made(Fill&& fill) {
    Record record;
    fill(record);
    return record;
}

void write_protected_child(Writing write) {
    write(made<Contact>([](auto& r) { r.contacted_on = make_date(2017, 1, 3), r.source = "1A"; }));
    write(made<EarlyHelp>([](auto& r) { r.started_on = make_date(2016, 12, 1), r.organisation = "Barnardo's"; }));
    const auto referral = write(made<Referral>([](auto& r) {
        r.referred_on = make_date(2017, 1, 4), r.source = "2A", r.primary_need = "N1", r.no_further_action = false, r.team = "North", r.worker = "W1";
    }));
    write(made<Assessment>([&](auto& r) {
        r.referral = referral, r.started_on = make_date(2017, 1, 5), r.authorised_on = make_date(2017, 2, 1), r.factors = "1A 16A", r.child_seen = true;
        r.needs_support = true, r.team = "North", r.worker = "W1";
    }));
    const auto enquiry = write(made<Enquiry>([&](auto& r) {
        r.referral = referral, r.started_on = make_date(2017, 1, 10), r.ended_on = make_date(2017, 1, 20), r.conference_not_required = false;
        r.team = "North", r.worker = "W1";
    }));
    write(made<Conference>([&](auto& r) { r.referral = referral, r.enquiry = enquiry, r.held_on = make_date(2017, 1, 25), r.led_to_plan = true; }));
    write(made<NeedPlan>([&](auto& r) { r.referral = referral, r.started_on = make_date(2017, 1, 6), r.ended_on = make_date(2017, 1, 25); }));
    write(made<NeedVisit>([](auto& r) { r.visited_on = make_date(2017, 1, 8), r.child_seen = true; }));
    const auto plan = write(made<ProtectionPlan>([&](auto& r) {
        r.referral = referral, r.started_on = make_date(2017, 1, 25), r.initial_category = "NEG", r.latest_category = "EMO", r.earlier_plans = 1;
        r.team = "North", r.worker = "W1";
    }));
    write(made<PlanReview>([&](auto& r) { r.plan = plan, r.held_on = make_date(2017, 3, 20), r.goes_on = true; }));
    write(made<ProtectionVisit>([&](auto& r) { r.plan = plan, r.visited_on = make_date(2017, 3, 10), r.child_seen = true, r.seen_alone = true; }));
}

void write_child_in_care(Writing write) {
    const auto episode = [&](Date from, const char* reason, const char* status, const char* placement, std::optional<Date> to) {
        write(made<CareEpisode>([&](auto& r) {
            r.started_on = from, r.start_reason = reason, r.legal_status = status, r.need = "N1", r.placement = placement, r.provider = "PR1";
            r.ended_on = to, r.end_reason = to ? "X1" : "", r.placement_postcode = "CA1 1AA", r.placement_location = "IN";
        }));
    };
    episode(make_date(2015, 5, 10), "S", "V2", "U6", make_date(2016, 9, 1));
    episode(make_date(2016, 9, 1), "P", "V2", "K2", make_date(2016, 10, 1));
    episode(make_date(2016, 10, 1), "L", "E1", "K2", std::nullopt);
    write(made<CareReview>([](auto& r) { r.held_on = make_date(2017, 2, 2), r.participation = "PN1"; }));
    write(made<CareVisit>([](auto& r) { r.visited_on = make_date(2017, 3, 3), r.child_seen = true, r.seen_alone = true; }));
    for (const auto* kind : {"review", "dental"}) write(made<HealthAssessment>([&](auto& r) { r.kind = kind, r.done_on = make_date(2017, 1, 5); }));
    write(made<MissingEpisode>([](auto& r) {
        r.kind = "M", r.missing_on = make_date(2017, 1, 1), r.returned_on = make_date(2017, 1, 2), r.interview_offered = true, r.interview_accepted = true;
    }));
    write(made<SocialWorkerSpell>([](auto& r) { r.worker = "W2", r.started_on = make_date(2015, 5, 10); }));
    write(made<Adoption>([](auto& r) { r.decided_on = make_date(2016, 11, 1), r.matched_on = make_date(2017, 1, 15), r.family = "F1"; }));
    write(made<AdoptionPlacement>([](auto& r) { r.decided_on = make_date(2016, 12, 1); }));
}

void write_care_leaver(Writing write) {
    write(made<CareLeaver>([](auto& r) {
        r.year_ended_on = as_at, r.in_touch = "YES", r.activity = "F2", r.accommodation = "B2", r.eligibility = "former_relevant", r.personal_adviser = "P1";
        r.pathway_plan_reviewed_on = make_date(2017, 1, 9), r.latest_contact_on = make_date(2017, 3, 9), r.team = "Leaving care", r.worker = "W3";
    }));
}

/// A child on a plan, one in care who is to be adopted, one who left care, and adopters, who are nobody's record.
void fill(ListWorld& world) {
    world.change([](trail::Change& change) {
        people::Intake intake(change, "council");
        write_protected_child(writing_of(change, intake, "A1", make_date(2005, 5, 5)));
        write_child_in_care(writing_of(change, intake, "B2", make_date(2011, 1, 1)));
        write_care_leaver(writing_of(change, intake, "C3", make_date(1998, 2, 2)));
    });
    // As a system writes it that has days its own way; the list has every column, blank or not.
    std::string csv, cells;
    write_csv(empty_lists().at(10), csv);
    for (const auto& column : empty_lists().at(10).form->columns) {
        if (!cells.empty()) cells += ',';
        if (column.name == "Individual adopter identifier") cells += "P1";
        if (column.name == "Family identifier") cells += "F1";
        if (column.name == "Gender") cells += "a) Male";
        if (column.name == "Ethnicity") cells += "a) White";
        if (column.name == "Disability") cells += "b) No";
        if (column.name == "Is the (prospective) adopter fostering for adoption?") cells += "b) No";
        if (column.name == "Date enquiry received") cells += "2016-05-01";
    }
    auto adopters = extracts::read_tables(annex_a::lists(), csv + cells + "\n", "adopters.csv");
    REQUIRE(adopters);
    REQUIRE(world.load(adopters->tables, "adopters"));
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<extracts::Table> through_workbook(const extracts::Table& list, const holdfast::test::TemporaryFolder& folder) {
    const std::string path = folder.path() + "/list.xlsx";
    annex_a::write_workbook({list}, path);
    auto content = extracts::read_tables(annex_a::lists(), bytes_of(path), path);
    REQUIRE(content);
    std::erase_if(content->tables, [](const extracts::Table& each) { return each.rows.empty(); });
    return std::move(content->tables);
}
std::vector<extracts::Table> through_csv(const extracts::Table& list) {
    std::string csv;
    write_csv(list, csv);
    auto content = extracts::read_tables(annex_a::lists(), csv, "list.csv");
    REQUIRE(content);
    return std::move(content->tables);
}

/// A workbook has days of its own: they come back in the form that the standard asks for.
std::string as_standard(const std::string& cell) {
    const auto day = cell.size() == 10 ? extracts::parse_day(cell) : std::nullopt;
    return day ? iso(*day) : cell;
}

void check_same(const extracts::Table& one, const extracts::Table& other, const std::set<std::string>& but_for = {}) {
    REQUIRE(one.rows.size() == other.rows.size());
    for (std::size_t row = 0; row < one.rows.size(); ++row)
        for (std::size_t i = 0; i < one.form->columns.size(); ++i) {
            const auto& column = one.form->columns[i].name;
            if (!but_for.contains(column))
                CHECK_MESSAGE(as_standard(one.rows[row].cells[i]) == as_standard(other.rows[row].cells[i]), one.form->name, ": ", column);
        }
}

/// The list goes out, through a workbook and through CSV, and in again: where it came from nothing changes, and it goes out as it was; on an empty database, with the
/// other lists, it says the same again, but for what no list tells enough of.
void check_list(const std::string& kind, std::size_t number, const std::set<std::string>& but_for = {}) {
    const holdfast::test::TemporaryFolder folder;
    ListWorld world(kind);
    fill(world);
    const auto before = world.lists().at(number - 1);
    REQUIRE_FALSE(before.rows.empty());
    for (const bool is_workbook : {true, false}) {
        INFO((is_workbook ? "workbook" : "CSV"));
        const auto back = is_workbook ? through_workbook(before, folder) : through_csv(before);
        REQUIRE(back.size() == 1);
        check_same(before, back[0]);
        const auto again = world.load(back, is_workbook ? "workbook" : "csv");
        REQUIRE_MESSAGE(again, (again ? "" : in_words(again.refusal())));
        std::string wrong;
        annex_a::validate(back, annex_a::AsAt{as_at, as_at}, [&](const extracts::Finding& finding) { wrong += fmt::format("{}; ", finding.field); });
        CHECK(wrong == (number == 8 ? "LA of Placement; Allocated Team; " : ""));  // which no record holds
        CHECK(again->is_nothing_new());
        for (const auto& line : again->changes) FAIL_CHECK(line.change.table, " ", line.change.what, " ", iso(line.change.on));
        check_same(before, world.lists().at(number - 1));
        ListWorld empty(kind);
        auto all = world.lists();
        all[number - 1] = back[0];
        REQUIRE(empty.load(all, "first"));
        check_same(before, empty.lists().at(number - 1), but_for);
    }
}

}  // namespace

ON_EVERY_DATABASE("list 1 of Annex A, contacts, goes out and in again as it was") { check_list(kind, 1); }
ON_EVERY_DATABASE("list 2 of Annex A, early help, goes out and in again as it was") { check_list(kind, 2); }
ON_EVERY_DATABASE("list 3 of Annex A, referrals, goes out and in again as it was") { check_list(kind, 3); }
ON_EVERY_DATABASE("list 4 of Annex A, assessments, goes out and in again as it was") { check_list(kind, 4); }
ON_EVERY_DATABASE("list 5 of Annex A, enquiries and conferences, goes out and in again as it was") { check_list(kind, 5); }
ON_EVERY_DATABASE("list 6 of Annex A, children in need, goes out and in again as it was") { check_list(kind, 6); }
ON_EVERY_DATABASE("list 7 of Annex A, child protection plans, goes out and in again as it was") { check_list(kind, 7); }
ON_EVERY_DATABASE("list 8 of Annex A, children looked after, goes out and in again as it was") {
    // A number of times that a child was missing says of none when it was, and so nothing of its interview; who is allocated is said without since when.
    check_list(kind, 8,
               {"Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
                "Was the child offered a Return Interview after their last missing episode (Y/N)?",
                "Did the child accept a Return Interview after their last missing episode (Y/N)?", "Allocated Worker"});
}
ON_EVERY_DATABASE("list 9 of Annex A, care leavers, goes out and in again as it was") { check_list(kind, 9); }
ON_EVERY_DATABASE("list 10 of Annex A, children who are adopted, goes out and in again as it was") { check_list(kind, 10); }
ON_EVERY_DATABASE("list 11 of Annex A, adopters, goes out and in again as it was") { check_list(kind, 11); }

}  // namespace holdfast::pathway

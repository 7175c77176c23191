#include "core/annex_a/lists.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/annex_a_service.hpp"
#include "core/pathway/extract_return_service.hpp"
#include "core/pathway/extract_rows.hpp"
#include "core/pathway/rows_store.hpp"
#include "core/pathway/world_test.hpp"
#include "core/ssd/dataset.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::pathway {

namespace {

constexpr Date as_at = make_date(2017, 3, 31);

std::vector<extracts::Table> tables_of(const extracts::Standard& standard, const std::vector<std::string>& texts) {
    std::vector<extracts::Table> tables;
    for (const auto& text : texts) {
        auto content = read_tables(standard, text, "file.csv");
        REQUIRE_MESSAGE(content, (content ? "" : in_words(content.refusal())));
        tables.push_back(std::move(content->tables.at(0)));
    }
    return tables;
}

struct ExtractWorld : test::World {
    explicit ExtractWorld(const std::string& kind) : World(kind) {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "council", council.type = "local_authority", council.sector = "public", council.codes.la = "909";
            organisations::put_agency(change, council);
        });
    }
    template <class Load>
    Outcome<ReturnReport> load(Load&& load, const std::vector<extracts::Table>& tables, const std::string& fingerprint, Date day = as_at) {
        return journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<ReturnReport> {
            ReturnReport report;
            TRY(load(change, {.tables = tables, .as_at = day, .name = "files", .fingerprint = fingerprint}, report));
            if (report.is_known) return conflict("known");
            return report;
        });
    }
    template <class Record>
    std::vector<Record> all() {
        std::vector<Record> records;
        look([&](trail::View& view) { every<Record>(view, [&](const Record& each) { records.push_back(each); }); });
        return records;
    }
    std::vector<extracts::Table> lists(Date day = as_at) {
        std::vector<extracts::Table> written;
        look([&](trail::View& view) { written = write_annex_a(view, {.as_at = day})->lists; });
        return written;
    }
};

const std::vector<std::string> extract{
    "pers_person_id,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob,pers_death_date,pers_upn_unknown\n"
    "C1,Ann,Example,F,WBRI,2005-05-05T00:00:00,,,UN1\nC2,Bo,Example,M,MWBC,2015-02-01,,,UN1\n",
    "disa_table_id,disa_person_id,disa_disability_code\n1,C1,HEAR\n",
    "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_nfa,cine_close_reason,cine_close_"
    "date,"
    "cine_referral_team,cine_referral_worker_id\nR0,C0,2016-01-01,,2A,N,,,,\nR1,C1,2016-11-01,N1,2A,N,,,North,W1\nR2,C2,2016-12-01,N2,6,N,RC7,2017-02-01,,\n",
    "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_"
    "outcome_nfa,"
    "cina_assessment_team,cina_assessment_worker_id\nA1,C1,R1,2016-11-02,Y,2016-12-01,N,North,W1\nA2,C9,R9,2016-11-02,Y,,,,\n",
    "cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n1,A1,\"[\"\"1A\"\", \"\"16A\"\"]\"\n",
    "s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_completed_by_worker_id,s47e_s47_completed_by_team\n"
    "E0,R0,C0,2016-02-05,,,\nE1,R1,C1,2016-12-05,2016-12-12,W1,North\n",
    "icpc_icpc_id,icpc_s47_enquiry_id,icpc_person_id,icpc_referral_id,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_team,icpc_icpc_"
    "worker_id\n"
    "I1,E1,C1,R1,2016-12-28,2016-12-20,Y,,\n",
    "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_ola,"
    "cppl_cp_plan_latest_category\nP1,R1,I1,C1,2016-12-20,,NEG,N,NEG\n",
    "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom\n1,C1,P1,2017-01-05,"
    "Y,Y,N\n"
    "2,C1,,2017-01-15,Y,N,N\n",
    "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,"
    "clae_cla_episode_ceased_reason,clae_cla_id,clae_cla_placement_id\nX1,C1,2017-02-01,S,N1,,,L1,PL1\n",
    "clap_cla_placement_id,clap_cla_id,clap_cla_placement_type,clap_cla_placement_provider,clap_cla_placement_postcode,clap_cla_placement_urn,"
    "clap_cla_placement_start_date,clap_cla_placement_end_date,clap_cla_placement_change_reason\nPL1,L1,K2,PR4,CA2 2BB,SC123456,2017-02-01,,\n",
    "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date\n2,C1,C1,2017-01-31,\n"
    "1,C1,V2,2016-01-01,2017-01-31\n",
    "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation\n1,L1,2017-03-01,"
    "2017-02-20,N,PN1\n",
    "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_"
    "missing_rhi_accepted\n"
    "1,C1,2017-02-10 22:30:00,M,2017-02-11 08:00:00,Y,N\n"};

}  // namespace

ON_EVERY_DATABASE("an extract goes into the records with what its tables say of one another, and loading it again changes nothing") {
    ExtractWorld world(kind);
    const auto tables = tables_of(ssd::tables(), extract);
    const auto first = world.load(load_ssd, tables, "one");
    REQUIRE_MESSAGE(first, (first ? "" : in_words(first.refusal())));
    CHECK(first->children == 4);
    CHECK(first->errors > 0);  // columns that the tables lack, and the assessment of nobody
    const auto assessments = world.all<Assessment>();
    REQUIRE(assessments.size() == 1);
    CHECK(assessments[0].factors == "1A 16A");
    CHECK(assessments[0].needs_support == true);
    CHECK(std::ranges::any_of(first->child_notices, [](const auto& notice) {
        return notice.la_child_id == "C9" && notice.words.starts_with("children_in_need_assessments of 2016-11-02 belongs to no referral");
    }));
    const auto referrals = world.all<Referral>();
    REQUIRE(referrals.size() == 3);
    CHECK(assessments[0].referral == referrals[1].id);
    const auto conferences = world.all<Conference>();
    REQUIRE(conferences.size() == 1);
    CHECK(conferences[0].enquiry == world.all<Enquiry>().at(1).id);
    CHECK(conferences[0].referral == referrals[1].id);
    CHECK(world.all<Enquiry>().at(1).conference_target_on == make_date(2016, 12, 28));
    const auto visits = world.all<ProtectionVisit>();
    REQUIRE(visits.size() == 2);
    CHECK(visits[1].plan == world.all<ProtectionPlan>().at(0).id);
    const auto care = world.all<CareEpisode>().at(0);
    CHECK(care.legal_status == "C1");
    CHECK(care.placement == "K2");
    CHECK(world.all<CareReview>().at(0).participation == "PN1");
    CHECK(iso(*world.all<MissingEpisode>().at(0).missing_at) == "2017-02-10T22:30:00.000Z");
    CHECK(world.load(load_ssd, tables, "one").refusal().message == "known");
    const auto again = world.load(load_ssd, tables, "other bytes, the same content");
    REQUIRE(again);
    CHECK(again->is_nothing_new());
}

ON_EVERY_DATABASE("a newer extract changes what differs, and a blank in it takes nothing away; the same day's corrected one takes back what it lacks") {
    ExtractWorld world(kind);
    REQUIRE(world.load(load_ssd, tables_of(ssd::tables(), extract), "one"));
    const std::string header = extract[2].substr(0, extract[2].find('\n') + 1);
    const auto newer = world.load(load_ssd, tables_of(ssd::tables(), {header + "R1,C1,2016-11-01,,,N,RC7,2017-05-01,,\n"}), "two", make_date(2017, 5, 31));
    REQUIRE(newer);
    CHECK(newer->total().changed == 1);
    CHECK(newer->total().withdrawn == 0);
    const auto referral = world.all<Referral>().at(1);
    CHECK(referral.closed_on == make_date(2017, 5, 1));
    CHECK(referral.team == "North");
    CHECK(referral.primary_need == "N1");
    const auto corrected = world.load(load_ssd, tables_of(ssd::tables(), {extract[2], extract[8].substr(0, extract[8].find("2,C1,,"))}), "three");
    REQUIRE(corrected);
    CHECK(corrected->total().withdrawn == 1);
    CHECK(world.all<ProtectionVisit>().size() == 1);
}

ON_EVERY_DATABASE("the lists that are written from the records change nothing when they are loaded, and on an empty record say again what they said") {
    ExtractWorld world(kind), other(kind);
    REQUIRE(world.load(load_ssd, tables_of(ssd::tables(), extract), "one"));
    const auto lists = world.lists();
    const auto again = world.load(load_annex_a, lists, "lists");
    REQUIRE_MESSAGE(again, (again ? "" : in_words(again.refusal())));
    for (const auto& line : again->changes) FAIL_CHECK(line.change.table, " ", line.change.what, " ", iso(line.change.on));
    CHECK(again->is_nothing_new());
    const auto first = other.load(load_annex_a, lists, "lists");
    REQUIRE(first);
    CHECK(first->new_children == 3);
    const auto told = other.lists();
    for (const std::size_t list : {2, 3, 4, 6}) {
        INFO("list ", list + 1);
        REQUIRE(told[list].rows.size() == lists[list].rows.size());
        for (std::size_t row = 0; row < told[list].rows.size(); ++row)
            for (std::size_t column = 0; column < told[list].rows[row].cells.size(); ++column) {
                const auto& name = told[list].form->columns[column].name;
                // That a child has a disability does not say which; lists of care say of one child what others say of another.
                if (name == "Does the Child have a Disability") continue;
                INFO(name);
                CHECK(told[list].rows[row].cells[column] == lists[list].rows[row].cells[column]);
            }
    }
    CHECK(other.all<CareEpisode>().at(0).placement == "K2");
}

/// List 8 with one child, who is in care since the first of the days, under the legal status since the second and in the placement since the third.
static std::vector<extracts::Table> list_of_care(std::string_view since, std::string_view status_since, std::string_view placed_since,
                                                 std::string_view is_later_period = "") {
    const auto& form = annex_a::lists().at(7);
    extracts::Table table{.form = &form, .place = "List 8", .header_line = 1, .has = std::vector<bool>(form.columns.size(), true)};
    auto& row = table.rows.emplace_back(extracts::Row{.line = 2, .cells = std::vector<std::string>(form.columns.size())});
    for (const auto& [name, cell] : {std::pair<std::string_view, std::string_view>{"Child Unique ID", "C1"},
                                     {"Date of Birth", "2005-05-05"},
                                     {"Date Started to be Looked After", since},
                                     {"Start date of current legal status", status_since},
                                     {"Child's Legal Status", "C2"},
                                     {"Start Date of Most Recent Placement", placed_since},
                                     {"Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)", is_later_period},
                                     {"Placement Type", "K2"}}) {
        const auto column = std::ranges::find(form.columns, name, &extracts::Column::name);
        REQUIRE(column != form.columns.end());
        row.cells.at(static_cast<std::size_t>(column - form.columns.begin())) = cell;
    }
    return {std::move(table)};
}

TEST_CASE("a list of children in care leaves an episode from each day on which care, the placement or the legal status began") {
    const auto told = [](const char* since, const char* status_since, const char* placed_since) {
        auto read = read_annex_a(list_of_care(since, status_since, placed_since), as_at);
        auto episodes = read.children.at("C1").all<CareEpisode>();
        std::ranges::sort(episodes, {}, &CareEpisode::started_on);
        std::string text;
        for (const auto& each : episodes)
            text += each.start_reason + " " + iso(each.started_on) + " " + each.legal_status + " " + (each.ended_on ? iso(*each.ended_on) : "") + "; ";
        return text;
    };
    CHECK(told("2015-01-01", "2016-06-01", "2015-07-01") == "S 2015-01-01  2015-07-01; P 2015-07-01  2016-06-01; L 2016-06-01 C2 ; ");
    CHECK(told("2015-01-01", "2016-06-01", "2015-01-01") == "S 2015-01-01  2016-06-01; L 2016-06-01 C2 ; ");
    CHECK(told("2015-01-01", "2015-07-01", "2016-06-01") == "S 2015-01-01  2016-06-01; P 2016-06-01 C2 ; ");
    CHECK(told("2015-01-01", "2016-06-01", "2016-06-01") == "S 2015-01-01  2016-06-01; P 2016-06-01 C2 ; ");
    CHECK(told("2015-01-01", "2015-01-01", "2015-01-01") == "S 2015-01-01 C2 ; ");
}

ON_EVERY_DATABASE("a list of care that went into the records says again when the placement began though the legal status is newer") {
    ExtractWorld world(kind);
    const auto lists = list_of_care("2016-05-01", "2016-08-01", "2016-07-01");
    REQUIRE(world.load(load_annex_a, lists, "lists"));
    const auto told = world.lists();
    REQUIRE(told[7].rows.size() == 1);
    for (const auto* name : {"Date Started to be Looked After", "Start date of current legal status", "Start Date of Most Recent Placement"})
        CHECK(extracts::day(told[7], told[7].rows[0], name) == extracts::day(lists[0], lists[0].rows[0], name));
    const auto again = world.load(load_annex_a, lists, "other bytes, the same content");
    REQUIRE(again);
    for (const auto& line : again->changes) FAIL_CHECK(line.change.table, " ", line.change.what, " ", iso(line.change.on));
    CHECK(again->is_nothing_new());
    const auto moved = world.load(load_annex_a, list_of_care("2016-05-01", "2017-04-20", "2017-04-10"), "moved", make_date(2017, 4, 30));
    REQUIRE(moved);
    CHECK(moved->total().added == 2);
    const auto then = world.lists(make_date(2017, 4, 30));
    CHECK(extracts::day(then[7], then[7].rows[0], "Start Date of Most Recent Placement") == make_date(2017, 4, 10));
}

/// The care that is on record, in the order of days, as `reason first-day last-day last-reason`.
static std::string care_of(ExtractWorld& world) {
    auto episodes = world.all<CareEpisode>();
    std::ranges::sort(episodes, {}, &CareEpisode::started_on);
    std::string text;
    for (const auto& each : episodes)
        text += (each.start_reason.empty() ? "-" : each.start_reason) + " " + iso(each.started_on) + " " + (each.ended_on ? iso(*each.ended_on) : "open") +
                " " + each.end_reason + "; ";
    return text;
}

ON_EVERY_DATABASE("an episode of care that a newer list says was succeeded ends on the day the next one began, and what it said before is kept") {
    ExtractWorld world(kind);
    REQUIRE(world.load(load_annex_a, list_of_care("2016-05-01", "2016-05-01", "2016-05-01"), "one"));
    const auto moved = list_of_care("2016-05-01", "2016-05-01", "2017-04-10", "N");
    const auto day = make_date(2017, 4, 30);
    const auto newer = world.load(load_annex_a, moved, "two", day);
    REQUIRE(newer);
    CHECK(newer->total().changed == 1);
    CHECK(care_of(world) == "S 2016-05-01 2017-04-10 X1; P 2017-04-10 open ; ");
    const auto again = world.load(load_annex_a, moved, "the same content", day);
    REQUIRE(again);
    CHECK(again->is_nothing_new());
    world.look([&](trail::View& view) {
        const auto revisions = revisions_of(view, world.all<CareEpisode>().at(0).child);
        CHECK(std::ranges::any_of(revisions, [](const Revision& each) {
            return each.values.find("2016-05-01") != std::string::npos && each.values.find("X1") == std::string::npos;
        }));
    });
    const auto told = world.lists(day);
    REQUIRE(told[7].rows.size() == 1);
    CHECK(extracts::day(told[7], told[7].rows[0], "Date Started to be Looked After") == make_date(2016, 5, 1));
}

ON_EVERY_DATABASE("a newer list with another first day of the only period of the year puts the first day right; a later period leaves the earlier one") {
    ExtractWorld world(kind);
    REQUIRE(world.load(load_annex_a, list_of_care("2016-05-01", "2016-05-01", "2016-05-01"), "one"));
    REQUIRE(world.load(load_annex_a, list_of_care("2016-05-03", "2016-05-03", "2017-04-10", "N"), "two", make_date(2017, 4, 30)));
    CHECK(care_of(world) == "S 2016-05-03 2017-04-10 X1; P 2017-04-10 open ; ");
    const auto back = world.load(load_annex_a, list_of_care("2017-06-05", "2017-06-05", "2017-06-05", "Y"), "three", make_date(2017, 6, 30));
    REQUIRE(back);
    CHECK(care_of(world) == "S 2016-05-03 2017-04-10 X1; P 2017-04-10 2017-06-05 ; S 2017-06-05 open ; ");
    REQUIRE(back->child_notices.size() == 1);
    CHECK(back->child_notices[0].words.starts_with("care from 2017-04-10 was open on record and ended there on 2017-06-05"));
}

ON_EVERY_DATABASE("an older list that comes after a newer one changes nothing that is on record, and its own episode ends where the next begins") {
    ExtractWorld world(kind);
    REQUIRE(world.load(load_annex_a, list_of_care("2016-05-01", "2016-05-01", "2017-06-05", "N"), "two", make_date(2017, 6, 30)));
    const auto older = world.load(load_annex_a, list_of_care("2016-05-01", "2016-05-01", "2017-04-10", "N"), "one", make_date(2017, 4, 30));
    REQUIRE(older);
    CHECK(older->total().changed == 0);
    CHECK(care_of(world) == "S 2016-05-01 2017-06-05 X1; P 2017-04-10 2017-06-05 X1; P 2017-06-05 open ; ");
}

ON_EVERY_DATABASE("a child who is looked after on record and not in a newer list of care is named, and nothing of the record changes") {
    ExtractWorld world(kind);
    REQUIRE(world.load(load_annex_a, list_of_care("2016-05-01", "2016-05-01", "2016-05-01"), "one"));
    auto others = list_of_care("2016-05-01", "2016-05-01", "2016-05-01");
    others[0].rows.clear();
    const auto newer = world.load(load_annex_a, others, "two", make_date(2017, 4, 30));
    REQUIRE(newer);
    CHECK(newer->is_nothing_new());
    REQUIRE(newer->child_notices.size() == 1);
    CHECK(newer->child_notices[0].la_child_id == "C1");
    CHECK(care_of(world) == "S 2016-05-01 open ; ");
}

static const std::vector<std::string> early_lists{
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n"
    "C1,a) Male,a) WBRI: White,05/05/2010,6,09/01/2017,d) 3A: Health services\nC1,a) Male,a) WBRI: White,05/05/2010,6,09/01/2017,g) Police\n"
    "C2,b) Female,b) MWBC: Mixed,01/02/2012,5,03/02/2017,a) Individual\n",
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Assessment start date,Assessment completion date,Organisation completing assessment\n"
    "C1,a) Male,a) WBRI: White,05/05/2010,6,01/02/2017,20/02/2017,St Bees school\nC3,c) Not stated/recorded,f) Not stated,01/02/2013,4,01/06/2016,01/11/2016,"
    "Health visitors\n",
    "Individual adopter identifier,Family identifier,Gender,Ethnicity,Disability,Is the (prospective) adopter fostering for adoption?,Date enquiry received,"
    "Date Stage 1 started,Date Stage 1 ended,Date Stage 2 started,Date Stage 2 ended,Date application submitted,Date application approved,Date adopter matched "
    "with child(ren),Date child/children placed with adopter(s),No. of children placed,Date of Adoption Order,Date of leaving adoption process,Reason for "
    "leaving adoption process\nA1,F1,a) Male,a) White,b) No,b) No,01/05/2016,01/06/2016,,,,,,,,,,,\n"
    "A2,F1,b) Female,f) Not stated,c) Unknown,a) Yes,01/05/2016,,,,,,,,,,,01/09/2016,a) Withdrew\n"};

ON_EVERY_DATABASE("contacts, early help and adopters go in and come out the same, and a newer list of adopters replaces the older one") {
    ExtractWorld world(kind);
    const auto lists = tables_of(annex_a::lists(), early_lists);
    const auto loaded = world.load(load_annex_a, lists, "one");
    REQUIRE_MESSAGE(loaded, (loaded ? "" : in_words(loaded.refusal())));
    CHECK(loaded->errors == 0);
    CHECK(loaded->notices.back() == "List 11: 2 rows are kept as they came and made no record; 2 new, 0 replaced");
    const auto told = world.lists();
    for (const auto& [list, at] : {std::pair(0, 0), {1, 1}, {2, 10}}) {
        const auto &said = lists[static_cast<std::size_t>(list)].rows, &again = told[static_cast<std::size_t>(at)].rows;
        REQUIRE(said.size() == again.size());
        for (std::size_t row = 0; row < said.size(); ++row)
            CHECK(fmt::format("{}", fmt::join(said[row].cells, "|")) == fmt::format("{}", fmt::join(again[row].cells, "|")));
    }
    const auto same = world.load(load_annex_a, told, "written from the records");
    REQUIRE(same);
    CHECK(same->is_nothing_new());
    auto newer = tables_of(annex_a::lists(), {early_lists[2]});
    newer[0].rows.pop_back();
    const auto later = world.load(load_annex_a, newer, "newer", make_date(2017, 6, 30));
    REQUIRE(later);
    CHECK(later->other_rows == 1);
    CHECK(world.lists(make_date(2017, 6, 30))[10].rows.size() == 1);
    CHECK(world.lists()[10].rows.size() == 2);
    REQUIRE(world.load(load_annex_a, lists, "older, with another fingerprint"));
    CHECK(world.lists(make_date(2017, 6, 30))[10].rows.size() == 1);
}

ON_EVERY_DATABASE("rows of an extract that become no records are kept as they came, said so of, told of the child and wiped with the child") {
    ExtractWorld world(kind);
    auto files = extract;
    files.push_back("send_table_id,send_person_id,send_upn,send_uln,send_upn_unknown\nS1,C1,,,UN1\nS2,C2,,,UN1\n");
    files.push_back("senn_table_id,senn_active_ehcp_id,senn_active_ehcp_need_type,senn_active_ehcp_need_rank\nN1,E1,ASD,1\n");
    files.push_back("ehcp_active_ehcp_id,ehcp_ehcp_request_id,ehcp_active_ehcp_last_review_date\nE1,Q1,2017-01-01\n");
    files.push_back("ehcr_ehcp_request_id,ehcr_send_table_id,ehcr_ehcp_req_date,ehcr_ehcp_req_outcome_date,ehcr_ehcp_req_outcome\nQ1,S1,2016-01-01,,\n");
    const auto tables = tables_of(ssd::tables(), files);
    const auto loaded = world.load(load_ssd, tables, "one");
    REQUIRE_MESSAGE(loaded, (loaded ? "" : in_words(loaded.refusal())));
    CHECK(loaded->other_rows == 7);  // what placements and reviews say beyond their records too
    CHECK(std::ranges::count_if(loaded->notices, [](const std::string& each) { return each.find("kept as") != std::string::npos; }) == 6);
    const auto child = world.all<Assessment>().at(0).child;
    std::vector<std::string> about;
    world.look([&](trail::View& view) {
        for (const auto& each : rows_about(view, child)) about.push_back(each.row.table + " " + in_words(each.row));
    });
    REQUIRE(about.size() == 6);  // the need and the plan are the child's through what they refer to
    CHECK(about[2] == "ssd_send send_table_id: S1; send_upn_unknown: UN1; send_person_id: C1");
    const auto again = world.load(load_ssd, tables, "the same content");
    REQUIRE(again);
    CHECK(again->other_rows == 0);
    world.change([&](trail::Change& change) { wipe_pathway(change, child); });
    world.look([&](trail::View& view) { CHECK(rows_about(view, child).empty()); });
}

TEST_CASE("the columns that no record has a place for are of tables that become records, and tell rows apart no more than they refer") {
    std::size_t found = 0;
    for (const auto& form : ssd::tables())
        for (const auto& column : form.columns) {
            if (!is_without_record(column.name)) continue;
            ++found;
            CHECK_MESSAGE(is_record_of_ssd(form.name), column.name);
            CHECK_MESSAGE(!column.is_key, column.name);
        }
    CHECK(found == 40);
}

ON_EVERY_DATABASE("what a row of an extract says beyond its record is kept as it came, said so of with its columns, and told of the child") {
    ExtractWorld world(kind);
    const auto of = [](std::string_view outcome) {
        return std::vector<std::string>{extract[0], fmt::format("cine_referral_id,cine_person_id,cine_referral_date,cine_referral_source_code,cine_referral_"
                                                                "nfa,cine_referral_outcome_json\nR1,C1,2016-11-01,2A,N,{}\n"
                                                                "R2,C2,2016-12-01,6,N,\n",
                                                                outcome)};
    };
    const auto loaded = world.load(load_ssd, tables_of(ssd::tables(), of("assess")), "one");
    REQUIRE_MESSAGE(loaded, (loaded ? "" : in_words(loaded.refusal())));
    CHECK(loaded->notices.back() ==
          "ssd_cin_episodes: no record has a place for cine_referral_outcome_json; what 1 row says of it is kept as it came; 1 new, 0 replaced");
    CHECK(world.load(load_ssd, tables_of(ssd::tables(), of("assess")), "two")->is_nothing_new());
    const auto newer = world.load(load_ssd, tables_of(ssd::tables(), of("close")), "three", make_date(2017, 6, 30));
    REQUIRE(newer);
    CHECK(newer->other_rows == 2);
    const auto referrals = world.all<Referral>();
    const auto child = std::ranges::find(referrals, make_date(2016, 11, 1), &Referral::referred_on)->child;
    world.look([&](trail::View& view) {
        const auto rows = rows_about(view, child);
        REQUIRE(rows.size() == 2);
        CHECK(in_words(rows[0].row) == "cine_referral_id: R1; cine_person_id: C1; cine_referral_outcome_json: assess");
        CHECK(rows[0].replaced_by);
        CHECK(in_words(rows[1].row) == "cine_referral_id: R1; cine_person_id: C1; cine_referral_outcome_json: close");
    });
}

ON_EVERY_DATABASE("what somebody wrote by hand stays when a return that had changed it is corrected and no longer says it") {
    ExtractWorld world(kind);
    const auto day = make_date(2026, 12, 31);
    REQUIRE(world.load(load_ssd, tables_of(ssd::tables(), extract), "one"));
    const auto child = world.all<Assessment>().at(0).child;
    world.change([&](trail::Change& change) {
        NeedVisit visit{{.child = child, .entry = insert_entry(change, {.source = "by-hand", .agency = "council"}).id}, make_date(2026, 10, 10)};
        insert(change, visit);
    });
    const std::string columns = "cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen,cinv_cin_visit_seen_alone,cinv_cin_visit_bedroom\n";
    REQUIRE(world.load(load_ssd, tables_of(ssd::tables(), {columns + "1,C1,2026-10-10,Y,Y,N\n2,C1,2026-10-20,Y,N,N\n"}), "two", day));
    CHECK(world.all<NeedVisit>().at(0).child_seen == true);
    const auto corrected = world.load(load_ssd, tables_of(ssd::tables(), {columns + "3,C1,2026-11-20,Y,N,N\n"}), "three", day);
    REQUIRE(corrected);
    const auto& tally = corrected->tallies.at(NeedVisit::table);
    CHECK(std::tuple(tally.left, tally.withdrawn, tally.added) == std::tuple(1u, 1u, 1u));
    CHECK(world.all<NeedVisit>().at(0).visited_on == make_date(2026, 10, 10));
}

ON_EVERY_DATABASE("dates and numbers that cannot be read are refused by table, line and column, and nothing is kept") {
    ExtractWorld world(kind);
    auto broken = extract;
    broken[2].replace(broken[2].find("2016-11-01"), 10, "2016-11-31");
    const auto refused = world.load(load_ssd, tables_of(ssd::tables(), broken), "one");
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message.find("ssd_cin_episodes, line 3: cine_referral_date \"2016-11-31\"") != std::string::npos);
    CHECK(world.all<Referral>().empty());
}

}  // namespace holdfast::pathway

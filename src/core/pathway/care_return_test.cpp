#include "core/organisations/organisation_store.hpp"
#include "core/pathway/care_return_service.hpp"
#include "core/pathway/world_test.hpp"

#include <algorithm>

namespace holdfast::pathway {

namespace {

using ssda903::Table;

/// A return as texts, one a table.
using Texts = std::vector<std::string>;

const std::string header =
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
    "A1,2,05/05/2005,WBRI,UN1,0,\r\nA2,1,01/02/2015,MWBC,UN1,,\r\nA3,2,01/06/1998,WBRI,UN1,1,02/02/2017\r\n";
const std::string episodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
    "A1,10/05/2015,S,V2,N1,U6,PR1,01/09/2016,X1,CARPL,CA1 1AA,CA2 2BB,SC123456\r\nA1,01/09/2016,P,C2,N1,K2,PR4,,,,CA1 1AA,,\r\n"
    "A2,01/02/2016,S,E1,N1,U4,PR1,01/12/2016,E12,,,,\r\n";

Texts year_2017() {
    return {header,
            episodes,
            "CHILD,DOB,REVIEW,REVIEW_CODE\r\nA1,05/05/2005,01/06/2016,PN1\r\nA1,05/05/2005,01/12/2016,PN2\r\n",
            "CHILD,SEX,DOB,DUC\r\nA1,2,05/05/2005,05/05/2023\r\n",
            "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,"
            "INTERVENTION_OFFERED\r\n"
            "A1,05/05/2005,12,,0,,1,1,1,0,,\r\n",
            "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nA3,01/06/1998,YES,F2,U1\r\n",
            "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\r\nA2,01/02/2015,01/04/2016,01/05/2016,0,2,MF,L0\r\n",
            "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\r\nA2,01/02/2015,01/04/2016,,\r\n",
            "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\r\nA1,05/05/2005,P1,909,zz/05/2014\r\n",
            "CHILD,DOB,MISSING,MIS_START,MIS_END\r\nA1,05/05/2005,M,01/10/2016,02/10/2016\r\nA1,05/05/2005,A,30/03/2017,\r\n"};
}

ssda903::Tables tables_of(const Texts& texts) {
    ssda903::Tables tables;
    for (const auto& text : texts) {
        auto sheet = ssda903::read_sheet(text, "a file");
        REQUIRE_MESSAGE(sheet, (sheet ? "" : in_words(sheet.refusal())));
        REQUIRE(tables.add(std::move(*sheet)));
    }
    return tables;
}

struct CareWorld : test::World {
    explicit CareWorld(const std::string& kind) : World(kind) { add_authority("council", "909"); }

    void add_authority(const std::string& key, const std::string& number) {
        change([&](trail::Change& change) {
            organisations::Agency council;
            council.key = key;
            council.type = "local_authority";
            council.sector = "public";
            council.codes.la = number;
            organisations::put_agency(change, council);
        });
    }
    Outcome<ReturnReport> load(const Texts& texts, const std::string& fingerprint, std::optional<int> collection = {}, const std::string& authority = "") {
        const auto tables = tables_of(texts);
        return journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<ReturnReport> {
            ReturnReport report;
            TRY(load_care_return(change, {.tables = tables, .authority = authority, .collection = collection, .name = "files", .fingerprint = fingerprint},
                                 report));
            if (report.is_known) return conflict("known");
            return report;
        });
    }
    /// Only tables with rows.
    Texts written(int collection, const std::string& authority = "909") {
        Texts texts;
        look([&](trail::View& view) {
            const auto made = write_care_return(view, collection, authority);
            REQUIRE(made);
            for (const auto& sheet : made->sheets) {
                if (sheet.rows.empty()) continue;
                write_sheet(sheet, texts.emplace_back());
            }
        });
        return texts;
    }
    std::vector<CareEpisode> all_episodes() {
        std::vector<CareEpisode> all;
        look([&](trail::View& view) { every<CareEpisode>(view, [&](const CareEpisode& each) { all.push_back(each); }); });
        return all;
    }
};

std::string with(std::string text, const std::string& old, const std::string& now) {
    REQUIRE(text.find(old) != std::string::npos);
    return text.replace(text.find(old), old.size(), now);
}

}  // namespace

ON_EVERY_DATABASE("a return of children looked after goes into the records and comes out as it was, and loading it again changes nothing") {
    CareWorld world(kind);
    const auto first = world.load(year_2017(), "one");
    REQUIRE_MESSAGE(first, (first ? "" : in_words(first.refusal())));
    CHECK(first->children == 3);
    CHECK(first->new_children == 3);
    CHECK(first->total().added == 15);
    CHECK(first->entry.reference_on == make_date(2017, 3, 31));
    CHECK(world.written(2017) == year_2017());
    CHECK(world.load(year_2017(), "one").refusal().message == "known");
    const auto again = world.load(world.written(2017), "other bytes, the same content");
    REQUIRE(again);
    CHECK(again->is_nothing_new());
    CHECK(again->total().unchanged == 15);
}

ON_EVERY_DATABASE("a return holds what its own authority says, and nothing that another says of the same child") {
    CareWorld world(kind);
    world.add_authority("other", "942");
    const std::string digits = "909100008211", upn = people::upn_check_letter(digits).value() + digits;
    Texts ours = year_2017();
    ours[0] = with(header, "05/05/2005,WBRI,UN1", "05/05/2005,WBRI," + upn);
    REQUIRE(world.load(ours, "one", {}, "909"));
    const Texts theirs{"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nZ9,2,05/05/2005,MWAS," + upn + ",0,\r\n",
                       "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
                       "Z9,10/11/2016,S,V2,N8,U3,PR4,,,,,,\r\n"};
    const auto loaded = world.load(theirs, "two", {}, "942");
    REQUIRE(loaded);
    CHECK(loaded->new_children == 0);
    CHECK(world.written(2017) == ours);
    CHECK(world.written(2017, "942") == theirs);
}

ON_EVERY_DATABASE("the return of a newer year goes on where the older stopped, keeps what was said before, and the older comes out as it stood") {
    CareWorld world(kind);
    REQUIRE(world.load(year_2017(), "one"));
    const Texts next{with(header, "A2,1,01/02/2015,MWBC,UN1,,\r\n", ""),
                     "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
                     "A1,01/09/2016,P,C2,N1,K2,PR4,01/06/2017,E4A,,CA1 1AA,,\r\n",
                     "CHILD,DOB,MISSING,MIS_START,MIS_END\r\nA1,05/05/2005,A,30/03/2017,01/04/2017\r\n"};
    const auto newer = world.load(next, "two");
    REQUIRE(newer);
    CHECK(newer->total().changed == 2);
    CHECK(newer->total().added + newer->total().withdrawn == 0);
    CHECK(newer->changes.size() == 2);
    CHECK(newer->changes.at(0).la_child_id == "A1");
    CHECK(world.written(2017) == year_2017());
    const auto ended = world.all_episodes();
    CHECK(std::ranges::count(ended, "E4A", &CareEpisode::end_reason) == 1);
    world.look([&](trail::View& view) { CHECK(revisions_of(view, ended.front().child).size() == 3); });  // two changed, one said again
    const auto older = world.load(year_2017(), "the older once more, in other bytes");
    REQUIRE(older);
    CHECK(older->is_nothing_new());
}

ON_EVERY_DATABASE("a corrected file of the same year takes back what it does not say any more, of absent children too, and leaves tables alone that it lacks") {
    CareWorld world(kind);
    REQUIRE(world.load(year_2017(), "one"));
    const Texts corrected{with(header, "A2,1,01/02/2015,MWBC,UN1,,\r\n", ""),
                          "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
                          "A1,10/05/2015,S,V2,N1,U6,PR1,,,,CA1 1AA,CA2 2BB,SC123456\r\n"};
    const auto report = world.load(corrected, "two", 2017);
    REQUIRE(report);
    CHECK(report->tallies.at(CareEpisode::table).withdrawn == 2);
    CHECK(report->tallies.at(CareEpisode::table).changed == 1);
    CHECK_FALSE(report->tallies.contains(CareReview::table));
    CHECK(world.all_episodes().size() == 1);
}

ON_EVERY_DATABASE("cells that cannot be read are refused by table, line and column, and nothing is kept") {
    CareWorld world(kind);
    const auto refused = world.load({header, with(episodes, "A1,01/09/2016", "A1,31/09/2016"), "CHILD,DOB,MISSING,MIS_START,MIS_END\r\nA1,x,M,,\r\n"}, "one");
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message.find("Episodes, line 3: DECOM \"31/09/2016\" is not a day") != std::string::npos);
    CHECK(refused.refusal().message.find("Missing, line 2: MIS_START is missing") != std::string::npos);
    CHECK(world.all_episodes().empty());
    CHECK(world.load({header}, "two").refusal().message.find("give the year") != std::string::npos);
    world.add_authority("other", "942");
    CHECK(world.load(year_2017(), "three").refusal().message.find("several agencies") != std::string::npos);
}

}  // namespace holdfast::pathway

#include "core/ssda903/sound_return_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::ssda903;
using namespace holdfast::ssda903::sound;
using enum Table;

/// A value that the column does not take, whatever it is.
static std::string wrong_for(const Column& column) { return column.kind == Kind::text ? std::string{} : "??"; }

TEST_CASE("a value that its column does not take breaks the column's rule, or hf-value, and no other cell's") {
    for (const Table table : every_table())
        for (const Column& column : form_of(table).columns) {
            INFO(name_of(table), " ", column.name);
            const std::string rule = column.rule.empty() ? "hf-value" : column.rule;
            const std::string wrong = wrong_for(column);
            if (wrong.empty()) continue;
            CHECK(breaks_with(rule, {}) == 0);
            CHECK(breaks_with(rule, {{table, 0, column.name, wrong}}) == 1);
            CHECK(breaks_with(rule, {{table, 0, column.name, "  "}}) == (column.may_be_blank || column.blank_rule != rule ? 0 : 1));
        }
}

TEST_CASE("a blank where something has to stand breaks the column's rule, or hf-blank") {
    for (const Table table : every_table())
        for (const Column& column : form_of(table).columns) {
            INFO(name_of(table), " ", column.name);
            const std::string rule = column.blank_rule.empty() ? "hf-blank" : column.blank_rule;
            CHECK(breaks_with(rule, {{table, 0, column.name, ""}}) == (column.may_be_blank ? 0 : 1));
        }
}

TEST_CASE("a code of another collection breaks the rule of its column, and any passes where the year is not known") {
    World changed = world();
    changed[episodes][0]["PLACE"] = "Z11";
    CHECK(count("146", changed) == 1);
    CHECK(count("146", changed, Year{2026}) == 0);
    CHECK(count("146", changed, std::nullopt) == 0);
    CHECK(count("101", world(), Year{2025}) == 3);
}

TEST_CASE("INT01 to INT09: a child of another table is in Header") {
    for (const auto& [code, table] : std::vector<std::pair<std::string, Table>>{{"INT01", ad1},
                                                                                {"INT02", placed_adoption},
                                                                                {"INT03", episodes},
                                                                                {"INT04", Table::missing},
                                                                                {"INT05", oc2},
                                                                                {"INT06", oc3},
                                                                                {"INT07", prev_perm},
                                                                                {"INT08", reviews},
                                                                                {"INT09", uasc},
                                                                                {"hf-child-sw", sw_episodes},
                                                                                {"hf-child-dolo", dolo}}) {
        INFO(code);
        CHECK(breaks_with(code, {{table, 0, "CHILD", "Z9"}}) == 1);
    }
}

TEST_CASE("INT11 to INT18 and INT21: date of birth and sex are those of Header") {
    for (const auto& [code, table] : std::vector<std::pair<std::string, Table>>{{"INT11", ad1},
                                                                                {"INT12", placed_adoption},
                                                                                {"INT13", Table::missing},
                                                                                {"INT14", oc2},
                                                                                {"INT15", oc3},
                                                                                {"INT16", prev_perm},
                                                                                {"INT17", reviews},
                                                                                {"INT18", uasc},
                                                                                {"hf-birth-sw", sw_episodes},
                                                                                {"hf-birth-dolo", dolo}}) {
        INFO(code);
        CHECK(breaks_with(code, {{table, 0, "DOB", "02/02/2002"}}) == 1);
        CHECK(breaks_with(code, {{table, 0, "DOB", ""}}) == 0);
    }
    CHECK(breaks_with("INT21", {{uasc, 0, "SEX", "1"}}) == 1);
}

TEST_CASE("INT31 to INT36: a child has one row") {
    for (const auto& [code, table] :
         std::vector<std::pair<std::string, Table>>{{"INT31", ad1}, {"INT32", header}, {"INT33", oc2}, {"INT34", oc3}, {"INT35", prev_perm}, {"INT36", uasc}}) {
        INFO(code);
        CHECK(breaks(code, [t = table](World& w) { w[t].push_back(w[t][0]); }) == 2);
    }
}

TEST_CASE("EPI: a child of Header has episodes or is a care leaver") {
    CHECK(breaks("EPI", [](World& w) { w[oc3].clear(); }) == 1);
    CHECK(breaks("EPI", [](World& w) { w[episodes].erase(w[episodes].begin() + 2); }) == 1);
}

TEST_CASE("1012: a child of a table of children in care has an episode") {
    CHECK(breaks("1012", [](World& w) { w[episodes].erase(w[episodes].begin() + 2); }) == 3);
    for (const Table table : {placed_adoption, Table::missing, reviews, ad1, prev_perm, oc2}) CHECK(breaks_with("1012", {{table, 0, "CHILD", "L3"}}) == 1);
    CHECK(breaks_with("1012", {{uasc, 0, "CHILD", "L3"}}) == 0);
}

TEST_CASE("301: a child was not born after the year") {
    CHECK(breaks_with("301", {{header, 0, "DOB", "31/03/2017"}}) == 0);
    CHECK(breaks_with("301", {{header, 0, "DOB", "01/04/2017"}}) == 1);
}

TEST_CASE("304: nobody is an unaccompanied asylum-seeking child after the 18th birthday") {
    CHECK(breaks_with("304", {{uasc, 0, "DUC", "05/05/2023"}}) == 0);
    CHECK(breaks_with("304", {{uasc, 0, "DUC", "06/05/2023"}}) == 1);
}

TEST_CASE("611: of a mother the date of birth of her child is known") {
    CHECK(breaks_with("611", {{header, 0, "MOTHER", "1"}}) == 1);
    CHECK(breaks_with("611", {{header, 0, "MOTHER", "1"}, {header, 0, "MC_DOB", "01/01/2017"}}) == 0);
}

TEST_CASE("612: only a mother has a child's date of birth") {
    CHECK(breaks_with("612", {{header, 0, "MC_DOB", "01/01/2017"}}) == 1);
    CHECK(breaks_with("612", {{header, 1, "MC_DOB", "01/01/2017"}}) == 1);
    CHECK(breaks_with("612", {{header, 0, "MOTHER", "1"}, {header, 0, "MC_DOB", "01/01/2017"}}) == 0);
}

TEST_CASE("621: a mother is older than her child") {
    CHECK(breaks_with("621", {{header, 0, "MC_DOB", "05/05/2005"}}) == 1);
    CHECK(breaks_with("621", {{header, 0, "MC_DOB", "06/05/2005"}}) == 0);
}

TEST_CASE("hf-upn-twice: no two children have one pupil number, but any may have the same reason why there is none") {
    CHECK(breaks_with("hf-upn-twice", {{header, 1, "UPN", "H801200001001"}}) == 2);
    CHECK(breaks_with("hf-upn-twice", {{header, 1, "UPN", "UN3"}}) == 0);
}

TEST_CASE("142: only the last episode of a child may be open") {
    CHECK(breaks_with("142", {{episodes, 0, "DEC", ""}}) == 1);
    CHECK(breaks_with("142", {{episodes, 0, "REC", ""}}) == 1);
    CHECK(breaks_with("142", {{episodes, 2, "DEC", ""}, {episodes, 2, "REC", ""}}) == 0);
    CHECK(breaks("142", [](World& w) { std::swap(w[episodes][0], w[episodes][1]); }) == 0);
}

TEST_CASE("148: an episode has an end and its reason, or neither") {
    CHECK(breaks_with("148", {{episodes, 0, "DEC", ""}}) == 1);
    CHECK(breaks_with("148", {{episodes, 0, "REC", ""}}) == 1);
    CHECK(breaks_with("148", {{episodes, 1, "REC", "X1"}}) == 1);
}

TEST_CASE("302: the first episode does not begin before birth") {
    CHECK(breaks_with("302", {{header, 0, "DOB", "10/05/2016"}}) == 0);
    CHECK(breaks_with("302", {{header, 0, "DOB", "11/05/2016"}}) == 1);
}

TEST_CASE("353: no episode begins before 14 October 1991") {
    CHECK(breaks_with("353", {{episodes, 2, "DECOM", "14/10/1991"}}) == 0);
    CHECK(breaks_with("353", {{episodes, 2, "DECOM", "13/10/1991"}}) == 1);
}

TEST_CASE("354: no episode begins after the year") {
    CHECK(breaks_with("354", {{episodes, 1, "DECOM", "31/03/2017"}}) == 0);
    CHECK(breaks_with("354", {{episodes, 1, "DECOM", "01/04/2017"}}) == 1);
}

TEST_CASE("355: an episode lasts a day at least") {
    CHECK(breaks_with("355", {{episodes, 2, "DEC", "02/02/2015"}}) == 0);
    CHECK(breaks_with("355", {{episodes, 2, "DEC", "01/02/2015"}}) == 1);
}

TEST_CASE("356: no episode ends before it begins") {
    CHECK(breaks_with("356", {{episodes, 2, "DEC", "01/02/2015"}}) == 0);
    CHECK(breaks_with("356", {{episodes, 2, "DEC", "31/01/2015"}}) == 1);
}

TEST_CASE("385: no episode ends after the year") {
    CHECK(breaks_with("385", {{episodes, 2, "DEC", "31/03/2017"}}) == 0);
    CHECK(breaks_with("385", {{episodes, 2, "DEC", "01/04/2017"}}) == 1);
}

TEST_CASE("386: nobody is adopted at 18 or older") {
    CHECK(breaks_with("386", {{header, 1, "DOB", "02/12/1998"}}) == 0);
    CHECK(breaks_with("386", {{header, 1, "DOB", "01/12/1998"}}) == 1);
    CHECK(breaks_with("386", {{header, 1, "DOB", "01/12/1998"}, {episodes, 2, "REC", "E8"}}) == 0);
}

TEST_CASE("388: X1 is the reason when the next episode begins on the day, and only then") {
    CHECK(breaks_with("388", {{episodes, 0, "DEC", "31/08/2016"}}) == 1);
    CHECK(breaks_with("388", {{episodes, 0, "REC", "E8"}}) == 1);
    CHECK(breaks_with("388", {{episodes, 2, "REC", "X1"}}) == 1);
    CHECK(breaks_with("388", {{episodes, 0, "DEC", "31/08/2016"}, {episodes, 0, "REC", "E8"}}) == 0);
}

TEST_CASE("390: who is adopted was placed for adoption") {
    CHECK(breaks_with("390", {{episodes, 2, "PLACE", "U1"}}) == 1);
    CHECK(breaks_with("390", {{episodes, 2, "PLACE", "A3"}}) == 0);
    CHECK(breaks_with("390", {{episodes, 2, "PLACE", "U1"}, {episodes, 2, "REC", "E8"}}) == 0);
}

TEST_CASE("408: a placement under a placement order has the legal status of one") {
    CHECK(breaks_with("408", {{episodes, 2, "LS", "C2"}}) == 1);
    CHECK(breaks_with("408", {{episodes, 2, "LS", "C2"}, {episodes, 2, "PLACE", "A3"}}) == 0);
}

TEST_CASE("431: who was looked after until that day does not start to be looked after") {
    CHECK(breaks_with("431", {{episodes, 1, "RNE", "S"}}) == 1);
    CHECK(breaks_with("431", {{episodes, 1, "RNE", "S"}, {episodes, 1, "DECOM", "02/09/2016"}}) == 0);
}

TEST_CASE("433: an episode that goes on from another begins on the day that one ended") {
    CHECK(breaks_with("433", {{episodes, 1, "DECOM", "02/09/2016"}}) == 1);
    CHECK(breaks_with("433", {{episodes, 0, "DEC", ""}}) == 1);
    CHECK(breaks_with("433", {{episodes, 0, "RNE", "P"}}) == 0);
}

TEST_CASE("501: no episode begins before the one before it has ended") {
    CHECK(breaks_with("501", {{episodes, 1, "DECOM", "31/08/2016"}}) == 1);
    CHECK(breaks_with("501", {{episodes, 1, "DECOM", "05/09/2016"}}) == 0);
}

TEST_CASE("526: a placement has a provider, but temporary and other ones") {
    CHECK(breaks_with("526", {{episodes, 0, "PLACE_PROVIDER", ""}}) == 1);
    for (const auto* place : {"T0", "T4", "Z1"}) CHECK(breaks_with("526", {{episodes, 0, "PLACE_PROVIDER", ""}, {episodes, 0, "PLACE", place}}) == 0);
}

TEST_CASE("hf-provider-given: a temporary or other placement has no provider") {
    CHECK(breaks_with("hf-provider-given", {{episodes, 0, "PLACE", "T1"}}) == 1);
    CHECK(breaks_with("hf-provider-given", {{episodes, 0, "PLACE", "T1"}, {episodes, 0, "PLACE_PROVIDER", ""}}) == 0);
}

TEST_CASE("hf-provider-parents: parents provide a placement with parents only") {
    CHECK(breaks_with("hf-provider-parents", {{episodes, 0, "PLACE_PROVIDER", "PR0"}}) == 1);
    CHECK(breaks_with("hf-provider-parents", {{episodes, 0, "PLACE_PROVIDER", "PR0"}, {episodes, 0, "PLACE", "P1"}}) == 0);
}

TEST_CASE("440: the code for children under four is of children under four") {
    CHECK(breaks_with("440", {{reviews, 0, "REVIEW_CODE", "PN0"}}) == 1);
    CHECK(breaks_with("440", {{reviews, 1, "DOB", "01/07/2012"}}) == 1);
    CHECK(breaks_with("440", {{reviews, 1, "DOB", "02/07/2012"}}) == 0);
}

TEST_CASE("441: how a child took part is said of children of four and older") {
    CHECK(breaks_with("441", {{reviews, 1, "REVIEW_CODE", "PN7"}}) == 1);
    CHECK(breaks_with("441", {{reviews, 1, "REVIEW_CODE", "PN7"}, {reviews, 1, "DOB", "01/07/2012"}}) == 0);
}

TEST_CASE("hf-review-outside-care: a review is held while the child is looked after") {
    CHECK(breaks_with("hf-review-outside-care", {{reviews, 0, "REVIEW", "10/05/2016"}}) == 0);
    CHECK(breaks_with("hf-review-outside-care", {{reviews, 0, "REVIEW", "09/05/2016"}}) == 1);
    CHECK(breaks_with("hf-review-outside-care", {{reviews, 1, "REVIEW", "01/12/2016"}}) == 0);
    CHECK(breaks_with("hf-review-outside-care", {{reviews, 1, "REVIEW", "02/12/2016"}}) == 1);
}

TEST_CASE("158: who received an intervention is not asked whether one was offered") {
    const Cell misuse{oc2, 0, "SUBSTANCE_MISUSE", "1"}, received{oc2, 0, "INTERVENTION_RECEIVED", "1"};
    CHECK(breaks_with("158", {misuse, received, {oc2, 0, "INTERVENTION_OFFERED", "0"}}) == 1);
    CHECK(breaks_with("158", {misuse, received}) == 0);
}

TEST_CASE("159: who received no intervention is asked whether one was offered") {
    const Cell misuse{oc2, 0, "SUBSTANCE_MISUSE", "1"}, received{oc2, 0, "INTERVENTION_RECEIVED", "0"};
    CHECK(breaks_with("159", {misuse, received}) == 1);
    CHECK(breaks_with("159", {misuse, received, {oc2, 0, "INTERVENTION_OFFERED", "1"}}) == 0);
}

TEST_CASE("182: what OC2 asks of every child is filled in, or nothing is") {
    CHECK(breaks_with("182", {{oc2, 0, "TEETH_CHECK", ""}}) == 1);
    CHECK(breaks("182", [](World& w) {
              for (const auto* field : {"CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}) w[oc2][0].erase(field);
          }) == 0);
}

TEST_CASE("192: of a substance misuse problem it is known whether an intervention was received") {
    CHECK(breaks_with("192", {{oc2, 0, "SUBSTANCE_MISUSE", "1"}}) == 1);
    CHECK(breaks_with("192", {{oc2, 0, "SUBSTANCE_MISUSE", "1"}, {oc2, 0, "INTERVENTION_RECEIVED", "1"}}) == 0);
}

TEST_CASE("193: without a substance misuse problem there is no intervention") {
    CHECK(breaks_with("193", {{oc2, 0, "INTERVENTION_RECEIVED", "0"}, {oc2, 0, "INTERVENTION_OFFERED", "0"}}) == 2);
    CHECK(breaks_with("193", {{oc2, 0, "SUBSTANCE_MISUSE", "1"}, {oc2, 0, "INTERVENTION_RECEIVED", "0"}}) == 0);
}

TEST_CASE("197a: there is a score or a reason why not") {
    CHECK(breaks_with("197a", {{oc2, 0, "SDQ_REASON", "SDQ2"}}) == 1);
    CHECK(breaks_with("197a", {{oc2, 0, "SDQ_REASON", "SDQ2"}, {oc2, 0, "SDQ_SCORE", ""}}) == 0);
}

TEST_CASE("153: what is known of a care leaver is filled in in full or not at all") {
    CHECK(breaks_with("153", {{oc3, 0, "ACCOM", ""}}) == 1);
    CHECK(breaks_with("153", {{oc3, 0, "ACCOM", ""}, {oc3, 0, "ACTIV", ""}, {oc3, 0, "IN_TOUCH", ""}}) == 0);
}

TEST_CASE("344: of who died or went home neither activity nor accommodation is known") {
    CHECK(breaks_with("344", {{oc3, 0, "IN_TOUCH", "DIED"}}) == 2);
    CHECK(breaks_with("344", {{oc3, 0, "IN_TOUCH", "RHOM"}, {oc3, 0, "ACCOM", "0"}, {oc3, 0, "ACTIV", "0"}}) == 0);
}

TEST_CASE("345: of who is in touch activity and accommodation are known") {
    CHECK(breaks_with("345", {{oc3, 0, "ACCOM", "0"}}) == 1);
    CHECK(breaks_with("345", {{oc3, 0, "ACCOM", "0"}, {oc3, 0, "IN_TOUCH", "NO"}}) == 0);
}

TEST_CASE("564: of who was missing it is known when that began") {
    CHECK(breaks_with("564", {{Table::missing, 0, "MIS_START", ""}}) == 1);
    CHECK(breaks_with("564", {{Table::missing, 0, "MIS_START", ""}, {Table::missing, 0, "MISSING", ""}}) == 0);
}

TEST_CASE("565: of who went it is known whether missing or away") {
    CHECK(breaks_with("565", {{Table::missing, 0, "MISSING", ""}}) == 1);
    CHECK(breaks_with("565", {{Table::missing, 0, "MISSING", ""}, {Table::missing, 0, "MIS_START", ""}}) == 0);
}

TEST_CASE("566: of who returned it is known whether missing or away") {
    CHECK(breaks_with("566", {{Table::missing, 0, "MISSING", ""}}) == 1);
    CHECK(breaks_with("566", {{Table::missing, 0, "MISSING", ""}, {Table::missing, 0, "MIS_END", ""}}) == 0);
}

TEST_CASE("567: nobody returns before going") {
    CHECK(breaks_with("567", {{Table::missing, 0, "MIS_END", "01/07/2016"}}) == 0);
    CHECK(breaks_with("567", {{Table::missing, 0, "MIS_END", "30/06/2016"}}) == 1);
}

TEST_CASE("570: nobody goes missing after the year") {
    CHECK(breaks_with("570", {{Table::missing, 1, "MIS_START", "31/03/2017"}}) == 0);
    CHECK(breaks_with("570", {{Table::missing, 1, "MIS_START", "01/04/2017"}}) == 1);
}

TEST_CASE("571: who returned did so in the year") {
    CHECK(breaks_with("571", {{Table::missing, 0, "MIS_END", "31/03/2016"}}) == 1);
    CHECK(breaks_with("571", {{Table::missing, 0, "MIS_END", "01/04/2017"}}) == 1);
    CHECK(breaks_with("571", {{Table::missing, 0, "MIS_END", "31/03/2017"}}) == 0);
}

TEST_CASE("574: nobody goes missing again before returning") {
    CHECK(breaks_with("574", {{Table::missing, 1, "MIS_START", "02/07/2016"}}) == 1);
    CHECK(breaks_with("574", {{Table::missing, 1, "MIS_START", "03/07/2016"}}) == 0);
    CHECK(breaks_with("574", {{Table::missing, 0, "MIS_END", ""}}) == 1);
}

TEST_CASE("hf-sw-order: a social worker's time does not end before it begins") {
    CHECK(breaks_with("hf-sw-order", {{sw_episodes, 0, "SW_DEC", "09/05/2016"}}) == 1);
    CHECK(breaks_with("hf-sw-order", {{sw_episodes, 0, "SW_DEC", "10/05/2016"}}) == 0);
}

TEST_CASE("hf-dolo-order: an order does not end before it begins") {
    CHECK(breaks_with("hf-dolo-order", {{dolo, 0, "DOLO_END", "09/05/2016"}}) == 1);
    CHECK(breaks_with("hf-dolo-order", {{dolo, 0, "DOLO_END", "10/05/2016"}}) == 0);
}

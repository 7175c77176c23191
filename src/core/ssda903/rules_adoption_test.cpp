#include "core/ssda903/sound_return_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::ssda903;
using namespace holdfast::ssda903::sound;
using enum Table;

TEST_CASE("119: a plan for adoption that ended has a date and a reason") {
    CHECK(breaks_with("119", {{placed_adoption, 0, "DATE_PLACED_CEASED", "01/06/2016"}}) == 1);
    CHECK(breaks_with("119", {{placed_adoption, 0, "REASON_PLACED_CEASED", "RD1"}}) == 1);
    CHECK(breaks_with("119", {{placed_adoption, 0, "REASON_PLACED_CEASED", "RD1"}, {placed_adoption, 0, "DATE_PLACED_CEASED", "01/06/2016"}}) == 0);
}

TEST_CASE("151: AD1 is filled in in full or not at all") {
    CHECK(breaks_with("151", {{ad1, 0, "LS_ADOPTR", ""}, {ad1, 0, "NB_ADOPTR", ""}}) == 2);
    CHECK(breaks("151", [](World& w) { w[ad1][0] = {{"CHILD", "A2"}, {"DOB", "01/01/2014"}}; }) == 0);
}

TEST_CASE("184: nobody is placed for adoption before birth") {
    CHECK(breaks_with("184", {{placed_adoption, 0, "DATE_PLACED", "31/12/2013"}}) == 1);
    CHECK(breaks_with("184", {{placed_adoption, 0, "DATE_PLACED", "01/01/2014"}}) == 0);
}

TEST_CASE("333: the decision comes before the match") {
    CHECK(breaks_with("333", {{ad1, 0, "DATE_INT", "01/06/2016"}}) == 0);
    CHECK(breaks_with("333", {{ad1, 0, "DATE_INT", "02/06/2016"}}) == 1);
}

TEST_CASE("511: two adopters have the sex of two") {
    CHECK(breaks_with("511", {{ad1, 0, "SEX_ADOPTR", "M1"}}) == 1);
    CHECK(breaks_with("511", {{ad1, 0, "SEX_ADOPTR", "M1"}, {ad1, 0, "NB_ADOPTR", "1"}}) == 0);
}

TEST_CASE("522: no plan for adoption ends before it was decided") {
    CHECK(breaks_with("522", {{placed_adoption, 0, "DATE_PLACED_CEASED", "01/05/2016"}}) == 0);
    CHECK(breaks_with("522", {{placed_adoption, 0, "DATE_PLACED_CEASED", "30/04/2016"}}) == 1);
}

TEST_CASE("558: of an adopted child the plan for adoption did not end") {
    CHECK(breaks_with("558", {{placed_adoption, 0, "DATE_PLACED_CEASED", "01/06/2016"}}) == 1);
    CHECK(breaks_with("558", {{placed_adoption, 0, "DATE_PLACED_CEASED", "01/06/2016"}, {episodes, 2, "REC", "E8"}}) == 0);
}

TEST_CASE("563: of a plan for adoption that ended it is known when it was decided") {
    CHECK(breaks_with("563", {{placed_adoption, 0, "DATE_PLACED_CEASED", "01/06/2016"}, {placed_adoption, 0, "DATE_PLACED", ""}}) == 1);
    CHECK(breaks_with("563", {{placed_adoption, 0, "DATE_PLACED", ""}}) == 0);
}

TEST_CASE("601: of a child adopted in the year AD1 is filled in") {
    CHECK(breaks("601", [](World& w) { w[ad1].clear(); }) == 1);
    CHECK(breaks_with("601", {{ad1, 0, "LS_ADOPTR", ""}}) == 1);
    CHECK(breaks_with("601", {{ad1, 0, "LS_ADOPTR", ""}, {episodes, 2, "DEC", "31/03/2016"}}) == 0);
}

TEST_CASE("602: AD1 is of children adopted in the year") {
    CHECK(breaks_with("602", {{episodes, 2, "REC", "E8"}}) == 1);
    CHECK(breaks_with("602", {{episodes, 2, "DEC", "31/03/2016"}}) == 1);
    CHECK(breaks("602", [](World& w) {
              w[episodes][2]["REC"] = "E8";
              w[ad1][0] = {{"CHILD", "A2"}, {"DOB", "01/01/2014"}};
          }) == 0);
}

TEST_CASE("635: without an earlier order there is neither its date nor its authority") {
    CHECK(breaks_with("635", {{prev_perm, 0, "LA_PERM", "909"}, {prev_perm, 0, "DATE_PERM", "zz/zz/zzzz"}}) == 2);
    CHECK(breaks_with("635", {{prev_perm, 0, "LA_PERM", "909"}, {prev_perm, 0, "PREV_PERM", "P1"}}) == 0);
}

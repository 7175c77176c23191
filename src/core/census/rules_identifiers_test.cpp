#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;
using namespace holdfast::census::sound;

static Header header_of(const char* year, const char* day) {
    Header made = header();
    take(made.collection.year, year);
    take(made.collection.reference_on, day);
    return made;
}

static Child with_id(const char* id, const char* upn) {
    Child made = child();
    take(made.identifiers.la_child_id, id);
    take(made.identifiers.upn, upn);
    return made;
}

TEST_CASE("100: the reference date is 31 March of the collection's year") {
    CHECK(breaches("100", header(), {}) == 0);
    CHECK(breaches("100", header_of("2026", "2026-03-30"), {}) == 1);
    CHECK(breaches("100", header_of("2025", "2026-03-31"), {}) == 1);
    CHECK(breaches("100", header_of("2026", ""), {}) == 1);
    CHECK(breaches("100", header_of("", "2026-03-30"), {}) == 1);
    CHECK(not_run("100", header_of("", "2026-03-31")) == "the header has no collection year that can be read");
    CHECK(breaches("100", Header{}, {}) == 1);
}

TEST_CASE("1510: the check letter of a UPN follows from its digits") {
    CHECK_FALSE(breaks("1510", [](Child&) {}));
    CHECK(breaks("1510", [](Child& c) { take(c.identifiers.upn, "A801200001001"); }));
    CHECK_FALSE(breaks("1510", [](Child& c) { take(c.identifiers.upn, "A80120000100B"); }));
    CHECK_FALSE(breaks("1510", [](Child& c) { take(c.identifiers.upn, "A8012"); }));
}

TEST_CASE("1520: no two children have one UPN, and every one that does is named") {
    CHECK(breaches("1520", header(), {with_id("A", "X1"), with_id("B", "X2"), with_id("C", ""), with_id("D", "")}) == 0);
    CHECK(breaches("1520", header(), {with_id("A", "X1"), with_id("B", "X1")}) == 2);
    CHECK(breaches("1520", header(), {with_id("A", "X1"), with_id("B", "X1"), with_id("C", "X1")}) == 3);
}

TEST_CASE("1530: characters 2 to 4 of a UPN are a local authority's number") {
    CHECK_FALSE(breaks("1530", [](Child& c) { take(c.identifiers.upn, "A909200001001"); }));
    CHECK(breaks("1530", [](Child& c) { take(c.identifiers.upn, "A100200001001"); }));
    CHECK(breaks("1530", [](Child& c) { take(c.identifiers.upn, "A9X9200001001"); }));
    CHECK_FALSE(breaks("1530", [](Child& c) { take(c.identifiers.upn, "A100"); }));
}

TEST_CASE("1540: characters 5 to 12 of a UPN are digits") {
    CHECK_FALSE(breaks("1540", [](Child& c) { take(c.identifiers.upn, "A80112345678B"); }));
    CHECK(breaks("1540", [](Child& c) { take(c.identifiers.upn, "A801123X56789"); }));
    CHECK(breaks("1540", [](Child& c) { take(c.identifiers.upn, "A8011234"); }));
    CHECK_FALSE(breaks("1540", [](Child& c) { without(c.identifiers.upn); }));
}

TEST_CASE("1550: the last character of a UPN is a digit or a letter but I, O and S") {
    CHECK_FALSE(breaks("1550", [](Child& c) { take(c.identifiers.upn, "A80112345678B"); }));
    CHECK(breaks("1550", [](Child& c) { take(c.identifiers.upn, "A80112345678S"); }));
    CHECK(breaks("1550", [](Child& c) { take(c.identifiers.upn, "A80112345678b"); }));
}

TEST_CASE("1560Q: a former UPN is a letter and 12 digits") {
    CHECK_FALSE(breaks("1560Q", [](Child& c) { take(c.identifiers.former_upn, "A801200001001"); }));
    CHECK_FALSE(breaks("1560Q", [](Child& c) { without(c.identifiers.former_upn); }));
    for (const auto change :
         {+[](Child& c) { take(c.identifiers.former_upn, "A80120000100"); }, +[](Child& c) { take(c.identifiers.former_upn, "A8012x0001001"); },
          +[](Child& c) { take(c.identifiers.former_upn, "1801200001001"); }})
        CHECK(breaks("1560Q", change));
}

TEST_CASE("1570: a local identifier has at most 20 characters") {
    CHECK_FALSE(breaks("1570", [](Child& c) { take(c.identifiers.la_child_id, "12345678901234567890"); }));
    CHECK(breaks("1570", [](Child& c) { take(c.identifiers.la_child_id, "123456789012345678901"); }));
}

TEST_CASE("1580: a local identifier has letters and digits only") {
    CHECK_FALSE(breaks("1580", [](Child& c) { take(c.identifiers.la_child_id, "aZ09"); }));
    CHECK(breaks("1580", [](Child& c) { take(c.identifiers.la_child_id, "12-34"); }));
    CHECK(breaks("1580", [](Child& c) { take(c.identifiers.la_child_id, "\xC3\xA9"); }));
}

TEST_CASE("4180: sex is M, F or U, and up to the collection of 2024 GenderCurrent 1, 2, 0 or 9") {
    const auto with = [](const char* sex, const char* gender) {
        Child made = child();
        without(made.identifiers.sex);
        if (*sex != 0) take(made.identifiers.sex, sex);
        if (*gender != 0) take(made.identifiers.gender_current, gender);
        return std::vector<Child>{made};
    };
    for (const auto* sex : {"M", "F", "U"}) CHECK(breaches("4180", header(), with(sex, "")) == 0);
    for (const auto* sex : {"", "m", "1"}) CHECK(breaches("4180", header(), with(sex, "")) == 1);
    CHECK(breaches("4180", header(), with("", "1")) == 1);
    const Header earlier = header_of("2024", "2024-03-31");
    for (const auto* gender : {"1", "2", "0", "9"}) CHECK(breaches("4180", earlier, with("", gender)) == 0);
    for (const auto* gender : {"", "3", "M"}) CHECK(breaches("4180", earlier, with("", gender)) == 1);
    CHECK(breaches("4180", earlier, with("M", "")) == 0);
}

TEST_CASE("8500: a child has a local identifier") {
    CHECK_FALSE(breaks("8500", [](Child&) {}));
    CHECK(breaks("8500", [](Child& c) { without(c.identifiers.la_child_id); }));
}

TEST_CASE("8510: no local identifier is there twice, and every record of it is named") {
    CHECK(breaches("8510", header(), {with_id("A", ""), with_id("B", ""), with_id("", ""), with_id("", "")}) == 0);
    CHECK(breaches("8510", header(), {with_id("A", ""), with_id("A", "")}) == 2);
    CHECK(breaches("8510", header(), {with_id("A", ""), with_id("A", ""), with_id("A", "")}) == 3);
}

TEST_CASE("8520: nobody is born after the census year") {
    CHECK_FALSE(breaks("8520", [](Child& c) { take(c.identifiers.birth_on, "2026-03-31"); }));
    CHECK(breaks("8520", [](Child& c) { take(c.identifiers.birth_on, "2026-04-01"); }));
}

TEST_CASE("8525Q: either a date of birth or an expected one is given") {
    CHECK_FALSE(breaks("8525Q", [](Child&) {}));
    CHECK(breaks("8525Q", [](Child& c) { take(c.identifiers.expected_birth_on, "2026-05-01"); }));
    CHECK(breaks("8525Q", [](Child& c) { without(c.identifiers.birth_on); }));
    CHECK(breaks("8525Q", [](Child& c) { take(c.identifiers.birth_on, "not a day"); }));
}

TEST_CASE("8530Q: an expected date of birth is less than 30 days before and nine months after the year's end") {
    for (const auto change :
         {+[](Child& c) { take(c.identifiers.expected_birth_on, "2026-03-02"); }, +[](Child& c) { take(c.identifiers.expected_birth_on, "2026-12-30"); }})
        CHECK_FALSE(breaks("8530Q", change));
    for (const auto change :
         {+[](Child& c) { take(c.identifiers.expected_birth_on, "2026-03-01"); }, +[](Child& c) { take(c.identifiers.expected_birth_on, "2026-12-31"); }})
        CHECK(breaks("8530Q", change));
}

TEST_CASE("8535Q: death comes after a birth that is known") {
    CHECK_FALSE(breaks("8535Q", [](Child& c) { take(c.identifiers.death_on, "2012-05-06"); }));
    CHECK(breaks("8535Q", [](Child& c) { take(c.identifiers.death_on, "2012-05-05"); }));
    CHECK(breaks("8535Q", [](Child& c) { take(c.identifiers.death_on, "2025-05-05"), without(c.identifiers.birth_on); }));
}

TEST_CASE("8545Q: a death is in the census year") {
    for (const auto change : {+[](Child& c) { take(c.identifiers.death_on, "2025-04-01"); }, +[](Child& c) { take(c.identifiers.death_on, "2026-03-31"); }})
        CHECK_FALSE(breaks("8545Q", change));
    for (const auto change : {+[](Child& c) { take(c.identifiers.death_on, "2025-03-31"); }, +[](Child& c) { take(c.identifiers.death_on, "2026-04-01"); }})
        CHECK(breaks("8545Q", change));
}

TEST_CASE("8590: a child has an episode of need") {
    CHECK_FALSE(breaks("8590", [](Child&) {}));
    CHECK(breaks("8590", [](Child& c) { c.details.clear(); }));
}

TEST_CASE("8750: an unborn child has sex U") {
    CHECK_FALSE(breaks("8750", [](Child&) {}));
    const auto unborn = [](const char* sex, const char* gender) {
        Child made = child();
        without(made.identifiers.birth_on);
        without(made.identifiers.sex);
        take(made.identifiers.expected_birth_on, "2026-05-01");
        if (*sex != 0) take(made.identifiers.sex, sex);
        if (*gender != 0) take(made.identifiers.gender_current, gender);
        return std::vector<Child>{made};
    };
    CHECK(breaches("8750", header(), unborn("U", "")) == 0);
    CHECK(breaches("8750", header(), unborn("F", "")) == 1);
    CHECK(breaches("8750", header(), unborn("", "0")) == 1);
    CHECK(breaches("8750", header_of("2024", "2024-03-31"), unborn("", "0")) == 0);
    CHECK(breaches("8750", header_of("2024", "2024-03-31"), unborn("", "1")) == 1);
}

TEST_CASE("8770Q: a child of school age has a UPN, or a reason why not that holds for one") {
    CHECK_FALSE(breaks("8770Q", [](Child&) {}));
    CHECK(breaks("8770Q", [](Child& c) { without(c.identifiers.upn); }));
    CHECK(breaks("8770Q", [](Child& c) { without(c.identifiers.upn), take(c.identifiers.upn_unknown, "UN1"); }));
    CHECK_FALSE(breaks("8770Q", [](Child& c) { without(c.identifiers.upn), take(c.identifiers.upn_unknown, "UN3"); }));
    CHECK(breaks("8770Q", [](Child& c) { without(c.identifiers.upn), take(c.identifiers.birth_on, "2020-08-31"); }));
    CHECK_FALSE(breaks("8770Q", [](Child& c) { without(c.identifiers.upn), take(c.identifiers.birth_on, "2020-09-01"); }));
    CHECK_FALSE(breaks("8770Q", [](Child& c) { without(c.identifiers.upn), take(details(c).no_further_action, "1"); }));
}

TEST_CASE("8772: UN7 is for children all of whose referrals went no further") {
    CHECK_FALSE(breaks("8772", [](Child& c) { take(c.identifiers.upn_unknown, "UN7"), take(details(c).no_further_action, "true"); }));
    CHECK(breaks("8772", [](Child& c) { take(c.identifiers.upn_unknown, "UN7"); }));
    CHECK(breaks("8772", [](Child& c) { take(c.identifiers.upn_unknown, "UN7"), take(details(c).no_further_action, "maybe"); }));
    CHECK_FALSE(breaks("8772", [](Child& c) { take(c.identifiers.upn_unknown, "UN6"); }));
}

TEST_CASE("8775Q: nobody is over 25, unless the case was closed before") {
    CHECK_FALSE(breaks("8775Q", [](Child& c) { take(c.identifiers.birth_on, "2001-03-31"); }));
    CHECK(breaks("8775Q", [](Child& c) { take(c.identifiers.birth_on, "2001-03-30"); }));
    CHECK(breaks("8775Q", [](Child& c) { take(c.identifiers.birth_on, "2001-03-01"), take(details(c).closed_on, "2026-03-02"); }));
    CHECK_FALSE(breaks("8775Q", [](Child& c) { take(c.identifiers.birth_on, "2001-03-01"), take(details(c).closed_on, "2026-03-01"); }));
}

TEST_CASE("2886Q: at most 2% of the children have no sex recorded, the unborn left out") {
    std::vector<Child> children(50, child());
    take(children[0].identifiers.sex, "U");
    CHECK(breaches("2886Q", header(), children) == 0);
    without(children[1].identifiers.sex);
    CHECK(breaches("2886Q", header(), children) == 1);
    take(children[1].identifiers.expected_birth_on, "2026-05-01");
    CHECK(breaches("2886Q", header(), children) == 0);
}

TEST_CASE("4220: ethnicity is one of the 20 codes") {
    CHECK_FALSE(breaks("4220", [](Child& c) { take(c.characteristics.ethnicity, "NOBT"); }));
    CHECK(breaks("4220", [](Child& c) { take(c.characteristics.ethnicity, "WELS"); }));
    CHECK(breaks("4220", [](Child& c) { without(c.characteristics.ethnicity); }));
}

static void disabled(Child& c, std::initializer_list<const char*> codes) {
    c.characteristics.disabilities.clear();
    auto& group = c.characteristics.disabilities.add();
    for (const auto* code : codes) take(group.codes.add(), code);
}

TEST_CASE("8540: a child born, with a referral that went further, has disabilities out of the 13 codes") {
    CHECK_FALSE(breaks("8540", [](Child& c) { disabled(c, {"NONE"}); }));
    CHECK(breaks("8540", [](Child& c) { disabled(c, {}); }));
    CHECK(breaks("8540", [](Child& c) { c.characteristics.disabilities.clear(); }));
    CHECK(breaches("8540", [](Child& c) { disabled(c, {"LD", "XX", "YY"}); }) == 2);
    CHECK_FALSE(breaks("8540", [](Child& c) { disabled(c, {}), without(c.identifiers.birth_on); }));
    CHECK_FALSE(breaks("8540", [](Child& c) { disabled(c, {}), take(details(c).no_further_action, "1"); }));
}

TEST_CASE("8790: NONE stands alone") {
    CHECK_FALSE(breaks("8790", [](Child& c) { disabled(c, {"NONE"}); }));
    CHECK_FALSE(breaks("8790", [](Child& c) { disabled(c, {"LD", "AUT"}); }));
    CHECK(breaks("8790", [](Child& c) { disabled(c, {"LD", "NONE"}); }));
}

TEST_CASE("8794: a disability is there once") {
    CHECK_FALSE(breaks("8794", [](Child& c) { disabled(c, {"LD", "AUT"}); }));
    CHECK(breaches("8794", [](Child& c) { disabled(c, {"LD", "AUT", "LD", "LD"}); }) == 1);
    CHECK(breaches("8794", [](Child& c) { disabled(c, {"LD", "AUT", "LD", "AUT"}); }) == 2);
}

TEST_CASE("2887Q: at least 8 different disabilities are recorded in a return") {
    CHECK_FALSE(breaks("2887Q", [](Child&) {}));
    CHECK(breaks("2887Q", [](Child& c) { disabled(c, {"MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "NONE", "XX"}); }));
}

TEST_CASE("2888Q: somebody has more than one disability") {
    CHECK_FALSE(breaks("2888Q", [](Child& c) { disabled(c, {"LD", "AUT"}); }));
    CHECK(breaks("2888Q", [](Child& c) { disabled(c, {"LD", "NONE"}); }));
}

#include "core/people/likeness.hpp"
#include "core/people/match.hpp"
#include "core/people/postcode.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::people;

namespace {

Description child(std::string given, std::string family, Date born = make_date(2010, 3, 4)) {
    return {.names = {{.given = std::move(given), .family = std::move(family)}}, .birth = Birth{born, BirthPrecision::exact}};
}
Band band(const Description& one, const Description& other) {
    const auto there = match(one, other), back = match(other, one);
    CHECK(there.tenths == back.tenths);  // it does not matter who is asked about whom
    CHECK(there.band == back.band);
    return there.band;
}
int sum_of(const Match& judged) {
    int sum = 0;
    for (const auto& weight : judged.weights) sum += weight.tenths;
    return sum;
}

}  // namespace

TEST_CASE("likeness of names is Jaro's, raised for a common beginning as Winkler does, in exact thousandths") {
    CHECK(jaro_winkler("MARTHA", "MARHTA") == 961);
    CHECK(jaro_winkler("DIXON", "DICKSONX") == 813);
    CHECK(jaro_winkler("DWAYNE", "DUANE") == 840);
    CHECK(jaro_winkler("SMITH", "SMITH") == 1000);
    CHECK(jaro_winkler("A", "B") == 0);
    CHECK(jaro_winkler("", "") == 0);
    CHECK(jaro_winkler(std::string(200, 'A'), std::string(300, 'A')) == 1000);  // what is longer than any name is cut
}

TEST_CASE("one slip is a letter more, less or another, or two neighbours changed") {
    for (const char* slipped : {"SMITH", "SMTH", "SMITHE", "SMYTH", "SIMTH", "MITH", "SMIT", "SMIHT"}) CHECK(is_one_slip_apart("SMITH", slipped));
    for (const char* other : {"SMT", "SIHTM", "MXITH", "SMYTHE", "HTIMS", "SMITHES", ""}) CHECK_FALSE(is_one_slip_apart("SMITH", other));
}

TEST_CASE("a pet name stands for the name it comes from") {
    CHECK(are_forms_of_one_name("LIZ", "ELIZABETH"));
    CHECK(are_forms_of_one_name("BILLY", "LIAM"));
    CHECK_FALSE(are_forms_of_one_name("LIZ", "LIZ"));
    CHECK_FALSE(are_forms_of_one_name("IZ", "ELIZABETH"));
    CHECK_FALSE(are_forms_of_one_name("JACK", "WILLIAM"));
}

TEST_CASE("dates of birth agree by a swap of day and month, of neighbouring digits, or but for one digit") {
    const Date day = make_date(2010, 3, 4);
    CHECK(agreement_of(day, day) == DateAgreement::same);
    CHECK(agreement_of(day, make_date(2010, 4, 3)) == DateAgreement::day_and_month_swapped);
    CHECK(agreement_of(make_date(2012, 3, 14), make_date(2021, 3, 14)) == DateAgreement::neighbours_swapped);
    CHECK(agreement_of(make_date(2012, 3, 12), make_date(2012, 3, 21)) == DateAgreement::neighbours_swapped);
    CHECK(agreement_of(day, make_date(2011, 3, 4)) == DateAgreement::one_digit_wrong);
    CHECK(agreement_of(day, make_date(2010, 3, 24)) == DateAgreement::one_digit_wrong);
    CHECK(agreement_of(day, make_date(2010, 3, 15)) == DateAgreement::same_month);
    CHECK(agreement_of(day, make_date(1998, 7, 19)) == DateAgreement::different);
}

TEST_CASE("the same name and day are the same person, one slip notwithstanding; two slips are possibly so") {
    const auto known = child("Charlotte", "Wilkinson");
    CHECK(band(known, child("Charlotte", "Wilkinson")) == Band::same);
    CHECK(band(known, child("charlotte", "WILKINSON")) == Band::same);
    CHECK(band(known, child("Charlotte", "Wilkison")) == Band::same);
    CHECK(band(known, child("Lottie", "Wilkinson")) == Band::same);
    CHECK(band(known, child("Wilkinson", "Charlotte")) == Band::same);
    CHECK(band(known, child("Charlote", "Wilkison")) == Band::possible);
    CHECK(band(known, child("Charlotte", "Wilkison", make_date(2010, 3, 5))) == Band::possible);
    CHECK(band(known, child("Charlotte", "Brown")) == Band::possible);
}

TEST_CASE("names alone make a possible match at most, and other names with the same day none") {
    auto undated = child("Charlotte", "Wilkinson");
    undated.birth.reset();
    CHECK(band(undated, child("Charlotte", "Wilkinson")) == Band::possible);
    CHECK(band(child("Charlotte", "Wilkinson"), child("Harry", "Brown")) == Band::different);
    CHECK(band(child("Charlotte", "Wilkinson"), child("Charlotte", "Wilkinson", make_date(1991, 11, 28))) == Band::different);
}

TEST_CASE("twins are never the same person, however much else agrees") {
    auto one = child("Amelia", "Wilkinson"), other = child("Grace", "Wilkinson");
    one.postcodes = other.postcodes = {"CA1 1AA"};
    one.sex = other.sex = Sex::female;
    const auto judged = match(one, other);
    CHECK(judged.band == Band::possible);
    CHECK(sum_of(judged) == judged.tenths);
    other.identifiers = {{.kind = IdentifierKind::family_id, .issuer = "council", .value = "F1"}};
    one.identifiers = other.identifiers;
    CHECK(match(one, other).tenths == judged.tenths);  // a family's number says nothing of one person
}

TEST_CASE("a shared national number decides unless name and birth both contradict it") {
    const Identifier number{.kind = IdentifierKind::nhs_number, .value = "9434765919"};
    auto one = child("Amelia", "Wilkinson"), renamed = child("Amelia", "Brown", make_date(2010, 4, 3)),
         stranger = child("Harry", "Jones", make_date(1999, 12, 25));
    one.identifiers = renamed.identifiers = stranger.identifiers = {number};
    CHECK(band(one, renamed) == Band::same);
    CHECK(band(one, stranger) == Band::possible);
    CHECK(match(one, stranger).kept_back.starts_with("They share a number"));
}

TEST_CASE("an agency's own number tells nothing about another agency's, and different national numbers speak against one person") {
    auto one = child("Amelia", "Wilkinson"), other = child("Amelia", "Wilkinson");
    const int bare = match(one, other).tenths;
    one.identifiers = {{.kind = IdentifierKind::la_child_id, .issuer = "council", .value = "77"}};
    other.identifiers = {{.kind = IdentifierKind::la_child_id, .issuer = "neighbour", .value = "77"}};
    CHECK(match(one, other).tenths == bare);
    other.identifiers.front().issuer = "council";
    CHECK(match(one, other).tenths == bare + 200);
    one.identifiers = {{.kind = IdentifierKind::upn, .value = "H801200001001"}};
    other.identifiers = {{.kind = IdentifierKind::upn, .value = "A123456789012"}};
    CHECK(match(one, other).tenths == bare - 60);
}

TEST_CASE("sex and postcode weigh, and every weight says why") {
    auto one = child("Amelia", "Wilkinson"), other = child("Amelia", "Wilkinson");
    const int bare = match(one, other).tenths;
    one.sex = Sex::female;
    other.sex = Sex::male;
    CHECK(match(one, other).tenths == bare - 56);
    other.sex = Sex::female;
    one.postcodes = {"CA1 1AA"};
    other.postcodes = {"CA1 2BB"};
    const auto judged = match(one, other);
    CHECK(judged.tenths == bare + 10 + 20);
    CHECK(sum_of(judged) == judged.tenths);
    for (const auto& weight : judged.weights) CHECK_FALSE(weight.because.empty());
    CHECK(judged.weights.back().because == "the same postal district");
    CHECK(bits_in_words(-56) == "-5.6");
    CHECK(bits_in_words(125) == "+12.5");
}

TEST_CASE("an expected birth agrees with a birth within sixty days of it") {
    auto unborn = child("Baby", "Wilkinson");
    unborn.birth = Birth{make_date(2026, 5, 1), BirthPrecision::expected};
    CHECK(band(unborn, child("Baby", "Wilkinson", make_date(2026, 4, 12))) == Band::possible);
    CHECK(match(unborn, child("Baby", "Wilkinson", make_date(2026, 9, 12))).tenths < match(unborn, child("Baby", "Wilkinson", make_date(2026, 4, 12))).tenths);
}

TEST_CASE("an other name counts like the name now") {
    auto one = child("Amelia", "Wilkinson");
    one.names.push_back({.kind = NameKind::birth, .given = "Amelia", .family = "Nowak"});
    CHECK(band(one, child("Amelia", "Nowak")) == Band::same);
}

TEST_CASE("a postcode is stored as it is printed, however it was typed") {
    CHECK(postcode_of("ca11aa") == "CA1 1AA");
    CHECK(postcode_of(" CA 10 1aa ") == "CA10 1AA");
    CHECK(postcode_of("EC1A1BB") == "EC1A 1BB");
    for (const char* wrong : {"", "CA1", "CA1 1A", "1CA 1AA", "CA1 1AAA", "CA1-1AA"}) CHECK_FALSE(postcode_of(wrong));
}

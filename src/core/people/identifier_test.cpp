#include "core/people/identifier.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::people;

TEST_CASE("the last digit of an NHS number follows from the others by modulus 11, and a number whose check would be ten is none") {
    CHECK(is_nhs_number("9434765919"));  // the example of the NHS Data Dictionary
    CHECK(is_nhs_number("4010232137"));
    CHECK_FALSE(is_nhs_number("9434765918"));
    CHECK_FALSE(is_nhs_number("9434756919"));  // two neighbours changed places
    CHECK_FALSE(is_nhs_number("943476591"));
    CHECK_FALSE(is_nhs_number("943476591X"));
    for (int last = 0; last < 10; ++last) CHECK_FALSE(is_nhs_number("100000001" + std::to_string(last)));
}

TEST_CASE("an NHS number is taken with blanks as it is printed, and stored without") {
    CHECK(*identifier_value(IdentifierKind::nhs_number, " 943 476 5919 ") == "9434765919");
    CHECK(identifier_value(IdentifierKind::nhs_number, "943 476 5910").refusal().errors.front().field == "value");
}

TEST_CASE("every slip of one digit in an NHS number is found") {
    const std::string number = "9434765919";
    for (std::size_t at = 0; at < number.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string slipped = number;
            slipped[at] = digit;
            CHECK(is_nhs_number(slipped) == (slipped == number));
        }
}

TEST_CASE("the first letter of a pupil number is the sum of digit times place, modulus 23, in an alphabet without I, O and S") {
    CHECK(upn_check_letter("801200001001") == 'H');
    CHECK(upn_check_letter("000000000000") == 'A');
    CHECK_FALSE(upn_check_letter("80120000100A"));
    CHECK(is_upn("H801200001001"));
    CHECK_FALSE(is_upn("A801200001001"));
    CHECK_FALSE(is_upn("H80120000100"));
    CHECK(*identifier_value(IdentifierKind::upn, "h801200001001") == "H801200001001");
}

TEST_CASE("a temporary pupil number ends in a letter other than I, O and S") {
    CHECK(is_upn("X80120000100A"));
    for (const char* wrong : {"X80120000100I", "X80120000100O", "X80120000100S", "180120000100A", "X8012000O100A"}) CHECK_FALSE(is_upn(wrong));
}

TEST_CASE("a learner number checks by ten less the remainder, and a remainder of nothing makes none") {
    CHECK(is_uln("1000000000"));
    CHECK(is_uln("1234567899"));
    CHECK_FALSE(is_uln("1234567898"));
    for (int last = 0; last < 10; ++last) CHECK_FALSE(is_uln("100000006" + std::to_string(last)));
}

TEST_CASE("a local authority's child number is letters and digits, twenty at most; another agency's may hold signs") {
    CHECK(*identifier_value(IdentifierKind::la_child_id, " 123ABC ") == "123ABC");
    CHECK_FALSE(identifier_value(IdentifierKind::la_child_id, "123-ABC"));
    CHECK_FALSE(identifier_value(IdentifierKind::la_child_id, "123456789012345678901"));
    CHECK_FALSE(identifier_value(IdentifierKind::la_child_id, ""));
    CHECK(*identifier_value(IdentifierKind::agency_id, "DC/12-34.5") == "DC/12-34.5");
    CHECK_FALSE(identifier_value(IdentifierKind::agency_id, "<b>"));
}

TEST_CASE("every kind of identifier has a token of its own that is read back") {
    for (const auto& each : identifier_kinds) {
        CHECK(parse_identifier_kind(each.token) == each.kind);
        CHECK(words_of(each.kind).words == each.words);
    }
    CHECK_FALSE(parse_identifier_kind("passport"));
}

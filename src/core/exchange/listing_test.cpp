#include "core/exchange/json_writer.hpp"
#include "core/exchange/value.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::exchange;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

TEST_CASE("a CSV file has its header even when there is nothing to list") { CHECK(to_csv({{"code", "value"}, {}}) == "code,value\r\n"); }

TEST_CASE("cells that would break the row are quoted and their quotes doubled") {
    CHECK(to_csv({{"a", "b"}, {{"one, two", "say \"yes\""}, {"two\nlines", Value{}}}}) == "a,b\r\n\"one, two\",\"say \"\"yes\"\"\"\r\n\"two\nlines\",\r\n");
}

TEST_CASE("a text that a spreadsheet would run begins with an apostrophe and a number never does") {
    CHECK(to_csv({{"a"}, {{"=1+1"}, {"+1"}, {"-x"}, {"@SUM"}, {"\tx"}, {number("-3.50")}}}) == "a\r\n'=1+1\r\n'+1\r\n'-x\r\n'@SUM\r\n'\tx\r\n-3.50\r\n");
    CHECK(to_csv({{"a"}, {{"|x"}, {"＝1+1"}, {"＋1"}, {"－x"}, {"＠SUM"}, {"｜x"}, {"'=1"}, {"'x"}, {"x=1"}}}) ==
          "a\r\n'|x\r\n'＝1+1\r\n'＋1\r\n'－x\r\n'＠SUM\r\n'｜x\r\n''=1\r\n'x\r\nx=1\r\n");
    CHECK(to_csv({{"a"}, {{"\nx"}}}) == "a\r\n\"'\nx\"\r\n");
    CHECK(to_csv({{"a"}, {{"\rx"}}}) == "a\r\n\"'\rx\"\r\n");
}

TEST_CASE("JSON keeps a number as it was written and says null for what is absent") {
    CHECK(to_json({{"code", "value", "is_set"}, {{"CS1.0", number("68.0"), true}, {"CS4.4", std::optional<Decimal>{}, false}}}) ==
          "[{\"code\":\"CS1.0\",\"value\":68.0,\"is_set\":true},\n {\"code\":\"CS4.4\",\"value\":null,\"is_set\":false}]\n");
    CHECK(to_json({{"a"}, {}}) == "[]\n");
}

TEST_CASE("JSON strings escape what they must and replace bytes that are not UTF-8") {
    std::string out;
    append_json_string(out, std::string_view("a\"b\\c\n\x01\0é\xFFz\xE2\x80\xA8", 15));
    CHECK(out == "\"a\\\"b\\\\c\\n\\u0001\\u0000é\xEF\xBF\xBDz\\u2028\"");
}

TEST_CASE("nested objects stand as JSON in JSON and CSV and as words in a table") {
    const Value values(std::vector<Value::Object>{{{"value", number("523")}, {"place", "section 4"}}});
    const Listing listing{{"values"}, {{values}}};
    CHECK(to_json(listing) == "[{\"values\":[{\"value\":523,\"place\":\"section 4\"}]}]\n");
    CHECK(to_csv(listing) == "values\r\n\"[{\"\"value\"\":523,\"\"place\"\":\"\"section 4\"\"}]\"\r\n");
    CHECK(to_table(listing) == "values\n--------------------------\nvalue 523, place section 4\n");
}

TEST_CASE("a table for a terminal lines up, numbers to the right, and no control character reaches the terminal") {
    CHECK(to_table({{"code", "value"}, {{"CS1.0", number("7")}, {"é\x1b[2J", number("17.7")}}}) ==
          "code   value\n"
          "-----  -----\n"
          "CS1.0      7\n"
          "é [2J   17.7\n");
}

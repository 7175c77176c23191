#include "features/audit/question_pages.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::audit;

static web::Fields fields(std::initializer_list<std::pair<const char*, const char*>> given) {
    web::Fields fields;
    for (const auto& [name, value] : given) fields.add(name, value);
    return fields;
}

TEST_CASE("a question is read with its days, the last one included") {
    const auto question = question_in(fields({{"person", "17"}, {"type", "record.viewed"}, {"from", "1/3/2017"}, {"to", "2017-03-31"}, {"before", "40"}}));
    CHECK(question.errors.empty());
    const auto search = question.search();
    CHECK(search.account == 17);
    CHECK(search.type == "record.viewed");
    CHECK(search.from == start_of_day(make_date(2017, 3, 1)));
    CHECK(search.until == start_of_day(make_date(2017, 4, 1)));
    CHECK(search.before == 40);
}

TEST_CASE("what cannot be read is said by field, with what was typed") {
    const auto question = question_in(fields({{"person", "x"}, {"from", "31/2/2017"}, {"to", "soon"}, {"kind", "child"}}));
    REQUIRE(question.errors.size() == 4);
    CHECK(question.errors[0].field == "person");
    CHECK(question.errors[1].message.find("31/2/2017") != std::string::npos);
    CHECK(question.errors[2].field == "to");
    CHECK(question.errors[3].field == "reference");
}

TEST_CASE("the same question goes on before an entry") {
    const auto question = question_in(fields({{"person", "17"}, {"kind", "a b"}, {"reference", "1&2"}}));
    CHECK(question.query(40) == "?person=17&kind=a%20b&reference=1%262&before=40");
    CHECK(question_in({}).query(0).empty());
}

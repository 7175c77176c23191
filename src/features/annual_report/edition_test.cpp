#include "features/annual_report/edition.hpp"

#include <doctest/doctest.h>

namespace holdfast::annual_report {

TEST_CASE("the words of statuses and steps come back from their tokens") {
    for (const auto status : {Status::draft, Status::business_group, Status::board, Status::published}) CHECK(parse_status(token(status)) == status);
    for (const auto step : {Step::submit, Step::agree, Step::send_back, Step::publish}) CHECK(parse_step(token(step)) == step);
    CHECK_FALSE(parse_status("final"));
    CHECK_FALSE(parse_step(""));
}

TEST_CASE("only the Board's edition can be published, and what is published has no way back") {
    for (const auto from : {Status::draft, Status::business_group, Status::published}) CHECK(pathway.find(from, Step::publish) == nullptr);
    CHECK(pathway.is_end(Status::published));
}

TEST_CASE("a narrative needs a title and the number of a section") {
    Narrative narrative{.year = Period::year(2016), .number = 100, .title = {}, .markdown = {}, .version = 0};
    CHECK(errors_of(narrative).size() == 2);
    narrative.number = cover_number;
    CHECK(errors_of(narrative).empty());
}

}  // namespace holdfast::annual_report

#include "features/governance/plan_selection.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::governance;

TEST_CASE("a plan is narrowed by theme, rating and what is overdue, together") {
    const std::vector<Action> actions{
        {.place = 1, .theme_number = 1, .due = Period::month(2016, 11), .rating = Rating::on_track},
        {.place = 2, .theme_number = 1, .due = Period::month(2017, 7), .rating = Rating::on_track},
        {.place = 3, .theme_number = 2, .due = Period::month(2016, 11), .rating = Rating::at_risk},
    };
    const Date end = make_date(2017, 3, 31);
    CHECK(select(actions, {.as_at = end}).size() == 3);
    CHECK(select(actions, {.theme = 1, .as_at = end}).size() == 2);
    CHECK(select(actions, {.rating = Rating::at_risk, .as_at = end}).at(0).place == 3);
    CHECK(select(actions, {.theme = 1, .rating = Rating::on_track, .is_overdue_only = true, .as_at = end}).at(0).place == 1);
    CHECK(select(actions, {.theme = 9, .as_at = end}).empty());
}

TEST_CASE("every rating has a word for addresses that reads back") {
    for (const Rating rating : ratings) CHECK(parse_rating_word(rating_word(rating)) == rating);
    CHECK(rating_word(Rating::not_rated) == "not-rated");
    CHECK_FALSE(parse_rating_word(""));
}

#include "features/lado/allegation.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::lado;

template <class Value>
static void check_list(std::size_t size) {
    const auto words = words_for(Value{});
    CHECK(words.size() == size);
    for (std::size_t at = 0; at < words.size(); ++at) {
        CHECK(words[at].value == static_cast<Value>(at));
        CHECK(parse<Value>(words[at].token) == words[at].value);
        CHECK_FALSE(words[at].words.empty());
    }
    CHECK_FALSE(parse<Value>("no such token"));
}

TEST_CASE("each list holds its values in their order, and its tokens are read back") {
    check_list<EmployerType>(21);
    check_list<ReferrerType>(17);
    check_list<Category>(5);
    check_list<Criterion>(4);
    check_list<Finding>(5);
    check_list<Result>(15);
    check_list<Strand>(3);
    check_list<StrandState>(4);
}

TEST_CASE("conduct could be chosen until March 2017 and is compared as neglect; suitability can be since September 2020") {
    CHECK(word_of(Category::conduct).may_be_chosen_on(make_date(2017, 3, 31)));
    CHECK_FALSE(word_of(Category::conduct).may_be_chosen_on(make_date(2017, 4, 1)));
    CHECK(comparable(Category::conduct) == Category::neglect);
    CHECK(comparable(Category::sexual) == Category::sexual);
    CHECK_FALSE(word_of(Criterion::unsuitable).may_be_chosen_on(make_date(2020, 8, 31)));
    CHECK(word_of(Criterion::unsuitable).may_be_chosen_on(make_date(2020, 9, 1)));
}

TEST_CASE("the bands of conclusion end on the same day of the month") {
    const Date received = make_date(2026, 1, 31);
    CHECK(band_of(received, make_date(2026, 2, 28)) == Band::one_month);
    CHECK(band_of(received, make_date(2026, 3, 1)) == Band::three_months);
    CHECK(band_of(received, make_date(2026, 4, 30)) == Band::three_months);
    CHECK(band_of(received, make_date(2027, 1, 31)) == Band::twelve_months);
    CHECK(band_of(received, make_date(2027, 2, 1)) == Band::longer);
}

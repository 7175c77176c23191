#include "core/people/crowd_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace holdfast;
using namespace holdfast::people;

namespace {

CrowdIndex index_of(const std::vector<IndexedName>& names) {
    return CrowdIndex([&](const std::function<void(const IndexedName&)>& add) { std::ranges::for_each(names, add); });
}
std::vector<std::int64_t> found(const CrowdIndex& index, const Wanted& wanted) {
    std::vector<std::int64_t> people;
    for (const auto& hit : index.find(wanted, 20)) people.push_back(hit.person.number);
    return people;
}
bool holds(const std::vector<std::int64_t>& people, std::int64_t person) { return std::ranges::find(people, person) != people.end(); }

}  // namespace

TEST_CASE("the days that may have been meant are those with one digit wrong, neighbours or day and month changed, and the day itself first") {
    const Date typed = make_date(2012, 3, 14);
    const auto days = days_meant_by(typed);
    CHECK(days.front() == typed);
    CHECK(std::ranges::count(days, typed) == 1);
    for (const Date day : days) CHECK((day == typed || agreement_of(day, typed) <= DateAgreement::one_digit_wrong));
    std::size_t expected = 0;
    for (Date day = make_date(1000, 1, 1); day < make_date(2200, 1, 1); day += std::chrono::days{1})
        if (agreement_of(day, typed) <= DateAgreement::one_digit_wrong) ++expected;
    CHECK(std::ranges::count_if(days, [](Date day) { return day < make_date(2200, 1, 1); }) == static_cast<std::ptrdiff_t>(expected));
}

TEST_CASE("an empty index finds nobody, and somebody without a name or a day of birth is no trouble") {
    CHECK(found(CrowdIndex{}, {.given = "Ana", .family = "Nowak", .born = make_date(2012, 3, 4)}).empty());
    const auto index = index_of({{Id<Person>{1}, "ANA", "", std::nullopt}, {Id<Person>{2}, "", "NOWAK", make_date(2012, 3, 4)}});
    CHECK(holds(found(index, {.given = "Ana"}), 1));
    CHECK(holds(found(index, {.family = "Novak"}), 2));
    CHECK(found(index, {}).empty());
}

TEST_CASE("a double-barrelled name is found by either part, and an Irish one without its apostrophe") {
    std::vector<IndexedName> names;
    for (const auto& [number, given, family] : {std::tuple(1, "Mary Jane", "Smith-Nowak"), std::tuple(2, "Orla", "O'Neill")})
        for (const auto& name : indexed_names(Id<Person>{number}, given, family, make_date(2012, 3, 4))) names.push_back(name);
    const auto index = index_of(names);
    CHECK(found(index, {.given = "Mary", .family = "Nowak"}) == std::vector<std::int64_t>{1});
    CHECK(found(index, {.given = "Maryjane", .family = "Smith"}).front() == 1);
    CHECK(found(index, {.given = "Orla", .family = "ONeil"}) == std::vector<std::int64_t>{2});
}

TEST_CASE("the index weighs a person as the plain sum of name and birth does") {
    const crowd::Crowd crowd(3'000, 5);
    const auto index = crowd.index();
    crowd::Chance chance{9};
    for (int i = 0; i < 40; ++i) {
        const auto& meant = crowd.people[crowd::below(chance, crowd.people.size())];
        const Wanted wanted{meant.given, meant.family, meant.born};
        const auto hits = index.find(wanted, 20);
        REQUIRE_FALSE(hits.empty());
        for (const auto& hit : hits) {
            const auto& person = crowd.people[static_cast<std::size_t>(hit.person.number)];
            CHECK(hit.tenths <=
                  tenths_for(wanted, {hit.person, folded(person.given), folded(person.family), person.born}));  // what is only near is not in the index
        }
        CHECK(hits.front().tenths == tenths_for(wanted, {Id<Person>{}, folded(meant.given), folded(meant.family), meant.born}));
    }
}

TEST_CASE("who is meant is among the first twenty, whatever one or two slips were made in name and birth") {
    const crowd::Crowd crowd(30'000, 20261122);
    const auto index = crowd.index();
    crowd::Chance chance{4};
    int missed = 0, asked = 0;
    for (int i = 0; i < 1'400; ++i, ++asked) {
        const std::size_t meant = crowd::below(chance, crowd.people.size());
        Wanted typed{crowd.people[meant].given, crowd.people[meant].family, crowd.people[meant].born};
        crowd::mistype(chance, typed, static_cast<crowd::Slip>(i % 7));
        if (i % 3 == 0) crowd::mistype(chance, typed, static_cast<crowd::Slip>(crowd::below(chance, 7)));
        if (!holds(found(index, typed), static_cast<std::int64_t>(meant))) ++missed;
    }
    CHECK(missed * 1000 <= asked * 5);
}

#include "core/measures/listing.hpp"
#include "core/measures/questions_test.hpp"

#include <fstream>
#include <set>
#include <sstream>

namespace holdfast::measures {

TEST_CASE("docs/reference/indicators.md says what the program says: write it anew with `holdfast docs indicators`") {
    std::ifstream file(HOLDFAST_SOURCE_FOLDER "/docs/reference/indicators.md", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(text.str() == reference_page());
}

TEST_CASE("every definition has a code of its own, its words and its authority") {
    std::set<std::string_view> codes;
    for (const auto& measure : all()) {
        CAPTURE(measure.code);
        CHECK(codes.insert(measure.code).second);
        CHECK(find(measure.code) == &measure);
        CHECK(!measure.label.empty());
        CHECK(!measure.numerator.empty());
        CHECK(!measure.authority.empty());
        CHECK(measure.denominator.empty() == (measure.unit == figures::Unit::count));
    }
}

TEST_CASE("the listing has a row for each indicator, without a value where there is nobody") {
    test::World world;
    world.records.referrals = {{world.child(), test::on("2016-06-01"), no_day, Flag::no}};
    const auto listing = listing_of(world.all(), world.question.from, world.question.to);
    CHECK(listing.rows.size() == all().size());
    const auto csv = exchange::to_csv(listing);
    CHECK(csv.starts_with("code,label,numerator,denominator,value,unit,basis,as_at\r\n"));
    CHECK(csv.find("CS1.0,Referrals within 12 months of a previous referral,0,1,0.0,percent,year,2017-03-31\r\n") != std::string::npos);
    CHECK(csv.find("referrals.rate,Referrals,1,10000,1.0,rate_per_10000,year,2017-03-31\r\n") != std::string::npos);
    CHECK(csv.find("CS3.1,Children entering care,0,,0,count,year,2017-03-31\r\n") != std::string::npos);
    CHECK(csv.find("CS3.6,Looked-after children in the same placement for 2 years or more,0,0,,percent,snapshot,2017-03-31\r\n") != std::string::npos);
}

TEST_CASE("the listing in groups has the columns of the other and then the group, and for the public no small number nor one that tells it") {
    test::World world;
    for (int i = 0; i < 9; ++i) {
        const Child child = world.child();
        world.records.people.sex.back() = i < 7 ? 0 : 1;
        world.records.referrals.push_back({child, test::on("2016-06-01"), no_day, Flag::no});
    }
    Counter counter(std::make_shared<const Cohort>(cohort_of(std::move(world.records))), calendar::Calendar());
    const auto counted = counter.count(world.question, 1);
    GroupedQuestion question{
        .from = world.question.from, .to = world.question.to, .dimensions = {Dimension::sex}, .groups = [&](const Counted& one, Dimension dimension) {
            return breakdown(counter.cohort().people, one, dimension);
        }};
    const auto open = exchange::to_csv(grouped_listing_of(counted, question));
    CHECK(open.starts_with("code,label,numerator,denominator,value,unit,basis,as_at,dimension,group,shorthand\r\n"));
    CHECK(open.find("referrals.rate,Referrals,9,10000,9.0,rate_per_10000,year,2017-03-31,,,\r\n"
                    "referrals.rate,Referrals,7,,,rate_per_10000,year,2017-03-31,sex,Female,\r\n"
                    "referrals.rate,Referrals,2,,,rate_per_10000,year,2017-03-31,sex,Male,\r\n") != std::string::npos);
    question.is_for_public = true;
    const auto shut = exchange::to_csv(grouped_listing_of(counted, question));
    CHECK(shut.find("referrals.rate,Referrals,9,10000,9.0,rate_per_10000,year,2017-03-31,,,\r\n"
                    "referrals.rate,Referrals,,,,rate_per_10000,year,2017-03-31,sex,Female,c\r\n"
                    "referrals.rate,Referrals,,,,rate_per_10000,year,2017-03-31,sex,Male,c\r\n") != std::string::npos);
}

}  // namespace holdfast::measures

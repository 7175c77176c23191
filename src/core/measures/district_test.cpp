#include "core/measures/cohort_figures.hpp"
#include "core/measures/district_store.hpp"
#include "core/pathway/world_test.hpp"

namespace holdfast::measures {

TEST_CASE("a whole postcode, a sector and an outward part are read however they are typed, and nothing else") {
    CHECK(postcode_part("ca11aa") == "CA1 1AA");
    CHECK(postcode_part("CA1 1") == "CA1 1");
    CHECK(postcode_part("ca11") == "CA11");
    CHECK(postcode_part("CA11 1") == "CA11 1");
    for (const auto* bad : {"", "CA", "CA1 ", "CA1 1A", "Carlisle", "CA1 X"}) CHECK_FALSE(postcode_part(bad));
}

ON_EVERY_DATABASE("a postcode lies in the district of itself, else of its sector, else of its outward part") {
    const auto database = holdfast::test::fresh_database(kind, [] {
        auto all = trail::migrations();
        for (const auto& step : measures::migrations()) all.push_back(step);
        return all;
    }());
    trail::Journal journal(*database, system_now);
    REQUIRE(journal.change(trail::operator_named(), "a test", [](trail::Change& change) -> Outcome<Done> {
        CHECK_FALSE(Districts(change).is_any_known());
        put_district(change, "CA4", "Carlisle");
        put_district(change, "CA4 9", "Eden");
        put_district(change, "CA4 9AA", "Allerdale");
        put_district(change, "CA4", "City of Carlisle");
        const Districts districts(change);
        CHECK(districts.of("CA4 9AA") == "Allerdale");
        CHECK(districts.of("CA4 9AB") == "Eden");
        CHECK(districts.of("CA4 8AB") == "City of Carlisle");
        CHECK(districts.of("LA9 1AA").empty());
        change.record({"pathway.tested", {"pathway", "test"}});
        return Done{};
    }));
}

}  // namespace holdfast::measures

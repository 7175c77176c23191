#pragma once

#include "core/calendar/calendar_store.hpp"
#include "core/county/county_service.hpp"
#include "core/measures/cohort_figures.hpp"
#include "core/measures/district_store.hpp"

#include "core/pathway/world_test.hpp"
#include "core/statistics/statistics_store.hpp"
#include "features/measures/counted_figures.hpp"
#include "features/measures/measures.hpp"

namespace holdfast::measures {

/// A made-up county, small or whole, its population of 2016, and the feature.
struct RecordsWorld {
    explicit RecordsWorld(const std::string& kind, double scale = 0.02) : database(holdfast::test::fresh_database(kind, schema())) {
        REQUIRE(journal.change(trail::operator_named(), "a test", [scale](trail::Change& change) -> Outcome<Done> {
            const auto* population = statistics::find("population.children");
            const auto column = population->columns().front();
            statistics::put_area(change, {.code = "E10000006", .level = statistics::Level::authority, .name = "Cumbria", .old_code = "909"});
            statistics::put_part(change, "E10000006", statistics::Part::own);
            statistics::put_cell(change, column.name, {.area = "E10000006", .year = 2016, .breakdown = std::string(column.breakdown)},
                                 {.value = Decimal::whole(scale == 1 ? 91'941 : 2000)});
            county::load_county(change, calendar::Calendar(), {.seed = 2017, .scale = scale}, "cumbria-county-council");
            return Done{};
        }));
    }
    static std::vector<store::Migration> schema() {
        auto all = pathway::test::World::schema();
        for (const auto& more : {calendar::migrations(), statistics::migrations(), measures::migrations()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    /// As the scorecard of a partnership may name them.
    static std::map<std::string, LedgerName> names(trail::View&) {
        return {{"CS2.3", {"cpp.rate", Basis::snapshot}}, {"CS3.5", {"cla.moves", Basis::year}}, {"CS1.0", {"re_referrals.percent", Basis::month}}};
    }
    std::vector<figures::Figure> figures(const trail::Actor& actor, const figures::Wanted& wanted = {}) {
        return *journal.view(actor, [&](trail::View& view) -> Outcome<std::vector<figures::Figure>> { return counted.figures(view, wanted); });
    }
    std::vector<figures::Use> uses(const trail::Actor& actor) {
        return *journal.view(actor, [&](trail::View& view) -> Outcome<std::vector<figures::Use>> { return feature.figure_uses.front().uses(view, {}); });
    }

    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [] { return parse_instant("2026-11-22T12:00:00Z").value(); }};
    std::shared_ptr<CohortKeeper> keeper = std::make_shared<CohortKeeper>();
    site::Feature feature = measures::feature(keeper, names);
    figures::Provider counted = counted_from_records(keeper, names);
};

}  // namespace holdfast::measures

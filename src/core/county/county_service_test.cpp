#include "core/county/county_service.hpp"

#include "core/census/validator.hpp"
#include "core/county/figures.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/world_test.hpp"

#include <algorithm>

namespace holdfast::county {

namespace {

struct CountyWorld : pathway::test::World {
    explicit CountyWorld(const std::string& kind) : World(kind) {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "cumbria-county-council";
            council.type = "local_authority";
            council.sector = "public";
            council.codes.la = "909";
            organisations::put_agency(change, council);
        });
    }
    calendar::Calendar calendar{};

    std::string census(int collection) {
        std::string text;
        look([&](trail::View& view) {
            REQUIRE(pathway::write_census(view, {collection, "909", "2017-06-01T12:00:00"}, [&](std::string_view piece) { text += piece; }));
        });
        return text;
    }
    pathway::ReturnReport load(std::string text) {
        pathway::ReturnReport report;
        change([&](trail::Change& change) {
            const auto source = [&, at = std::size_t{0}](char* into, std::size_t most) mutable {
                const std::size_t got = std::min(most, text.size() - at);
                std::copy_n(text.data() + at, got, into);
                at += got;
                return got;
            };
            REQUIRE(pathway::load_census(change, calendar,
                                         {.source = source, .name = "census.xml", .fingerprint = std::to_string(std::hash<std::string>{}(text))}, report));
        });
        return report;
    }
};

/// The children of a census, in an order that does not depend on when they came on record.
std::vector<std::string> children_in(const std::string& census) {
    std::vector<std::string> children;
    for (std::size_t at = census.find("<Child>"); at != std::string::npos;) {
        const std::size_t next = census.find("<Child>", at + 1);
        children.push_back(census.substr(at, census.find("</Child>", at) - at));
        at = next;
    }
    std::ranges::sort(children);
    return children;
}

}  // namespace

ON_EVERY_DATABASE("the county goes out as a census that breaks no rule, and comes back in as the same records") {
    CountyWorld world(kind), other(kind);
    world.change([&](trail::Change& change) {
        CHECK(load_county(change, world.calendar, {.scale = 0.2}, "cumbria-county-council") > 1200);
        CHECK(load_county(change, world.calendar, {.scale = 0.2}, "cumbria-county-council") == 0);
    });
    for (const int collection : {2016, 2017}) {
        const auto census = world.census(collection);
        const auto report = other.load(census);
        CHECK(report.errors == 0);
        CHECK((collection == 2016 || report.queries == 0));
        CHECK(report.children > 400);
        CHECK(children_in(other.census(collection)) == children_in(census));
    }
    CHECK(world.load(world.census(2017)).is_nothing_new());
}

}  // namespace holdfast::county

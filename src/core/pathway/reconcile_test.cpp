#include "core/pathway/need.hpp"
#include "core/pathway/reconcile_service.hpp"
#include "core/pathway/world_test.hpp"

namespace holdfast::pathway {

namespace {

struct Census {
    Date reference_on{};
    bool has_it{};
};

/// Loads a census in which the child has one referral, or none, and gives the tally.
Tally load(trail::Change& change, Id<people::Person> child, const Census& census) {
    Reconciler reconciler(change, insert_entry(change, {.source = "census", .agency = "council", .reference_on = census.reference_on}), {});
    Referral said{{.child = child}, make_date(2017, 2, 3)};
    said.source = "2A";
    std::vector<Referral*> now;
    if (census.has_it) now.push_back(&said);
    reconciler.bring(
        of_child<Referral>(change, child), std::move(now), [](const Referral& each) { return each.referred_on; },
        [](const Referral& was, Referral& is) { is.outcome = was.outcome, is.team = was.team, is.worker = was.worker; });
    return reconciler.total();
}

constexpr auto to_2017 = [] { return make_date(2017, 3, 31); };
constexpr auto to_2018 = [] { return make_date(2018, 3, 31); };

}  // namespace

ON_EVERY_DATABASE("a record that a corrected return took back and a later one says again is the same record, with what no return says of it, and its history") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        CHECK(load(change, child, {to_2017(), true}).added == 1);
        auto first = of_child<Referral>(change, child).at(0);
        auto known = first;
        known.worker = "W7";
        known.outcome = "assessment";
        replace(change, first, known);  // as the census of the same entry, so that its correction can take it back
        CHECK(load(change, child, {to_2017(), false}).withdrawn == 1);
        CHECK(of_child<Referral>(change, child).empty());
        CHECK(load(change, child, {to_2017(), true}).added == 1);
        const auto again = of_child<Referral>(change, child);
        REQUIRE(again.size() == 1);
        CHECK(again[0].id == first.id);
        CHECK(again[0].worker == "W7");
        CHECK(again[0].outcome == "assessment");
        const auto history = revisions_of(change, child);
        REQUIRE(history.size() == 3);
        CHECK(history[2].record == first.id.number);
        CHECK(history[2].values.find("withdrawn") != std::string::npos);
        CHECK(load(change, child, {to_2017(), true}).is_nothing_new());
    });
}

ON_EVERY_DATABASE("a correction takes back what its own first return brought back after a correction of the year before had taken it back") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        load(change, child, {to_2017(), true});
        load(change, child, {to_2017(), false});
        CHECK(load(change, child, {to_2018(), true}).added == 1);
        CHECK(load(change, child, {to_2018(), false}).withdrawn == 1);
    });
}

ON_EVERY_DATABASE("what another agency's return took back is not brought back by this one's") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        const auto other = insert_entry(change, {.source = "census", .agency = "other", .reference_on = to_2017()}).id;
        Referral theirs{{.child = child, .entry = other}, make_date(2017, 2, 3)};
        theirs.worker = "W9";
        theirs.id = insert(change, theirs);
        withdraw(change, theirs, other);
        CHECK(load(change, child, {to_2017(), true}).added == 1);
        const auto ours = of_child<Referral>(change, child).at(0);
        CHECK(ours.id != theirs.id);
        CHECK(ours.worker.empty());
    });
}

}  // namespace holdfast::pathway

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/rows_store.hpp"
#include "core/pathway/world_test.hpp"
#include "features/returns/old_rows_service.hpp"

namespace holdfast::returns {

ON_EVERY_DATABASE("rows of a return that name no child are due by the day that the return is about, and go without the rows of children") {
    pathway::test::World world(kind);
    const auto kept = [&](std::string table, Date on, std::vector<pathway::KeptRow> rows) {
        std::int64_t number = 0;
        world.change([&](trail::Change& change) {
            const auto entry = pathway::insert_entry(change, {.source = "annex-a", .agency = "council", .reference_on = on});
            pathway::keep_rows(change, entry, table, std::move(rows));
            number = entry.id.number;
        });
        return std::to_string(number);
    };
    const pathway::KeptRow adopter{.table = "List 11", .cells = {{"Individual adopter identifier", "P1"}}};
    const pathway::KeptRow of_child{.table = "ssd_send", .la_child_id = "C1", .cells = {{"send_upn", "x"}}};
    const auto old = kept("List 11", make_date(2017, 3, 31), {adopter});
    kept("ssd_send", make_date(2017, 3, 31), {of_child});
    const auto newer = kept("List 11", make_date(2020, 3, 31), {{.table = "List 11", .cells = {{"Individual adopter identifier", "P2"}}}});
    const auto due = [&](Date by) {
        std::vector<retention::KeptRecord> found;
        world.look([&](trail::View& view) { found = rows_without_a_child().records(view, by); });
        return found;
    };
    CHECK(due(make_date(2017, 3, 30)).empty());
    const auto found = due(make_date(2020, 3, 30));
    REQUIRE(found.size() == 1);
    CHECK(found[0].reference == old);
    CHECK(found[0].words == "1 row of a return of council as at 31 March 2017");
    CHECK(found[0].started_on == make_date(2017, 3, 31));
    world.change([&](trail::Change& change) { rows_without_a_child().dispose(change, old); });
    const auto left = due(make_date(2026, 1, 1));
    REQUIRE(left.size() == 1);
    CHECK(left[0].reference == newer);
    world.look([](trail::View& view) {
        CHECK(pathway::rows_as_at(view, "council", "ssd_send", make_date(2017, 3, 31)).size() == 1);
        CHECK(pathway::rows_as_at(view, "council", "List 11", make_date(2017, 3, 31)).empty());
    });
}

}  // namespace holdfast::returns

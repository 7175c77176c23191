#include "features/organisations/old_agreement_service.hpp"
#include "features/organisations/partnership_test.hpp"

using namespace holdfast;
using namespace holdfast::organisations;
using holdfast::organisations::test::Partnership;

ON_EVERY_DATABASE("an agreement that ended is due by its last day, and the last of each agency never is; disposal forgets it and no other") {
    Partnership partnership{kind};
    const auto written = [&](auto act) {
        REQUIRE(partnership.journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            change.record({"test.written", {"test", "1"}});
            act(change);
            return Done{};
        }));
    };
    written([](trail::Change& change) {
        const auto police = put_agency(change, {.key = "police", .type = "police", .sector = "public"});
        put_agreement(change, police, {"1", make_date(2010, 1, 1), make_date(2010, 1, 1), make_date(2012, 12, 31), ""});
        put_agreement(change, police, {"2", make_date(2013, 1, 1), make_date(2013, 1, 1), make_date(2015, 12, 31), ""});
        const auto school = put_agency(change, {.key = "school", .type = "school", .sector = "public"});
        put_agreement(change, school, {"1", make_date(2010, 1, 1), make_date(2010, 1, 1), make_date(2012, 12, 31), ""});
    });
    const auto due = [&](Date by) { return partnership.look([&](trail::View& view) { return old_agreements().records(view, by); }); };
    CHECK(due(make_date(2012, 12, 30)).empty());
    const auto found = due(make_date(2020, 1, 1));
    REQUIRE(found.size() == 1);
    CHECK(found[0].reference == "police/2010-01-01/1");
    CHECK(found[0].started_on == make_date(2012, 12, 31));
    written([&](trail::Change& change) { old_agreements().dispose(change, found[0].reference); });
    CHECK(due(make_date(2020, 1, 1)).empty());
    CHECK(partnership.agency("police").agreements.size() == 1);
    CHECK(partnership.agency("school").agreements.size() == 1);
}

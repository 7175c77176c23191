#include "features/hub_contacts/count_pages.hpp"
#include "features/hub_contacts/desk_test.hpp"
#include "features/hub_contacts/import_service.hpp"
#include "features/hub_contacts/ledger_figures.hpp"
#include "support/example_files.hpp"

#include <map>

using namespace holdfast;
using namespace holdfast::hub_contacts;

static const Period year = Period::year(2016);
static constexpr std::string_view header =
    "reference,authority,received_at,source,child,domestic_abuse,children_present,adviser,conference,rating,decided_at,onward\n";

namespace {
/// A desk into which contacts of before are loaded.
struct Counting : hub_contacts::test::Desk {
    explicit Counting(const std::string& kind) : Desk(kind) { agency("cumbria-county-council", "Cumbria County Council", "local_authority"); }
    exchange::ImportReport load(const std::string& bytes) {
        exchange::ImportReport report;
        const auto kind = imports().front();
        (void)change(trail::operator_named(), [&](trail::Change& change) { return exchange::import_file(change, kind, bytes, false, report); });
        return report;
    }
    exchange::ImportReport load_rows(std::initializer_list<std::string_view> rows) {
        std::string bytes(header);
        for (const auto row : rows) bytes.append(row).append("\n");
        return load(bytes);
    }
    std::map<std::string, figures::Figure> figures_in(const Period& of, const trail::Actor& who = trail::operator_named()) {
        std::map<std::string, figures::Figure> found;
        for (auto& figure : look(who, [&](trail::View& view) { return hub_figures(view, {.year = of}); })) {
            auto key = figure.key();
            CHECK(found.emplace(std::move(key), std::move(figure)).second);
        }
        return found;
    }
};

std::string value_of(const std::map<std::string, figures::Figure>& figures, const std::string& key) {
    const auto at = figures.find(key);
    return at == figures.end() ? "none" : at->second.value->string();
}
}  // namespace

ON_EVERY_DATABASE("the contacts of the example year add up to each of the numbers that were published") {
    Counting desk(kind);
    const auto loaded = desk.load(holdfast::test::example_file("hub-contacts"));
    REQUIRE_MESSAGE(loaded.is_accepted(), loaded.rejections.front().reason);
    CHECK(loaded.added == 15'541);
    const auto counted = desk.figures_in(year);
    int compared = 0;
    for (const auto* measure : {"hub.contacts", "hub.domestic_abuse"})
        for (const auto& [key, value] : holdfast::test::stated(measure)) {
            CAPTURE(key);
            CHECK(value_of(counted, key) == value);
            ++compared;
        }
    CHECK(compared == 3);
    CHECK(value_of(counted, "hub.outcomes@2016-17/Referral to children's social care") == "4000");
    CHECK(desk.load(holdfast::test::example_file("hub-contacts")).unchanged == 15'541);
}

ON_EVERY_DATABASE("a contact of before is counted in its month, from whom, how urgent, whether decided in time and with what help") {
    Counting desk(kind);
    // The Monday of 2 May 2016 was a bank holiday: the first is decided on the next working day, the second a day later; red runs on over it.
    REQUIRE(desk.load_rows({"A-1,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,yes,yes,involved,yes,green,2016-05-03T15:00:00Z,early_help",
                            "A-2,cumbria-county-council,2016-04-29T12:00:00Z,2A,C2,yes,no,offered,,amber,2016-05-04T09:00:00Z,social_care",
                            "A-3,cumbria-county-council,2016-05-01T12:00:00Z,3B,C1,no,,,,red,2016-05-01T17:00:00Z,strategy_discussion",
                            "A-4,cumbria-county-council,2016-05-03T12:00:00Z,9,,,,,,,,"})
                .is_accepted());
    const auto counted = desk.figures_in(year);
    CHECK(value_of(counted, "hub.contacts@2016-17") == "4");
    CHECK(value_of(counted, "hub.contacts@2016-04") == "2");
    CHECK(value_of(counted, "hub.domestic_abuse_contacts@2016-05") == "0");
    CHECK(value_of(counted, "hub.domestic_abuse_percent@2016-17") == "50.0");
    CHECK(value_of(counted, "hub.domestic_abuse_children@2016-17") == "1");
    CHECK(value_of(counted, "hub.contacts@2016-17/Police") == "1");
    CHECK(value_of(counted, "hub.contacts@2016-17/Anonymous or not known") == "1");
    CHECK(value_of(counted, "hub.contacts@2016-17/Not rated") == "1");
    CHECK(value_of(counted, "hub.outcomes@2016-17/Not decided") == "1");
    CHECK(value_of(counted, "hub.domestic_abuse_adviser@2016-17/Involved") == "1");
    CHECK(value_of(counted, "hub.domestic_abuse_conference@2016-17") == "1");
    CHECK(value_of(counted, "hub.domestic_abuse_outcomes@2016-17/Early help") == "1");
    CHECK(value_of(counted, "hub.decided_percent@2016-17") == "66.7");
    CHECK(value_of(counted, "hub.decided_percent@2016-17/Schools and education") == "0.0");
    CHECK(value_of(counted, "hub.in_time_percent@2016-17/Red") == "0.0");
    CHECK(value_of(counted, "hub.in_time_percent@2016-17/Green") == "100.0");
    CHECK(value_of(counted, "hub.re_contact_percent@2016-17") == "33.3");
}

ON_EVERY_DATABASE("contacts that were worked on here are counted with those of before, by what the hub found and by their first clocks") {
    Counting desk(kind);
    REQUIRE(desk.load_rows({"A-1,cumbria-county-council,2026-11-20T12:00:00Z,6,C1,yes,yes,,,green,,"}).is_accepted());
    const auto reference = desk.received();
    REQUIRE(desk.screen_as(reference, {.domestic_abuse = Known::yes, .children_present = Known::yes, .adviser = Adviser::involved}, desk.officer));
    REQUIRE(desk.rate_as(reference, Rating::amber, desk.officer));
    REQUIRE(desk.decide_as(reference, Counting::decision(), desk.manager));
    const auto counted = desk.figures_in(Period::year(2026));
    CHECK(value_of(counted, "hub.contacts@2026-27") == "2");
    CHECK(value_of(counted, "hub.domestic_abuse_contacts@2026-11") == "2");
    CHECK(value_of(counted, "hub.decided_percent@2026-27") == "100.0");
    CHECK(value_of(counted, "hub.in_time_percent@2026-27/Amber") == "100.0");
    CHECK(value_of(counted, "hub.outcomes@2026-27/Early help") == "1");
    CHECK(value_of(counted, "hub.contacts@2026-12") == "none");  // the month has not begun
    CHECK(desk.figures_in(Period::year(2026), desk.teacher).empty());
}

ON_EVERY_DATABASE("a row that cannot be is refused by its column, and nothing of the file is kept") {
    Counting desk(kind);
    const auto refused = [&](std::string_view row) {
        const auto report = desk.load_rows({"A-1,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,green,,", row});
        return report.is_accepted() ? std::string() : report.rejections.front().column;
    };
    CHECK(refused("A-2,nowhere,2016-04-29T12:00:00Z,6,C1,no,,,,green,,") == "authority");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29,6,C1,no,,,,green,,") == "received_at");
    CHECK(refused("A-2,cumbria-county-council,2036-04-29T12:00:00Z,6,C1,no,,,,green,,") == "received_at");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29T12:00:00Z,11,C1,no,,,,green,,") == "source");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,yes,,,green,,") == "domestic_abuse");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,blue,,") == "rating");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,green,2016-04-29T11:00:00Z,advice") == "decided_at");
    CHECK(refused("A-2,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,green,2016-04-29T13:00:00Z,") == "onward");
    CHECK(refused("HUB-2,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,green,,") == "reference");
    CHECK(refused("A-1,cumbria-county-council,2016-04-29T12:00:00Z,6,C1,no,,,,green,,") == "reference");
    CHECK(desk.figures_in(year).empty());
}

ON_EVERY_DATABASE("the reports show what is counted, and the edition for the public hides what few numbers would tell") {
    Counting desk(kind);
    REQUIRE(desk.load(holdfast::test::example_file("hub-contacts")).is_accepted());
    for (const auto& report : {hub_report(), abuse_report()}) {
        CAPTURE(report.path);
        const auto document = desk.look(trail::operator_named(), [&](trail::View& view) { return *site::document_of(view, report, year, false); });
        CHECK(document.parts.front().blocks.size() >= 5);
        CHECK(document.figures.contains("hub.contacts@2016-17") == true);
        CHECK_FALSE(desk.look(trail::operator_named(), [&](trail::View& view) { return static_cast<bool>(site::document_of(view, report, Period::year(2020), false)); }));
        CHECK(desk.look(trail::operator_named(), [&](trail::View& view) { return site::uses_of(view, report, {.year = year}).size(); }) > 10);
    }
    CHECK(desk.look(desk.teacher, [&](trail::View& view) { return site::section_of(view, hub_report(), year).size(); }) == 0);
}

#include "core/exchange/import.hpp"
#include "features/early_help/absence_import_service.hpp"
#include "features/early_help/absence_store.hpp"
#include "features/early_help/desk_test.hpp"
#include "features/early_help/held_service.hpp"
#include "features/early_help/retention_service.hpp"

#include <fmt/ranges.h>

namespace holdfast::early_help::test {

TEST_CASE("absence is persistent from exactly a tenth of the sessions and severe from exactly a half, and the words never reach what the child does not") {
    CHECK(is_persistent({.possible = 100, .missed = 10}));
    CHECK_FALSE(is_persistent({.possible = 380, .missed = 37}));
    CHECK(is_persistent({.possible = 380, .missed = 38}));
    CHECK_FALSE(is_persistent({.possible = 0, .missed = 0}));
    CHECK_FALSE(is_severe({.possible = 101, .missed = 50}));
    CHECK(is_severe({.possible = 100, .missed = 50}));
    CHECK(in_words(Sessions{.possible = 241, .missed = 24}) == "24 of 241 sessions missed (9.9 %)");
    CHECK(in_words(Sessions{.possible = 120, .missed = 12}) == "12 of 120 sessions missed (10.0 %)");
}

namespace {
struct School : Desk {
    using Desk::Desk;
    exchange::ImportReport load(const std::string& rows, bool is_taken = true) {
        exchange::ImportReport report;
        const auto done = change(trail::operator_named(), [&](trail::Change& change) {
            return exchange::import_file(change, absences_import(), "child,school,year,term,possible,missed\n" + rows, false, report);
        });
        std::string words;
        for (const auto& rejection : report.rejections) words += fmt::format("line {}, {}: {}; ", rejection.line, rejection.column, rejection.reason);
        INFO(words);
        CHECK(static_cast<bool>(done) == is_taken);
        return report;
    }
    std::vector<PersistentlyAbsent> absent(const trail::Actor& who, const std::string& year = "2026-27") {
        return look(who, [&](trail::View& view) {
            return absent_without_assessment(view, policy::list_filter(view, people::record_kind, policy::belonging_of(view)), year, 50);
        });
    }
};
}  // namespace

ON_EVERY_DATABASE("a child whose terms of a year come to a tenth missed is listed until an early help assessment is open, to who may list their record") {
    School desk(kind);
    const auto& child = desk.child.reference;
    CHECK(desk.load(fmt::format("{},123456,2026-27,autumn,120,11\n", child)).added == 1);
    CHECK(desk.absent(desk.worker).empty());
    CHECK(desk.load(fmt::format("{},123456,2026-27,autumn,120,11\n{},654321,2026-27,spring,80,9\n", child, child)).unchanged == 1);
    const auto found = desk.absent(desk.worker);
    REQUIRE(found.size() == 1);
    CHECK(found.front().reference == child);
    CHECK(found.front().sessions == Sessions{.possible = 200, .missed = 20});
    CHECK(desk.absent(desk.worker, "2025-26").empty());
    CHECK(desk.absent(desk.teacher).empty());
    const auto reference = desk.begun();
    CHECK(desk.absent(desk.worker).empty());
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK(desk.absent(desk.worker).size() == 1);
}

ON_EVERY_DATABASE("a file of absences names each row that it cannot take, and nothing of it is kept") {
    School desk(kind);
    const auto& child = desk.child.reference;
    const auto report = desk.load(
        fmt::format("{0},123456,2026-27,autumn,120,11\n{0},12345,2026-27,winter,120,121\nNOBODY,123456,2026-27,spring,381,1\n{0},123456,2026-27,autumn,1,1\n",
                    child),
        false);
    std::vector<std::string> columns;
    for (const auto& rejection : report.rejections) columns.push_back(fmt::format("{} {}", rejection.line, rejection.column));
    INFO(fmt::format("{}", fmt::join(columns, ", ")));
    CHECK(columns == std::vector<std::string>{"3 school", "3 term", "3 missed", "4 child", "4 possible", "5 child"});
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return absences_of(view, desk.child.id); }).empty());
}

ON_EVERY_DATABASE("a child is found by their unique pupil number, what schools say of them is told to who asks, and goes with their record") {
    School desk(kind);
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) {
        return people::add_fact(change, desk.child.reference, people::Identifier{.kind = people::IdentifierKind::upn, .value = "A123456789012"});
    }));
    desk.load("A123456789012,123456,2026-27,autumn,120,60\n");
    const auto items = desk.look(desk.worker, [&](trail::View& view) { return held_about_children().items(view, desk.child.reference); });
    CHECK(std::ranges::find(items, "Autumn, school 123456: 60 of 120 sessions missed (50.0 %)", &subject_access::HeldItem::words) != items.end());
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) -> Outcome<Done> {
        early_help::erase_all(change, desk.keys, desk.child.reference);
        change.record({"test.disposed", {"person", desk.child.reference}});
        return Done{};
    }));
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return absences_of(view, desk.child.id); }).empty());
}

}  // namespace holdfast::early_help::test

#include "core/pathway/chronology_store.hpp"
#include "core/pathway/kinds.hpp"
#include "core/pathway/world_test.hpp"

#include <set>

namespace holdfast::pathway {

namespace {

/// Gives every field a value of its own, so that two that changed places would be seen.
struct Filler {
    int next{1};
    void fill(std::string& field) { field = "code " + std::to_string(next++); }
    void fill(Date& field) { field = make_date(2016, 4, 1) + std::chrono::days{next++}; }
    void fill(Instant& field) { field = Instant{std::chrono::hours{24 * 17'000 + next++}}; }
    void fill(bool& field) { field = next++ % 2 == 0; }
    void fill(int& field) { field = next++; }
    template <class Thing>
    void fill(Id<Thing>& field) {
        field = {next++};
    }
    template <class Value>
    void fill(std::optional<Value>& field) {
        fill(field.emplace());
    }
};

template <class Record>
Record filled(Id<people::Person> child, Id<Entry> entry, int from) {
    Record record{};
    record.child = child;
    record.entry = entry;
    Filler filler{from};
    Record::each(record, [&](std::string_view, auto& field) { filler.fill(field); });
    return record;
}

}  // namespace

ON_EVERY_DATABASE("every kind of record is read as it was stored, also where nothing is known, and keeps what it said before it changed") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        const auto first = insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
        const auto second = insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
        std::size_t revisions = 0;
        for_every_kind([&]<class Record>(std::type_identity<Record>) {
            CAPTURE(Record::table);
            Record bare{};
            bare.child = child;
            bare.entry = first;
            Record full = filled<Record>(child, first, 1);
            bare.id = insert(change, bare);
            full.id = insert(change, full);
            CHECK(of_child<Record>(change, child) == std::vector{bare, full});

            Record later = filled<Record>(child, second, 40);
            CHECK(!says_the_same(full, later));
            replace(change, full, later);
            later.id = full.id;
            CHECK(find(change, full.id) == later);
            withdraw(change, bare, second);
            CHECK(of_child<Record>(change, child) == std::vector{later});
            CHECK(!find(change, bare.id));

            revisions += 2;
            const auto history = revisions_of(change, child);
            REQUIRE(history.size() == revisions);
            CHECK(history[revisions - 2].table == Record::table);
            CHECK(history[revisions - 2].was_through == first);
            CHECK(history[revisions - 2].replaced_by == second);
            CHECK(history[revisions - 1].record == bare.id.number);
        });
    });
}

ON_EVERY_DATABASE("the chronology tells every kind of record, each of its days on that day") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto entry = insert_entry(change, {.source = "ssda903", .agency = "council", .reference_on = make_date(2026, 3, 31)}).id;
        for_every_kind([&]<class Record>(std::type_identity<Record>) {
            CAPTURE(Record::table);
            const auto child = people::insert_person(change, false).id;
            const Record full = filled<Record>(child, entry, 1);
            insert(change, full);
            std::set<Date> told;
            for (const auto& moment : chronology_of(change, child)) told.insert(moment.on);
            CHECK(!told.empty());
            Record::each(full, [&](std::string_view column, const auto& field) {
                CAPTURE(column);
                if (column == "internal_review_on" || column == "conference_target_on") return;  // by when something was to happen, not when it did
                using Field = std::remove_cvref_t<decltype(field)>;
                if constexpr (std::same_as<Field, Date>) CHECK(told.contains(field));
                if constexpr (std::same_as<Field, std::optional<Date>>) CHECK(told.contains(field.value()));
            });
        });
    });
}

ON_EVERY_DATABASE("what a return says of a child without a day stands on the last day that the return is about") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        const auto entry = insert_entry(change, {.source = "ssda903", .agency = "council", .reference_on = make_date(2026, 3, 31)}).id;
        AsylumSpell asylum;
        asylum.child = child;
        asylum.entry = entry;
        insert(change, asylum);
        PreviousPermanence before;
        before.child = child;
        before.entry = entry;
        before.option = "P1";
        before.on = "zz/05/2014";
        insert(change, before);
        const auto moments = chronology_of(change, child);
        REQUIRE(moments.size() == 2);
        CHECK(moments[0].on == make_date(2026, 3, 31));
        CHECK(moments[0].what == "On record as an unaccompanied child seeking asylum");
        CHECK(moments[1].detail == "Adoption; date as written zz/05/2014");
    });
}

ON_EVERY_DATABASE("what a record said before is kept by the names of its columns, whatever was written in them") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto child = people::insert_person(change, false).id;
        const auto entry = insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
        Referral before{{.child = child, .entry = entry}, make_date(2017, 3, 31)};
        before.team = "Duty \"and\" \\assessment\n";
        before.no_further_action = false;
        before.id = insert(change, before);
        withdraw(change, before, entry);
        const auto history = revisions_of(change, child);
        REQUIRE(history.size() == 1);
        CHECK(history[0].values.find("2017-03-31") != std::string::npos);
        CHECK(history[0].values.find("Duty \\\"and\\\" \\\\assessment\\u000a") != std::string::npos);
        CHECK(history[0].values.find("closed_on") == std::string::npos);
    });
}

ON_EVERY_DATABASE("many records of several children are stored one after another and read child by child") {
    test::World world(kind);
    world.change([](trail::Change& change) {
        const auto one = people::insert_person(change, false).id, other = people::insert_person(change, false).id;
        const auto entry = insert_entry(change, {.source = "census", .agency = "council", .reference_on = make_date(2017, 3, 31), .fingerprint = "ab"}).id;
        Inserter<ProtectionPlan> insert_plan(change);
        for (const auto child : {other, one, other}) {
            auto plan = filled<ProtectionPlan>(child, entry, 3);
            insert_plan(plan);
        }
        std::vector<std::int64_t> order;
        every<ProtectionPlan>(change, [&](const ProtectionPlan& plan) { order.push_back(plan.child.number); });
        CHECK(order == std::vector{one.number, other.number, other.number});
        wipe_pathway(change, other);
        CHECK(of_child<ProtectionPlan>(change, other).empty());
        CHECK(of_child<ProtectionPlan>(change, one).size() == 1);
        CHECK(find_entry_of_file(change, "census", "council", "ab")->id == entry);
        CHECK(!find_entry_of_file(change, "census", "council", "cd"));
    });
}

}  // namespace holdfast::pathway

#pragma once

#include "core/access/account_store.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/people/person_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::pathway::test {

/// A database with nobody in it, and a clock.
struct World {
    /// With the tables of further modules where a test needs them.
    explicit World(const std::string& kind, const std::vector<store::Migration>& others = {})
        : database(holdfast::test::fresh_database(kind, schema(others))) {}

    static std::vector<store::Migration> schema(const std::vector<store::Migration>& others = {}) {
        auto all = trail::migrations();
        for (const auto& more : {access::migrations(), policy::migrations(), people::migrations(), pathway::migrations()})
            all.insert(all.end(), more.begin(), more.end());
        all.insert(all.end(), others.begin(), others.end());
        return all;
    }
    std::shared_ptr<store::Database> database;
    Instant now = parse_instant("2026-11-22T12:00:00Z").value();
    trail::Journal journal{*database, [this] { return now; }};

    /// Makes a change as the operator; `act(change)` records its own event or this adds one.
    template <class Act>
    void change(Act&& act) {
        const auto made = journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<Done> {
            act(change);
            change.record({"pathway.tested", {"pathway", "test"}});
            return Done{};
        });
        REQUIRE(made);
    }
    template <class Look>
    void look(Look&& look) {
        REQUIRE(journal.view(trail::operator_named(), [&](trail::View& view) {
            look(view);
            return Outcome<Done>(Done{});
        }));
    }
};

}  // namespace holdfast::pathway::test

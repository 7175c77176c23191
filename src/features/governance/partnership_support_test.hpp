#pragma once

#include "core/exchange/import.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/governance/import_service.hpp"
#include "features/governance/schema_store.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

namespace holdfast::governance {

/// A file of the example partnership.
inline std::string example_file(std::string_view kind) {
    std::ifstream file(std::string(HOLDFAST_DATA_FOLDER "/examples/cumbria-2016-17/") + std::string(kind) + ".csv", std::ios::binary);
    REQUIRE(file);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// A database of its own with the slice's tables.
struct Partnership {
    explicit Partnership(const std::string& kind) : database(test::fresh_database(kind, steps())), journal(*database, [] { return parse_instant("2017-05-02T09:00:00Z").value(); }) {}

    static std::vector<store::Migration> steps() {
        auto all = trail::migrations();
        for (const auto& step : governance::migrations()) all.push_back(step);
        return all;
    }
    exchange::ImportReport import(std::string_view kind, std::string_view bytes) {
        const auto kinds = imports();
        const auto wanted = std::ranges::find(kinds, kind, &exchange::ImportKind::name);
        REQUIRE(wanted != kinds.end());
        exchange::ImportReport report;
        (void)journal.change(trail::operator_named(), "test", [&](trail::Change& change) { return exchange::import_file(change, *wanted, bytes, false, report); });
        return report;
    }
    void import_example() {
        for (const auto& kind : imports()) REQUIRE(import(kind.name, example_file(kind.name)).is_accepted());
    }
    template <class Look>
    auto look(Look&& look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }

    std::shared_ptr<store::Database> database;
    trail::Journal journal;
};

}  // namespace holdfast::governance

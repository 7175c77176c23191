#pragma once

#include "core/exchange/csv_reader.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

namespace holdfast::test {

/// A file of the example partnership, `allegations` without its ending; for test programs that are told of the data folder (HOLDFAST_DATA_FOLDER).
#ifdef HOLDFAST_DATA_FOLDER
inline std::string example_file(std::string_view kind) {
    std::ifstream file(std::string(HOLDFAST_DATA_FOLDER "/examples/cumbria-2016-17/") + std::string(kind) + ".csv", std::ios::binary);
    REQUIRE(file);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// What publications state of the example: the rows of `published.csv` and `series.csv` whose measure begins so, by key (`hub.contacts@2016-17`).
inline std::multimap<std::string, std::string> stated(std::string_view measures) {
    std::multimap<std::string, std::string> found;
    for (const auto* file : {"published", "series"}) {
        const auto bytes = example_file(file);
        exchange::CsvReader reader(bytes);
        while (const auto record = reader.next()) {
            const auto& cells = record->cells;  // measure, label, population, period, basis, value
            if (cells.size() < 6 || !cells[0].starts_with(measures)) continue;
            found.emplace(cells[0] + "@" + cells[3] + (cells[2].empty() ? "" : "/" + cells[2]), cells[5]);
        }
    }
    return found;
}
#endif

}  // namespace holdfast::test

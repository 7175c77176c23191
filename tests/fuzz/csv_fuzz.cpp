#include "require.hpp"

#include "core/exchange/csv_reader.hpp"
#include "core/exchange/look_alike.hpp"
#include "core/exchange/value.hpp"

using namespace holdfast;
using namespace holdfast::exchange;

/// The record on a line of its own, after a first cell that keeps a byte-order mark from being taken for the file's.
static std::string written(std::vector<std::string> cells) {
    cells.insert(cells.begin(), "first");
    return to_csv({std::move(cells), {}});
}

static void check_record(const CsvRecord& record) {
    const auto bytes = written(record.cells);
    CsvReader again(bytes);
    auto read = again.next();
    fuzz::require(read && !again.next() && !again.problem());
    read->cells.erase(read->cells.begin());
    fuzz::require(read->cells == record.cells);
    for (const auto& cell : record.cells) fuzz::require(without_look_alikes(cell).size() <= cell.size());
}

/// What is read can be written and read again, and the lines of records and problems only grow.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    CsvReader reader(fuzz::text_of(bytes, size));
    int line = 0;
    while (const auto record = reader.next()) {
        fuzz::require(record->line > line && !record->cells.empty());
        line = record->line;
        check_record(*record);
    }
    fuzz::require(!reader.problem() || reader.problem()->line >= line);
    return 0;
}

#include "core/annex_a/lists.hpp"
#include "core/ssd/dataset.hpp"
#include "require.hpp"

using namespace holdfast;
using namespace holdfast::extracts;

/// What is written reads back the same, cell for cell, but that a CSV file has every column of the standard.
static void check_writing(const Standard& standard, const Table& table) {
    std::string bytes;
    write_csv(table, bytes);
    const auto again = read_tables(standard, bytes, table.form->name + ".csv");
    fuzz::require(again && again->tables.size() == 1 && again->tables[0].form == table.form && again->tables[0].rows.size() == table.rows.size());
    std::string bytes_again;
    write_csv(again->tables[0], bytes_again);
    fuzz::require(bytes_again == bytes || bytes.find('\'') != std::string::npos);
}

static void check_finding(const Finding& finding) {
    fuzz::require(finding.table != nullptr && finding.line > 0 && place_of(*finding.table->form, finding.field));
}

/// One file: a CSV table or a workbook of tables. Small limits are not set, so that those of the product are met.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    if (const auto content = read_tables(annex_a::lists(), text, "file")) {
        for (const Table& table : content->tables) check_writing(annex_a::lists(), table);
        annex_a::validate(content->tables, annex_a::newest_days(content->tables, make_date(2026, 1, 1)), check_finding);
    }
    if (const auto content = read_tables(ssd::tables(), text, "file")) {
        for (const Table& table : content->tables) check_writing(ssd::tables(), table);
        ssd::validate(content->tables, check_finding);
    }
    return 0;
}
